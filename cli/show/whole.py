"""Answers about the whole archive as text: search, the audit trail, the calendar, its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cli.output import Lines, Names, fact, heading, table
from cli.session import Answer
from web.changes import change_words
from web.facets import value_words
from web.wording import Wording


def search(body: Answer, w: Wording, names: Names) -> Lines:
    yield w.count("search.total", body["total"])
    if body["suggestion"]:
        yield f"{w.text('search.suggestion')} {body['suggestion']}"
    yield from _hits(body["hits"], w, names)
    if body["partial"] and body["partial"]["hits"]:
        total = w.count("search.partial-total", body["partial"]["total"])
        yield from ["", f"{w.text('search.partial')} ({total})"]
        yield from _hits(body["partial"]["hits"], w, names)
    for name, counts in body["facets"].items():
        if counts:
            said = (f"{value_words(name, value, w, names)} ({count})" for value, count in counts.items())
            yield from ["", f"{w.text(f'search.facet.{name}')}: {', '.join(said)}"]


def _hits(found: list[Answer], w: Wording, names: Names) -> Lines:
    for hit in found:
        yield ""
        yield f"{hit.get('number') or ''} {hit['title'] or hit['id']}".strip()
        yield f"  {' '.join(''.join(map(_piece, hit['snippet'])).split())}"
        yield f"  {' · '.join(_where(hit, w, names))}"


def _piece(piece: Mapping[str, Any]) -> str:
    return f"[{piece['text']}]" if piece["hit"] else str(piece["text"])


def _where(hit: Answer, w: Wording, names: Names) -> Iterator[str]:
    yield w.code("type", hit["type"])
    if hit["body"]:
        yield names(hit["body"])
    if hit["meeting"]:
        yield hit["meeting"]
    if hit["date"]:
        yield w.day(hit["date"])
    if hit.get("valid"):
        yield f"{w.text('search.valid')} {w.interval(hit['valid']['from'], hit['valid']['to'])}"
    yield hit["id"]


def audit(body: Answer, w: Wording, names: Names) -> Lines:
    if not body["items"]:
        yield w.text("list.none")
    for row in body["items"]:
        recorded = w.text("source.recorded", moment=w.moment(row["recorded_at"]), by=row["recorded_by"])
        about = f"{w.code('type', row['subject']['type'])} {row['subject']['id']}"
        yield f"{w.text('source.position', position=row['position'])} {w.code('event', row['event'])}: {about}"
        yield f"    {row['summary']}"
        yield f"    {recorded}. {row['event']}"
        yield from (f"    {line}" for line in _details(row, w, names))


def _details(row: Answer, w: Wording, names: Names) -> Iterator[str]:
    where = [names(row["body"]) if row["body"] else "", row["meeting"]]
    where += [f"{w.text('source.item')} {row['item']}"] if row["item"] else []
    yield from fact(w, "audit.where", ", ".join(filter(None, where)))
    for name, key in (("decided_on", "audit.decided-on"), ("effective_on", "audit.effective-on")):
        if row[name]:
            yield w.text(key, day=w.day(row[name]))
    if row["days_late"] is not None:
        yield w.count("audit.days-late", row["days_late"])
    if row["corrects"]:
        yield f"{w.text('audit.corrects')} {w.text('source.position', position=row['corrects'])}"
    yield from fact(w, "audit.reason", row["reason"])
    for change in row["changed"] or ():
        field, before, after = change_words(w, change)
        yield f"{field}: [-{before}-]{{+{after}+}}"


def grants(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text(f"grants.{name}") for name in ("who", "role", "bodies", "in-force", "given", "until", "revoked")]
    yield from table(
        [*columns, w.text("cli.id")],
        (
            (
                row["who"],
                w.code("granted", row["role"]),
                ", ".join(map(names, row["bodies"] or ())),
                w.plain(row["in_force"]),
                _by(row, w),
                w.day(row["until"]) if row["until"] else "",
                _by(row["revoked"], w) if row["revoked"] else "",
                row["id"],
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def _by(act: Answer, w: Wording) -> str:
    return f"{w.moment(act['recorded_at'])}, {act['recorded_by']}: {act['reason']}"


def status(body: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("status.heading")
    yield from fact(w, "status.position", body["position"])
    yield from fact(w, "status.last-recorded", w.moment(body["last_recorded_at"]))
    yield from fact(w, "status.head", chain_head(body["head"], w))
    yield from heading(w.text("status.models"))
    yield from models(body["read_models"], w)
    yield from heading(w.text("status.counts"))
    counts = ((w.code("type", type), count) for type, count in body["counts"].items())
    yield from table([w.text("cli.type"), w.text("status.count")], counts, w.text("list.none"))


def chain_head(head: Answer | None, w: Wording) -> str:
    """As ``arkiv verify --head`` takes it."""
    return w.text("status.no-chain") if head is None else f"{head['position']}:{head['digest']}"


def models(rows: list[Answer], w: Wording) -> list[str]:
    columns = [w.text(f"status.{name}") for name in ("name", "state", "reached", "lag", "reason")]
    return table(
        columns,
        (
            (
                w.code("model.name", row["name"]),
                w.code("model", row["state"]),
                row["position"],
                row["lag"],
                row["reason"],
            )
            for row in rows
        ),
        w.text("list.none"),
    )
