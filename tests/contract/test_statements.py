"""How many statements an answer takes: in a database on another machine each is a way there and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from tests.contract.asking import Asking
from tests.given import AGREEMENT, DECISION, MEETING, SPINE

# PostgreSQL is asked for the end of the log and for the tables in force as well.
MOST = {"sqlite": 12, "postgresql": 14}
_YEARS = range(2012, 2024)


def text(id: str, provisions: int) -> Mapping[str, Any]:
    said = [{"number": str(n), "heading": None, "text": f"Tekst {n}."} for n in range(1, provisions + 1)]
    return {**AGREEMENT, "id": id, "ends_on": "2031-01-01", "provisions": said}


def justeringer(agreement: str, changed: int) -> Iterator[dict[str, Any]]:
    """One a year, each by a meeting and a decision of its own."""
    for year in _YEARS:
        meeting, decision = f"m-{agreement}-{year}", f"d-{agreement}-{year}"
        changes = [
            {"op": "replace", "number": str(n), "heading": None, "text": f"{year}."} for n in range(1, changed + 1)
        ]
        yield {**MEETING, "id": meeting, "date": f"{year}-05-08"}
        yield {**DECISION, "id": decision, "meeting": meeting}
        yield {
            "command": "adopt-justering",
            "id": f"j-{agreement}-{year}",
            "agreement": agreement,
            "decision": decision,
            "effective_on": f"{year}-07-01",
            "changes": changes[year - _YEARS.start :],
        }


@contextmanager
def statements() -> Iterator[list[str]]:
    """What either database is asked meanwhile, and not how a transaction begins and ends."""
    asked: list[str] = []
    plain = psycopg.Cursor.execute

    def note(statement: str) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            asked.append(statement)

    def execute(cursor: Any, query: Any, *given: Any, **more: Any) -> Any:
        note(query if isinstance(query, str) else query.decode())
        return plain(cursor, query, *given, **more)

    def checkout(driver: Any, *_: Any) -> None:
        if hasattr(driver, "set_trace_callback"):
            driver.set_trace_callback(note)

    event.listen(Pool, "checkout", checkout)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(psycopg.Cursor, "execute", execute)
        yield asked
    event.remove(Pool, "checkout", checkout)


def test_an_agreement_is_answered_by_as_few_however_long_its_text_and_its_history(asking: Asking) -> None:
    asking(*SPINE, text("lang", 60), *justeringer("lang", 20), text("kort", 2))
    engine = "sqlite" if asking.given.archive.database_url is None else "postgresql"
    asking.agreement("lang")

    with statements() as of_a_day:
        answer = asking.agreement("lang", on="2019-06-01")
    with statements() as of_a_short_one:
        asking.agreement("kort", on="2019-06-01")

    assert len(answer["provisions"]) == 60
    assert len({provision["source"]["id"] for provision in answer["provisions"]}) == 8, "own text, seven justeringer"
    assert len(answer["pending"]) == 1
    assert len(of_a_day) == MOST[engine], "\n".join(of_a_day)
    assert len(of_a_short_one) <= MOST[engine]
