"""Pages that can be had on paper: ``format=pdf`` gives a page as PDF/A-3."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from flask import Response, g, request

from web.axes import given
from web.pages.blueprint import full_address

# The questions whose pages are documents that somebody files or hands in.
PAPERS = frozenset({"agreement", "meeting", "decision"})


def on_paper(page: Callable[..., str]) -> Callable[..., str | Response]:
    """A page that is given as PDF where that is asked for. Raises ``unavailable`` without what it is made with."""

    @wraps(page)
    def shown(**parts: Any) -> str | Response:
        if given(request, "format") != "pdf":
            return page(**parts)
        from web.printing import Paper, pdf, weasyprint

        weasyprint()  # before anything is asked
        html, answer = page(**parts), g.answer
        known = answer["as_of"]["known"]
        made = pdf(Paper(html, full_address(answer["url"]), msgspec.json.encode(answer), parts["id"], known))
        named = {"Content-Disposition": f'inline; filename="{parts["id"]}.pdf"'}
        return Response(made, mimetype="application/pdf", headers=named)

    return shown
