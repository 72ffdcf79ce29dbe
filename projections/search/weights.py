"""What a match counts for in the order of hits; what is found at all does not depend on it.

That a word was met as a whole and not as a part counted for nothing on judged questions (``bench/judged``), and that it
stands in the very form that was asked for next to nothing.
"""

from __future__ import annotations

# What a word counts for besides: where it stands in the heading, and where it is written as it was asked for.
TITLE, WRITTEN = 1.5, 0.1
# A part of a compound that is asked for, and a word that only where a text stands holds, against a word of the text.
PARTS, PLACE = 0.5, 0.3
