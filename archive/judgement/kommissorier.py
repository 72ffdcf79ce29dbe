"""A body's terms of reference through time: which were in force when, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.judgement import Judge, Kommissorium
from archive.judgement.compliance.verdicts import same

Rule = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InForce:
    """A kommissorium, in force ``[from_, to)``; None: from the beginning, or open."""

    kommissorium: Kommissorium
    from_: str | None
    to: str | None

    def holds(self, on: str) -> bool:
        return (self.from_ or "") <= on and (self.to is None or on < self.to)


def in_force(judge: Judge, body: str) -> list[InForce]:
    """Each stretch of days on which one was in force, in order; one that came back has several."""
    days = sorted({"", *_breakpoints(judge, body)})
    found: list[InForce] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        kommissorium = judge.authority.kommissorium(body, day)
        if kommissorium is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.to == day and last.kommissorium.record is kommissorium.record:
            found[-1] = InForce(kommissorium, last.from_, following)
        else:
            found.append(InForce(kommissorium, day or None, following))
    return found


def _breakpoints(judge: Judge, body: str) -> Iterator[str]:
    """Every day on which another one may come in force: its own, or that of an annulment of what it rests on."""
    for record in judge.facts.live(body, "adopt-kommissorium"):
        yield record.data["effective_on"] or ""
        if "decision" in record.data:
            yield from judge.authority.annulments(record.data["decision"])


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` and ``after``: ``{value, strength, source}``, None where the rule is new, or gone."""

    rule: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def change(self) -> str:
        return "added" if self.before is None else "removed" if self.after is None else "changed"


def changes(before: Kommissorium, after: Kommissorium) -> list[Change]:
    """What is otherwise, in the order of the later one, what is gone last.

    A rule that stands several times is compared with what is left of its name, each in its order.
    """
    names = dict.fromkeys(rule["rule"] for rule in (*after.rules, *before.rules))
    return [change for name in names for change in _of_a_name(name, before.rules, after.rules)]


def _of_a_name(name: str, before: Sequence[Rule], after: Sequence[Rule]) -> Iterator[Change]:
    olds = [_told(rule) for rule in before if rule["rule"] == name]
    news = []
    for new in (_told(rule) for rule in after if rule["rule"] == name):
        kept = next((i for i, old in enumerate(olds) if same(old, new)), None)
        if kept is None:
            news.append(new)
        else:
            del olds[kept]
    for index in range(max(len(olds), len(news))):
        yield Change(name, olds[index] if index < len(olds) else None, news[index] if index < len(news) else None)


def _told(rule: Rule) -> dict[str, Any]:
    return {"value": rule["value"], "strength": rule.get("strength", "must"), "source": rule["source"]}
