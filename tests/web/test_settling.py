"""A process that answers does not look again and again through what it began with."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.compose.installation import ROOT
from tests.given import PSF, Given

_PROGRAM = """
import gc
from web.wsgi import application
application()
print(len(gc.get_objects()), gc.get_freeze_count())
"""


def test_collections_pass_over_what_was_there_when_it_began(given: Given) -> None:
    given(PSF)
    environment = {**os.environ, "FORUMARKIV_DATA_DIR": str(given.archive.data_dir)}
    told = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True)
    looked_through, passed_over = map(int, told.stdout.split())
    assert looked_through * 100 < passed_over
