"""What somebody edited in the text of an agreement, as the changes of a justering."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.judgement.deriving import Provision, derive

Text = dict[str, tuple[str | None, str]]

_texts = st.sampled_from(["Haver.", "Gårde.", ""])
_words = st.tuples(st.sampled_from([None, "Om"]), _texts)
texts = st.dictionaries(st.sampled_from(["1", "2", "2a", "10"]), _words)


def _text(of: Text) -> list[Provision]:
    return [Provision(number, *words) for number, words in of.items()]


def _applied(before: list[Provision], changes: list[dict[str, str]]) -> set[Provision]:
    """As the one rule has it, where no change asks for what is not there."""
    standing = {one.number: one for one in before}
    for change in changes:
        assert (change["number"] in standing) == (change["op"] != "insert"), change
        if change["op"] == "repeal":
            del standing[change["number"]]
        else:
            standing[change["number"]] = Provision(change["number"], change["heading"], change["text"])
    return set(standing.values())


@given(texts, texts)
def test_the_changes_applied_to_the_text_give_the_edited_text(shown: Text, edited: Text) -> None:
    changes = derive(_text(shown), _text(edited))

    assert _applied(_text(shown), changes) == set(_text(edited))


@given(texts, texts)
def test_no_smaller_set_of_changes_does(shown: Text, edited: Text) -> None:
    changes = derive(_text(shown), _text(edited))

    differing = {n for n in {*shown, *edited} if shown.get(n) != edited.get(n)}
    assert sorted(change["number"] for change in changes) == sorted(differing)


def test_changes_are_in_the_order_of_numbers() -> None:
    changes = derive([Provision("10", None, "a"), Provision("2", None, "b")], [Provision("2a", "Om", "c")])

    assert changes == [
        {"op": "repeal", "number": "2"},
        {"op": "insert", "number": "2a", "heading": "Om", "text": "c"},
        {"op": "repeal", "number": "10"},
    ]


def test_provisions_that_change_places_are_each_set_in_place_of_the_other() -> None:
    changes = derive(
        [Provision("1", None, "Haver."), Provision("2", None, "Gårde.")],
        [Provision("2", None, "Haver."), Provision("1", None, "Gårde.")],
    )

    assert [(change["op"], change["number"], change["text"]) for change in changes] == [
        ("replace", "1", "Gårde."),
        ("replace", "2", "Haver."),
    ]


def test_a_text_that_nobody_edited_has_no_changes() -> None:
    assert derive([Provision("1", None, "a")], [Provision("1", None, "a")]) == []
