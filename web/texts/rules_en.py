"""What each code of a refusal refuses, and of what each warning warns, as docs/rules.md lists them."""

from __future__ import annotations

REFUSED: dict[str, str] = {
    "minutes-not-recorded": "sending minutes that nobody recorded",
    "minutes-already-dispatched": "sending minutes twice, or recording minutes after they were sent",
    "meeting-is-cancelled": (
        "sending the minutes of a cancelled meeting, deciding at one, preparing its agenda, moving or cancelling "
        "it again"
    ),
    "meeting-has-decisions": "moving or cancelling a meeting at which decisions were taken",
    "remark-before-dispatch": "a remark dated before the minutes were sent, or on minutes that were not",
    "remark-not-open": "settling a remark that is settled",
    "settled-before-remark": "settling a remark before its date",
    "decision-already-annulled": "annulling a decision that is annulled",
    "decision-not-adopted": (
        "a justering on a decision that was not adopted, nor recommended to somebody who must approve"
    ),
    "decision-annulled": "a justering on an annulled decision",
    "outside-term": "a justering effective before the agreement's term or from its end on",
    "number-does-not-stand": "replacing or repealing a provision that does not stand at the justering's own place",
    "number-stands-already": "inserting a provision that stands there",
    "body-may-not-adjust": "a justering by a body whose adopted kommissorium names other levels (`despite` records it)",
    "body-may-not-enter": (
        "an agreement by a decision of a body whose adopted kommissorium names other levels (`despite` records it)"
    ),
    "body-may-not-set-up": (
        "a temagruppe or group set up by a body whose adopted kommissorium says that it sets up none (`despite` "
        "records it)"
    ),
    "body-may-only-recommend": (
        "an area designated by a body whose adopted kommissorium lets it recommend only (`despite` records it)"
    ),
    "body-has-no-funds": (
        "giving something out of a pulje by a body whose adopted kommissorium gives it no funds (`despite` records it)"
    ),
    "funds-authorised-by-another": (
        "a pulje authorised by another body than the disposer's adopted kommissorium names (`despite` records it)"
    ),
    "pulje-of-another": (
        "giving something out of a pulje by a decision of another body than its disposer (`despite` records it)"
    ),
    "pulje-other-purpose": (
        "giving something out of a pulje for what is none of its purposes on that day (`despite` records it)"
    ),
    "pulje-overspent": "giving more out of a pulje than is left (`despite` records it)",
    "pulje-outside-period": (
        "giving something out of a pulje before its day, from its end on, or outside its budget year (`despite` "
        "records it)"
    ),
    "pulje-below-disposed": (
        "changing a pulje to less than was given out of it and has not come back (`despite` records it)"
    ),
    "pulje-decision-not-adopted": (
        "a pulje, a change of one, or giving something out of one, on a decision that was not adopted"
    ),
    "pulje-decision-annulled": "the same on an annulled decision",
    "returned-before-disposed": "something that comes back before the day on which it was given",
    "returned-more-than-disposed": "more that comes back than was given and has not come back",
    "body-related-to-itself": "relating a body to itself",
    "body-already-related": "relating a body to another to which it is so related on any day of the new period",
    "relation-does-not-run": "ending a relation that does not run on the day before",
    "area-does-not-run": "ending an area that is not designated on the day before",
    "agreement-under-itself": (
        "placing an agreement, or correcting where it lies, so that it lies under itself on any day, at any depth"
    ),
    "number-never-stood": "assessing a provision whose number never stood in the agreement",
    "asked-of-another-type": "asking for items of an agreement, or for approval of or accession to a meeting",
    "proposed-to-another-body": "an agenda with an item that was proposed to another body",
    "publication-needs-part": "publishing something of a meeting without saying what",
    "publication-has-no-part": "publishing a part of what is no meeting",
    "not-assigned-to-body": "following up an assignment for a body that it was not given to",
    "assignment-settled": "following up an assignment for a body that has settled it, or where it is open for none",
    "ends-before-it-begins": "an end on or before the agreement's first day",
    "agreement-has-no-end": "extending an agreement that has no end",
    "extended-to-no-later-day": "extending an agreement to no later day",
    "party-not-bound": "a withdrawal of one who is not bound",
    "membership-does-not-run": "ending a membership that does not run on that day",
    "office-does-not-run": "leaving an office that the person does not hold on that day",
    "body-already-dissolved": "dissolving a body twice",
    "role-already-revoked": "taking a role back twice",
    "last-administrator": "taking back the last role of administrator without end of somebody who can sign in",
    "void-record": "naming a void record, corrections aside",
    "not-simulated": "a recording time (`at`) in an archive that is not simulated",
    "at-before-the-last": "a recording time before the last one",
    "database-holds-archive": "making an archive in a database that holds one",
    "archive-exists": "making an archive where one stands",
    "target-exists": "writing a backup or an export where something stands",
    "unsafe-database": (
        "recording on a PostgreSQL server with `fsync`, `full_page_writes` or `synchronous_commit` off, or with "
        "another encoding than UTF-8"
    ),
    "unsafe-library-setting": (
        "opening an archive, or making one, where `POSTGRES_ENABLE_DB_FUNCTIONS`, a setting of the eventsourcing "
        "library with which followers miss events, is switched on"
    ),
    "real-archive": "putting the example into a directory that holds a real archive",
    "not-the-example": "going on with the example in a simulated archive that is another",
    "not-an-own-account": "a password or a token for an account that is a provider's",
    "subject-has-a-handle": "linking a handle to a provider's subject that has another",
    "own-account": "an administrator who would disable their own account",
    "loopback-only": "listening on another address than this machine's own",
}

WARNED: dict[str, str] = {
    "item-not-on-agenda": (
        "a decision or minutes under an item that the latest agenda of the meeting does not have; where no agenda "
        "is recorded none is missed"
    ),
    "meeting-ahead": "minutes or decisions of a meeting after the day of recording in Copenhagen",
    "minutes-before-meeting": "minutes sent before the day of their meeting",
    "agenda-after-meeting": "an agenda sent after the day of its meeting",
    "file-not-read": "a file that is kept without readable text, and why",
    "pages-without-text": "a file of which only some pages have readable text",
    "letters-doubtful": "pages whose letters are those of no language, as the map of a font may be wrong",
    "signs-not-read": "signs whose meaning the fonts of a file do not say",
    "file-mended": "a damaged file of which what could be saved was read",
    "page-not-read": "a page that could not be read",
    "part-not-read": "a part of a file that could not be read",
    "attachment-not-read": "a file within the file that was not filed by itself, and why",
    "draft-rule": (
        "what a rule of a kommissorium that is only a draft would refuse, were it adopted; with the rule, its "
        "value, kommissorium and source. No mandate changes"
    ),
}
