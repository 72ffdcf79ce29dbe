"""The kinds of what is missing and of what is due."""

from __future__ import annotations

# What is missing, in the order in which it is listed.
MISSING = (
    "rule-not-kept",
    "entry-missed",
    "remark-open",
    "approval-outstanding",
    "not-published",
    "not-brought-out",
    "assignment-overdue",
    "not-acceded",
    "dialogue-missing",
    "report-missing",
    "report-not-discussed",
    "evaluation-missing",
    "evaluation-not-published",
    "evaluation-not-presented",
    "tilsyn-not-planned",
    "tilsyn-below-number",
    "decision-without-paper",
    "agreement-ends",
    "no-hovedaftale",
    "body-term-ends",
    "date-order",
)

# What lies ahead, beside what will be missing if nothing happens.
AHEAD = (
    "rule",
    "minutes-final",
    "entry",
    "entry-deadline",
    "assignment",
    "remark",
    "ask",
    "agreement-term",
    "body-term",
)
