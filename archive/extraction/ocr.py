"""Reading pictures of pages with Tesseract, where it is installed with Danish.

The process that reads a file is told where the program stands and how long it may take in all; its own limits hold for
the program too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from functools import cache
from typing import Any

LANGUAGE = "dan"
# Dots an inch: what Tesseract was taught on. A page that gives more signs than this many has been read.
DOTS = 300
_PAGE_SECONDS, _LARGEST = 40.0, 100_000_000
_VERSION = re.compile(r"tesseract v?([0-9][0-9.]*)")


@cache
def installed() -> tuple[str, str] | None:
    """Where Tesseract stands and its version; None where it is not installed, or knows no Danish."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        said = _said(program, "--version"), _said(program, "--list-langs")
    except (OSError, subprocess.SubprocessError):
        return None
    version = _VERSION.search(said[0])
    return (program, version[1]) if version and LANGUAGE in said[1].split() else None


def _said(program: str, option: str) -> str:
    found = subprocess.run([program, option], capture_output=True, timeout=20, check=True, text=True)
    return found.stdout + found.stderr


@dataclass
class Ocr:
    """``program``: where it stands, nothing where pictures are not read; ``ends``: on the clock of ``monotonic``."""

    program: str
    ends: float

    @classmethod
    def within(cls, program: str, seconds: float) -> Ocr:
        return cls(program, time.monotonic() + seconds)

    def read(self, picture: bytes) -> str | None:
        """The text of a picture (PNM, PNG, TIFF, JPEG), pages a form feed apart; None where it could not be read."""
        left = self.ends - time.monotonic()
        if not self.program or left <= 0 or len(picture) > _LARGEST:
            return None
        try:
            found = subprocess.run(
                [self.program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DOTS)],
                input=picture,
                capture_output=True,
                timeout=min(left, _PAGE_SECONDS),
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return found.stdout.decode("utf-8", "replace") if found.returncode == 0 else None


# What the process that reads was told; nothing is read by pictures elsewhere.
used = Ocr("", 0)


def use(program: str, seconds: float) -> None:
    global used
    used = Ocr.within(program, seconds)


def page_as_picture(page: Any) -> bytes:
    """A page of a PDF in shades of grey, as PNM."""
    width, height = page.get_size()
    scale = min(DOTS / 72, (_LARGEST / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    lines = (rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
