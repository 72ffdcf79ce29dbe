"""What is recorded all the same and may be a mistake, in English: a sentence for every code."""

from __future__ import annotations

from web.texts.commands import EN

WARNINGS: dict[str, str] = {
    **EN.warnings,
    "draft-rule": "It goes beyond the rule “{rule}” of {kommissorium}, which is a draft only.",
}
