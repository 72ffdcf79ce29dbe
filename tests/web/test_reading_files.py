"""Files that take long to be read leave threads for whoever reads pages."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest

from archive import attachments
from tests.given import SPINE, Given
from web.app import close, create_app

# As many as the threads of a process.
THREADS = 8


def filed(n: int) -> dict[str, Any]:
    content = base64.b64encode(f"Notat {n}".encode()).decode()
    about = {"title": "Notat", "kind": "notat", "media_type": "text/plain"}
    return {"command": "file-document", "id": f"notat-{n}", "content": content, "by": "anna", **about}


def test_half_of_the_threads_go_on_answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, go_on, begun = Given(tmp_path), Event(), Semaphore(0)
    given(*SPINE)
    app, extract = create_app(given.archive), attachments.extract

    def slow(*args: Any, **more: Any) -> Any:
        begun.release()
        assert go_on.wait(60)
        return extract(*args, **more)

    def post(n: int) -> tuple[int, Any]:
        answer = app.test_client().post("/api/v1/commands", json=filed(n))
        return answer.status_code, answer.headers.get("Retry-After")

    monkeypatch.setattr(attachments, "extract", slow)
    with ThreadPoolExecutor(THREADS) as threads:
        asked = [threads.submit(post, n) for n in range(THREADS)]
        assert begun.acquire(timeout=60)
        refused = _first_done(asked, THREADS // 2)
        page = threads.submit(lambda: app.test_client().get("/aftaler").status_code)
        assert page.result(60) == 200
        go_on.set()

    assert refused == [(503, "2")] * (THREADS // 2)
    answered = sorted(one.result()[0] for one in asked)
    assert answered == [201] * (THREADS // 2) + [503] * (THREADS // 2)
    assert len([row for row in given.archive.recorded_after(0, 100) if row.closing.command == "file-document"]) == 4
    close(app)
    given.close()


def _first_done(asked: list[Any], count: int) -> list[Any]:
    done = as_completed(asked, timeout=60)
    return [next(done).result() for _ in range(count)]
