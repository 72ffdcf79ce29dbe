"""Verdicts by the rules of the kommissorier as text."""

from __future__ import annotations

from cli.output import Lines, Names, table
from cli.session import Answer
from cli.show.sources import cited, drafted
from web.verdicts import done_words, value_lines, verdict_words
from web.wording import Wording


def year(found: Answer, w: Wording, names: Names) -> Lines:
    rows = found["items"]
    about = [f"{names(row['body'])}: {row['meeting'] or w.text('compliance.year', year=row['year'])}" for row in rows]
    yield from verdicts(rows, w, names, "compliance.none-that-year", about)


def verdicts(found: list[Answer], w: Wording, names: Names, none: str, about: list[str] | None = None) -> list[str]:
    """``about``: what each is a verdict on, where they are on several things."""
    columns = [w.text("compliance.about")] if about is not None else []
    columns += [w.text(f"rule.{name}") for name in ("word", "value", "strength")]
    columns += [w.text(f"compliance.{name}") for name in ("required", "actual", "verdict")]
    rows = [
        (
            w.code("rule", row["rule"]),
            "; ".join(value_lines(row["value"], names, w)),
            w.code("strength", row["strength"]),
            _required(row, w),
            done_words(row, w),
            "; ".join([verdict_words(row, w), *(_other(one, w, names) for one in row["others"])]),
            drafted(cited(row["source"], names), row, w),
        )
        for row in found
    ]
    named = rows if about is None else [(one, *row) for one, row in zip(about, rows, strict=True)]
    return table([*columns, w.text("source.word")], named, w.text(none))


def _required(row: Answer, w: Wording) -> str:
    day = w.day(row["required_by"])
    return f"{day} ({w.text('compliance.chosen')})" if row["chosen"] and row["verdict"] != "excepted" else day


def _other(one: Answer, w: Wording, names: Names) -> str:
    """What another source says, and how the meeting stands by that."""
    said = "; ".join(value_lines(one["value"], names, w))
    judged = f"{said}: {w.code('verdict', one['verdict'])}" if one["verdict"] else said
    return f"{judged} ({cited(one['source'], names)})"


def without_authority(found: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text(f"authority.{name}") for name in ("what", "why", "reason")]
    columns += [w.text("rule.word"), w.text("decision.word"), w.text("decision.body"), w.text("authority.record")]
    rows = (
        (
            f"{w.code('type', row['type'])} {row['id']}",
            w.code("authority", row["why"]),
            row["reason"],
            "; ".join(f"{w.code('rule', rule['rule'])} ({cited(rule['source'], names)})" for rule in row["rules"]),
            row["decision"],
            names(row["body"]) if row["body"] else "",
            row["position"],
        )
        for row in found["items"]
    )
    yield from table(columns, rows, w.text("authority.none"))
