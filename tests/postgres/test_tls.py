"""A server of PostgreSQL on another machine is believed by its certificate, where the address asks for that."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
import trustme

from archive.archive import Archive
from archive.problems import Problem

# What a client says first, when it wants TLS, and what says yes to that.
_WANTS_TLS, _YES = bytes.fromhex("0000000804d2162f"), b"S"


@contextmanager
def server(authority: trustme.CA, name: str, met: list[str]) -> Iterator[int]:
    """The port of one that shows a certificate of that name, and ends there; ``met``: how far each client went."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)

    def answer(listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listening.accept()
                with client:
                    asked = client.recv(8)
                    met.append("in the clear" if asked != _WANTS_TLS else _shaken(context, client))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=answer, args=(listening,), daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(20)


def _shaken(context: ssl.SSLContext, client: socket.socket) -> str:
    client.sendall(_YES)
    try:
        with context.wrap_socket(client, server_side=True) as secured:
            return "told who it is" if secured.recv(1) else "left"
    except (ssl.SSLError, OSError):
        return "left"


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [("localhost", True, "told who it is"), ("other", True, "left"), ("localhost", False, "left")],
)
def test_nothing_is_said_to_a_server_that_is_not_who_it_should_be(
    tmp_path: Path, name: str, known: bool, expected: str
) -> None:
    authority, met = trustme.CA(), list[str]()
    (authority if known else trustme.CA()).cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    with server(authority, name, met) as port:
        address = (
            f"postgresql://arkiv:hemmelig@localhost:{port}/arkiv?sslmode=verify-full&sslrootcert={tmp_path}/ca.pem"
        )
        with pytest.raises(Problem) as caught:
            Archive.create(tmp_path / "data", database_url=address)

    assert met, caught.value
    assert set(met) == {expected}
    assert "hemmelig" not in repr(caught.value)
