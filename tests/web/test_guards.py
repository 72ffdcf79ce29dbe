"""What keeps a loopback server from strangers, and errors readable for people."""

from __future__ import annotations

import base64
import re

import pytest

from archive.problems import Problem
from tests.contract.asking import Asking
from web.settings import Settings, require_loopback

HTML = b"<!doctype html><title>x</title><script>alert(1)</script><p>Ja."


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:5", "[::1]:8000", "LOCALHOST", "127.0.0.5:8000"]
)
def test_our_own_names_are_answered(asking: Asking, host: str) -> None:
    assert asking.client.get("/livez", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "10.0.0.1"])
def test_another_name_is_not(asking: Asking, host: str) -> None:
    response = asking.client.get("/api/v1/bodies", headers={"Host": host})

    assert (response.status_code, response.get_json()["type"]) == (400, "/problems/malformed")


@pytest.mark.parametrize("number", [str(2**63), "9" * 30, "9" * 5_000], ids=["64 bits", "30", "5,000"])
def test_of_a_number_beyond_any_there_is_no_page(asking: Asking, number: str) -> None:
    rules = [rule.rule for rule in asking.client.application.url_map.iter_rules() if "<int:" in rule.rule]
    assert len(rules) > 5

    for rule in rules:
        address = re.sub("<int:[a-z]+>", number, re.sub("<[a-z]+>", "x", rule))
        assert asking.client.get(address).status_code in (404, 405), rule


def test_an_original_is_saved_and_never_shown_as_a_page_of_ours(asking: Asking) -> None:
    asking.do(
        {
            "command": "file-document",
            "id": "x",
            "title": "X",
            "kind": "notat",
            "media_type": "text/html",
            "content": base64.b64encode(HTML).decode(),
        }  # fmt: skip
    )

    response = asking.client.get("/api/v1/documents/x/content")

    assert response.data == HTML
    assert response.headers["Content-Disposition"] == 'attachment; filename="x.html"'
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_given_with_the_encoding_that_was_said_of_it(asking: Asking) -> None:
    content = base64.b64encode("Åben".encode("cp850")).decode()
    said = {"id": "x", "title": "X", "kind": "notat", "media_type": "text/plain; charset=ibm850", "content": content}
    asking.do({"command": "file-document", **said})

    response = asking.client.get("/api/v1/documents/x/content")

    assert response.data == "Åben".encode("cp850")
    assert response.headers["Content-Type"] == "text/plain; charset=ibm850"
    assert response.headers["Content-Disposition"] == 'attachment; filename="x.txt"'


def test_pages_run_no_script_and_are_framed_by_nobody(asking: Asking) -> None:
    policy = asking.client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("path", "status"),
    [("/aftaler/x", 404), ("/nowhere", 404), ("/aftaler?on=banan", 422), ("/aftaler?known=@99", 422)],
)
def test_a_person_gets_a_readable_page(asking: Asking, path: str, status: int) -> None:
    response = asking.client.get(path)

    assert (response.status_code, response.mimetype) == (status, "text/html")
    assert "<h1>" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "path", ["/", "/soeg", "/soeg?q=%22", "/aftaler/x", "/nowhere", "/aftaler?on=banan", "/status"]
)
def test_every_page_of_an_archive_with_example_data_says_so(example: Asking, asking: Asking, path: str) -> None:
    assert 'class="simulated"' in example.client.get(path).get_data(as_text=True)
    assert 'class="simulated"' not in asking.client.get(path).get_data(as_text=True)


def test_the_error_is_in_the_readers_language(asking: Asking) -> None:
    danish = asking.client.get("/api/v1/bodies/x").get_json()
    english = asking.client.get("/api/v1/bodies/x", headers={"Accept-Language": "en"}).get_json()

    assert danish["type"] == english["type"] == "/problems/not-found"
    assert danish["title"] != english["title"]
    assert danish["detail"] != english["detail"]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("da-DK,en;q=0.8", "Findes ikke"),
        ("en-GB,da;q=0.5", "Not found"),
        ("sv,en;q=0.5", "Not found"),
        ("en;q=0.3,da;q=0.7", "Findes ikke"),
        ("EN", "Not found"),
        ("fr", "Findes ikke"),
        ("*", "Findes ikke"),
        ("da;q=0,*", "Not found"),
        ("da;q=0,en;q=0", "Findes ikke"),
    ],
)
def test_a_language_is_asked_for_as_browsers_ask(asking: Asking, asked: str, title: str) -> None:
    """A region counts as its language, in the reader's order (RFC 4647, lookup)."""
    answer = asking.client.get("/api/v1/bodies/x", headers={"Accept-Language": asked}).get_json()

    assert answer["title"] == title


def test_the_server_listens_to_this_machine_only() -> None:
    with pytest.raises(Problem) as refusal:
        require_loopback(Settings(host="0.0.0.0"))

    assert (refusal.value.slug, refusal.value.code) == ("refused", "loopback-only")
    require_loopback(Settings(host="127.0.0.1"))
    require_loopback(Settings(host="::1"))
    require_loopback(Settings(host="0.0.0.0", allow_remote=True))


def test_alive_and_ready(asking: Asking) -> None:
    assert asking.client.get("/livez").get_json() == {"status": "ok"}
    assert asking.client.get("/readyz").get_json()["status"] == "ok"


@pytest.mark.parametrize("path", ["/", "/api/v1/bodies", "/openapi.json", "/livez", "/problems", "/api/v1/bodies/x"])
def test_every_answer_says_whose_it_is_and_that_it_is_asked_for_again(asking: Asking, path: str) -> None:
    headers = asking.client.get(path).headers

    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "private, no-cache"
    assert "Accept-Language" in headers["Vary"]


def test_a_refused_host_is_in_the_log_whatever_it_is_called(asking: Asking, caplog: pytest.LogCaptureFixture) -> None:
    asking.client.get("/", headers={"Host": "evil.example"})

    assert "a question to a foreign host was refused: 'evil.example'" in caplog.text
