"""Whether meetings were called, prepared, held and minuted as the kommissorium of their day has it.

Sources: the kommissorier of the four forums (bilag 2), heading "Formalia". They give periods and days; that an agenda
must be published, and hold what it must, by the day of the meeting, and that the first meeting needs no notice, is how
the archive reads them (``chosen``).
"""

from __future__ import annotations

from archive.judgement.compliance.by_one import ByOne
from archive.judgement.compliance.meetings import Compliance
from archive.judgement.compliance.verdicts import MISSED, Entry, compared

__all__ = ["MISSED", "ByOne", "Compliance", "Entry", "compared"]
