"""Asking a server of Elasticsearch: how it is reached, and what its failures mean here."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ssl import create_default_context
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from archive.problems import Problem

# Each failure is told as a problem; the library's own warnings say it again, several times a question.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)
_SECONDS, _BRIEF = 10.0, 1.0
_LOST, _CLOSED = "index_not_found_exception", "cluster_block_exception"


@dataclass(frozen=True, slots=True)
class SearchServer:
    """Where a server is and who asks: ``url`` as ``http(s)://host:port``; its indexes' names begin with ``prefix``.

    An API key goes before ``user`` and ``password``. ``ca``: the certificates (PEM) of the authority that signed the
    server's, where the system does not know it.
    """

    url: str
    prefix: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ca: str | None = field(default=None, repr=False)

    def client(self) -> Elasticsearch:
        """Connects when it is first asked. Raises ValueError or OSError where the settings are not to be used."""
        settings: dict[str, Any] = {}
        if self.api_key is not None:
            settings["api_key"] = self.api_key
        elif self.user is not None:
            settings["basic_auth"] = b64encode(f"{self.user}:{self.password or ''}".encode()).decode()
        if self.ca is not None:
            settings["ssl_context"] = create_default_context(cadata=self.ca)
        return Elasticsearch(self.url, request_timeout=_SECONDS, max_retries=1, **settings)


def patience(client: Elasticsearch, brief: bool) -> Elasticsearch:
    """A client that would rather have no answer than a late one, where it has to be brief."""
    return client.options(request_timeout=_BRIEF, max_retries=0) if brief else client


class Lost(ValueError):
    """An index is not there any more."""


@contextmanager
def asking(server: SearchServer) -> Iterator[None]:
    """Raises Lost where an index is not there, ``unavailable`` for whatever else keeps the server from answering."""
    try:
        yield
    except TransportError as error:
        raise Problem("unavailable", "search-unreachable", reason=f"{server.url}: {_brief(error)}") from error
    except ApiError as error:
        if is_lost(error.body):
            raise Lost(_brief(error)) from error
        if _of_who_asks(error):
            raise Problem("unavailable", "search-not-let-in", reason=_brief(error)) from error
        raise Problem("unavailable", "search-refused", reason=_brief(error)) from error


def is_lost(answer: Any) -> bool:
    """Whether an error of the server, of a request or of one document, says that an index is not there."""
    return bool(_type(answer) == _LOST)


def _type(answer: Any) -> Any:
    error = answer.get("error") if isinstance(answer, dict) else None
    return error.get("type") if isinstance(error, dict) else None


def _of_who_asks(error: ApiError) -> bool:
    """Whether the user or the key is refused; what an index is closed for, such as a full disk, may be 403 as well."""
    return error.status_code == 401 or (error.status_code == 403 and _type(error.body) != _CLOSED)


def _brief(error: TransportError | ApiError) -> str:
    said = str(error) if isinstance(error, ApiError) else f"{type(error).__name__}: {error.message}"
    return said[:300]
