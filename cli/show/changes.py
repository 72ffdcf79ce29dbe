"""What changed in agreements as text: a justering, texts that were another then, days worth looking at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cli.output import Lines, Names, fact, heading, indented, table
from cli.session import Answer
from cli.show.sources import mandate, requires, source
from web import saying
from web.changes import change_words, rewritten
from web.wording import Wording


def days(body: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("days.what")
    columns = [w.text(key) for key in ("timeline.on", "timeline.kind", "agreement.title", "cli.id")]
    yield from table(
        columns,
        ((w.day(row["on"]), w.code("days.kind", row["kind"]), row["title"], row["id"]) for row in body["items"]),
        w.text("list.none"),
    )


def earlier(body: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("earlier.what", day=w.day(body["as_of"]["on"]))
    if not body["items"]:
        yield w.text("earlier.none")
    for row in body["items"]:
        yield ""
        yield f"{row['number']}, {w.text('earlier.until', moment=w.moment(row['recorded_at']))}"
        for side in ("before", "now"):
            yield f"  {w.text(f'earlier.{side}')}"
            yield from indented(_words(row[side]) or w.text("earlier.nothing"), "    ")
        why = w.text("earlier.corrected" if row["corrected"] else "earlier.late")
        yield f"  {why} ({w.text('source.position', position=row['position'])})."


def _words(text: Answer | None) -> str:
    return "" if text is None else "\n".join(filter(None, (text["heading"], text["text"])))


def justering(found: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("justering.heading", id=found["id"])
    what = f"{w.text('justering.of')} {found['title']} ({found['agreement']})"
    yield f"{what} {w.text('justering.from')} {w.day(found['effective_on'])}."
    yield from _standing(found, w)
    yield from heading(w.text("justering.decision"))
    yield source(found["source"], w)
    yield from fact(w, "decision.state", mandate(found["mandate"], w, names))
    yield from fact(w, "source.document", found["document"])
    yield from heading(w.text("justering.changes"))
    for change in found["changes"]:
        yield from differing(change, w.code("justering.op", change["op"]), w)
    yield from heading(w.text("requires.heading"))
    yield from requires(found["requires"], w, names, saying.nobody_required(found, w))
    yield from heading(w.text("justering.published"))
    yield from _published(found["publications"], w)
    yield from heading(w.text("justering.corrections"))
    yield from _corrected(found["corrections"], w)


def _standing(found: Answer, w: Wording) -> Iterator[str]:
    """Why it changes nothing, or nothing yet."""
    if found["void"]:
        yield w.text("justering.void")
    elif not found["within_term"]:
        yield w.text("justering.outside")
    elif found["effective_on"] > found["as_of"]["on"]:
        yield w.text("justering.not-yet")


def _published(rows: list[Answer], w: Wording) -> Iterator[str]:
    if not rows:
        yield w.text("justering.not-published")
    for one in rows:
        paper = f" ({one['document']})" if one["document"] else ""
        yield f"{w.day(one['on'])}: {one['where']}{paper}"


def _corrected(rows: list[Answer], w: Wording) -> Iterator[str]:
    if not rows:
        yield w.text("justering.no-corrections")
    for one in rows:
        recorded = w.text("source.recorded", moment=w.moment(one["recorded_at"]), by=one["recorded_by"])
        yield f"{recorded} ({w.text('source.position', position=one['position'])})"
        yield from (f"  {line}" for line in fact(w, "audit.reason", one["reason"]))
        for change in one["changed"] or ():
            field, before, after = change_words(w, change)
            yield f"  {field}: [-{before}-]{{+{after}+}}"


def differing(change: Answer, how: str, w: Wording) -> Iterator[str]:
    """A provision before and after, with what became of it; its words one after the other where most are others."""
    before, after = change["before"], change["after"]
    yield ""
    yield f"{change['number']} {_titled(before, after, w)}".rstrip() + f" ({how})"
    if before and after and rewritten(change["words"]):
        for side, text in (("before", f"[-{before['text']}-]"), ("after", f"{{+{after['text']}+}}")):
            yield f"  {w.text(f'compare.{side}')}"
            yield from indented(text, "    ")
    else:
        yield from indented("".join(map(_marked, change["words"])))


def _titled(before: Answer | None, after: Answer | None, w: Wording) -> str:
    was, now = ((side or {}).get("heading") for side in (before, after))
    if before and after and was != now:
        none = w.text("compare.no-heading")
        return f"[-{was or none}-]{{+{now or none}+}}"
    return now or was or ""


def _marked(piece: dict[str, Any]) -> str:
    opening, closing = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}[piece["op"]]
    return f"{opening}{piece['text']}{closing}"
