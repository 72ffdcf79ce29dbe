"""Recording a command, and the receipt with its warnings in words and the addresses of what it concerns."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from archive.archive import Archive
from archive.receipts import TOLD, Receipt
from archive.rehearsal import tried
from archive.rights.judging import Actor
from web.axes import PATHS
from web.things import Things
from web.wording import Wording
from web.words import with_text

# The API's name of each type of subject that has a page of its own.
_API = {
    "agreement": "agreements",
    "body": "bodies",
    "meeting": "meetings",
    "decision": "decisions",
    "document": "documents",
    "assignment": "assignments",
    "pulje": "puljer",
    "area": "areas",
    "disagreement": "disagreements",
}
_YEARLY = "tilsyn"  # its page and its answer are those of its year


def record(
    archive: Archive,
    command: object,
    *,
    by: str | None = None,
    base_dir: Path | None = None,
    default_key: str | None = None,
    language: str = "da",
    actor: Actor | None = None,
) -> tuple[int, dict[str, Any]]:
    """The status (201, or 200 where it was recorded before) and the receipt. Raises Problem; then nothing is recorded.

    ``by``, ``base_dir``, ``default_key``, ``actor``: as of ``Archive.do``; ``language``: of the warnings and cautions.
    """
    receipt = archive.do(command, by=by, base_dir=base_dir, default_key=default_key, actor=actor)
    body = _worded(archive, receipt, language)
    return receipt.status, {**body, **_addresses(body["subject"], body["position"])}


def try_out(archive: Archive, command: object, *, by: str | None, language: str) -> dict[str, Any]:
    """The receipt that a command would have, without place and addresses. Raises Problem; nothing is recorded."""
    body = _worded(archive, tried(archive, command, by), language)
    return {"dry_run": True, **{name: value for name, value in body.items() if name != "position"}}


def _worded(archive: Archive, receipt: Receipt, language: str) -> dict[str, Any]:
    return {**receipt.body, **told(archive, receipt, language)}


def told(archive: Archive, receipt: Receipt, language: str) -> dict[str, list[dict[str, Any]]]:
    """``{warnings, cautions}`` of a receipt, each with its text."""
    things = Things(archive.as_it_stands(), Wording(language))
    return {name: [with_text(one, things) for one in receipt.body[name]] for name in TOLD}


def _addresses(subject: dict[str, Any], position: int) -> dict[str, str]:
    """Where the subject is shown as the command left it; what has no page is found in the audit trail.

    No day is named: the same command answered again gives the same receipt on any day.
    """
    type, id = subject["type"], subject["id"]
    if type == _YEARLY:
        page, api, rest = f"/{_YEARLY}", _YEARLY, f"/{id.removeprefix(f'{_YEARLY}-')}?"
    elif type in _API:
        page, api, rest = PATHS[type], _API[type], f"/{id}?"
    else:
        page, api, rest = "/revisionsspor", "audit", f"?subject={quote(id)}&"
    rest += f"known=@{position}"
    return {"url": page + rest, "api_url": f"/api/v1/{api}{rest}"}
