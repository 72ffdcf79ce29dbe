"""Reading from a hot standby: the same answers, never older than what was answered; recording is refused."""

from __future__ import annotations

from contextlib import ExitStack

from archive.archive import Archive
from tests.given import PSF, SPINE, Given
from tests.postgres.standby import standby
from web.app import close, create_app


def test_a_standby_answers_what_was_recorded_and_records_nothing(given: Given, database_url: str) -> None:
    given(*SPINE)
    with ExitStack() as ends:
        ends.callback(close, create_app(given.archive))  # its read models follow each command
        archive = Archive(given.archive.data_dir, database_url=ends.enter_context(standby(database_url)))
        ends.callback(archive.close)
        reading = create_app(archive)
        ends.callback(close, reading)
        client = reading.test_client()
        assert client.get("/readyz").status_code == 200

        for n in range(20):
            given({**PSF, "id": f"b{n}"})
            answer = client.get(f"/api/v1/bodies/b{n}")
            assert answer.status_code == 200, answer.text
        refusal = client.post("/api/v1/commands", json={**PSF, "id": "no", "by": "skriveren"})
        *tables, index = client.get("/api/v1/status").get_json()["read_models"]

        assert (refusal.status_code, refusal.get_json()["type"]) == (503, "/problems/unavailable")
        assert {model["state"] for model in tables} == {"ok"}
        assert index["state"] == "missing", "nobody has searched"
