"""What the web application and the command line stand on: one archive, its read models, its index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from archive.archive import Archive
from projections.following.building import Progress
from projections.reader import Reader
from projections.search.server import SearchServer
from projections.status import behind
from web.answers import Moment
from web.people.database import people_database
from web.people.kept import People
from web.people.settings import PeopleSettings

if TYPE_CHECKING:
    from flask import Flask

    from projections.search.service import SearchService
    from web.settings import Settings

_NAME = "forumarkiv"


class Services:
    """``server``: the one that holds the index; None: it is embedded. ``signing_in``: what is said of people."""

    def __init__(
        self,
        archive: Archive,
        reader: Reader,
        server: SearchServer | None = None,
        signing_in: PeopleSettings = PeopleSettings(),  # noqa: B008 - it never changes
    ) -> None:
        self.archive: Archive = archive
        self.reader: Reader = reader
        self._server = server
        # What whoever asks just now may see of what not everybody may: where nobody signs in, everything.
        self.sees_grants: Callable[[], bool] = lambda: True
        self.sees_reasons: Callable[[], bool] = lambda: True
        self.people = People(people_database(archive.data_dir, archive.database_url), signing_in)
        archive.known.grants.enabled = self.people.accounts.enabled

    @classmethod
    def over(
        cls,
        archive: Archive,
        progress: Progress = lambda done, of: None,
        server: SearchServer | None = None,
        signing_in: PeopleSettings = PeopleSettings(),  # noqa: B008
    ) -> Services:
        """``progress(position, of)`` is told while read models are made or made anew."""
        return cls(archive, Reader(archive, progress), server, signing_in)

    @cached_property
    def search(self) -> SearchService:
        """What searches, with its libraries, when somebody does."""
        from projections.search.service import SearchService

        if self._server is None:
            return SearchService(self.archive, self.reader)
        from projections.search.elastic_home import ElasticHome

        return SearchService(self.archive, self.reader, ElasticHome(self._server, self.archive.data_dir))

    @contextmanager
    def at(self, on: str | None, known: str | None, language: str, whole: bool = False) -> Iterator[Moment]:
        """A moment to ask about. ``whole``: others will be named beside it. Raises ``invalid``, ``behind``."""
        with self.reader.view(on, known, whole) as view:
            yield Moment(self, view if self.sees_grants() else replace(view, sees_grants=False), language)

    def read_models(self) -> list[dict[str, Any]]:
        """``[{name, version, position, lag, state, reason}]`` of all that is made of the log, the index last."""
        return self._told([*self.reader.status(), self.search.status()])

    def at_once(self) -> list[dict[str, Any]]:
        """The same, told within a second or so: a server of the index that is slow is ``unavailable``."""
        return self._told([*self.reader.status(), self.search.status(brief=True)])

    def _told(self, models: list[Any]) -> list[dict[str, Any]]:
        told = behind(models, self.archive.last_position())
        return told if self.sees_reasons() else [{**model, "reason": None} for model in told]

    def register(self, app: Flask) -> None:
        app.extensions[_NAME] = self

    def close(self) -> None:
        """Lets go of the read models and the index; the archive is the caller's."""
        if "search" in self.__dict__:
            self.search.close()
        self.reader.close()
        self.people.close()


def open_archive(settings: Settings) -> Archive:
    """The archive that the settings name. Raises ``unavailable`` where there is none."""
    return Archive(settings.data_dir, settings.max_file_mb, settings.database_url, settings.by_ocr)


def services() -> Services:
    """Those of the application that answers a request."""
    from flask import current_app

    found: Services = current_app.extensions[_NAME]
    return found
