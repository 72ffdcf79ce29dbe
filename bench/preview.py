"""The preview of a justering of many provisions at the desk, beside the page of the agreement that it changes.

Milliseconds stand beside the ratios, on the clock and of the processor; on both databases.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from time import process_time
from typing import Any

from archive.archive import Archive
from bench.measure import QUICK, in_turn, report
from bench.servers import ENGINES, Place, places
from tests.desk.sheets import Desk, Sheet
from web.app import close, create_app

PROVISIONS, ROUNDS = (60, 3) if QUICK else (200, 5)
_TEXT = "Hver organisation stiller op til hver tredje ledige familiebolig til rådighed i kvarteret.\n" * 3
_BODY = {"command": "establish-body", "id": "psf", "name": "Forum", "kind": "forum", "established_on": None}
_DECISION = {"command": "record-decision", "id": "d", "body": "psf", "decided_on": "2012-05-08", "form": "written"}
_AGREEMENT = {"command": "enter-agreement", "id": "h", "level": "hovedaftale", "title": "Aftale", "parties": ["psf"]}
_FORM = "/skrivebord/justering?agreement=h&decision=d&effective_on=2012-06-01"


def _archive(place: Place, provisions: int) -> Archive:
    archive = Archive.create(place.data_dir, database_url=place.database_url)
    rows = [{"number": str(n), "heading": f"Punkt {n}", "text": _TEXT} for n in range(1, provisions + 1)]
    for command in (
        _BODY,
        {**_DECISION, "outcome": "adopted", "text": "Ja."},
        {**_AGREEMENT, "effective_on": "2011-01-01", "provisions": rows},
    ):
        archive.do(command, by="bench")
    return archive


def _edited(desk: Desk, provisions: int, changed: int) -> Sheet:
    """The form with a word of some provisions changed."""
    sheet = desk.open(_FORM)
    every = provisions // changed
    for n in range(0, provisions, every):
        sheet.values[f"provisions/{n}/text"] = _TEXT.replace("tredje", "fjerde")
    return sheet


def _cpu(run: Callable[[], object], times: int = 3) -> float:
    """Seconds of this process's processor, whatever else the machine has to do; the least of some."""

    def once() -> float:
        start = process_time()
        run()
        return process_time() - start

    return min(once() for _ in range(times))


def _engine(engine: str, place: Place, provisions: int, rounds: int) -> None:
    with closing(_archive(place, provisions)) as archive:
        app = create_app(archive)
        desk = Desk(app)
        for changed in (max(provisions // 20, 1), provisions):
            sheet = _edited(desk, provisions, changed)
            assert sheet.press("preview").status == 200

            def preview(sheet: Sheet = sheet) -> Any:
                return desk.browser.client.post(sheet.action, data={**sheet.values, "_do": "preview"})

            shown, page = in_turn(preview, lambda: desk.browser.get("/aftaler/h?on=2012-06-01"), rounds)
            more = {
                "ms": round(shown * 1e3, 1),
                "page_ms": round(page * 1e3, 1),
                "cpu_ms": round(_cpu(preview) * 1e3, 1),
            }
            said = {"provisions": provisions, "changed": changed, "database": engine}
            report("preview", shown / page, "preview of a justering", "page of the agreement", **said, **more)
        close(app)


def main(provisions: int = PROVISIONS, rounds: int = ROUNDS) -> None:
    for engine in ENGINES:
        with places(engine) as give, give() as place:
            _engine(engine, place, provisions, rounds)
