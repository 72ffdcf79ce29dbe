"""Codes that both questions and answers name."""

from __future__ import annotations

from archive.grammar import COMMANDS
from archive.grammar.decisions import OUTCOME

MANDATES = ("unknown", "without-authority", "awaiting-approval", "provisional", "final")
OUTCOMES = tuple(OUTCOME["enum"])
VERDICTS = ("kept", "broken", "departed", "pending", "unknown", "excepted", "not-applicable", "disputed")
# What an assignment asks for.
KINDS = tuple(COMMANDS["assign"].fields["kind"]["enum"])
# How much of a document's text was read.
READ = ("whole", "partly", "none")
