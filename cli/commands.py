"""Every command, and where it stands: what is asked of the registry, and what does something else."""

from __future__ import annotations

from collections.abc import Mapping

import click

from cli.options import DAY, HEAD, WHOLE, argument, flag, one_of, option
from cli.tree import Maker, answers, asks, does

COMMANDS: Mapping[str, Maker] = {
    "agreement list": answers("agreements", "agreements:listing"),
    "agreement show": answers("agreement", "agreements:one"),
    "agreement timeline": answers("timeline", "agreements:timeline"),
    "agreement parties": answers("parties", "agreements:parties"),
    "agreement compare": answers("compare", "agreements:compare"),
    "agreement history": answers("history", "agreements:history"),
    "body list": answers("bodies", "owners:bodies"),
    "body show": answers("body", "owners:body"),
    "meeting list": answers("meetings", "meetings:listing"),
    "meeting show": answers("meeting", "meetings:one"),
    "decision list": answers("decisions", "owners:decisions"),
    "decision show": answers("decision", "owners:decision"),
    "document list": answers("documents", "owners:documents"),
    "document show": asks("document", "reading:document", option("original", metavar="FILE")),
    "search": asks(
        "search",
        "reading:search",
        argument("query", nargs=-1, required=True, type=click.UNPROCESSED),
        left_out="q",
        context_settings={"ignore_unknown_options": True},
    ),
    "audit": asks("audit", "reading:audit", flag("csv")),
    "calendar": asks("calendar", "reading:calendar", flag("ics")),
    "commands": asks("commands", "reading:commands", argument("name", required=False)),
    "status": answers("status", "whole:status"),
    "init": does("writing:init", flag("simulated"), flag("if_missing")),
    "do": does("writing:do", argument("file", default="-")),
    "import": does(
        "writing:import_",
        argument("files", nargs=-1, required=True, metavar="FILE..."),
        flag("dry_run"),
        flag("keep_going"),
    ),
    "file": does(
        "writing:file",
        argument("paths", nargs=-1, required=True, metavar="PATH..."),
        option("id", metavar="ID"),
        option("kind", default="dokument", metavar="K"),
        option("title", metavar="T"),
        option("dated", type=DAY, metavar="D"),
        option("body", metavar="ID"),
        option("meeting", metavar="ID"),
        option("case", metavar="C"),
        lambda: option("access", type=one_of(_accesses())),
    ),
    "serve": does("running:serve", option("host", metavar="HOST"), option("port", type=WHOLE, metavar="PORT")),
    "worker": does("running:worker"),
    "rebuild": does("running:rebuild", argument("names", nargs=-1, metavar="[NAME...]")),
    "doctor": does("checking:doctor"),
    "backup": does("keeping:backup", argument("folder", metavar="DIR")),
    "restore": does("keeping:restore", argument("folder", metavar="DIR")),
    "export": does("keeping:export", argument("file", metavar="FILE")),
    "verify": does("keeping:verify", option("head", type=HEAD)),
    "demo": does("demo:demo", flag("no_serve"), option("port", type=WHOLE, metavar="PORT")),
}


def _accesses() -> tuple[str, ...]:
    from archive.grammar.shapes import ACCESS

    return tuple(ACCESS["enum"])
