"""What a monitor reads: how far the read models are, how many questions were asked and how long they took."""

from __future__ import annotations

import os
from collections.abc import Iterator
from time import perf_counter

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from web.services import Services

_NOT_FOUND = "none"
# An index that is missing is built by whoever searches first.
_WORKING = ("ok", "behind", "missing")
# What prometheus_client calls the folder in which several processes count.
_TOGETHER = "PROMETHEUS_MULTIPROC_DIR"


_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_OTHER = "other"  # whoever asks chooses the word: each would be a figure of its own for ever


class Metrics:
    """The figures of one application; of all processes together where a folder says that they count together."""

    def __init__(self, app: Flask, own: Services) -> None:
        self._registry = CollectorRegistry()
        counting: CollectorRegistry | None = self._registry
        if _TOGETHER in os.environ:
            MultiProcessCollector(self._registry)  # type: ignore[no-untyped-call]
            counting = None
        labels = ("route", "method", "status")
        self._requests = Counter("forumarkiv_requests", "Questions answered", labels, registry=counting)
        self._seconds = Histogram("forumarkiv_request_seconds", "Time to answer", ("route",), registry=counting)
        self._registry.register(_Positions(own))
        app.before_request(self._begin)
        app.after_request(self._end)
        app.add_url_rule("/metrics", "metrics", self._answer)

    def _begin(self) -> None:
        g.begun = perf_counter()

    def _end(self, response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else _NOT_FOUND
        method = request.method if request.method in _METHODS else _OTHER
        self._requests.labels(route, method, response.status_code).inc()
        if "begun" in g:
            self._seconds.labels(route).observe(perf_counter() - g.begun)
        return response

    def _answer(self) -> Response:
        return Response(generate_latest(self._registry), content_type=CONTENT_TYPE_LATEST)


class _Positions(Collector):
    def __init__(self, own: Services) -> None:
        self._own = own

    def collect(self) -> Iterator[Metric]:
        last = self._own.archive.last_position()
        yield GaugeMetricFamily("forumarkiv_log_position", "Last position of the log", value=last)
        reached = GaugeMetricFamily("forumarkiv_read_model_position", "Position that it has reached", labels=["name"])
        lag = GaugeMetricFamily("forumarkiv_read_model_lag", "Positions that it is behind the log", labels=["name"])
        works = GaugeMetricFamily("forumarkiv_read_model_ok", "1, or 0 where it is stopped", labels=["name"])
        for model in self._own.read_models():
            reached.add_metric([model["name"]], model["position"])
            lag.add_metric([model["name"]], model["lag"])
            works.add_metric([model["name"]], float(model["state"] in _WORKING))
        yield from (reached, lag, works)
