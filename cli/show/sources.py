"""Where something comes from and on whose authority it stands, in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cli.output import Names, table
from cli.session import Answer
from web import saying
from web.wording import Wording


def source(found: Mapping[str, Any], w: Wording) -> str:
    """Who decided a text, where and when, at which item, by which decision; when it was recorded and by whom."""
    own = found["kind"] != "justering"
    first = w.text("source.own") if own else f"{w.text('source.justering')} {found['id']}"
    document = f" {w.text('source.document')}: {found['document']}." if found["document"] else ""
    recorded = w.text("source.recorded", moment=w.moment(found["recorded_at"]), by=found["recorded_by"])
    position = w.text("source.position", position=found["position"])
    return (
        f"{w.text('source.word')}: {first}. {_decided(found, w)}{_votes(found, w)}{document} {recorded} ({position})."
    )


def _decided(found: Mapping[str, Any], w: Wording) -> str:
    if not found["decision"]:
        return w.text("source.no-decision")
    said = f"{saying.decided_by(found, w)} {found['body_name'] or found['body']}"
    if found["meeting"]:
        said += f" {w.text('source.at')} {w.text('source.meeting', day=w.day(found['meeting_date']))}"
        said += f" {found['meeting']}"
        said += f", {w.text('source.item')} {found['item']}" if found["item"] else ""
    elif found["decided_on"]:
        said += f" {w.day(found['decided_on'])}"
    return f"{said} ({w.text('source.decision', id=found['decision'])})."


def _votes(found: Mapping[str, Any], w: Wording) -> str:
    return "".join(f" {said}." for said in saying.votes(found, w))


def mandate(judged: Mapping[str, Any], w: Wording, names: Names) -> str:
    """What a mandate is, why, and from when it is final."""
    parts = [w.code("mandate", judged["state"]), judged.get("why")]
    if judged.get("final_on"):
        key = "mandate.final-since" if judged["state"] == "final" else "mandate.becomes-final"
        parts.append(w.text(key, day=w.day(judged["final_on"])))
    if judged.get("retroactive"):
        parts.append(w.text("mandate.retroactive"))
    if judged.get("rule") and judged["state"] != "final":
        parts.append(rule(judged["rule"], w, names))
    return " ".join(filter(None, (f"{part}." if part and part[-1] not in ".:" else part for part in parts)))


def rule(found: Mapping[str, Any], w: Wording, names: Names) -> str:
    """A rule with its value and where it is written."""
    said = f"{w.text('rule.word')}: {w.code('rule', found['rule'])}"
    if found.get("value") is not None:
        said += f" ({w.plain(found['value'])})"
    if found.get("source"):
        said += f", {cited(found['source'], names)}"
    if found.get("despite"):
        said += f". {w.text('rule.despite')}: {found['despite']}"
    if found.get("status") == "draft":
        said += f". {w.text('rule.draft')}"
    return said


def cited(source: Mapping[str, Any] | None, names: Names) -> str:
    """A place in a source, which stands by its title where the archive has it."""
    return ", ".join(filter(None, (names(source["document"]), source.get("heading")))) if source else ""


def drafted(said: str, judged: Mapping[str, Any], w: Wording) -> str:
    """With what is said of a judgement, that it is by a draft where it is."""
    return said if judged["binding"] else f"{said}. {w.text('rule.draft')}"


def referred(row: Mapping[str, Any]) -> str:
    """The decision and the document that something rests on."""
    return ", ".join(filter(None, (row["decision"], row["document"])))


def requires(rows: Iterable[Answer], w: Wording, names: Names, nobody: str) -> list[str]:
    """``nobody``: what is said where there are none."""
    columns = [w.text(f"requires.{name}") for name in ("body", "for", "subject", "state", "on", "basis")]
    return table(
        columns,
        (
            (
                names(row["body"]),
                w.code("for", row["for"]),
                row["subject"],
                w.code("vote", row["state"]),
                w.day(row["on"]) if row["on"] else "",
                referred(row),
            )
            for row in rows
        ),
        nobody,
    )


def referring(rows: Iterable[Answer], w: Wording, none: str) -> list[str]:
    """What refers to something, with the record that does."""
    columns = [w.text(f"cli.{name}") for name in ("type", "id", "owner", "command")]
    return table(
        [*columns, w.text("audit.position")],
        ((w.code("type", row["type"]), row["id"], row["owner"], _naming(row), row["position"]) for row in rows),
        none,
    )


def _naming(row: Answer) -> str:
    return f"{row['command']} ({row['field']})"
