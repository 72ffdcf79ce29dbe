"""What a match counts for in the order of hits; what is found at all does not depend on it."""

from __future__ import annotations

# By field: ``stems``: an inflection, or a part of a compound; ``whole``: an inflection of the whole word; ``folded``:
# the very form; ``title``: an inflection or part that stands in the heading.
WEIGHTS = {"stems": 1.0, "whole": 1.0, "folded": 0.5, "title": 1.5}
