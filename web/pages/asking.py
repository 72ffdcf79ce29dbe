"""The moment of a page: all that it asks, and every name that it shows, is of one view."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from flask import g, request

from web import axes
from web.answers import Moment
from web.question import FORM, Answer, Asked, asked
from web.questions import QUESTIONS
from web.services import services


def put(name: str, parts: Mapping[str, Any]) -> Asked:
    """A question as the address of this page puts it, its parts also where they are parameters. Raises ``invalid``."""
    question = QUESTIONS[name]
    given = {one: axes.given(request, one) for one in question.parameters if one not in FORM}
    own = {one: parts[one] for one in question.parts}
    return asked(question, own, {**given, **{one: parts[one] for one in parts.keys() - own.keys()}})


def ask(question: Asked) -> Answer:
    """Its answer at the moment of this page. Raises what the API answers."""
    return moment(question.whole).answer(question)


def newest_first(name: str) -> tuple[dict[str, str | None], Answer]:
    """What the address says of a list's parameters, and the list, the newest first where no other order is said."""
    question = QUESTIONS[name]
    said = {name: axes.given(request, name) for name in question.parameters if name not in FORM}
    return said, ask(asked(question, {}, {**said, "newest": said["newest"] or "true"}))


def moment(whole: bool = False, latest: bool = False) -> Moment:
    """The moment that this page is about, until it has been answered.

    ``whole``, ``latest`` (today, with everything that is known): of whoever asks first.
    """
    if "held" not in g:
        on, known = (None, None) if latest else (axes.given(request, "on"), axes.given(request, "known"))
        held = ExitStack()
        g.moment = held.enter_context(services().at(on, known, axes.language(request), whole))
        g.held = held
    found: Moment = g.moment
    return found


def let_go(error: BaseException | None = None) -> None:
    """Closes the moment of a page."""
    stack = g.pop("held", None)
    if stack is not None:
        stack.close()
