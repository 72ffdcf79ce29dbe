"""When an index has to be built anew: when what documents and their terms rest on gives something else."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

from projections.search.fields import FIELDS

# Raised when the same log gives other documents, other values of a field, or the same text other terms:
# ``tests/search/test_version.py`` tells. A field that is added, or counted otherwise, is another version by itself.
_VERSION = 20
_LIBRARIES = ("simplemma", "snowballstemmer")


@cache
def code_version() -> str:
    """Twelve hex digits: of the version, the fields, and the libraries that make terms."""
    rests_on = [_VERSION, [(f.name, f.kind, f.most) for f in FIELDS], [(name, version(name)) for name in _LIBRARIES]]
    return hashlib.sha256(repr(rests_on).encode()).hexdigest()[:12]
