"""Numbers of a sheet as their formats show them, written as in Denmark: 1.234,50 kr., 25 %, 00042."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(General|Standard)|([0#?])|([.,%@])|(.)', re.I | re.S
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
# What is not drawn here: fractions, powers, conditions.
_OTHER = re.compile(r"[?#0]\s*/|E[+-]|\[[<>=]", re.I)
_BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "37": "#,##0;-#,##0",
    "38": "#,##0;-#,##0", "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00", "49": "@",
}  # fmt: skip
_MOST_SIGNS = 10
_LITERAL, _DIGIT, _SIGN, _GENERAL = "literal", "digit", "sign", "general"
_Tokens = Sequence[tuple[str, str]]


def built_in(id: str) -> str:
    return _BUILT_IN.get(id, "")


def shown(said: str, code: str) -> str:
    """``said``: a number as it is kept; ``code``: of its format, nothing where it has none. What no number is, and what
    cannot be drawn here, is as it is kept."""
    try:
        value = Decimal(said)
    except InvalidOperation:
        return said
    if not value.is_finite() or abs(value) > 10**30:
        return said
    sections = _sections(code)
    at = _of(value, len(sections))
    if _OTHER.search(code) or not sections:
        return _general(value)
    return _drawn(abs(value) if at else value, _tokens(sections[at]))


def is_shown(code: str) -> bool:
    """Whether a format shows words: the fourth of its parts is for them."""
    sections = _sections(code)
    return len(sections) < 4 or bool(sections[3])


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[str, ...]:
    found, at = [], 0
    while code and at <= len(code):
        match = _SECTION.match(code, at)
        end = match.end() if match else at
        found.append(code[at:end])
        at = end + 1
    return tuple(found)


def _of(value: Decimal, count: int) -> int:
    """Which section a number is shown by: for positive ones, negative ones, nought."""
    if value < 0 and count > 1:
        return 1
    return 2 if value == 0 and count > 2 else 0


@lru_cache(maxsize=1_000)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    return tuple(_read(section))


def _read(section: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(section):
        quoted, escaped, currency, general, digit, sign, other = match.groups()
        literal = next((one for one in (quoted, escaped, currency, other) if one is not None), None)
        if general or sign == "@":
            yield _GENERAL, ""
        elif digit:
            yield _DIGIT, digit
        elif sign:
            yield _SIGN, sign
        else:
            yield _LITERAL, " " if literal is None and match.group().startswith("_") else literal or ""


def _drawn(value: Decimal, tokens: _Tokens) -> str:
    kinds = [kind for kind, _ in tokens]
    if _DIGIT not in kinds:
        return "".join(_general(value) if kind == _GENERAL else text for kind, text in tokens).strip()
    point = next((at for at, token in enumerate(tokens) if token == (_SIGN, ".")), len(tokens))
    last = max(at for at, kind in enumerate(kinds) if kind == _DIGIT and at < point) if _DIGIT in kinds[:point] else -1
    commas = [at for at, token in enumerate(tokens) if token == (_SIGN, ",")]
    for token in tokens:
        value *= 100 if token == (_SIGN, "%") else 1
    value /= 1000 ** sum(at > last for at in commas)
    places = [text for at, (kind, text) in enumerate(tokens) if kind == _DIGIT and at > point]
    rounded = abs(value).quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    before = _whole(whole, tokens[:point], any(at < last for at in commas))
    after = _rest(rest, tokens[point + 1 :])
    return f"{'-' if value < 0 and rounded else ''}{before}{after}".strip()


def _whole(digits: str, tokens: _Tokens, by_thousands: bool) -> str:
    """From the right, the digits where there is room for one, all that are left in the first."""
    left, drawn, count = [*digits.lstrip("0")], [""] * len(tokens), 0
    first = next((at for at, (kind, _) in enumerate(tokens) if kind == _DIGIT), -1)
    for at in reversed(range(len(tokens))):
        kind, text = tokens[at]
        if kind != _DIGIT:
            drawn[at] = text if kind == _LITERAL else _percent(text)
            continue
        while left or text == "0":
            digit = left.pop() if left else "0"
            drawn[at] = digit + ("." if by_thousands and count and count % 3 == 0 else "") + drawn[at]
            count += 1
            if at != first or not left:
                break
    return "".join(drawn)


def _rest(digits: str, tokens: _Tokens) -> str:
    needed = max((n for n, text in enumerate((t for k, t in tokens if k == _DIGIT), 1) if text == "0"), default=0)
    kept = digits[:needed] + digits[needed:].rstrip("0")
    literals = "".join(_percent(text) if kind == _SIGN else text for kind, text in tokens if kind != _DIGIT)
    return (f",{kept}" if kept else "") + literals


def _percent(sign: str) -> str:
    return sign if sign == "%" else ""


def _general(value: Decimal) -> str:
    """Whole numbers whole, others without what arithmetic of computers adds to them."""
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    return f"{Decimal(f'{value:.{_MOST_SIGNS}g}').normalize():f}".replace(".", ",")
