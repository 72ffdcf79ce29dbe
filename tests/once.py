"""What is the same in each of the thousands of applications that tests make: made once, or not before it is needed."""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule


class Compiled(BytecodeCache):
    """Templates: compiling those of a page takes longer than making its application and asking for it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


class Route(Rule):
    """Werkzeug compiles two functions for each route that make its address; a test calls few of them."""

    def _compile_builder(self, append_unknown: bool = True) -> Any:
        made: list[Any] = []

        def build(route: Rule, /, **values: Any) -> Any:
            if not made:
                made.append(super(Route, self)._compile_builder(append_unknown))
            return made[0](route, **values)

        return build
