"""Commands on where an agreement stands among others, and on how far its provisions have come."""

from __future__ import annotations

from archive.grammar.shapes import (
    CARRIES_OUT,
    DATE,
    NUMBER,
    TEXT_WITHIN,
    CommandSpec,
    Follows,
    nullable,
    one_of,
    record,
    ref,
)

COMMANDS = (
    CommandSpec(
        "place-agreement",
        "agreement-placed",
        "agreement",
        "Records from a day what an agreement lies under and what it carries out; its texts stay as they are.",
        {"agreement": ref("agreement"), "on": DATE},
        {
            "parent": nullable(ref("agreement")),
            "carries_out": CARRIES_OUT,
            "provisions": {
                "type": "array",
                "items": record({"number": NUMBER, "carries_out": CARRIES_OUT}),
                "format": "numbered",
            },
            "decision": ref("decision"),
        },
        some_of=["parent", "carries_out", "provisions"],
        tells=["on"],
        example={
            "agreement": "delaftale-tryghed",
            "on": "2015-01-01",
            "parent": "hovedaftale-2015",
            "provisions": [{"number": "2", "carries_out": [{"agreement": "hovedaftale-2015", "number": "6.1"}]}],
        },
    ),
    CommandSpec(
        "assess-provision",
        "provision-assessed",
        "agreement",
        "Records how far what a provision sets out to do has come.",
        {
            "agreement": ref("agreement"),
            "number": NUMBER,
            "on": DATE,
            "status": one_of("not-begun", "behind", "on-track", "reached", "dropped"),
        },
        {
            "body": ref("body"),
            "meeting": ref("meeting"),
            "item": NUMBER,
            "text": TEXT_WITHIN,
            "document": ref("document"),
        },
        tells=["number", "on", "status"],
        follows=[Follows("on", "agreement"), Follows("on", "meeting")],
        held="meeting",
        example={
            "agreement": "hovedaftale-2011",
            "number": "4",
            "on": "2012-05-08",
            "status": "on-track",
            "meeting": "psf-2012-1",
            "item": "2",
        },
    ),
)
