"""What a kommissorium lets its body decide, judged on the day of the decision.

Sources: the kommissorier of the four forums (bilag 2), headings on competence. An adopted kommissorium refuses, which
``despite`` records all the same; by a draft the command is accepted with a warning. Whatever the rule's strength.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archive.grammar.rules import ABOUT_COMPETENCE
from archive.judgement import Kommissorium
from archive.records import Record
from archive.verbs.context import Context
from archive.verbs.verb import verb

Rule = dict[str, Any]


def broken(c: Context, body: str, decision: Record, name: str, breaks: Callable[[Any], bool]) -> Rule | None:
    """The rule of a body's adopted kommissorium that a command breaks; that of a draft is warned of.

    ``name``: of ``ABOUT_COMPETENCE``; ``breaks``: of a rule's value.
    """
    kommissorium = c.judge.authority.kommissorium(body, decision.data["decided_on"])
    rules = () if kommissorium is None else kommissorium.judged(name)
    counting = rules if ABOUT_COMPETENCE[name].one_allows else rules[-1:]
    if kommissorium is None or not counting or not all(breaks(rule["value"]) for rule in counting):
        return None
    rule = _named(body, kommissorium, counting[0])
    if kommissorium.status == "adopted":
        return rule
    c.warn("draft-rule", rule=name, value=rule["value"], kommissorium=kommissorium.id, source=rule["source"])
    return None


def _named(body: str, kommissorium: Kommissorium, rule: Any) -> Rule:
    return {"body": body, "kommissorium": kommissorium.id, "strength": "must", **rule}


@verb
def establish_body(c: Context) -> None:
    decision = c.named("set_up_by")
    if decision is None or c.given("kind") not in ("temagruppe", "group"):
        return
    body = decision.data["body"]
    rule = broken(c, body, decision, "sets_up_temagrupper", lambda value: value is False)
    if rule is not None:
        c.refuse_by(rule, "body-may-not-set-up", body=body)


def enter_agreement(c: Context) -> None:
    decision = c.named("decision")
    if decision is None:
        return
    body, level = decision.data["body"], c.given("level")
    rule = broken(c, body, decision, "enters", lambda levels: level not in levels)
    if rule is not None:
        c.refuse_by(rule, "body-may-not-enter", body=body, level=level)


def adopt_justering(c: Context, decision: Record) -> None:
    body, level = decision.data["body"], c.owner.first.data["level"]
    rule = broken(c, body, decision, "adjusts", lambda levels: level not in levels)
    if rule is not None:
        c.refuse_by(rule, "body-may-not-adjust", body=body, level=level)


@verb
def designate_area(c: Context) -> None:
    decision = c.named("decision")
    if decision is None:
        return
    body = decision.data["body"]
    rule = broken(c, body, decision, "areas", lambda value: value == "recommends")
    if rule is not None:
        c.refuse_by(rule, "body-may-only-recommend", body=body)


def authorise_pulje(c: Context, decision: Record) -> None:
    body, disposer = decision.data["body"], c.given("disposer")
    rule = broken(c, disposer, decision, "funds_authorised_by", lambda authority: authority != body)
    if rule is not None:
        c.refuse_by(rule, "funds-authorised-by-another", body=body, disposer=disposer, authority=rule["value"])


def dispose_pulje(c: Context, decision: Record) -> None:
    body = decision.data["body"]
    rule = broken(c, body, decision, "funds", lambda value: value == "none")
    if rule is not None:
        c.refuse_by(rule, "body-has-no-funds", body=body)
