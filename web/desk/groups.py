"""Commands by what they are about, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "meetings": (
        "call-meeting", "move-meeting", "cancel-meeting", "propose-item", "prepare-agenda", "publish-agenda",
        "record-minutes", "dispatch-minutes", "remark-on-minutes", "settle-remark",
    ),
    "decisions": ("record-decision", "annul-decision", "assign", "follow-up", "approve", "decline", "ask", "publish"),
    "agreements": (
        "enter-agreement", "adopt-justering", "accede", "withdraw", "extend-agreement", "end-agreement",
        "place-agreement", "assess-provision",
    ),
    "bodies": (
        "establish-body", "dissolve-body", "adopt-kommissorium", "appoint-member", "end-membership", "establish-office",
        "take-office", "leave-office", "relate-body", "end-relation",
    ),
    "documents": ("file-document", "extract-document", "set-access", "note-disagreement"),
    "year": ("adopt-wheel", "plan-tilsyn", "nominate-for-tilsyn", "report-tilsyn", "designate-area", "end-area"),
    "puljer": ("authorise-pulje", "change-pulje", "dispose-pulje", "return-to-pulje"),
    "rights": ("grant-role", "revoke-role"),
    "corrections": ("correct-agreement", "correct-justering", "correct-decision", "correct-record"),
}  # fmt: skip
