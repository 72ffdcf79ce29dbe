"""Verbs: what a command is refused for, and what its event takes from the archive; most need none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from archive.verbs import agreements, bodies, competence, corrections, decisions, documents, domain, meetings, puljer
from archive.verbs.context import Context

Verb = Callable[[Context], None]


def record(c: Context) -> None:
    """What needs no guard of its own: shape, references and versions have been checked."""


VERBS: Mapping[str, Verb] = {
    "establish-body": competence.establish_body,
    "dissolve-body": bodies.dissolve_body,
    "adopt-kommissorium": bodies.adopt_kommissorium,
    "end-membership": bodies.end_membership,
    "leave-office": bodies.leave_office,
    "relate-body": domain.relate_body,
    "end-relation": domain.end_relation,
    "designate-area": competence.designate_area,
    "end-area": domain.end_area,
    "move-meeting": meetings.move_meeting,
    "cancel-meeting": meetings.cancel_meeting,
    "publish-agenda": domain.publish_agenda,
    "prepare-agenda": domain.prepare_agenda,
    "record-minutes": meetings.record_minutes,
    "dispatch-minutes": meetings.dispatch_minutes,
    "remark-on-minutes": meetings.remark_on_minutes,
    "settle-remark": meetings.settle_remark,
    "ask": domain.ask,
    "publish": domain.publish,
    "follow-up": domain.follow_up,
    "record-decision": decisions.record_decision,
    "annul-decision": decisions.annul_decision,
    "correct-decision": decisions.correct_decision,
    "enter-agreement": agreements.enter_agreement,
    "correct-agreement": domain.correct_agreement,
    "place-agreement": domain.place_agreement,
    "assess-provision": domain.assess_provision,
    "authorise-pulje": puljer.authorise_pulje,
    "change-pulje": puljer.change_pulje,
    "dispose-pulje": puljer.dispose_pulje,
    "return-to-pulje": puljer.return_to_pulje,
    "adopt-justering": agreements.adopt_justering,
    "correct-justering": agreements.correct_justering,
    "withdraw": agreements.withdraw,
    "end-agreement": agreements.end_agreement,
    "extend-agreement": agreements.extend_agreement,
    "file-document": documents.file_document,
    "extract-document": documents.extract_document,
    "correct-record": corrections.correct_record,
}

# What a command makes or names within its owner: looked up before anything is judged.
LOOK_UPS: Mapping[str, Verb] = {
    "remark-on-minutes": meetings.remark_is_new,
    "settle-remark": meetings.remark_is_there,
}
