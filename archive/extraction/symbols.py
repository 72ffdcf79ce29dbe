"""Signs that word processors take from fonts of pictures: what a reader sees, as a sign that can be searched."""

from __future__ import annotations

_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_GREEK = dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_WINGDINGS = {
    0x6E: "■", 0x6F: "☐", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def symbol(font: str, code: int) -> str:
    """The sign of a code in a font; of one that is not known a blank, so that words do not run together."""
    if not 0xF000 <= code <= 0xF0FF and code > 0xFF:
        return chr(code)
    byte = code & 0xFF
    if font.casefold() == "symbol":
        return _SYMBOL.get(byte) or _GREEK.get(byte) or (chr(byte) if 0x20 <= byte < 0x40 else " ")
    return _WINGDINGS.get(byte, " ") if "ding" in font.casefold() else " "
