"""The indexes of one archive on a server of Elasticsearch: an alias, the prefix itself, says which is in force."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from time import time
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError

from projections.search.elastic import ElasticsearchIndex
from projections.search.elastic_client import SearchServer, asking, patience
from projections.search.elastic_mapping import MAPPINGS, SETTINGS, written_to
from projections.search.locks import locked
from projections.search.version import code_version

_BUILDING, _WRITING = "index.lock", "search-writing.lock"
# What has not come in force for so long never will: whoever built it was ended.
_ABANDONED_MS = 24 * 60 * 60 * 1000


class ElasticHome:
    """Fulfils ``IndexHome``: indexes ``<prefix>-<code version>-<random>``.

    The locks hold on one machine. Several machines need none: at worst they do the same work twice.
    """

    def __init__(self, server: SearchServer, data_dir: Path) -> None:
        self._server, self._data_dir = server, data_dir
        self._own = re.compile(re.escape(server.prefix) + "-([0-9a-f]{12})-[0-9a-f]{8}")
        self._current = "", ""

    def current(self, fresh: bool = False, brief: bool = False) -> tuple[str, str]:
        if fresh or not self._current[0]:
            names = self._in_force(brief)
            self._current = (names[0], self._version(names[0])) if names else ("", "")
        return self._current

    def open(self, name: str) -> ElasticsearchIndex:
        return ElasticsearchIndex(self._server, self._client, name)

    def create(self, name: str) -> ElasticsearchIndex:
        with asking(self._server):
            self._client.indices.create(
                index=name, settings=SETTINGS, mappings=MAPPINGS, aliases={written_to(name): {"is_hidden": True}}
            )
        return self.open(name)

    def swap(self, name: str) -> None:
        """The old ones go in the same step; those that were never in force when they are a day old.

        An index of somebody else's under the alias loses the alias only. One that cannot come in force is taken away:
        whoever asks again would leave another one.
        """
        actions = [self._leaving(other) for other in self._in_force() if other != name]
        actions.append({"add": {"index": name, "alias": self._server.prefix}})
        with asking(self._server):
            try:
                self._client.indices.update_aliases(actions=actions)
            except ApiError:
                self._client.options(ignore_status=404).indices.delete(index=name)
                raise
            for other in self._abandoned(name):
                self._client.options(ignore_status=404).indices.delete(index=other)
        self._current = name, self._version(name)

    @contextmanager
    def building(self) -> Iterator[str]:
        with locked(self._data_dir / _BUILDING):
            yield f"{self._server.prefix}-{code_version()}-{secrets.token_hex(4)}"

    def writing(self, name: str, seconds: float) -> AbstractContextManager[None]:
        return locked(self._data_dir / _WRITING, seconds)

    def close(self) -> None:
        self._client.close()

    @cached_property
    def _client(self) -> Elasticsearch:
        return self._server.client()

    def _in_force(self, brief: bool = False) -> list[str]:
        with asking(self._server):
            try:
                return sorted(patience(self._client, brief).indices.get_alias(name=self._server.prefix))
            except NotFoundError:
                return []

    def _leaving(self, name: str) -> Mapping[str, Any]:
        if self._version(name):
            return {"remove_index": {"index": name}}
        return {"remove": {"index": name, "alias": self._server.prefix}}

    def _version(self, name: str) -> str:
        own = self._own.fullmatch(name)
        return own[1] if own else ""

    def _abandoned(self, name: str) -> list[str]:
        found: Mapping[str, Any] = self._client.indices.get_settings(
            index=f"{self._server.prefix}-*", name="index.creation_date"
        ).body
        before = time() * 1000 - _ABANDONED_MS
        return [
            other
            for other, told in found.items()
            if other != name and self._version(other) and int(told["settings"]["index"]["creation_date"]) < before
        ]
