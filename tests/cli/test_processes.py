"""The command line as a process: pipes, interrupts, a server, and no traceback."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Terminal
from tests.given import BR, PSF, SPINE
from tests.patience import SECONDS

pytestmark = pytest.mark.slow

ARKIV = (sys.executable, "-m", "cli.main")
ROOT = Path(__file__).parents[2]


def environment(terminal: Terminal, **more: str) -> dict[str, str]:
    return {**os.environ, "FORUMARKIV_DATA_DIR": str(terminal.data), "PYTHONUNBUFFERED": "1", **more}


def run(terminal: Terminal, *args: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*ARKIV, *args],
        cwd=ROOT,
        env=environment(terminal),
        capture_output=True,
        timeout=SECONDS,
        check=False,
        **more,
    )


@contextmanager
def running(
    terminal: Terminal, *args: str, environ: Mapping[str, str] | None = None, **pipes: Any
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([*ARKIV, *args], cwd=ROOT, env=environment(terminal, **(environ or {})), **pipes)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def test_long_work_is_quiet_when_piped(arkiv: Terminal) -> None:
    done = run(arkiv, "import", arkiv.write("alt.jsonl", *SPINE))

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith("5 indført, 0 var indført i forvejen, 0 afvist.\n")


def test_long_work_shows_progress_on_a_terminal(arkiv: Terminal) -> None:
    ours, theirs = pty.openpty()
    with running(arkiv, "import", arkiv.write("alt.jsonl", *SPINE), stdout=subprocess.PIPE, stderr=theirs) as process:
        out = process.communicate(timeout=SECONDS)[0]
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)

    assert "alt.jsonl" in shown
    assert "5 indført" in out.decode()


def test_a_reader_that_goes_away_is_no_failure_to_talk_about(arkiv: Terminal) -> None:
    arkiv.ok("import", arkiv.write("alt.jsonl", *({**PSF, "id": f"b{n}", "name": "x" * 500} for n in range(400))))

    with running(arkiv, "audit", "--csv", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)

    assert said == b""


def test_an_interrupt_is_told_without_a_traceback(arkiv: Terminal) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    before = arkiv.position

    with running(arkiv, "do", "--json", **pipes) as process:
        assert process.stdin is not None
        process.stdin.write(b"{" + b" " * 1_000_000)
        process.stdin.flush()  # more than a pipe holds: it reads by now
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS)

    assert (process.returncode, out, json.loads(err)["type"]) == (1, b"", "/problems/unavailable")
    assert arkiv.position == before


def status_of(address: str) -> int:
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        return int(answer.status)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_server_answers_pages_and_api_and_ends_quietly(arkiv: Terminal, end: signal.Signals) -> None:
    arkiv.do(PSF)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    with running(arkiv, "serve", "--port", "0", "--json", **pipes) as process:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        assert url.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{url}api/v1/bodies/psf", timeout=SECONDS) as answer:
            assert json.load(answer)["name"] == "Partnerskabsforum"
        arkiv.do(BR)  # by another process, while the server runs
        with urllib.request.urlopen(f"{url}api/v1/bodies/br", timeout=SECONDS) as answer:
            assert answer.status == 200
        with urllib.request.urlopen(f"{url}organer/psf", timeout=SECONDS) as page:
            assert "Partnerskabsforum" in page.read().decode()
        with ThreadPoolExecutor(20) as readers:  # more at once than it answers at once
            assert set(readers.map(status_of, [f"{url}api/v1/bodies"] * 60)) == {200}
        process.send_signal(end)
        err = process.communicate(timeout=SECONDS)[1]

    assert (process.returncode, err) == (0, b"")


def test_a_server_where_people_sign_in_tells_who_came_in_and_what_was_refused(arkiv: Terminal) -> None:
    arkiv.do(PSF)
    arkiv.ok("account", "add", "anna", stdin=b"hest batteri haefte klammer\n")
    required = {"FORUMARKIV_SIGN_IN": "required", "FORUMARKIV_PUBLIC_URL": "http://127.0.0.1"}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    with running(arkiv, "serve", "--port", "0", "--json", "--lang", "en", environ=required, **pipes) as process:
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["url"]
        form = urllib.request.Request(f"{address}log-ind", data=b"name=anna", headers={"Host": "127.0.0.1"})
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(form, timeout=SECONDS)
        process.terminate()
        err = process.communicate(timeout=SECONDS)[1].decode()

    assert "127.0.0.1 was not allowed: POST '/log-ind' (form-without-token)" in err


def test_a_port_that_is_taken_is_told(arkiv: Terminal) -> None:
    with running(arkiv, "serve", "--port", "0", "--json", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        port = json.loads(process.stdout.readline())["url"].rstrip("/").rpartition(":")[2]

        done = run(arkiv, "serve", "--port", port, "--json")

    assert (done.returncode, json.loads(done.stderr)["type"]) == (1, "/problems/unavailable")


@pytest.mark.parametrize(("args", "code"), [(("--help",), 0), (("agreement", "show", "x"), 1), (("--banan",), 2)])
def test_the_installed_command_ends_with_its_exit_codes(arkiv: Terminal, args: tuple[str, ...], code: int) -> None:
    command = Path(sys.executable).parent / "arkiv"

    done = subprocess.run([command, *args], env=environment(arkiv), capture_output=True, timeout=SECONDS, check=False)

    assert done.returncode == code
    assert b"Traceback" not in done.stderr
