"""What is refused of grants."""

from __future__ import annotations

from archive.rights.roles import Grant
from archive.times import today
from archive.verbs.context import Context
from archive.verbs.verb import verb


@verb
def revoke_role(c: Context) -> None:
    grants = c.known.grants.now()
    (grant,) = (one for one in grants if one.id == c.owner.id)
    if grant.revoked:
        c.refuse("role-already-revoked", grant=grant.id)
    if _keeps_the_house(c, grant) and not any(_keeps_the_house(c, one) for one in grants if one.id != grant.id):
        c.refuse("last-administrator", who=grant.who)


def _keeps_the_house(c: Context, grant: Grant) -> bool:
    """Whether somebody who can sign in administers by it without end."""
    unlimited = grant.role == "administrator" and grant.until is None and grant.holds(today())
    return unlimited and c.known.grants.enabled(grant.who)
