"""What the web application and the command line stand on: one archive, its read models, its index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app

from archive.archive import Archive
from projections.reader import Reader
from projections.search.service import SearchService
from projections.status import behind
from web.answers import Moment
from web.settings import Settings

_NAME = "forumarkiv"


@dataclass(frozen=True, slots=True)
class Services:
    archive: Archive
    reader: Reader
    search: SearchService

    def read_models(self) -> list[dict[str, Any]]:
        """``[{name, version, position, lag, state, reason}]`` of all that is made of the log, the index last."""
        return behind([*self.reader.status(), self.search.status()], self.archive.last_position())

    def at_once(self) -> list[dict[str, Any]]:
        """The same, told within a second or so: a server of the index that is slow is ``unavailable``."""
        return behind([*self.reader.status(), self.search.status(brief=True)], self.archive.last_position())

    @contextmanager
    def at(self, on: str | None, known: str | None, language: str, whole: bool = False) -> Iterator[Moment]:
        """A moment to ask about. ``whole``: others will be named beside it. Raises ``invalid``, ``behind``."""
        with self.reader.view(on, known, whole) as view:
            yield Moment(self, view, language)

    def register(self, app: Flask) -> None:
        app.extensions[_NAME] = self


def open_archive(settings: Settings) -> Archive:
    """The archive that the settings name. Raises ``unavailable`` where there is none."""
    return Archive(settings.data_dir, settings.max_file_mb, settings.database_url, settings.by_ocr)


def services() -> Services:
    found: Services = current_app.extensions[_NAME]
    return found
