"""Hidden text in Word documents: by a run's own property, or by a style."""

from __future__ import annotations

from typing import Any

from archive.extraction.ooxml import attribute, child, is_on, local

DEFAULT = ""


def is_hidden_run(properties: Any, hidden: frozenset[str], hides: bool = False) -> bool:
    """``properties``: those of a run, or None; ``hidden``: the styles that hide; ``hides``: that of its paragraph."""
    if properties is None:
        return hides
    own = child(properties, "vanish")
    if own is not None:
        return is_on(properties, "vanish")
    style = child(properties, "rStyle")
    return hides if style is None else attribute(style, "val") in hidden


def hides_paragraph(properties: Any, hidden: frozenset[str]) -> bool:
    """``properties``: those of a paragraph, or None."""
    style = None if properties is None else child(properties, "pStyle")
    return (DEFAULT if style is None else attribute(style, "val")) in hidden


def hidden_styles(root: Any) -> frozenset[str]:
    """The ids of styles whose text is hidden, by themselves or by what they are based on; ``DEFAULT`` where that of
    paragraphs without one is."""
    own: dict[str, bool | None] = {}
    based: dict[str, str | None] = {}
    for style in () if root is None else (one for one in root if local(one) == "style"):
        id, run, base = attribute(style, "styleId") or "", child(style, "rPr"), child(style, "basedOn")
        said = run is not None and child(run, "vanish") is not None
        own[id] = is_on(style, "rPr", "vanish") if said else None
        based[id] = None if base is None else attribute(base, "val")
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
            own[DEFAULT], based[DEFAULT] = None, id
    return frozenset(id for id in own if _hides(id, own, based))


def _hides(id: str, own: dict[str, bool | None], based: dict[str, str | None]) -> bool:
    at: str | None = id
    for _ in range(len(own)):
        if at is None or at not in own:
            break
        said = own[at]
        if said is not None:
            return said
        at = based[at]
    return False
