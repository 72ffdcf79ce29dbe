"""What stands without authority on a day, and what is questioned: recorded beyond a rule of a draft.

What was merely recommended, noted, rejected or postponed has no authority to lose, and is not among it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.grammar import COMMANDS
from archive.judgement import Judge
from archive.judgement.authority import RECORDED_DESPITE, effect_from, required_for_all
from archive.records import Record, WholeKnowledge

_TEXTS = ("enter-agreement", "adopt-justering")
_OF_A_RULE = ("rule", "value", "kommissorium", "source")
Rules = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Lacking:
    """One record without authority. ``why``: ``annulled`` ``decision`` ``despite`` ``draft-rule``, the first of them.

    ``decision``: the decision that it is or rests on, None for none; ``rules``: those that it went beyond, of adopted
    kommissorier and puljer first; ``questioned``: whether a draft's are among them.
    """

    record: Record
    why: str
    rules: Rules
    reason: str | None
    decision: Record | None
    questioned: bool


def lacking(judge: Judge, known: WholeKnowledge, on: str) -> Iterator[Lacking]:
    """In the order of recording; what hangs on something void is left out."""
    candidates = known.doubted()
    known.prefetch({r.owner for r in candidates} | {id for r in candidates if (id := _rests_on(r)) is not None})
    for record in candidates:
        if not _hangs_on_what_is_void(known, record):
            yield from _judged(judge, record, on)


def made_by(known: WholeKnowledge, record: Record) -> tuple[str, str]:
    """Type and id of what a record makes, else of its owner."""
    type = COMMANDS[record.command].type
    return (type, record.id) if type is not None else (str(known.type_of(record.owner)), record.owner)


def _rests_on(record: Record) -> str | None:
    """The decision that a record is, or rests on."""
    if record.command == "record-decision":
        return record.id
    if record.command == "annul-decision":
        return None
    found: str | None = record.data.get("set_up_by" if record.command == "establish-body" else "decision")
    return found


def _hangs_on_what_is_void(known: WholeKnowledge, record: Record) -> bool:
    if COMMANDS[record.command].yearly:
        return False
    makers = [known.made(record.owner)]
    if record.command == "return-to-pulje":
        makers.append(known.made(record.data["disposal"]))
    return any(maker is not None and maker.void for maker in makers)


def _judged(judge: Judge, record: Record, on: str) -> Iterator[Lacking]:
    id = _rests_on(record)
    decision = None if id is None else judge.facts.decision(id)
    lack = None if id is None else _lack(judge, record, id, on)
    reasons = [record.judgement] if record.judgement else []
    if lack == RECORDED_DESPITE and decision is not None and decision is not record and decision.judgement:
        reasons.append(decision.judgement)
    drafted = [dict(rule) for rule in record.questioned]
    whys = [_WHY[lack]] if lack in _WHY else []
    whys += ["despite"] * bool(reasons) + ["draft-rule"] * bool(drafted)
    if whys:
        said = [str(one["despite"]) for one in reasons] or _annulments(judge, id, on)
        rules = [rule for one in reasons for rule in _rules(one)]
        yield Lacking(record, whys[0], [*rules, *drafted], next(iter(said), None), decision, bool(drafted))


_WHY: Mapping[str | None, str] = {
    "annulled": "annulled",
    "decision-void": "decision",
    "decision-annulled": "decision",
    "decision-not-adopted": "decision",
}


def _lack(judge: Judge, record: Record, id: str, on: str) -> str | None:
    """What the decision lacks that a record is or rests on."""
    if record.command == "record-decision":
        return "annulled" if _is_annulled(judge, record, on) else None
    if record.command in _TEXTS:
        extra: Iterable[Mapping[str, Any]] = record.data.get("requires", ()) if record.command == _TEXTS[0] else ()
        return judge.authority.lacks(id, on, extra)
    if judge.facts.decision(id).void:
        return "decision-void"
    return "decision-annulled" if _in_effect(judge, id, on) else None


def _is_annulled(judge: Judge, decision: Record, on: str) -> bool:
    """Whether it was taken by D, has authority to lose, and has lost it."""
    outcome, requires = decision.data["outcome"], decision.data.get("requires", ())
    bears = outcome == "adopted" or (outcome == "recommended" and required_for_all(requires))
    return bears and decision.data["decided_on"] <= on and bool(_in_effect(judge, decision.id, on))


def _in_effect(judge: Judge, decision: str, on: str) -> Sequence[Record]:
    """The annulments of a decision that count on a day."""
    return [r for r in judge.facts.live(decision, "annul-decision") if effect_from(r) <= on]


def _annulments(judge: Judge, decision: str | None, on: str) -> list[str]:
    return [] if decision is None else [str(r.data["reason"]) for r in reversed(_in_effect(judge, decision, on))]


def _rules(judgement: Mapping[str, Any]) -> Rules:
    """Every rule that was broken; an older judgement names one."""
    rules = judgement.get("rules", [judgement])
    return [{name: rule.get(name) for name in _OF_A_RULE} for rule in rules]
