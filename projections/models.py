"""The read models, in the order in which they are brought forward.

Each stands in a file ``<name>_model.py``, or in the ``handler.py`` of a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import projections
from projections.following.readmodel import ReadModel

_FIRST = "records"


def found(package: ModuleType) -> Iterator[type[ReadModel]]:
    """Those of a package."""
    folder = Path(package.__path__[0])
    for file in sorted([*folder.glob("*_model.py"), *folder.glob("*/handler.py")]):
        module = import_module(".".join((package.__name__, *file.relative_to(folder).with_suffix("").parts)))
        yield from (
            one for one in vars(module).values() if hasattr(one, "rests_on") and one.__module__ == module.__name__
        )


def ordered(models: Iterable[type[ReadModel]]) -> list[type[ReadModel]]:
    """Each after those whose tables it reads, all after the records."""
    named = {model.name: model for model in models}
    after = {name: {*model.rests_on, _FIRST} - {name} for name, model in named.items()}
    return [named[name] for name in TopologicalSorter(after).static_order()]


READ_MODELS = ordered(found(projections))


def read_models() -> list[ReadModel]:
    return [model() for model in READ_MODELS]
