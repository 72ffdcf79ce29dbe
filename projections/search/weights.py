"""What a match counts for in the order of hits; what is found at all does not depend on it."""

from __future__ import annotations

# By field, of what counts besides: ``whole``: an inflection of the whole word; ``folded``: the very form; ``title``: an
# inflection or part that stands in the heading.
WEIGHTS = {"whole": 0.3, "folded": 0.1, "title": 1.5}
# A part of a compound that is asked for, and a word that only where a text stands holds, against a word of the text.
PARTS, PLACE = 0.5, 0.3
