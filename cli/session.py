"""One run of the command line: its settings, its archive, and the application that it asks."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NoReturn

from flask import Flask
from werkzeug.test import TestResponse

from archive.archive import Archive
from archive.problems import Problem
from cli.progress import Progress
from cli.wrong import WrongValue
from web.app import close, create_app
from web.services import Services, open_archive
from web.settings import Settings
from web.wording import Wording

Answer = dict[str, Any]


class Answered(Exception):
    """The application answered with problem details: ``body`` as sent."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.body = body


@dataclass
class Session:
    """What the options common to all commands say; None where they say nothing.

    ``logging``: standard error is the log of a program that goes on, whatever the form of its answer.
    """

    data_dir: str | None = None
    asked_language: str | None = None
    as_json: bool = False
    logging: bool = False
    progress: Progress = field(default_factory=Progress)
    _open: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def settings(self) -> Settings:
        """Raises WrongValue, as of an option: a setting is one that stands elsewhere."""
        try:
            return Settings.from_env(data_dir=self.data_dir)
        except Problem as problem:
            raise WrongValue(problem) from problem

    @property
    def language(self) -> str:
        return self.asked_language or self.settings.language

    @cached_property
    def words(self) -> Wording:
        return Wording(self.language)

    @property
    def user(self) -> str | None:
        """Who records what does not say so itself; None where the system has no name for this user."""
        try:
            return self.settings.user or getpass.getuser()
        except (KeyError, OSError):
            return None

    @cached_property
    def archive(self) -> Archive:
        """Raises ``unavailable`` where there is none."""
        archive = open_archive(self.settings)
        self._open.callback(archive.close)
        return archive

    @cached_property
    def app(self) -> Flask:
        """The application, its read models at the end of the log, or as far as they come."""
        with self.progress.counting(self.words.text("cli.progress.models")) as progress:
            app = create_app(self.archive, progress, self.settings.search)
            self._open.callback(close, app)
            _catch_up(app, progress)
        return app

    @property
    def services(self) -> Services:
        found: Services = self.app.extensions["forumarkiv"]
        return found

    def get(self, path: str, params: Mapping[str, Any]) -> TestResponse:
        """The answer to ``/api/v1/<path>``; a parameter that is None is not sent. Raises Answered for a problem.

        Bytes of the terminal that are no text are sent as question marks.
        """
        query = {name: str(value).encode("utf-8", "replace") for name, value in params.items() if value is not None}
        site, headers = f"http://127.0.0.1:{self.settings.port}", {"Accept-Language": self.language}
        response = self.app.test_client().get(f"/api/v1/{path}", base_url=site, query_string=query, headers=headers)
        if response.status_code >= 400:
            _raise(response)
        return response

    def ask(self, path: str, **params: Any) -> Answer:
        answer: Answer = json.loads(self.get(path, params).data)
        return answer

    def close(self) -> None:
        self._open.close()


def _raise(response: TestResponse) -> NoReturn:
    if response.mimetype != "application/problem+json":
        raise Problem("unavailable", "failed")
    raise Answered(response.data)


def _catch_up(app: Flask, progress: Any) -> None:
    """Follows to the end of the log, however far that is; what stops it is said by the answers."""
    services: Services = app.extensions["forumarkiv"]
    reached = -1
    while True:
        models = services.reader.status()
        position = min(model["position"] for model in models)
        if position <= reached or all(model["state"] != "behind" for model in models):
            return
        reached = position
        progress(position, services.archive.last_position())


@contextmanager
def opened(session: Session) -> Iterator[Session]:
    try:
        yield session
    finally:
        session.close()
