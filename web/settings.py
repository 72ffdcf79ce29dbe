"""Settings from the environment; each has a twin ``..._FILE`` that names a file holding the value."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.problems import Problem, invalid
from projections.search.server import SearchServer
from web.hosts import is_loopback
from web.people.settings import PeopleSettings, read_people

_PREFIX = "FORUMARKIV_"
_SEARCH_URL = re.compile(
    r"(?P<server>https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(?P<port>[0-9]{1,5}))"
    r"(?:/(?P<prefix>[a-z0-9][a-z0-9_-]{0,99})?)?"
)
_API_KEY = re.compile(r"[A-Za-z0-9+/=_-]+")
_DATABASE = "postgresql://"
_PORTS = re.compile(r"[0-9,]*")
_LAST_PORT = 65_535
LANGUAGES = ("da", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    ``max_file_mb`` is in megabytes of 1,000,000 bytes; ``by_ocr``: scanned pages are read where Tesseract is
    installed; ``user`` None: the system's; ``database_url`` None: SQLite
    files in the data directory; ``search`` None: the embedded index, there too.
    """

    data_dir: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = 8000
    user: str | None = None
    language: str = "da"
    max_file_mb: float = 100
    allow_remote: bool = False
    database_url: str | None = field(default=None, repr=False)
    search: SearchServer | None = None
    by_ocr: bool = True
    people: PeopleSettings = PeopleSettings()

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ, data_dir: str | Path | None = None) -> Settings:
        """Raises ``invalid`` naming the variable."""
        get = _Getter(environ)
        return cls(
            data_dir=Path(data_dir or get.text("DATA_DIR") or "data"),
            host=get.text("HOST") or "127.0.0.1",
            port=int(get.number("PORT", 8000, 0, _LAST_PORT, whole=True)),
            user=get.text("USER") or None,
            language=get.choice("LANG", LANGUAGES, "da"),
            max_file_mb=get.number("MAX_FILE_MB", 100, 0, 2_000),
            by_ocr=get.choice("OCR", ("auto", "off"), "auto") == "auto",
            allow_remote=get.choice("ALLOW_REMOTE", ("yes", "no"), "no") == "yes",
            database_url=get.database("DATABASE_URL"),
            search=get.search_server(),
            people=read_people(get),
        )


class _Getter:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def text(self, name: str) -> str | None:
        """The value of a variable, or of the file that its twin names."""
        variable = _PREFIX + name
        path = self._environ.get(f"{variable}_FILE")
        if path is None:
            return self._environ.get(variable)
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise invalid(f"{variable}_FILE", "unreadable-setting") from None  # its value may be the secret itself

    def number(self, name: str, default: float, least: float, most: float, whole: bool = False) -> float:
        text = self.text(name)
        try:
            value = default if not text else int(text) if whole else float(text)
        except ValueError:
            raise invalid(_PREFIX + name, "wrong-type", expected="integer" if whole else "number") from None
        if not least <= value <= most:
            raise invalid(_PREFIX + name, "out-of-range", expected=f"{least:g}-{most:g}")
        return value

    def search_server(self) -> SearchServer | None:
        """Elasticsearch at ``SEARCH_URL``. What is wrong is said without the value: it may hold a password."""
        text = self.text("SEARCH_URL")
        if not text:
            return None
        found = _SEARCH_URL.fullmatch(text)
        if found is None or int(found["port"]) > _LAST_PORT:
            raise invalid(f"{_PREFIX}SEARCH_URL", "not-a-search-server", expected="http(s)://host:port[/prefix]")
        user, password = self.text("SEARCH_USER") or None, self.text("SEARCH_PASSWORD") or None
        if user is not None and password is None:
            raise invalid(f"{_PREFIX}SEARCH_PASSWORD", "required")
        if password is not None and user is None:
            raise invalid(f"{_PREFIX}SEARCH_PASSWORD", "required-with", other=f"{_PREFIX}SEARCH_USER")
        api_key = self.text("SEARCH_API_KEY") or None
        if api_key is not None and _API_KEY.fullmatch(api_key) is None:
            raise invalid(f"{_PREFIX}SEARCH_API_KEY", "not-an-api-key")
        server = SearchServer(
            found["server"],
            found["prefix"] or "forumarkiv",
            user,
            password,
            api_key,
            self.text("SEARCH_CA") or None,
        )
        if server.ca is not None and not server.url.startswith("https:"):
            raise invalid(f"{_PREFIX}SEARCH_CA", "needs-https")
        if server.ca is None:
            return server
        from ssl import create_default_context

        try:
            create_default_context(cadata=server.ca)
        except (ValueError, OSError):
            raise invalid(f"{_PREFIX}SEARCH_CA", "not-certificates") from None
        return server

    def database(self, name: str) -> str | None:
        """An address of PostgreSQL. What is wrong with it is said without it: it may hold a password."""
        text = self.text(name)
        if not text:
            return None
        if not text.startswith(_DATABASE):
            raise invalid(_PREFIX + name, "not-a-database", expected=f"{_DATABASE}...")
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict

        try:
            told = conninfo_to_dict(text)
        except ProgrammingError:
            raise invalid(_PREFIX + name, "not-a-database", expected=f"{_DATABASE}...") from None
        if not _is_place(told):
            raise invalid(_PREFIX + name, "not-a-database", expected=f"{_DATABASE}...")
        if told.get("password") and not told.get("user"):
            raise invalid(_PREFIX + name, "password-without-user", form=f"{_DATABASE}user:password@host/database")
        return text

    def choice(self, name: str, options: tuple[str, ...], default: str) -> str:
        text = self.text(name) or default
        if text not in options:
            raise invalid(_PREFIX + name, "not-one-of", options=", ".join(options))
        return text


def _is_place(told: Mapping[str, Any]) -> bool:
    """Whether host and port can be such: of a password whose ``@`` or ``/`` is not escaped a part ends up in them."""
    host, port = str(told.get("host") or ""), str(told.get("port") or "")
    return "@" not in host and _PORTS.fullmatch(port) is not None


def require_loopback(settings: Settings) -> None:
    """Raises ``refused`` where the server would listen to others and answer them without asking who they are."""
    if not (is_loopback(settings.host) or settings.allow_remote or settings.people.required):
        raise Problem("refused", "loopback-only", host=settings.host)
