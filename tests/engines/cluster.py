"""A real cluster of Elasticsearch: three nodes, of which the first is asked and the others can be killed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from elasticsearch import Elasticsearch

from tests.engines.elasticsearch import Server, free_port

_NODES = ("first", "second", "third")
_SHARDS = 3


class _Node(Server):
    """``peers``: the ports by which nodes know each other."""

    def __init__(self, name: str, peers: Mapping[str, int]) -> None:
        self._name, self._peers = name, peers
        super().__init__()

    def _settings(self) -> dict[str, Any]:
        alone = super()._settings()
        del alone["discovery.type"]
        seeds = ", ".join(f'"127.0.0.1:{port}"' for port in self._peers.values())
        return alone | {
            "node.name": self._name,
            "transport.port": self._peers[self._name],
            "discovery.seed_hosts": f"[{seeds}]",
            "cluster.initial_master_nodes": f"[{', '.join(self._peers)}]",
        }


class Cluster:
    """Each index of ``prefix`` has three shards, and a copy of each on another node."""

    def __init__(self) -> None:
        peers = {name: free_port() for name in _NODES}
        self._nodes = [_Node(name, peers) for name in _NODES]
        self._away: list[_Node] = []
        self.url = self._nodes[0].url

    def __enter__(self) -> Cluster:
        with ExitStack() as stack:
            for node in self._nodes:
                stack.push(node.__exit__)
            for node in self._nodes:
                node.launch()
            for node in self._nodes:
                node.wait()
            self._ending = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def spread(self, prefix: str) -> None:
        """As who keeps a cluster does it, by a template."""
        with self._client() as client:
            template = {"settings": {"number_of_shards": _SHARDS}}
            client.indices.put_index_template(name=prefix, index_patterns=[f"{prefix}-*"], template=template)

    def lose_a_node(self) -> None:
        """Any but the one that is asked: the master, or another."""
        node = random.choice(self._nodes[1:])
        node.kill()
        self._away.append(node)

    def get_it_back(self) -> None:
        """Until each shard has its copy again."""
        self._away.pop().start()
        with self._client() as client:
            told = client.cluster.health(wait_for_nodes=str(len(_NODES)), wait_for_status="green", timeout="90s")
            assert not told["timed_out"], told

    def _client(self) -> Elasticsearch:
        return Elasticsearch(self.url, request_timeout=100)
