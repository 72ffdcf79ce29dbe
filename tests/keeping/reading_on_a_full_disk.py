"""A program of its own for the tests: on a disk without room it reads, and records when there is room again."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import closing
from pathlib import Path

from archive.archive import Archive
from archive.problems import Problem
from web.app import close, create_app

OFFICE = {"command": "establish-office", "id": "ob", "name": "Overborgmesteren"}
ASKED = (
    "/api/v1/agreements/h1", "/api/v1/events", "/api/v1/search?q=bolig", "/aftaler/h1",
    "/revisionsspor", "/readyz", "/api/v1/documents/bilag/content",
)  # fmt: skip


def room(bytes: int) -> None:
    """No file can be written beyond so many bytes: 0 is a disk without room."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, resource.RLIM_INFINITY))


def main(data_dir: Path, full_from: str) -> None:
    if full_from == "the beginning":
        room(0)
    with closing(Archive(data_dir)) as archive:
        app = create_app(archive)
        client = app.test_client()
        client.get("/api/v1/search?q=bolig")
        room(0)
        read = [client.get(path).status_code for path in ASKED]
        try:
            archive.do(OFFICE, by="x")
        except Problem as problem:
            refused = problem.code
        again = [client.get(path).status_code for path in ASKED]
        room(resource.RLIM_INFINITY)
        position = archive.do(OFFICE, by="x").body["position"]
        after = client.get("/api/v1/status").get_json()["position"]
        close(app)
    print(json.dumps({"read": read, "refused": refused, "again": again, "recorded": position, "after": after}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
