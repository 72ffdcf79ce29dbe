"""What the grants of somebody add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.handles import GROUP


@dataclass(frozen=True, slots=True)
class Grant:
    """``who``: a handle, or ``group:`` and a name; ``bodies``: a recorder's limit, None without one.

    ``until``: the first day on which it no longer holds, None without end.
    """

    id: str
    who: str
    role: str
    bodies: frozenset[str] | None = None
    until: str | None = None
    revoked: bool = False

    def holds(self, day: str) -> bool:
        return not self.revoked and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do. ``records``: anything at all; ``limits``: of each limited grant its bodies.

    ``unlimited``: may record whatever it belongs to. Roles add up; without any, nothing.
    """

    roles: frozenset[str] = frozenset()
    unlimited: bool = False
    limits: tuple[frozenset[str], ...] = ()

    @property
    def reads(self) -> bool:
        return bool(self.roles)

    @property
    def records(self) -> bool:
        return "recorder" in self.roles

    @property
    def administers(self) -> bool:
        return "administrator" in self.roles

    @property
    def sees_grants(self) -> bool:
        return not self.roles.isdisjoint({"auditor", "administrator"})

    @property
    def bodies(self) -> frozenset[str]:
        """Those that limited grants name."""
        return frozenset[str]().union(*self.limits)


def rights(grants: Iterable[Grant], handle: str, groups: Iterable[str], day: str) -> Rights:
    """Those of a handle and its groups (names without ``group:``, compared exactly) on a day."""
    names = {handle, *(f"{GROUP}{group}" for group in groups)}
    held = [grant for grant in grants if grant.who in names and grant.holds(day)]
    recording = [grant.bodies for grant in held if grant.role == "recorder"]
    return Rights(
        frozenset(grant.role for grant in held),
        None in recording,
        tuple(bodies for bodies in recording if bodies is not None),
    )
