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
# A link within a word parts it no more than emphasis does.
_LINKED = re.compile(
    r"(?:(?<=\w)\[([^\[\]\n]{1,200})\]\([^()\n]{0,500}\)|(?<![!\w])\[([^\[\]\n]{1,200})\]\([^()\n]{0,500}\)(?=\w))"
)
# What is quoted as code stands as it is: a block between fences, or a few signs in a line.
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`{1,2})(?!`)(?:[^`\n]|\n(?!\n)){1,1000}?(?P=ticks)(?!`)",
    re.MULTILINE,
)
_KEPT = {"<": "\x01", "&": "\x02", "\\": "\x03"}
_KEEPING, _GIVING_BACK = str.maketrans(_KEPT), str.maketrans({kept: sign for sign, kept in _KEPT.items()})
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
    kept = _CODE.sub(lambda code: code[0].translate(_KEEPING), text)
    seen = _LINKED.sub(lambda link: link[1] or link[2], _INLINE.sub("", _seen(kept)))
    shown = unescape(_ESCAPED.sub(r"\1", _BREAK.sub("", _WITHIN.sub("", _BEFORE.sub("", seen)))))
    return shown.translate(_GIVING_BACK)


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
