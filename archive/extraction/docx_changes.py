"""What of a Word document stands on no page any more, or on none, and paragraphs that go on in the same line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.extraction.ooxml import attribute, child, is_on, local


def gone_notes(root: Any) -> Iterator[tuple[str, str | None]]:
    """Notes, as (``footnote`` or ``endnote``, id), whose place in the text was deleted or moved away."""
    for kind in ("footnote", "endnote"):
        stands: dict[str | None, bool] = {}
        for one in root.iter(f"{{*}}{kind}Reference"):
            id = attribute(one, "id")
            is_gone = any(local(above) in ("del", "moveFrom") for above in one.iterancestors())
            stands[id] = stands.get(id, False) or not is_gone
        yield from ((kind, id) for id, one in stands.items() if not one)


def is_deleted_formula(run: Any) -> bool:
    """Deleted runs of formulas have no element around them that says so."""
    return any(child(one, name) is not None for one in run if local(one) == "rPr" for name in ("del", "moveFrom"))


def is_initial(properties: Any) -> bool:
    """Whether a paragraph is but the large first letter of the next one."""
    frame = None if properties is None else child(properties, "framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def mark_is_gone(properties: Any) -> bool:
    """Whether the end of a paragraph was deleted or moved away: what follows goes on in the same line."""
    run = None if properties is None else child(properties, "rPr")
    return run is not None and any(child(run, name) is not None for name in ("del", "moveFrom"))


def unseen_headers(root: Any, even_pages: bool) -> Iterator[str]:
    """The relations of headers and footers for pages that there are none of."""
    for section in root.iter("{*}sectPr"):
        for one in section:
            kind = attribute(one, "type") if local(one) in ("headerReference", "footerReference") else None
            if (kind == "first" and not is_on(section, "titlePg")) or (kind == "even" and not even_pages):
                yield attribute(one, "id") or ""


def named_headers(root: Any) -> Iterator[str]:
    """The relations of headers and footers that pages have; a part may be left over that none has any more."""
    for one in root.iter("{*}headerReference", "{*}footerReference"):
        yield attribute(one, "id") or ""
