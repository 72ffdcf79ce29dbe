"""A way to the database that is cut at a chosen moment: before a message is passed on, or before its answer is."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

_PIECE = 65_536


class Way:
    """Passes bytes on between clients and the server's socket.

    ``address``: of PostgreSQL, or ``http://host:port``. Once ``cut_at`` is set, the next message from a client that
    holds it cuts that connection: ``passed_on`` says whether the server still gets the message (its answer never comes
    back). ``shut`` lets nobody in any more; ``hang_up`` ends those who are in.
    """

    def __init__(self, address: str) -> None:
        self._server = urlsplit(address)
        self._listener = socket.create_server(("127.0.0.1", 0))
        who = "" if self._server.scheme == "http" else "postgres@"
        here = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.address = f"{self._server.scheme}://{who}{here}{self._server.path}"
        self._clients: list[socket.socket] = []
        self.cut_at: bytes | None = None
        self.passed_on = False
        self.shut = False
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def hang_up(self) -> None:
        while self._clients:
            _hang_up(self._clients.pop())

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.shut:
                    _hang_up(client)
                    continue
                self._clients.append(client)
                server = self._connected()
                threading.Thread(target=self._there, args=(client, server), daemon=True).start()
                threading.Thread(target=self._back, args=(server, client), daemon=True).start()

    def _connected(self) -> socket.socket:
        if self._server.scheme == "http":
            return socket.create_connection((self._server.hostname, self._server.port))
        server = socket.socket(socket.AF_UNIX)
        server.connect(str(Path(parse_qs(self._server.query)["host"][0]) / ".s.PGSQL.5432"))
        return server

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while piece := client.recv(_PIECE):
                if self.cut_at is not None and self.cut_at in piece:
                    self.cut_at = None
                    _hang_up(client)
                    if self.passed_on:
                        server.sendall(piece)
                    break
                server.sendall(piece)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def _back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while piece := server.recv(_PIECE):
                with suppress(OSError):
                    client.sendall(piece)
        server.close()
        _hang_up(client)


def _hang_up(client: socket.socket) -> None:
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)
    client.close()
