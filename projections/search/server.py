"""Where a server of Elasticsearch is; the library is loaded when somebody connects."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

_SECONDS = 10.0


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
        from elasticsearch import Elasticsearch

        settings: dict[str, Any] = {}
        if self.api_key is not None:
            settings["api_key"] = self.api_key
        elif self.user is not None:
            settings["basic_auth"] = b64encode(f"{self.user}:{self.password or ''}".encode()).decode()
        if self.ca is not None:
            from ssl import create_default_context

            settings["ssl_context"] = create_default_context(cadata=self.ca)
        return Elasticsearch(self.url, request_timeout=_SECONDS, max_retries=1, **settings)
