"""People: their handles, how their provider names them, passwords of own accounts, who is disabled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.handles import handle_of
from archive.problems import Problem, invalid
from web.people import passwords
from web.people.database import PeopleDatabase
from web.people.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Account:
    """``own``: has a password here. ``issuer``, ``subject``: as a provider names them, None without one.

    ``made_at``, ``disabled_at``: seconds since 1970.
    """

    handle: str
    name: str | None
    own: bool
    issuer: str | None
    subject: str | None
    made_at: float
    disabled_at: float | None


_ACCOUNTS = (
    "SELECT p.handle, p.name, p.password IS NOT NULL, i.issuer, i.subject, p.made_at, p.disabled_at "
    "FROM people p LEFT JOIN identities i ON i.handle = p.handle "
)


class Accounts:
    """Everybody who has ever signed in or been added; nobody is ever taken away, so that no handle is given anew."""

    def __init__(
        self, database: PeopleDatabase, sessions: Sessions, clock: Callable[[], float], words: Sequence[str] = ()
    ) -> None:
        """``words``: of the house, by which no password is hard to guess."""
        self._database, self._sessions, self._clock, self._words = database, sessions, clock, words

    def add(self, handle: str, password: str) -> None:
        """An own account. Raises ``invalid``, ``already-exists``."""
        named = _named(handle)
        passwords.check_new(password, (named, *self._words))
        hash = passwords.hash_of(password)
        with self._database.exclusive():
            if self.find(named) is not None:
                raise Problem("already-exists", "handle-taken", handle=named)
            self._insert(named, None, hash)

    def find(self, handle: str) -> Account | None:
        found = self._database.rows(_ACCOUNTS + "WHERE p.handle = ? ORDER BY i.issuer", (handle,))
        return _account(found[0]) if found else None

    def every(self) -> list[Account]:
        """By handle; a person whom several providers know has a row for each."""
        found = self._database.rows(_ACCOUNTS)
        return [_account(row) for row in sorted(found, key=lambda row: (row[0], row[3] or ""))]

    def enabled(self, handle: str) -> bool:
        """Whether somebody of this handle may sign in, as far as the archive knows."""
        found = self._database.rows("SELECT 1 FROM people WHERE handle = ? AND disabled_at IS NULL", (handle,))
        return bool(found)

    def set_password(self, handle: str, password: str) -> None:
        """Of an own account; its sessions end. Raises ``not-found``, ``invalid``, ``refused``."""
        account = self.known(handle)
        if not account.own:
            raise Problem("refused", "not-an-own-account", handle=account.handle)
        passwords.check_new(password, (account.handle, *self._words))
        hash = passwords.hash_of(password)
        with self._database.exclusive():
            self._database.rows("UPDATE people SET password = ? WHERE handle = ?", (hash, account.handle))
            self._sessions.end_all(account.handle)

    def disable(self, handle: str) -> None:
        """From the next request on, in every process; sessions and tokens end, and are none when it is enabled again.

        Raises ``not-found``.
        """
        account = self.known(handle)
        with self._database.exclusive():
            self._database.rows(
                "UPDATE people SET disabled_at = COALESCE(disabled_at, ?) WHERE handle = ?",
                (self._clock(), account.handle),
            )
            self._database.rows(
                "UPDATE tokens SET revoked_at = COALESCE(revoked_at, ?) WHERE handle = ?",
                (self._clock(), account.handle),
            )
            self._sessions.end_all(account.handle)

    def enable(self, handle: str) -> None:
        """Raises ``not-found``."""
        self._database.rows("UPDATE people SET disabled_at = NULL WHERE handle = ?", (self.known(handle).handle,))

    def sign_in(self, name: str, password: str) -> str | None:
        """The handle of an own account that is enabled and has this password; else None, after the same time."""
        handle = handle_of(name)
        found = self._database.rows(
            "SELECT password FROM people WHERE handle = ? AND disabled_at IS NULL", (handle or "",)
        )
        return handle if passwords.matches(password, found[0][0] if found else None) else None

    def bind(self, issuer: str, subject: str, name: str) -> str:
        """The handle of a provider's subject; at the first signing in that of its name, from then on the same.

        Raises ``not-allowed`` where the name is no handle or somebody else's, or whoever it is has been disabled.
        """
        with self._database.exclusive():
            found = self._database.rows(
                "SELECT handle FROM identities WHERE issuer = ? AND subject = ?", (issuer, subject)
            )
            handle = found[0][0] if found else self._first_signing_in(issuer, subject, name)
            if not self.enabled(handle):
                raise Problem("not-allowed", "account-disabled", handle=handle)
        return str(handle)

    def link(self, handle: str, issuer: str, subject: str) -> None:
        """From now on a handle is this subject's, in place of the one that this provider had for it.

        Raises ``not-found``, ``refused`` where the subject has another handle.
        """
        account = self.known(handle)
        with self._database.exclusive():
            found = self._database.rows(
                "SELECT handle FROM identities WHERE issuer = ? AND subject = ?", (issuer, subject)
            )
            if found and found[0][0] != account.handle:
                raise Problem("refused", "subject-has-a-handle", subject=subject, handle=found[0][0])
            self._database.rows("DELETE FROM identities WHERE issuer = ? AND handle = ?", (issuer, account.handle))
            self._identify(issuer, subject, account.handle)
            self._sessions.end_all(account.handle)

    def show_as(self, handle: str, name: str | None) -> None:
        """The name that people know somebody by; None erases it."""
        self._database.rows("UPDATE people SET name = ? WHERE handle = ?", (name, handle))

    def known(self, handle: str) -> Account:
        """Raises ``not-found``."""
        found = self.find(handle_of(handle) or "")
        if found is None:
            raise Problem("not-found", "no-such-account", handle=handle[:100])
        return found

    def _first_signing_in(self, issuer: str, subject: str, name: str) -> str:
        handle = handle_of(name)
        if handle is None:
            raise Problem("not-allowed", "name-is-no-handle", name=name[:100])
        if self.find(handle) is not None:
            raise Problem("not-allowed", "name-of-another", handle=handle, subject=subject[:200])
        self._insert(handle, None, None)
        self._identify(issuer, subject, handle)
        return handle

    def _identify(self, issuer: str, subject: str, handle: str) -> None:
        self._database.rows(
            "INSERT INTO identities (issuer, subject, handle) VALUES (?, ?, ?)", (issuer, subject, handle)
        )

    def _insert(self, handle: str, name: str | None, password: str | None) -> None:
        self._database.rows(
            "INSERT INTO people (handle, name, password, made_at) VALUES (?, ?, ?, ?)",
            (handle, name, password, self._clock()),
        )


def _account(row: tuple[object, ...]) -> Account:
    handle, name, own, issuer, subject, made, disabled = row
    return Account(handle, name, bool(own), issuer, subject, made, disabled)  # type: ignore[arg-type]


def _named(handle: str) -> str:
    found = handle_of(handle)
    if found is None:
        raise invalid("handle", "not-a-handle")
    return found
