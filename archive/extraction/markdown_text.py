"""Markdown as it is read: marks within a word part no word, signs written by name are the signs, comments are gone."""

from __future__ import annotations

import re
from html import unescape

# Emphasis that begins or ends within a word; underscores do so only in pairs.
_WITHIN = re.compile(r"(?<=\w)(?:\*{1,3}|~~|`)(?=\w)")
_BEFORE = re.compile(r"(?<!\w)(?:\*{1,3}|~~|`)(?=\w[^\s*~`]*(?:\*{1,3}|~~|`)\w)")
# Of the tags of web pages those that part no word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>", re.I
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Elements of web pages that nobody sees; a line that ends in a backslash goes on below.
_UNSEEN = re.compile(
    r"<(script|style|template)\b[^<>]*>.*?</\1>|"
    r"<(\w+)\b(?=[^<>]*(?:\shidden\b(?!-)|\sstyle\s*=\s*[\"'][^\"'<>]*display\s*:\s*none))[^<>]*>.*?</\2>",
    re.DOTALL | re.IGNORECASE,
)
_BREAK = re.compile(r"\\(?=\r?\n)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Everything else stays as it was written."""
    seen = _INLINE.sub("", _UNSEEN.sub("", _COMMENT.sub("", text)))
    return unescape(_ESCAPED.sub(r"\1", _BREAK.sub("", _WITHIN.sub("", _BEFORE.sub("", seen)))))
