"""Letters on a slide that nobody sees: of the colour that they stand on, without a filling, or wholly transparent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from archive.extraction.ooxml import Package, child, local

_FILLINGS = frozenset(("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_COLOURS = ("srgbClr", "schemeClr", "sysClr")
_WHITE = "FFFFFF"
# Of a slide that is painted with more than a colour, or with one that is not known.
_PAINTED = ""
# The names of a theme's colours where no map says otherwise.
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
# Of 100,000: a letter that is as good as transparent.
_FAINTEST = 5_000


class _Box(NamedTuple):
    """Where a shape stands. A ground without a place may stand behind everything."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def take_out_unseen(package: Package, name: str, root: Any) -> None:
    """Takes the letters that are not seen out of a slide."""
    above = _above(package, name)
    colours = _Colours(package, above, root)
    background = _background([root, *(part for _, part in above)], colours)
    grounds = [one for part in (root, *(part for _, part in above)) for one in _grounds(part, background, colours)]
    for run in [one for one in root.iter("{*}r", "{*}fld") if child(one, "t") is not None]:
        if _is_unseen(run, background, grounds, colours):
            run.getparent().remove(run)


def _above(package: Package, name: str) -> list[tuple[str, Any]]:
    """The layout of a slide and the master of that, with their names."""
    found: list[tuple[str, Any]] = []
    for kind in ("slideLayout", "slideMaster"):
        target = next((one.target for one in package.relations(name) if one.type == kind), None)
        root = None if target is None else package.root(target)
        if target is None or root is None:
            break
        found.append((target, root))
        name = target
    return found


class _Colours:
    """Colours as six digits, by what theme and map say of their names."""

    def __init__(self, package: Package, above: list[tuple[str, Any]], slide: Any) -> None:
        maps = [one for _, root in above for one in root.iter("{*}clrMap")]
        maps += slide.iter("{*}overrideClrMapping")
        self._map: Mapping[str, str] = {**_MAP, **{key: str(value) for one in maps for key, value in one.items()}}
        themes = [one.target for name, _ in above for one in package.relations(name) if one.type == "theme"]
        root = package.root(themes[-1]) if themes else None
        scheme = None if root is None else next(root.iter("{*}clrScheme"), None)
        self._theme: Mapping[str, str | None] = {}
        self._theme = {local(one): self.of(one) for one in (() if scheme is None else scheme)}

    def of(self, holder: Any) -> str | None:
        """The colour that an element holds; None where it is mixed, or not known."""
        found = next((one for one in holder if local(one) in _COLOURS), None)
        if found is None or len(found):
            return None
        said = str(found.get("lastClr") or found.get("val", ""))
        if local(found) == "schemeClr":
            own = self._map.get(said, said)
            return self._theme.get(own, _WHITE if own == "lt1" else None)
        return said.upper()


def _background(parts: list[Any], colours: _Colours) -> str:
    """The colour of the slide, white where none is said."""
    for part in parts:
        found = next(part.iter("{*}bg"), None)
        if found is None:
            continue
        for one in found:
            plain = child(one, "solidFill") if local(one) == "bgPr" else _plain(one)
            said = None if plain is None else colours.of(plain)
            return said or _PAINTED
    return _WHITE


def _plain(reference: Any) -> Any:
    """A reference to the theme's first filling, which is a plain one."""
    return reference if reference.get("idx") in ("0", "1", "1001") else None


def _grounds(part: Any, background: str, colours: _Colours) -> Iterator[tuple[Any, _Box | None]]:
    """What letters may stand on beside the slide itself: each with its place, None where that is not known."""
    for shape in part.iter("{*}sp", "{*}cxnSp"):
        if _is_filled(shape, background, colours):
            yield shape, _box(shape)
    for one in part.iter("{*}pic", "{*}graphicFrame", "{*}contentPart"):
        yield one, _box(one)


def _is_filled(shape: Any, background: str, colours: _Colours) -> bool:
    properties = child(shape, "spPr")
    for one in () if properties is None else properties:
        if local(one) == "noFill":
            return False
        if local(one) in _FILLINGS:
            return local(one) != "solidFill" or colours.of(one) != background
    reference = next(iter(shape.iterchildren("{*}style")), None)
    filled = None if reference is None else child(reference, "fillRef")
    return filled is not None and filled.get("idx", "0") != "0"


def _box(shape: Any) -> _Box | None:
    """None for what says no place, or lies in a group, whose measures are others."""
    if any(local(one) == "grpSp" for one in shape.iterancestors()):
        return None
    frame = child(shape, "xfrm") if local(shape) == "graphicFrame" else child(shape, "spPr")
    frame = frame if frame is None or local(frame) == "xfrm" else child(frame, "xfrm")
    if frame is None or frame.get("rot", "0") != "0":
        return None
    try:
        left, top = (int(child(frame, "off").get(name)) for name in ("x", "y"))
        wide, high = (int(child(frame, "ext").get(name)) for name in ("cx", "cy"))
    except (AttributeError, TypeError, ValueError):
        return None
    return _Box(left, top, left + wide, top + high)


def _is_unseen(run: Any, background: str, grounds: list[tuple[Any, _Box | None]], colours: _Colours) -> bool:
    said = child(run, "rPr")
    for one in () if said is None else said:
        if local(one) == "noFill":
            return child(said, "ln") is None
        if local(one) == "solidFill":
            return _is_transparent(one) or (colours.of(one) == background and not _stands_on_any(run, grounds))
    return False


def _is_transparent(filling: Any) -> bool:
    alphas = (one.get("val", "") for one in filling.iter("{*}alpha"))
    return any(alpha.isdecimal() and int(alpha) <= _FAINTEST for alpha in alphas)


def _stands_on_any(run: Any, grounds: list[tuple[Any, _Box | None]]) -> bool:
    own = next((one for one in run.iterancestors() if local(one) in ("sp", "graphicFrame")), None)
    box = None if own is None else _box(own)
    return any(ground is own or box is None or place is None or box.meets(place) for ground, place in grounds)
