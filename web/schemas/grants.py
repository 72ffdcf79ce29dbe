"""Answers about rights."""

from __future__ import annotations

from archive.grammar.grants import ROLES
from web.schemas.common import Paging, Recorded
from web.schemas.fields import day, flag, many, one, string, strings


class Revoked(Recorded):
    reason = string("Why it was taken back.")


class GrantItem(Recorded):
    id = string("The id of the grant.")
    who = string("The handle that has the role, or group: and the name of a group of the provider.")
    role = string("The role.", one_of=ROLES)
    bodies = strings("A recorder's limit: these bodies and those below them; null without one.", null=True)
    until = day("The first day on which it no longer holds; null where it has no end.", null=True)
    reason = string("Why it was given.")
    revoked = one(Revoked, "Who took it back, when and why; null while it stands.", null=True)
    in_force = flag("Whether it holds on the day, as known.")


class GrantList(Paging):
    items = many(GrantItem, "Grants in the order of recording, revoked ones too.")
