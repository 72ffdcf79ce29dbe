"""What a ``type`` of the problem details names: each type of problem on a page of its own, and all on one."""

from __future__ import annotations

from flask import abort, render_template

from archive.problems import STATUS
from web.pages.blueprint import blueprint, wording
from web.texts import problem_words


@blueprint.get("/problems")
def problems() -> str:
    return render_template("problems.html", problems=[_words(slug) for slug in STATUS])


@blueprint.get("/problems/<slug>")
def problem(slug: str) -> str:
    if slug not in STATUS:
        abort(404)
    return render_template("problem.html", problem=_words(slug))


def _words(slug: str) -> dict[str, object]:
    language = wording().language
    title, meaning = problem_words.title(slug, language), problem_words.meaning(slug, language)
    return {"slug": slug, "status": STATUS[slug], "title": title, "meaning": meaning}
