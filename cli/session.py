"""One run of the command line: its settings, its archive, and what answers its questions."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from archive.problems import Problem
from cli.progress import Progress
from cli.wrong import WrongValue
from web.settings import Settings
from web.wording import Wording

if TYPE_CHECKING:
    from archive.archive import Archive
    from web.answers import Moment
    from web.people.kept import People
    from web.question import Asked
    from web.services import Services

Answer = dict[str, Any]


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
        from web.services import open_archive

        archive = open_archive(self.settings)
        self._open.callback(archive.close)
        archive.known.grants.enabled = lambda handle: self.people.accounts.enabled(handle)
        return archive

    @cached_property
    def people(self) -> People:
        """What is kept of people beside the log. Raises ``unavailable`` where there is no archive."""
        from web.people.database import people_database
        from web.people.kept import People

        archive = self.archive
        people = People(people_database(archive.data_dir, archive.database_url), self.settings.people)
        self._open.callback(people.close)
        return people

    @cached_property
    def services(self) -> Services:
        """What answers, its read models at the end of the log, or as far as they come."""
        from web.services import Services

        with self.progress.counting(self.words.text("cli.progress.models")) as progress:
            services = Services.over(self.archive, progress, self.settings.search, self.settings.people)
            self._open.callback(services.close)
            _catch_up(services, progress)
        return services

    def put(self, name: str, parts: Mapping[str, Any], given: Mapping[str, Any]) -> Asked:
        """A question of the registry as it is put; what is None is not asked. Raises ``invalid``."""
        from web.question import asked
        from web.questions import QUESTIONS

        return asked(QUESTIONS[name], parts, given)

    def at(self, first: Asked) -> AbstractContextManager[Moment]:
        """The moment that a question is about. Raises ``invalid``, ``behind``."""
        given = first.given
        return self.services.at(given.get("on"), given.get("known"), self.language, first.whole)

    def ask(self, name: str, parts: Mapping[str, Any] | None = None, **given: Any) -> Answer:
        """The body of one answer, at a moment of its own."""
        question = self.put(name, parts or {}, given)
        with self.at(question) as moment:
            return moment.answer(question)

    def as_people_say(self, problem: Problem) -> Problem:
        """A problem as a terminal shows it: bodies and documents by name, where there is an archive to know them by."""
        from web.named_problems import names_bodies, with_names, with_title

        may_name = problem.rule is not None or names_bodies(problem)
        if self.as_json or "archive" not in vars(self) or not may_name:
            return problem
        as_it_stands = self.archive.as_it_stands()
        return with_title(with_names(problem, as_it_stands, self.words), as_it_stands)

    def close(self) -> None:
        self._open.close()


def _catch_up(services: Services, progress: Any) -> None:
    """Follows to the end of the log, however far that is; what stops it is said by the answers."""
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
