"""Terms of reference as text: one as a document, and two compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cli.output import Lines, Names, heading, table
from cli.session import Answer
from cli.show.sources import cited
from web import saying
from web.verdicts import done_words, value_lines, verdict_words
from web.wording import Wording

_SIDES = ("before", "after")


def kommissorium(found: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("kommissorium.of", body=found["body_name"])
    yield from in_words(found if found["id"] else None, w, names)
    yield from heading(w.text("kommissorium.changes"))
    yield from _changes(found["changes"], w, names, "kommissorium.no-changes")
    yield from heading(w.text("kommissorium.versions"))
    versions = (
        (
            one["id"],
            w.code("kommissorium.status", one["status"]),
            w.interval(one["in_force"]["from"], one["in_force"]["to"]),
            one["position"],
        )
        for one in found["versions"]
    )
    columns = [w.text(f"kommissorium.{name}") for name in ("word", "status", "in-force")]
    yield from table([*columns, w.text("authority.record")], versions, w.text("kommissorium.none"))


def compare(found: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("kommissorium.compare", body=found["body_name"])
    yield from (f"{w.day(found[day])}: {_side(found[side], w)}" for day, side in (("from", "before"), ("to", "after")))
    yield from heading(w.text("kommissorium.compared"))
    yield from _changes(found["changes"], w, names, "compare.none")
    yield from heading(w.text("kommissorium.judged"))
    judged = (
        (
            w.code("rule", row["rule"]),
            w.day(row["date"]),
            row["meeting"],
            *(_judged(row[side], w, names) for side in _SIDES),
        )
        for row in found["judged"]
    )
    columns = [
        w.text("rule.word"),
        w.text("meeting.date"),
        w.text("meeting.id"),
        *(w.text(f"kommissorium.{side}") for side in _SIDES),
    ]
    yield from table(columns, judged, w.text("kommissorium.none-judged"))


def _side(one: Answer | None, w: Wording) -> str:
    if one is None:
        return w.text("kommissorium.none-then")
    status, position = w.code("kommissorium.status", one["status"]), w.text("source.position", position=one["position"])
    return f"{one['id']} ({status}, {position})"


def _judged(entry: Answer | None, w: Wording, names: Names) -> str:
    if entry is None:
        return w.text("kommissorium.no-rule")
    by = w.text("kommissorium.by-then", day=w.day(entry["required_by"]))
    done = done_words(entry, w)
    happened = f"; {w.text('kommissorium.done-then', what=done)}" if done else ""
    return f"{verdict_words(entry, w)}: {_value(entry, names, w)} ({by}{happened})"


def _changes(found: list[Answer], w: Wording, names: Names, none: str) -> list[str]:
    changed = ((w.code("rule", one["rule"]), saying.rule_change(one, w), *_texts(one, w, names)) for one in found)
    columns = [w.text("rule.word"), *(w.text(f"kommissorium.{name}") for name in ("change", *_SIDES))]
    return table(columns, changed, w.text(none))


def _texts(change: Answer, w: Wording, names: Names) -> list[str]:
    """A rule before and after."""
    return ["" if change[side] is None else _value(change[side], names, w) for side in _SIDES]


def _value(rule: Mapping[str, Any], names: Names, w: Wording) -> str:
    return "; ".join(value_lines(rule["value"], names, w))


def in_words(found: Answer | None, w: Wording, names: Names) -> Iterator[str]:
    if found is None:
        yield w.text("kommissorium.none")
        return
    since = w.text("kommissorium.from", day=w.day(found["effective_on"]))
    decision = f" ({w.text('source.decision', id=found['decision'])})" if found["decision"] else ""
    status = w.code("kommissorium.status", found["status"])
    yield f"{w.text('kommissorium.which', id=found['id'])} {status}, {since}{decision}."
    if found["status"] == "draft":
        yield w.text("kommissorium.draft")
    for one in found["rules"]:
        yield from _rule(one, w, names)


def _rule(found: Answer, w: Wording, names: Names) -> Iterator[str]:
    value = _value(found, names, w)
    yield f"{w.code('rule', found['rule'])} ({w.code('strength', found['strength'])}): {value}"
    yield f"    {w.text('source.word')}: {cited(found['source'], names)}"
    if found["note"]:
        yield f"    {found['note']}"
    for other in found["others"]:
        value = _value(other, names, w)
        yield f"    {w.text('rule.other')}: {value} ({cited(other['source'], names)})"
