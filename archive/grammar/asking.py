"""Commands by which somebody is asked, and something is published."""

from __future__ import annotations

from archive.grammar.shapes import DATE, NAME, SLUG, CommandSpec, Follows, array, one_of, ref, whole

COMMANDS = (
    CommandSpec(
        "ask",
        "bodies-asked",
        "subject",
        "Records that bodies were asked: for items of a meeting, for approval of an agreement, or to accede to it.",
        {
            "id": SLUG,
            "subject": ref("meeting", "agreement"),
            "what": one_of("items", "approval", "accession"),
            "to": {**array(ref("body")), "minItems": 1},
            "on": DATE,
        },
        {"reply_by": DATE, "document": ref("document")},
        makes="ask",
        tells=["what", "on"],
        found_by=["on", "reply_by"],
        follows=[Follows("reply_by", "on")],
        precedes=[("on", "subject"), ("reply_by", "subject")],
        held="subject",
        example={
            "id": "forslag-psf-2012-1",
            "subject": "psf-2012-1",
            "what": "items",
            "to": ["bl1", "tmf"],
            "on": "2012-03-20",
            "reply_by": "2012-04-10",
        },
    ),
    CommandSpec(
        "publish",
        "publication-made",
        "subject",
        "Records that something was published: what, when and where.",
        {
            "subject": ref("meeting", "agreement", "justering", "decision", "document"),
            "on": DATE,
            "where": NAME,
        },
        {
            "part": one_of("agenda", "minutes"),
            "edition": whole(1),
            "document": ref("document"),
        },
        tells=["subject", "on", "where"],
        found_by=["on"],
        follows=[Follows("on", "subject", ("decision", "justering", "document")), Follows("on", "document")],
        held="subject",
        example={"subject": "hovedaftale-2011", "on": "2011-01-10", "where": "kommunens hjemmeside", "edition": 1},
    ),
)
