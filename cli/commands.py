"""Every command, and where it stands: what is asked of the registry, and what does something else."""

from __future__ import annotations

from collections.abc import Mapping

import click

from cli.options import DAY, HEAD, WHOLE, argument, flag, one_of, option
from cli.tree import Asks, Maker, does

COMMANDS: Mapping[str, Maker] = {
    "agreement list": Asks("agreements", "agreements:listing"),
    "agreement show": Asks("agreement", "agreements:one"),
    "agreement timeline": Asks("timeline", "agreements:timeline"),
    "agreement parties": Asks("parties", "agreements:parties"),
    "agreement compare": Asks("compare", "agreements:compare"),
    "agreement earlier": Asks("earlier", "changes:earlier"),
    "agreement justering": Asks("justering", "changes:justering"),
    "agreement history": Asks("history", "agreements:history"),
    "days": Asks("days", "changes:days"),
    "body list": Asks("bodies", "owners:bodies"),
    "body kommissorium": Asks("kommissorium", "kommissorium:kommissorium"),
    "body compare": Asks("kommissorium-compare", "kommissorium:compare"),
    "body show": Asks("body", "owners:body"),
    "meeting list": Asks("meetings", "meetings:listing"),
    "meeting show": Asks("meeting", "meetings:one"),
    "decision list": Asks("decisions", "owners:decisions"),
    "decision show": Asks("decision", "owners:decision"),
    "document list": Asks("documents", "owners:documents"),
    "document show": Asks("document", work="reading:document", own=(option("original", metavar="FILE"),)),
    "search": Asks(
        "search",
        work="reading:search",
        own=(argument("query", nargs=-1, required=True, type=click.UNPROCESSED),),
        left_out="q",
        settings={"context_settings": {"ignore_unknown_options": True}},
    ),
    "assignment list": Asks("assignments", "follow_up:assignments"),
    "assignment show": Asks("assignment", "follow_up:assignment"),
    "pulje list": Asks("puljer", "follow_up:puljer"),
    "pulje show": Asks("pulje", "follow_up:pulje"),
    "tilsyn": Asks("tilsyn", "follow_up:tilsyn"),
    "styringsdialog": Asks("styringsdialog", "follow_up:dialogue"),
    "publications": Asks("publications", "follow_up:publications"),
    "asks": Asks("asks", "follow_up:asks"),
    "proposals": Asks("proposals", "follow_up:proposals"),
    "body bound": Asks("bound", "belonging:bound"),
    "parties": Asks("everybody-bound", "belonging:bound"),
    "agreement chain": Asks("chain", "belonging:chain"),
    "agreement course": Asks("course", "belonging:course"),
    "agreement assessments": Asks("assessments", "belonging:assessments"),
    "orphans": Asks("orphans", "belonging:orphans"),
    "body members": Asks("members", "belonging:members"),
    "area list": Asks("areas", "belonging:areas"),
    "area show": Asks("area", "belonging:area"),
    "case": Asks("case", "belonging:case"),
    "compliance": Asks("compliance", "compliance:year"),
    "without-authority": Asks("without-authority", "compliance:without_authority"),
    "audit": Asks("audit", "whole:audit"),
    "calendar": Asks("calendar", work="reading:calendar", own=(flag("ics"), flag("clashes"))),
    "missing": Asks(
        "missing", work="reading:missing", own=(argument("year", type=WHOLE, required=False),), left_out="year"
    ),
    "due": Asks("due", "years:due"),
    "disagreement list": Asks("disagreements", "years:disagreements"),
    "disagreement show": Asks("disagreement", "years:disagreement"),
    "commands": Asks("commands", work="reading:commands", own=(argument("name", required=False),)),
    "status": Asks("status", "whole:status"),
    "init": does("writing:init", flag("simulated"), flag("if_missing"), option("administrator", metavar="HANDLE")),
    "do": does("writing:do", argument("file", default="-"), flag("dry_run")),
    "import": does(
        "writing:import_",
        argument("files", nargs=-1, required=True, metavar="FILE..."),
        flag("dry_run"),
        flag("keep_going"),
    ),
    "file": does(
        "filing:file",
        argument("paths", nargs=-1, required=True, metavar="PATH..."),
        option("id", metavar="ID"),
        option("kind", default="dokument", metavar="K"),
        option("title", metavar="T"),
        option("dated", type=DAY, metavar="D"),
        option("body", metavar="ID"),
        option("meeting", metavar="ID"),
        option("case", metavar="C"),
        lambda: option("access", type=one_of(_accesses())),
        flag("keep_unread"),
    ),
    "draft-agreement": does(
        "drafting:draft_agreement",
        argument("file"),
        option("id", metavar="ID"),
        option("title", metavar="T"),
        lambda: option("level", type=one_of(_levels())),
        option("effective_on", type=DAY, metavar="D"),
        option("ends_on", type=DAY, metavar="D"),
        option("party", multiple=True, metavar="ID"),
        option("decision", metavar="ID"),
    ),
    "extract": does("filing:extract", argument("ids", nargs=-1, metavar="ID..."), flag("all")),
    "grants": Asks("grants", "whole:grants"),
    "account add": does("people:add", argument("handle")),
    "account list": does("people:accounts"),
    "account disable": does("people:disable", argument("handle")),
    "account enable": does("people:enable", argument("handle")),
    "account password": does("people:password", argument("handle")),
    "account name": does("people:name", argument("handle"), argument("name", required=False)),
    "account link": does("people:link", argument("handle"), argument("subject"), option("issuer", metavar="URL")),
    "account token": does("people:token", argument("handle"), option("days", type=WHOLE, metavar="N"), flag("record")),
    "account tokens": does("people:tokens", argument("handle", required=False)),
    "account revoke": does("people:revoke", argument("token", metavar="TOKEN-ID")),
    "people export": does("moving:export", argument("file", metavar="FILE")),
    "people import": does("moving:import_", argument("file", metavar="FILE")),
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


def _levels() -> tuple[str, ...]:
    from archive.grammar.agreements import LEVEL

    return tuple(LEVEL["enum"])
