"""What the analysis of Danish takes of a process's memory, however many words it has seen."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Words of Danish that are all different: two of a list of thousands put together, inflected.
SEEN = """
from pathlib import Path
from projections.search import terms
from projections.search.lexicon import lexicon

def resident():
    told = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("Rss:")) / 1024

before = resident()
firsts = "vej skole brand vand jord kirke gård bolig kommune sogn hus lærer land penge arbejde".split()
lasts = "udvalg værk møde plan lån nævn hjælp regnskab bygning ejer mand tilsyn pligt lov skat".split()
for n in range(40_000):
    terms.term_of(f"{firsts[n % 15]}{lasts[n // 15 % 15]}{chr(97 + n // 225 % 20)}{chr(97 + n // 4500)}en")
assert lexicon().lemmas("skolen") == ("skole",)
print(resident() - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the system tells what a process holds")
def test_the_lexicon_and_what_is_remembered_take_no_more_than_60_mb() -> None:
    told = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, check=True)

    assert float(told.stdout) <= 60
