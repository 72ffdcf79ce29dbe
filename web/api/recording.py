"""Recording a command."""

from __future__ import annotations

from flask import Response, request

from archive.grammar import COMMANDS
from archive.grammar.published import published
from archive.problems import Problem
from archive.strict_json import parse_command
from web import recording
from web.api.blueprint import JSON, blueprint, respond
from web.axes import language
from web.people.asking import asker
from web.schemas.archive import Receipt
from web.services import services

# Nobody is signed in: a command says who records it.
_ONE_COMMAND = {
    "oneOf": [{**schema, "required": [*schema["required"], "by"]} for schema in map(published, COMMANDS.values())]
}


@blueprint.post("/commands")
@blueprint.doc(requestBody={"required": True, "content": {JSON: {"schema": _ONE_COMMAND}}})
@blueprint.alt_response(201, schema=Receipt, description="Recorded", content_type=JSON, success=True)
@blueprint.alt_response(200, schema=Receipt, description="Recorded before: the first again", content_type=JSON)
def record() -> Response:
    """Records one command, or refuses it and records nothing."""
    if request.mimetype != "application/json":
        raise Problem("unsupported", "not-json-media-type", given=request.mimetype)
    status, receipt = recording.record(
        services().archive,
        parse_command(request.get_data()),
        language=language(request),
        actor=asker().actor,
    )
    return respond(receipt, status)
