"""What is drawn on a page of a PDF and yet not seen: invisible, white on white, covered, cut off, beside the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_INVISIBLE, _FILLED = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_FILL
# Of such a text what is drawn after it is seen, in the shape of its letters.
_CUTTING = pdfium.FPDF_TEXTRENDERMODE_CLIP
_DEEPEST = 10
# Of 255, what a reader takes for white; of a picture of the page, dots in all.
_WHITE, _DOTS = 250, 4_000_000
# In points: the height of a band, and of what may cover a text, which a rule of a table does not.
_BAND, _LOWEST, _MOST_BANDS, _FAR = 12.0, 3.0, 2_000, 1e6
_NO_COLOUR = (0, 0, 0, 0)
# A page has so many objects, or more; beyond that nothing is looked for behind or before a text.
_MOST = 20_000
_MOST_AREAS = 2_000

# Left, bottom, right, top.
Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class _Drawn:
    """An object of a page in its order, also one within a drawing (``within``); ``box``: on the page; ``clip``: what
    of the page it can be seen on; ``sheer``: whether the drawing may let shine through what is behind it."""

    object: Any
    kind: int
    box: Box | None
    within: Any
    clip: Box
    sheer: bool


@dataclass(frozen=True)
class _Place:
    """Where objects stand: in which drawing, and how that stands on the page."""

    clip: Box
    form: Any = None
    matrix: _Matrix = _AS_IT_IS
    sheer: bool = False
    depth: int = 0


def take_away(page: pypdfium2.PdfPage) -> None:
    """Texts that nobody sees. What a scanner read stands behind its picture, and stays."""
    drawn = list(islice(_drawn(page), _MOST))
    seeing = _Seeing(page, drawn)
    unseen = [one for index, one in enumerate(drawn) if one.kind == _TEXT and seeing.is_unseen(index, one)]
    for one in unseen:
        _remove(page, one)


class _Seeing:
    def __init__(self, page: pypdfium2.PdfPage, drawn: Sequence[_Drawn]) -> None:
        self._page = page
        areas = [(at, one, one.box) for at, one in enumerate(drawn) if one.kind != _TEXT and one.box][:_MOST_AREAS]
        self._covers: dict[int, list[tuple[int, Box]]] = {}
        for at, one, box in areas:
            if _covers(one):
                self._cover(at, _cut(box, one.clip))
        self._areas = [(at, box) for at, _, box in areas]
        self._pictures = [box for _, one, box in areas if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
        self._picture: Any = None
        self._rows = b""

    def _cover(self, at: int, box: Box) -> None:
        """By bands of the page, so that each text is held against those beside it alone."""
        bands = range(_band(box[1]), _band(box[3]) + 1)
        for band in bands if box[3] - box[1] >= _LOWEST and len(bands) <= _MOST_BANDS else ():
            self._covers.setdefault(band, []).append((at, box))

    def is_unseen(self, index: int, text: _Drawn) -> bool:
        mode, box = pdfium.FPDFTextObj_GetTextRenderMode(text.object), text.box
        if box is None:
            return mode == _INVISIBLE and not self._pictures
        if not _meet(box, text.clip):
            return True
        if mode == _CUTTING:
            return not any(at > index and _meet(box, area) for at, area in self._areas)
        if mode == _INVISIBLE:
            return not any(_meet(box, picture) for picture in self._pictures)
        if any(at > index and _lies_in(box, cover) for at, cover in self._covers.get(_band(box[1]), ())):
            return True
        fill = _fill(text.object)
        white = fill is not None and mode == _FILLED and (fill[3] == 0 or min(fill[:3]) >= _WHITE)
        return white and self._is_blank(_cut(box, text.clip))

    def _is_blank(self, box: Box) -> bool:
        """Whether the page is white there: white letters may stand on another colour, or be filled with a pattern."""
        if self._picture is None:
            width, height = self._page.get_size()
            self._picture = self._page.render(scale=min(1, (_DOTS / max(width * height, 1)) ** 0.5), grayscale=True)
            self._rows = bytes(self._picture.buffer)
        picture, rows = self._picture, self._rows
        left, right = sorted((self._dot(box[0], box[1])[0], self._dot(box[2], box[3])[0]))
        top, bottom = sorted((self._dot(box[0], box[1])[1], self._dot(box[2], box[3])[1]))
        left, right = max(left, 0), min(right + 1, picture.width)
        lines = range(max(top, 0), min(bottom + 1, picture.height))
        return left >= right or all(
            min(rows[at * picture.stride + left : at * picture.stride + right]) >= _WHITE for at in lines
        )

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        size = self._picture.width, self._picture.height
        pdfium.FPDF_PageToDevice(self._page, 0, 0, *size, 0, x, y, across, down)
        return across.value, down.value


def _band(height: float) -> int:
    # Broken files say any height.
    return int(max(-_FAR, min(height, _FAR)) // _BAND)


def _covers(one: _Drawn) -> bool:
    """Whether it is a plain rectangle through which nothing shows; a picture may have its text behind it."""
    path = one.object
    if one.kind != pdfium.FPDF_PAGEOBJ_PATH or one.sheer or pdfium.FPDFPageObj_HasTransparency(path):
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    return _is_rectangle(path) and (_fill(path) or _NO_COLOUR)[3] == 255


def _is_rectangle(path: Any) -> bool:
    count = pdfium.FPDFPath_CountSegments(path)
    if not 4 <= count <= 5:
        return False
    corners = set()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO:
            return False
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        corners.add((round(x.value, 2), round(y.value, 2)))
    return len(corners) == 4 and len({x for x, _ in corners}) == 2 == len({y for _, y in corners})


def _fill(one: Any) -> tuple[int, int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(one, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value, alpha.value


def _drawn(page: pypdfium2.PdfPage) -> Iterator[_Drawn]:
    shown = page.get_bbox()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _each(pdfium.FPDFPage_GetObject(page, index), _Place(shown))


def _each(one: Any, place: _Place) -> Iterator[_Drawn]:
    kind = pdfium.FPDFPageObj_GetType(one)
    clip = _cut(place.clip, _clip(one, place.matrix))
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield _Drawn(one, kind, _box(one, place.matrix), place.form, clip, place.sheer)
    elif place.depth < _DEEPEST:
        sheer = place.sheer or bool(pdfium.FPDFPageObj_HasTransparency(one))
        inner = _Place(clip, one, _joined(_matrix(one), place.matrix), sheer, place.depth + 1)
        for index in range(pdfium.FPDFFormObj_CountObjects(one)):
            yield from _each(pdfium.FPDFFormObj_GetObject(one, index), inner)


def _remove(page: pypdfium2.PdfPage, text: _Drawn) -> None:
    if text.within is None:
        pdfium.FPDFPage_RemoveObject(page, text.object)
        pdfium.FPDFPageObj_Destroy(text.object)
    elif pdfium.FPDFFormObj_RemoveObject(text.within, text.object):
        pdfium.FPDFPageObj_Destroy(text.object)


def _box(one: Any, matrix: _Matrix) -> Box | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return _moved((left, bottom, right, top), matrix)


def _clip(one: Any, matrix: _Matrix) -> Box | None:
    """What is left to be seen by the paths that cut it; None where none does."""
    path = pdfium.FPDFPageObj_GetClipPath(one)
    left: Box | None = None
    for index in range(max(pdfium.FPDFClipPath_CountPaths(path), 0) if path else 0):
        points = []
        for at in range(max(pdfium.FPDFClipPath_CountPathSegments(path, index), 0)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, index, at), x, y)
            points.append((x.value, y.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            own = min(xs), min(ys), max(xs), max(ys)
            left = own if left is None else _cut(left, own)
    return None if left is None else _moved(left, matrix)


def _matrix(one: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, found):
        return _AS_IT_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(box: Box, matrix: _Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return _around(corners)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _cut(box: Box, by: Box | None) -> Box:
    if by is None:
        return box
    return max(box[0], by[0]), max(box[1], by[1]), min(box[2], by[2]), min(box[3], by[3])


def _meet(one: Box, other: Box) -> bool:
    return one[2] >= other[0] and one[0] <= other[2] and one[3] >= other[1] and one[1] <= other[3]


def _lies_in(one: Box, other: Box) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]
