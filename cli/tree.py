"""The tree of commands: what is not called is not imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pkgutil import resolve_name
from typing import Any

import click

from cli.helping import dress, help_of
from cli.options import common
from cli.session import Session
from web.wording import Wording

Maker = Callable[[], click.Command]


def does(work: str, *params: click.Parameter | Callable[[], click.Parameter]) -> Maker:
    """A command that does something: ``module:function`` within ``cli`` is loaded, and called with the session, when
    its options have been read. What it gives is the exit code."""

    def made() -> click.Command:
        def run(session: Session, **said: Any) -> Any:
            return resolve_name(f"cli.{work}")(session, **said)

        own = [one if isinstance(one, click.Parameter) else one() for one in params]
        return click.Command(work, callback=click.pass_obj(run), params=[*common(), *own], add_help_option=False)

    return made


@dataclass(frozen=True)
class Asks:
    """A command that asks a question of the registry.

    ``show``: ``module:function`` within ``cli.show`` that says the answer; not given, it is said by the names of its
    fields. ``work``, in its place: ``module:function`` within ``cli`` that does more, given the session, the parts of
    the question's path, what was asked, and options of its ``own``. ``left_out``: a parameter that is no option.
    """

    question: str
    show: str = "plain:anything"
    work: str = ""
    own: tuple[click.Parameter, ...] = ()
    left_out: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self) -> click.Command:
        from cli.asking import asking

        return asking(self.question, self._run, self.own, self.left_out, **self.settings)

    def _run(self, session: Session, parts: Mapping[str, Any], given: Mapping[str, Any], **own: Any) -> None:
        if self.work:
            resolve_name(f"cli.{self.work}")(session, parts, given, **own)
            return
        from cli.output import answer

        answer(session, self.question, parts, given, resolve_name(f"cli.show.{self.show}"))


class Branch(click.Group):
    """A group whose commands are made when they are called, with help in the reader's language.

    ``makers``: by name, that of a command within another group as ``agreement show``. ``path``: the names of the
    groups that lead here, joined by dots; "" of the root.
    """

    def __init__(self, path: str, makers: Mapping[str, Maker]) -> None:
        super().__init__(path or "arkiv", add_help_option=False, params=common())
        self.path, self.language = path, "da"
        self._makers, self._made = _by_first_word(path, makers), dict[str, click.Command]()

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._makers:
            return None
        if cmd_name not in self._made:
            self._made[cmd_name] = self._makers[cmd_name]()
            self._made[cmd_name].name = cmd_name
        return dress(self._made[cmd_name], self.below(cmd_name), self.language)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the words alone."""
        w = Wording(self.language)
        names = self.list_commands(ctx)
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_of(w, self.below(name))) for name in names])

    def below(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


def _by_first_word(path: str, makers: Mapping[str, Maker]) -> dict[str, Maker]:
    grouped: dict[str, dict[str, Maker]] = {}
    for name, maker in makers.items():
        first, _, rest = name.partition(" ")
        grouped.setdefault(first, {})[rest] = maker
    return {
        first: own[""] if "" in own else partial(Branch, f"{path}.{first}" if path else first, own)
        for first, own in grouped.items()
    }


def walk(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, made and with its help."""
    yield name, command
    if isinstance(command, Branch):
        context = click.Context(command)
        for own in command.list_commands(context):
            found = command.get_command(context, own)
            assert found is not None
            yield from walk(found, f"{name} {own}".strip())
