"""Asking a server of Elasticsearch: how it is reached, and what its failures mean here."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from elastic_transport import TransportError
from elasticsearch import ApiError

from archive.problems import Problem
from projections.search.server import SearchServer

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

__all__ = ["Lost", "SearchServer", "asking", "is_lost", "patience"]

# Each failure is told as a problem; the library's own warnings say it again, several times a question.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)
_BRIEF = 1.0
_LOST, _CLOSED = "index_not_found_exception", "cluster_block_exception"


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
