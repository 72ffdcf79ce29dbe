"""What is refused of puljer, and what a pulje itself refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from archive.judgement.puljer import Pulje, in_figures
from archive.records import Record
from archive.verbs import competence
from archive.verbs.context import Context
from archive.verbs.verb import verb


@verb
def authorise_pulje(c: Context) -> None:
    competence.authorise_pulje(c, _decided(c))


@verb
def change_pulje(c: Context) -> None:
    _decided(c)
    pulje = Pulje(c.known.records(c.owner.id))
    amount, spent = c.data.get("amount"), pulje.disposed() - pulje.returned()
    if amount is not None and Decimal(amount) < spent:
        rule = _rule(pulje, "amount", in_figures(spent))
        c.refuse_by(rule, "pulje-below-disposed", pulje=c.owner.id, amount=amount, disposed=rule["value"])


@verb
def dispose_pulje(c: Context) -> None:
    decision = _decided(c)
    competence.dispose_pulje(c, decision)
    pulje = Pulje(c.known.records(c.owner.id))
    _by_its_disposer(c, pulje, decision)
    _for_its_purpose(c, pulje)
    _within_what_is_left(c, pulje)
    _within_its_period(c, pulje)


@verb
def return_to_pulje(c: Context) -> None:
    pulje = Pulje(c.known.records(c.owner.id))
    disposal = c.known.maker(c.given("disposal"))
    if c.given("on") < disposal.data["on"]:
        c.refuse("returned-before-disposed", disposal=disposal.id, on=disposal.data["on"])
    left = pulje.left_of(disposal)
    if Decimal(c.given("amount")) > left:
        c.refuse("returned-more-than-disposed", disposal=disposal.id, left=in_figures(left))


def _decided(c: Context) -> Record:
    decision = c.known.maker(c.given("decision"))
    if decision.data["outcome"] != "adopted":
        c.refuse("pulje-decision-not-adopted", decision=decision.id, outcome=decision.data["outcome"])
    if any(r.command == "annul-decision" and not r.void for r in c.known.records(decision.id)):
        c.refuse("pulje-decision-annulled", decision=decision.id)
    return decision


def _rule(pulje: Pulje, name: str, value: Any) -> dict[str, Any]:
    """A rule of the pulje itself: its source is the decision that authorised it."""
    made = pulje.authorised
    source = {"document": made.data["decision"], "heading": made.id}
    return {"rule": name, "value": value, "pulje": made.id, "strength": "must", "source": source}


def _by_its_disposer(c: Context, pulje: Pulje, decision: Record) -> None:
    disposer, body = pulje.authorised.data["disposer"], decision.data["body"]
    if body != disposer:
        rule = _rule(pulje, "disposer", disposer)
        c.refuse_by(rule, "pulje-of-another", pulje=c.owner.id, body=body, disposer=disposer)


def _for_its_purpose(c: Context, pulje: Pulje) -> None:
    purpose, on = c.given("purpose"), c.given("on")
    if not pulje.has_purpose(purpose, on):
        purposes = pulje.last("purposes", on)
        rule = _rule(pulje, "purpose", purposes)
        c.refuse_by(rule, "pulje-other-purpose", pulje=c.owner.id, purpose=purpose, purposes=", ".join(purposes))


def _within_what_is_left(c: Context, pulje: Pulje) -> None:
    left = pulje.amount(c.given("on")) - pulje.disposed() + pulje.returned()
    if Decimal(c.given("amount")) > left:
        rule = _rule(pulje, "amount", in_figures(left))
        c.refuse_by(rule, "pulje-overspent", pulje=c.owner.id, amount=c.given("amount"), left=in_figures(left))


def _within_its_period(c: Context, pulje: Pulje) -> None:
    on, made = c.given("on"), pulje.authorised.data
    until, year = pulje.last("until", on), made.get("budget_year")
    within = made["on"] <= on and (until is None or on < until) and (year is None or int(on[:4]) == year)
    if not within:
        rule = _rule(pulje, "period", {"from": made["on"], "until": until, "budget_year": year})
        c.refuse_by(rule, "pulje-outside-period", pulje=c.owner.id, on=on)
