"""What PostgreSQL plans once for any values reads no more than what it plans for the values: over all questions."""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql
from sqlalchemy import Connection

from bench.examples import example, many_times
from bench.rebuild import archive_of
from bench.servers import Place
from projections.following.statements import Straight
from projections.reader import Reader
from tests.answers.examples import Examples
from tests.patience import patient
from web.app import close, create_app
from web.questions import QUESTIONS

TIMES = 8  # as large as what is rare must be to be taken for frequent
EACH = 4  # examples of a question, and askings of a statement
# Search has an index of its own; what the log holds is no read model.
ASIDE = {"search", "status", "events", "commands"}
Asked = dict[Straight, list[dict[str, Any]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What seeks were asked for."""
    found: Asked = defaultdict(list)
    plain = Straight.__call__

    def call(self: Straight, connection: Connection, **given: Any) -> list[tuple[Any, ...]]:
        if not self._by_values and len(found[self]) < EACH and given not in found[self]:
            found[self].append(given)
        return plain(self, connection, **given)

    monkeypatch.setattr(Straight, "__call__", call)
    return found


def blocks(driver: Any, seek: Straight, given: dict[str, Any], plan: str) -> int:
    """How many blocks a seek reads, planned in one way."""
    form = seek._forms["postgresql"]
    places = count(1)
    words = [f"${next(places)}{part}" for part in form.sql.split("%s")[1:]]
    driver.execute(f"SET LOCAL plan_cache_mode = force_{plan}_plan")
    driver.execute("PREPARE asked AS " + form.sql.split("%s")[0] + "".join(words), prepare=False)
    values = sql.SQL(", ").join(map(sql.Literal, form.parameters(given)))
    asking = sql.SQL("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked")
    [[[said]]] = driver.execute(asking + sql.SQL(" ({})").format(values) if given else asking, prepare=False).fetchall()
    driver.execute("DEALLOCATE asked")
    return int(said["Plan"]["Shared Hit Blocks"] + said["Plan"]["Shared Read Blocks"])


@pytest.mark.slow
def test_a_seek_reads_no_more_planned_for_any_values(asked: Asked, tmp_path: Path, database_url: str) -> None:
    with archive_of(many_times(example(), TIMES), Place(tmp_path / "data", database_url)) as archive:
        app = patient(create_app(archive))
        examples = Examples(app.test_client(), f"@{archive.last_position()}")
        for axes in ({"on": "2013-04-15"}, {"on": "2012-05-01", "known": f"@{archive.last_position() // 2}"}):
            for name in QUESTIONS.keys() - ASIDE:
                for one in islice(examples.of(name, axes), EACH):
                    examples.get(one.address(**axes))
        reader = Reader(archive)
        with reader.view() as view:
            driver = view.connection.connection.driver_connection
            read = {
                (seek._forms["postgresql"].sql, *map(str, given.values())): (
                    blocks(driver, seek, given, "generic"),
                    blocks(driver, seek, given, "custom"),
                )
                for seek, askings in asked.items()
                for given in askings
            }
        reader.close()
        close(app)

    assert len({words for words, *_ in read}) > 25
    assert {words: found for words, found in read.items() if found[0] > 1.5 * found[1] + 20} == {}
