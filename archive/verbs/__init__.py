"""Verbs: what a command is refused for, and what its event takes from the archive; most need none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from archive.verbs import agreements, bodies, corrections, decisions, meetings
from archive.verbs.context import Context

Verb = Callable[[Context], None]


def record(c: Context) -> None:
    """What needs no guard of its own: shape, references and versions have been checked."""


VERBS: Mapping[str, Verb] = {
    "dissolve-body": bodies.dissolve_body,
    "adopt-kommissorium": bodies.adopt_kommissorium,
    "end-membership": bodies.end_membership,
    "leave-office": bodies.leave_office,
    "move-meeting": meetings.move_meeting,
    "cancel-meeting": meetings.cancel_meeting,
    "record-minutes": meetings.record_minutes,
    "dispatch-minutes": meetings.dispatch_minutes,
    "remark-on-minutes": meetings.remark_on_minutes,
    "settle-remark": meetings.settle_remark,
    "record-decision": decisions.record_decision,
    "annul-decision": decisions.annul_decision,
    "correct-decision": decisions.correct_decision,
    "enter-agreement": agreements.enter_agreement,
    "adopt-justering": agreements.adopt_justering,
    "correct-justering": agreements.correct_justering,
    "withdraw": agreements.withdraw,
    "end-agreement": agreements.end_agreement,
    "extend-agreement": agreements.extend_agreement,
    "correct-record": corrections.correct_record,
}

# What a command makes or names within its owner: looked up before anything is judged.
LOOK_UPS: Mapping[str, Verb] = {
    "remark-on-minutes": meetings.remark_is_new,
    "settle-remark": meetings.remark_is_there,
}
