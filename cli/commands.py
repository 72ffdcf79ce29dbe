"""Every command, and where it stands: what is asked of the registry, and what does something else."""

from __future__ import annotations

from collections.abc import Mapping

from cli.tree import Maker, answers, at

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
    "document show": at("reading:document"),
    "search": at("reading:search"),
    "audit": at("reading:audit"),
    "calendar": at("reading:calendar"),
    "commands": at("reading:commands"),
    "status": answers("status", "whole:status"),
    "init": at("writing:init"),
    "do": at("writing:do"),
    "import": at("writing:import_"),
    "file": at("writing:file"),
    "serve": at("running:serve"),
    "worker": at("running:worker"),
    "rebuild": at("running:rebuild"),
    "doctor": at("checking:doctor"),
    "backup": at("keeping:backup"),
    "restore": at("keeping:restore"),
    "export": at("keeping:export"),
    "verify": at("keeping:verify"),
    "demo": at("demo:demo"),
}
