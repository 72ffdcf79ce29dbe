"""How the provider is asked: over TLS that is checked, without following it elsewhere, and never for long."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError

_SECONDS = urllib3.Timeout(connect=4, read=8)
_LARGEST = 1_000_000
# A provider that hangs keeps these threads waiting, and the rest of the process goes on answering.
_AT_ONCE, _WAIT = 3, 3.0


class Away(Exception):
    """The provider cannot be asked just now; the message says why, in words for whoever runs the archive."""


class _Preparing(Protocol):
    def prepare(self, method: str, uri: str, headers: dict[str, str], body: str) -> tuple[str, dict[str, str], str]: ...


class Answer:
    """What the provider answered, in the form that Authlib reads."""

    def __init__(self, status_code: int, body: bytes) -> None:
        self.status_code, self._body = status_code, body

    def json(self) -> Any:
        return json.loads(self._body)

    def raise_for_status(self) -> None:
        """Raises Away where it is not an answer to what was asked."""
        if self.status_code >= 300:
            raise Away(f"it answered {self.status_code}")


class Transport:
    """A session in Authlib's sense. ``ca``: certificates (PEM) to trust instead of the system's."""

    def __init__(self, ca: str | None) -> None:
        self._trusted = ssl.create_default_context(cadata=ca)
        self._trusted.minimum_version = ssl.TLSVersion.TLSv1_2
        self._free = BoundedSemaphore(_AT_ONCE)
        self._pools: dict[str | None, urllib3.PoolManager] = {}

    def get(self, url: str) -> Answer:
        """Raises Away."""
        return self._send("GET", url, {"Accept": "application/json"}, None)

    def post(self, url: str, data: Mapping[str, str], headers: Mapping[str, str], auth: _Preparing) -> Answer:
        """A form, with what ``auth`` adds to it. Raises Away."""
        url, prepared, body = auth.prepare("POST", url, dict(headers), urlencode(data))
        return self._send("POST", url, prepared, body.encode())

    def _send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        with self._turn():
            try:
                answer = self._pool(url).request(
                    method, url, body=body, headers=headers, timeout=_SECONDS, retries=False, preload_content=False
                )
                try:
                    told = answer.read(_LARGEST + 1)
                finally:
                    answer.release_conn()
            except (HTTPError, OSError, ValueError) as error:
                raise Away(type(error).__name__) from error
        if len(told) > _LARGEST:
            raise Away("its answer is too long")
        return Answer(answer.status, told)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._free.acquire(timeout=_WAIT):
            raise Away("others are waiting for it")
        try:
            yield
        finally:
            self._free.release()

    def _pool(self, url: str) -> urllib3.PoolManager:
        """Through the proxy that the environment names for such addresses, where it names one."""
        place = urlsplit(url)
        proxy = None if proxy_bypass(place.hostname or "") else getproxies().get(place.scheme)
        if proxy not in self._pools:
            self._pools[proxy] = (
                urllib3.PoolManager(ssl_context=self._trusted)
                if proxy is None
                else urllib3.ProxyManager(proxy, ssl_context=self._trusted)
            )
        return self._pools[proxy]
