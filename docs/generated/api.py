"""Every address of the API with its parameters and the fields of its answer, from the OpenAPI document."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from archive.archive import Archive
from web.app import close, create_app

Spec = Mapping[str, Any]


def page() -> str:
    return "\n".join(_lines(openapi())) + "\n"


def openapi() -> dict[str, Any]:
    """The document that ``/openapi.json`` gives."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder) / "data")
        app = create_app(archive)
        document: dict[str, Any] = app.test_client().get("/openapi.json").get_json()
        close(app)
        archive.close()
    return document


def _lines(spec: Spec) -> Iterator[str]:
    yield from (
        "# The API",
        "",
        "`GET /openapi.json` describes the same for programs. Answers are JSON, and CSV with `format=csv`: all "
        "rows of a list; of a single answer what its address below says; "
        "RFC 4180, UTF-8, one value in a cell. A nested object lies flat (`term.from`); what a row has "
        "several of has numbered columns (`numbers.1`, `changed.2.before`), as many as the row with the most "
        "needs. A value of any shape, as of a rule, is JSON. A Danish Excel opens `format=csv&sep=;&bom=true`; "
        "`local=true` adds the time in Copenhagen beside UTC (`recorded_at.local`). A text that begins as a "
        "formula has an apostrophe before it. Errors: [problems.md](problems.md). Time: [time.md](time.md).",
    )
    for path, methods in spec["paths"].items():
        for method in ("get", "post"):
            if method in methods:
                yield from _operation(spec, method, path, methods)
    yield from ("", "# Shapes")
    for name, schema in sorted(spec["components"]["schemas"].items()):
        if "Query" not in name and schema.get("properties"):
            yield from _schema(name, schema)


def _operation(spec: Spec, method: str, path: str, methods: Spec) -> Iterator[str]:
    operation = methods[method]
    yield from ("", f"## {method.upper()} {path}", "", operation.get("summary", ""))
    parameters = [_resolved(spec, one) for one in [*methods.get("parameters", []), *operation.get("parameters", [])]]
    if parameters:
        yield from ("", "| parameter | |", "|---|---|")
        yield from (f"| `{one['name']}` | {one.get('description') or 'part of the address'} |" for one in parameters)
    for status in ("200", "201"):
        shape = _answer(operation.get("responses", {}).get(status, {}))
        if shape:
            rows = _csv(operation["responses"][status])
            yield from ("", f"Answers {status}: [{shape}](#{shape.lower()}).{rows}")


def _answer(response: Spec) -> str | None:
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema["$ref"]).rpartition("/")[2] if "$ref" in schema else None


def _csv(response: Spec) -> str:
    schema = response["content"].get("text/csv", {}).get("schema", {})
    return f" As CSV: {schema['description'][0].lower()}{schema['description'][1:]}" if schema else ""


def _resolved(spec: Spec, parameter: Spec) -> Spec:
    if "$ref" not in parameter:
        return parameter
    name = str(parameter["$ref"]).rpartition("/")[2]
    found: Spec = spec["components"]["parameters"][name]
    return found


def _schema(name: str, schema: Spec) -> Iterator[str]:
    yield from ("", f"## {name}", "", "| field | type | |", "|---|---|---|")
    for field, shape in schema["properties"].items():
        yield f"| `{field}` | {_type(shape)} | {shape.get('description', '')} |"


def _type(shape: Spec) -> str:
    if "$ref" in shape:
        name = str(shape["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for joint in ("allOf", "anyOf", "oneOf"):
        if joint in shape:
            return " or ".join(_type(one) for one in shape[joint])
    if shape.get("type") == "array":
        return f"list of {_type(shape['items'])}"
    kind = shape.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
