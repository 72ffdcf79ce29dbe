"""What is recorded all the same and may be a mistake, in Danish: a sentence for every code."""

from __future__ import annotations

from web.texts.commands import DA

WARNINGS: dict[str, str] = {
    **DA.warnings,
    "draft-rule": "Det går ud over reglen »{rule}« i {kommissorium}, der kun er et udkast.",
}
