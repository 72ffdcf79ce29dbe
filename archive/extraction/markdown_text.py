"""Markdown as it is read: marks within a word part no word, signs written by name are the signs, comments are gone."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

# Emphasis that begins or ends within a word; underscores do so only in pairs.
_WITHIN = re.compile(r"(?<=\w)(?:\*{1,3}|~~|`)(?=\w)")
_BEFORE = re.compile(r"(?<!\w)(?:\*{1,3}|~~|`)(?=\w[^\s*~`]*(?:\*{1,3}|~~|`)\w)")
# Of the tags of web pages those that part no word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>", re.I
)
# Comments, and elements of web pages that nobody sees.
_UNSEEN = re.compile(
    r"<!--|<(?:(?P<silent>script|style|template)\b|"
    r"(?P<hidden>div|span|p|section|article|aside|header|footer|main|nav|details|table|tr|td|ul|ol|li|a|b|i|em|strong|"
    r"h[1-6])\b(?=[^<>]*(?:\shidden\b(?!-)|\sstyle\s*=\s*[\"'][^\"'<>]*display\s*:\s*none)))[^<>]*>",
    re.IGNORECASE,
)
# A line that ends in a backslash goes on below.
_BREAK = re.compile(r"\\(?=\r?\n)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Everything else stays as it was written."""
    seen = _INLINE.sub("", _seen(text))
    return unescape(_ESCAPED.sub(r"\1", _BREAK.sub("", _WITHIN.sub("", _BEFORE.sub("", seen)))))


def _seen(text: str) -> str:
    """One that never ends hides nothing, and its end is looked for once."""
    kept: list[str] = []
    at, after, endless = 0, 0, set[str]()
    while (begins := _UNSEEN.search(text, after)) is not None:
        after, name = begins.end(), (begins["silent"] or begins["hidden"] or "").lower()
        ends = None if name in endless else _end(name).search(text, after)
        if ends is None:
            endless.add(name)
        else:
            kept.append(text[at : begins.start()])
            at = after = ends.end()
    return "".join([*kept, text[at:]])


@cache
def _end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE)
