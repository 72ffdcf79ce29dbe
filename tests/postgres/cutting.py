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

    Once ``cut_at`` is set, the next message from a client that holds it cuts that connection: ``passed_on`` says
    whether the server still gets the message (its answer never comes back). ``shut`` lets nobody in any more.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._socket = Path(parse_qs(parts.query)["host"][0]) / ".s.PGSQL.5432"
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"postgresql://postgres@127.0.0.1:{self._listener.getsockname()[1]}{parts.path}"
        self.cut_at: bytes | None = None
        self.passed_on = False
        self.shut = False
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.shut:
                    _hang_up(client)
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._socket))
                threading.Thread(target=self._there, args=(client, server), daemon=True).start()
                threading.Thread(target=self._back, args=(server, client), daemon=True).start()

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
