"""A page for each question of the registry that has a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from web.pages.asking import ask, put
from web.pages.blueprint import blueprint, show
from web.pages.paper import PAPERS, on_paper
from web.question import Question
from web.questions import QUESTIONS


def _page(question: Question, template: str) -> Callable[..., str]:
    def page(**parts: Any) -> str:
        asked = put(question.name, parts)
        form = {name: asked.given.get(name) for name in question.parameters}
        return show(template, ask(asked), asked=form, question=question.name, on_paper=question.name in PAPERS, **parts)

    return page


for _question in QUESTIONS.values():
    if _question.template is not None:
        _shown = _page(_question, _question.template)
        for _path in _question.pages:
            blueprint.get(_path, endpoint=_question.name)(on_paper(_shown) if _question.name in PAPERS else _shown)
