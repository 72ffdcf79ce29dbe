"""The main job on an archive of examples: made, asked, and served."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import archive.demo
from archive import importing
from archive.archive import Archive
from archive.problems import refused
from cli.output import say
from cli.running import listen, on_port
from cli.session import Session
from cli.story import story

FILE = Path(archive.demo.__file__).parent / "eksempelarkiv.yaml"


def demo(opened: Session, no_serve: bool, port: str | None) -> None:
    settings = on_port(opened.settings, None, port)
    made = _made(opened)
    say(opened, [made, *story(opened.ask, opened.words)])
    if not no_serve:
        listen(opened, settings.host, settings.port)


def _made(opened: Session) -> str:
    """Makes the archive, or goes on where an earlier run was cut off. Raises ``refused`` beside a real one."""
    w, folder, database_url = opened.words, opened.settings.data_dir, opened.settings.database_url
    if not Archive.stands(folder, database_url):
        Archive.create(folder, simulated=True, database_url=database_url).close()
    if not opened.archive.simulated:
        raise refused("real-archive", data_dir=str(folder))
    begun = perf_counter()
    new, of = _record(opened)
    if not new:
        return w.text("demo.there", data_dir=folder)
    return w.text("demo.made", count=of, seconds=f"{perf_counter() - begun:.0f}", data_dir=folder)


def _record(opened: Session) -> tuple[int, int]:
    """How many commands were recorded now, and how many there are. Raises the problem that one of them meets."""
    lines = list(importing.commands(FILE))
    new = 0
    with opened.progress.counting(opened.words.text("demo.making")) as progress:
        for done, outcome in enumerate(importing.record(opened.archive, FILE, by=None), 1):
            if outcome.problem is not None:
                raise refused("not-the-example", data_dir=str(opened.settings.data_dir)) from outcome.problem
            new += outcome.receipt is not None and outcome.receipt.status == 201
            progress(done, len(lines))
    return new, len(lines)
