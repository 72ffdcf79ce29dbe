"""What is registered of a command beside its grammar: what it is refused for, and what its event takes from the
archive; what it looks up within its owner."""

from __future__ import annotations

from collections.abc import Callable

from archive.grammar import COMMANDS
from archive.verbs.context import Context

Verb = Callable[[Context], None]

VERBS: dict[str, Verb] = {}
# What a command makes or names within its owner: looked up before anything is judged.
LOOK_UPS: dict[str, Verb] = {}


def record(c: Context) -> None:
    """What needs no guard of its own: shape, references and versions have been checked."""


def verb(judge: Verb) -> Verb:
    """Registers the verb of the command whose name it bears: ``move_meeting`` of ``move-meeting``."""
    _register(VERBS, judge.__name__.replace("_", "-"), judge)
    return judge


def look_up(command: str) -> Callable[[Verb], Verb]:
    """Registers what a command looks up."""

    def register(found: Verb) -> Verb:
        _register(LOOK_UPS, command, found)
        return found

    return register


def _register(verbs: dict[str, Verb], command: str, verb: Verb) -> None:
    assert command in COMMANDS, f"there is no command {command}"
    assert command not in verbs, f"{command} has a verb already"
    verbs[command] = verb
