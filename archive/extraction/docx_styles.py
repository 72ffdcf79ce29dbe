"""Text that Word does not show, or shows as white on white: by a run's own property, or by a style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.extraction.ooxml import attribute, child, is_on, local

DEFAULT = ""
_WHITE, _NO_FILL = "FFFFFF", ("AUTO", "FFFFFF", "")
_WHITE_OF_THEME = ("background1", "light1")
_SHADING = ("{*}shd", "{*}highlight", "{*}background")


@dataclass(frozen=True)
class Styles:
    """The ids of styles whose text is ``hidden`` or ``white``, by themselves or by what they are based on; ``DEFAULT``
    where that of paragraphs without one is."""

    hidden: frozenset[str] = frozenset()
    white: frozenset[str] = frozenset()

    def hides_run(self, properties: Any, hides: bool) -> bool:
        """``properties``: those of a run, or None; ``hides``: what its paragraph says."""
        if properties is not None and child(properties, "vanish") is not None:
            return is_on(properties, "vanish")
        # A style of signs turns what the paragraph's says into its opposite.
        return hides != (_named(properties, "rStyle") in self.hidden)

    def hides_paragraph(self, properties: Any) -> bool:
        return _named(properties, "pStyle", DEFAULT) in self.hidden

    def hides_table(self, table: Any) -> bool:
        return _named(child(table, "tblPr"), "tblStyle") in self.hidden

    def whitens_run(self, properties: Any, paragraph: Any) -> bool:
        """``paragraph``: its paragraph's properties, or None."""
        colour = None if properties is None else child(properties, "color")
        if colour is not None:
            return _is_white(colour)
        return any(one in self.white for one in (_named(properties, "rStyle"), _named(paragraph, "pStyle", DEFAULT)))


def _named(properties: Any, kind: str, otherwise: str | None = None) -> str | None:
    style = None if properties is None else child(properties, kind)
    return otherwise if style is None else attribute(style, "val")


def styles(root: Any) -> Styles:
    hides: dict[str, bool | None] = {}
    white: dict[str, bool | None] = {}
    based: dict[str, str | None] = {}
    for style in () if root is None else (one for one in root if local(one) == "style"):
        id, run = attribute(style, "styleId") or "", child(style, "rPr")
        colour = None if run is None else child(run, "color")
        hides[id] = is_on(style, "rPr", "vanish") if run is not None and child(run, "vanish") is not None else None
        white[id] = None if colour is None else _is_white(colour)
        based[id] = _named(style, "basedOn")
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
            hides[DEFAULT], white[DEFAULT], based[DEFAULT] = None, None, id
    return Styles(_which(hides, based), _which(white, based))


def _which(own: Mapping[str, bool | None], based: Mapping[str, str | None]) -> frozenset[str]:
    return frozenset(id for id in own if _holds(id, own, based))


def _holds(id: str, own: Mapping[str, bool | None], based: Mapping[str, str | None]) -> bool:
    at: str | None = id
    for _ in range(len(own)):
        if at is None or at not in own:
            break
        said = own[at]
        if said is not None:
            return said
        at = based[at]
    return False


def _is_white(colour: Any) -> bool:
    theme = attribute(colour, "themeColor")
    if theme is not None:
        return theme in _WHITE_OF_THEME and not attribute(colour, "themeShade")
    return (attribute(colour, "val") or "").upper() == _WHITE


def is_shaded(roots: Iterable[Any]) -> bool:
    """Whether anything in some parts has a ground that is not white, so that white letters may stand on it."""
    return any(_has_ground(one) for root in roots for one in root.iter(*_SHADING))


def _has_ground(one: Any) -> bool:
    if local(one) == "shd":
        fill, pattern = (attribute(one, "fill") or "").upper(), attribute(one, "val") or "clear"
        return fill not in _NO_FILL or attribute(one, "themeFill") is not None or pattern not in ("clear", "nil")
    return local(one) == "background" or attribute(one, "val") not in ("none", "white")
