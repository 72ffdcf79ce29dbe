"""What is judged, on an archive of a hundred years and on one of ten: a question is to cost what it is about.

Ten forums meet ten times a year by adopted kommissorier and a wheel, ten items an agenda; each year an agreement of 200
provisions carries out those of the year before, every fourth a hovedaftale. Milliseconds of one question in a view of
its own, and those of them that this process itself takes; ratios are of the large archive to the small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import count
from time import process_time
from typing import Any

from archive.catalogue import DECISION_TAKEN, ID_ASSIGNED
from archive.events import Event
from archive.judgement.compliance import Compliance
from bench.histories import History
from bench.measure import QUICK, in_turn, report
from bench.rebuild import archive_of
from bench.servers import ENGINES, Places, places
from projections import chain, compliance, missing
from projections.reader import Reader
from projections.view import View

FORUMS = [f"forum{n}" for n in range(10)]
ORGANISATIONS = [f"organisation{n}" for n in range(10)]
MEETINGS, ITEMS, PROVISIONS = 10, 10, 200
YEARS, ROUNDS = ((2, 10), 1) if QUICK else ((10, 100), 9)
_LAST = 2040
_SOURCE = {"document": "Kommissorium", "heading": "Formalia"}
_RULES: Sequence[tuple[str, Any]] = (
    ("calling_notice", {"months": 1}),
    ("proposal_deadline", {"weeks": 3}),
    ("agenda_notice", {"weeks": 2}),
    ("agenda_published", "hjemmesiden"),
    ("mandatory_items", ["Status"]),
    ("responsible_per_item", True),
    ("place", "rådhus"),
    ("meetings_per_year", {"min": 6, "max": 12}),
    ("minutes_within", {"weeks": 1}),
    ("remark_period", {"weeks": 2}),
    ("brings_out", True),
    ("publishes", ["hovedaftale"]),
)


class Decades(History):
    """The commands of so many years up to ``_LAST``, unseen by guards."""

    def __init__(self, years: int) -> None:
        super().__init__("lifelike", 0, spread=False)
        self.years = range(_LAST + 1 - years, _LAST + 1)
        self._ids = count(1)

    def __iter__(self) -> Iterator[list[Event]]:
        for id in [*FORUMS, "by", *ORGANISATIONS]:
            kind = "forum" if id in FORUMS else "organisation" if id in ORGANISATIONS else "political"
            data = {"id": id, "name": f"Organ {id}", "kind": kind, "established_on": None}
            yield self._command("establish-body", id, data, "body")
        yield from map(self._ruled, FORUMS)
        yield self._wheel()
        for year in self.years:
            for forum in FORUMS:
                for number in range(MEETINGS):
                    yield from self._met(forum, year, number + 1)
            yield self._agreed(year)

    def _ruled(self, forum: str) -> list[Event]:
        rules = [{"rule": name, "value": value, "source": _SOURCE} for name, value in _RULES]
        id = f"{forum}-k1"
        data = {"id": id, "body": forum, "effective_on": None, "status": "adopted", "rules": rules}
        link = (id, ID_ASSIGNED, {"type": "kommissorium", "owner": forum})
        return self._command("adopt-kommissorium", forum, data, "body", link)

    def _wheel(self) -> list[Event]:
        months = range(1, MEETINGS + 1)
        entries = [{"body": forum, "month": month, "source": _SOURCE} for forum in FORUMS for month in months]
        feeds = [{"from": FORUMS[0], "to": FORUMS[1], "source": _SOURCE}]
        data = {"id": "hjul", "effective_on": "1900-01-01", "entries": entries, "feeds": feeds}
        return self._command("adopt-wheel", "hjul", data, "wheel")

    def _met(self, forum: str, year: int, month: int) -> Iterator[list[Event]]:
        id = meeting_of(forum, year, month)
        data = {"id": id, "body": forum, "date": f"{year}-{month:02d}-20", "called_on": f"{year - 1}-12-01"}
        yield self._command("call-meeting", id, {**data, "place": "Rådhuset"}, "meeting")
        items = [{"number": str(n), "title": f"Punkt {n}", "responsible": forum} for n in range(1, ITEMS)]
        agenda = [*items, {"number": str(ITEMS), "title": "Status", "responsible": forum}]
        sent = {"meeting": id, "sent_on": f"{year}-{month:02d}-02", "published_on": f"{year}-{month:02d}-03"}
        yield self._command("publish-agenda", id, {**sent, "items": agenda}, "meeting")
        decision = f"d{next(self._ids)}"
        taken = {"id": decision, "meeting": id, "item": "1", "body": forum, "decided_on": data["date"]}
        line = (id, DECISION_TAKEN, {"decision": decision, "item": "1"})
        said = {"outcome": "adopted", "text": "Vedtaget."}
        yield self._command("record-decision", decision, {**taken, **said}, "decision", line)
        yield self._command("dispatch-minutes", id, {"meeting": id, "on": f"{year}-{month:02d}-25"}, "meeting")

    def _agreed(self, year: int) -> list[Event]:
        """In force for two years, so that what it carries out is when it begins."""
        id, before = agreement_of(year), agreement_of(year - 1)
        links = [] if year == self.years[0] else [{"agreement": before, "number": "1"}]
        provisions = [
            {"number": str(n), "heading": f"Bestemmelse {n}", "text": "Noget aftales."}
            | ({"carries_out": [{"agreement": before, "number": str(n)}]} if links else {})
            for n in range(1, PROVISIONS + 1)
        ]
        level = "enkeltaftale" if year % 4 else "hovedaftale"
        data = {"id": id, "level": level, "title": f"Aftale {year}", "parties": ["by", ORGANISATIONS[year % 10]]}
        term = {"effective_on": f"{year}-01-01", "ends_on": f"{year + 2}-01-01"}
        return self._command("enter-agreement", id, {**data, **term, "provisions": provisions}, "agreement")


def meeting_of(forum: str, year: int, month: int) -> str:
    return f"{forum}-{year}-{month}"


def agreement_of(year: int) -> str:
    return f"aftale-{year}"


Question = Callable[[View], object]
Ask = Callable[[], object]
_YEAR = _LAST - 1
QUESTIONS: Mapping[str, Question] = {
    "a meeting's verdicts": lambda view: Compliance(view.judge, view.knowledge).of_meeting(
        meeting_of(FORUMS[0], _YEAR, 5), view.on
    ),
    "a year of one body": lambda view: compliance.year(view, _YEAR, body=FORUMS[0]),
    "missing of a year": lambda view: missing.year(view, _YEAR),
    "due of a year": lambda view: missing.ahead(view, f"{_YEAR}-01-01", f"{_LAST}-01-01"),
    "a chain of 200 provisions": lambda view: chain.chain(view, agreement_of(_YEAR)),
}


def main(years: Sequence[int] = YEARS, rounds: int = ROUNDS, engines: Sequence[str] = ENGINES) -> None:
    """``years``: of the small archive and of the large, at least 2."""
    few, many = years
    for engine in engines:
        with places(engine) as place, _reader(place, few) as small, _reader(place, many) as large:
            for name, question in QUESTIONS.items():
                _measure(name, partial(_ask, small, question), partial(_ask, large, question), years, engine, rounds)


def _measure(name: str, small: Ask, large: Ask, years: Sequence[int], engine: str, rounds: int) -> None:
    few, many = years
    small_s, large_s = in_turn(small, large, rounds)
    small_own, large_own = (min(_processor(ask) for _ in range(rounds)) for ask in (small, large))
    of, to = f"ms of {name} in {many} years", f"ms of it in {few} years"
    own = {"processor_ratio": round(large_own / small_own, 3), "processor_ms": round(1000 * large_own, 2)}
    meetings = many * MEETINGS * len(FORUMS)
    report("domain", large_s / small_s, of, to, engine=engine, meetings=meetings, ms=round(1000 * large_s, 2), **own)


@contextmanager
def _reader(place: Places, years: int) -> Iterator[Reader]:
    with place() as found, archive_of(Decades(years), found) as archive, closing(Reader(archive)) as reader:
        yield reader


def _ask(reader: Reader, question: Question) -> None:
    with reader.view(on=f"{_YEAR}-10-01") as view:
        question(view)


def _processor(run: Ask) -> float:
    """Seconds of this process alone: other work on the machine is not in it, nor is a server's."""
    start = process_time()
    run()
    return process_time() - start
