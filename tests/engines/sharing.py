"""One server for all the processes of a test run: the first that asks has it started, after the last it ends.

A keeper, a process of its own, holds the server. Who uses it holds a shared lock on a file; the keeper ends when it
gets that lock for itself, and so also when its users were killed.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tests.engines.elasticsearch import Failed, Server
from tests.engines.keycloak import Keycloak

_ROOT = Path(__file__).parents[2]
_AGAIN = 0.2
_SERVERS = {"elasticsearch": Server, "keycloak": Keycloak}


@contextmanager
def shared(folder: Path) -> Iterator[str]:
    """What is to be known (first its address) of a server that all who name the same folder share. Raises Failed.

    Which one it is says the folder's name.
    """
    folder.mkdir(exist_ok=True)
    with (folder / "users").open("w") as users, (folder / "starting").open("w") as starting:
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(starting, fcntl.LOCK_EX)
        address = folder / "address"
        if not address.exists():
            _start(folder, address)
        fcntl.flock(starting, fcntl.LOCK_UN)
        yield address.read_text()


def _start(folder: Path, address: Path) -> None:
    with (folder / "said").open("wb") as said:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.engines.sharing", str(folder)],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    while not address.exists():
        if keeper.poll() is not None:
            raise Failed((folder / "said").read_text(errors="replace")[-3_000:])
        sleep(_AGAIN)
    keeper.returncode = 0  # it ends by itself, after this process


def keep(folder: Path) -> None:
    """Holds a server as long as somebody uses it."""
    address, beside = folder / "address", folder / "address.new"
    with _SERVERS[folder.name]() as server, (folder / "users").open("w") as users:
        beside.write_text(server.told)
        beside.rename(address)
        fcntl.flock(users, fcntl.LOCK_EX)
        address.unlink()


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
