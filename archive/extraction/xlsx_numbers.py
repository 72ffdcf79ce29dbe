"""Numbers of a sheet as their formats show them, written as in Denmark: 1.234,50 kr., 25 %, 00042."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_MOST_SIGNS, _LARGEST = 10, 20
_LITERAL, _DIGIT, _SIGN, _GENERAL = "literal", "digit", "sign", "general"
_Tokens = tuple[tuple[str, str], ...]
_SHORT = re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{0,7}[1-9])?")


def built_in(id: str) -> str:
    return _BUILT_IN.get(id, "")


def shown(said: str, code: str) -> str:
    """``said``: a number as it is kept; ``code``: of its format, nothing where it has none. What no number is, and what
    cannot be drawn here, is as it is kept."""
    if not code and len(said) <= _MOST_SIGNS and _SHORT.fullmatch(said):
        return said.replace(".", ",")
    try:
        value = Decimal(said)
    except InvalidOperation:
        return said
    if not value.is_finite() or (value and abs(value.adjusted()) > _LARGEST):
        return said
    sections = _sections(code)
    at = _of(value, len(sections))
    if not sections or _is_other(code):
        return _general(value)
    try:
        return _drawn(abs(value) if at else value, sections[at])
    except InvalidOperation:  # more digits than a number has
        return said


@lru_cache(maxsize=1_000)
def _is_other(code: str) -> bool:
    return bool(_OTHER.search(code))


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


@dataclass(frozen=True)
class _Plan:
    """How one part of a format draws: what a number is multiplied by, its decimals, what stands where."""

    tokens: _Tokens
    has_digits: bool
    factor: Decimal
    unit: Decimal
    whole: _Tokens
    # Of decimals how many are always written, and what stands after them.
    needed: int
    after: str
    by_thousands: bool
    # Of digits that stand together: what is before and after them, and how many there are at least.
    plain: tuple[str, str, int] | None


@lru_cache(maxsize=1_000)
def _plan(section: str) -> _Plan:
    tokens = tuple(_read(section))
    kinds = [kind for kind, _ in tokens]
    point = next((at for at, token in enumerate(tokens) if token == (_SIGN, ".")), len(tokens))
    whole, rest = tokens[:point], tokens[point + 1 :]
    digits = [at for at, kind in enumerate(kinds[:point]) if kind == _DIGIT]
    first, last = (digits[0], digits[-1]) if digits else (0, -1)
    commas = [at for at, token in enumerate(tokens) if token == (_SIGN, ",")]
    factor = Decimal(100) ** tokens.count((_SIGN, "%")) / Decimal(1000) ** sum(at > last for at in commas)
    places = [text for kind, text in rest if kind == _DIGIT]
    needed = max((n for n, text in enumerate(places, 1) if text == "0"), default=0)
    literals = _literals(tuple(token for token in rest if token[0] != _DIGIT))
    together = bool(digits) and all(token == (_SIGN, ",") or token[0] == _DIGIT for token in whole[first : last + 1])
    before, after = _literals(whole[:first]), _literals(whole[last + 1 :])
    plain = (before, after, sum(whole[at][1] == "0" for at in digits)) if together else None
    return _Plan(
        tokens,
        _DIGIT in kinds,
        factor,
        Decimal(1).scaleb(-len(places)),
        whole,
        needed,
        literals,
        any(at < last for at in commas),
        plain,
    )


def _drawn(value: Decimal, section: str) -> str:
    plan = _plan(section)
    if not plan.has_digits:
        return "".join(_general(value) if kind == _GENERAL else text for kind, text in plan.tokens).strip()
    rounded = abs(value * plan.factor).quantize(plan.unit, ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    kept = rest[: plan.needed] + rest[plan.needed :].rstrip("0")
    if plan.plain is None:
        before = _whole(whole, plan.whole, plan.by_thousands)
    else:
        first, last, least = plan.plain
        figures = whole.lstrip("0").zfill(least)
        grouped = f"{int(figures):,}".replace(",", ".") if plan.by_thousands and len(figures) > 3 else figures
        before = f"{first}{grouped}{last}"
    return f"{'-' if value < 0 and rounded else ''}{before}{f',{kept}' if kept else ''}{plan.after}".strip()


def _literals(tokens: _Tokens) -> str:
    return "".join(_percent(text) if kind == _SIGN else text for kind, text in tokens)


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


def _percent(sign: str) -> str:
    return sign if sign == "%" else ""


def _general(value: Decimal) -> str:
    """Whole numbers whole, others without what arithmetic of computers adds to them."""
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    return f"{Decimal(f'{value:.{_MOST_SIGNS}g}').normalize():f}".replace(".", ",")
