"""Days in the address of a page, as people type them: one meaning is taken, of several the reader is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from web import axes
from web.pages.blueprint import blueprint
from web.typed_days import meanings

# The parameters of pages that are days, or may be.
DAYS = ("on", "known", "from", "to", "known_from", "known_to")
_AS_WRITTEN = re.compile(r"@|[0-9]{4}-[0-9]{2}-[0-9]{2}(T|\Z)", re.ASCII)


@blueprint.before_request
def understand_days() -> Response | tuple[str, int] | None:
    """Leads to the address with days as the archive writes them; asks back where one may mean several."""
    typed = dict(_typed())
    if not typed:
        return None
    certain = {name: days[0] for name, days in typed.items() if len(days) == 1}
    asked = {name: days for name, days in typed.items() if len(days) > 1}
    if not asked:
        return redirect(axes.here(request, **certain))
    name, days = next(iter(asked.items()))
    choices = [(day, axes.here(request, **{**certain, name: day})) for day in days]
    return render_template("which_day.html", name=name, given=request.args[name], choices=choices), 422


def _typed() -> Iterator[tuple[str, list[str]]]:
    """Days that are not written as the archive does and can be understood; what cannot is told by who reads it."""
    for name in DAYS:
        text = request.args.get(name, "").strip()
        if text and not _AS_WRITTEN.match(text) and (found := meanings(text)):
            yield name, found
