"""Commands on puljer: authorised for given purposes, disposed of within them."""

from __future__ import annotations

from archive.grammar.shapes import DATE, NAME, SLUG, TEXT, YEAR, CommandSpec, Follows, Schema, array, nullable, ref

AMOUNT: Schema = {
    "type": "string",
    "pattern": r"^(?!0(\.0{1,2})?$)(0|[1-9][0-9]{0,12})(\.[0-9]{1,2})?$(?!\n)",
    "description": "an amount as text, greater than 0, at most two decimals after a point",
}
_CURRENCY: Schema = {"type": "string", "pattern": r"^[A-Z]{3}$(?!\n)", "description": "three capital letters"}
_PURPOSES: Schema = {**array(NAME), "minItems": 1, "format": "distinct"}

COMMANDS = (
    CommandSpec(
        "authorise-pulje",
        "pulje-authorised",
        "id",
        "Records that a body may dispose of an amount for given purposes.",
        {
            "id": SLUG,
            "decision": ref("decision"),
            "disposer": ref("body"),
            "purposes": _PURPOSES,
            "amount": AMOUNT,
            "currency": _CURRENCY,
            "on": DATE,
        },
        {
            "follows_from": ref("agreement", "decision"),
            "budget_line": TEXT,
            "budget_year": YEAR,
            "until": DATE,
        },
        makes="pulje",
        begins="on",
        tells=["disposer", "amount", "currency"],
        example={
            "id": "tryghedspulje-2012",
            "decision": "d-br-2011-12",
            "disposer": "sf",
            "purposes": ["Tryghed", "Belysning"],
            "amount": "500000",
            "currency": "DKK",
            "on": "2012-01-01",
            "budget_year": 2012,
        },
    ),
    CommandSpec(
        "change-pulje",
        "pulje-changed",
        "pulje",
        "Records from a day another amount, other purposes or another end of a pulje.",
        {"pulje": ref("pulje"), "decision": ref("decision"), "on": DATE},
        {"amount": AMOUNT, "purposes": _PURPOSES, "until": nullable(DATE)},
        some_of=["amount", "purposes", "until"],
        tells=["on"],
        example={"pulje": "tryghedspulje-2012", "decision": "d-br-2012-3", "on": "2012-04-01", "amount": "400000"},
    ),
    CommandSpec(
        "dispose-pulje",
        "pulje-disposed",
        "pulje",
        "Records that a part of a pulje is given to somebody for one of its purposes.",
        {
            "id": SLUG,
            "pulje": ref("pulje"),
            "decision": ref("decision"),
            "purpose": NAME,
            "amount": AMOUNT,
            "to": NAME,
            "on": DATE,
        },
        makes="disposal",
        tells=["amount", "to", "on"],
        follows=[Follows("on", "decision")],
        example={
            "id": "tryghed-1",
            "pulje": "tryghedspulje-2012",
            "decision": "d-sf-2012-2-4",
            "purpose": "Belysning",
            "amount": "125000.50",
            "to": "Afdeling Nord",
            "on": "2012-03-05",
        },
    ),
    CommandSpec(
        "return-to-pulje",
        "pulje-returned",
        "disposal",
        "Records that something of what was given comes back.",
        {"disposal": ref("disposal"), "amount": AMOUNT, "on": DATE},
        {"decision": ref("decision")},
        tells=["amount", "on"],
        follows=[Follows("on", "decision")],
        example={"disposal": "tryghed-1", "amount": "25000", "on": "2012-11-01"},
    ),
)
