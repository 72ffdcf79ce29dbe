"""A real Elasticsearch server for tests: started in a folder of its own, ended by the process that started it."""

from __future__ import annotations

import base64
import ctypes
import hashlib
import os
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError, URLError

import psutil

from tests.engines.finding import distribution, java_home

HEAP = "512m"
_PATIENCE = 300.0
_NOBODY = 65_534
_LAUNCHER = "org.elasticsearch.server.launcher.ServerLauncher"
_SMALL = ("-Xms4m", "-Xmx64m", "-XX:+UseSerialGC")
_PR_SET_PDEATHSIG = 1
# Options of the virtual machine that need a module which small Javas lack, or write large files beside the server.
_NOT_FOR_US = ("jdk.incubator.vector", "-Xlog:gc", "HeapDump", "ErrorFile")
_ROUNDS = 10_000
# What the archive may do, and no more, as docs tell those who keep a cluster.
ROLE = """\
forumarkiv:
  indices:
    - names: ["forumarkiv", "forumarkiv-*"]
      privileges: ["manage", "read", "write"]
keys:
  cluster: ["manage_own_api_key"]
"""
USER, PASSWORD = "arkiv", "en hemmelighed på dansk"
KEEPER = "forvalter"  # who may do everything, with the same password


class Failed(Exception):
    """The server did not start; the message holds the end of what it said."""


class Server:
    """A server that can be stopped and started again, keeping what it holds.

    ``secure``: with TLS (``ca``: the file of the authority), the user ``USER`` with ``PASSWORD``. Raises Missing where
    the machine has not what it takes.
    """

    def __init__(self, secure: bool = False) -> None:
        self._home, self._java = distribution(), java_home()
        self._folder = Path(tempfile.mkdtemp(prefix="arkiv-es-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.ca: Path | None = self._folder / "config" / "ca.pem" if secure else None
        self.port = free_port()
        self.url = f"{'https' if secure else 'http'}://127.0.0.1:{self.port}"
        self._prepare()

    @property
    def told(self) -> str:
        """What who shares it has to know."""
        return self.url

    def __enter__(self) -> Server:
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Returns when the server answers. Raises Failed."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        command = [str(self._java / "bin" / "java"), *_SMALL, "-cp", f"{self._home}/lib/tools/server-launcher/*"]
        with (self._folder / "said").open("wb") as said:
            self._process = subprocess.Popen(
                [*command, _LAUNCHER],
                cwd=self._home,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                preexec_fn=end_with_parent,
                **_account(),
            )

    def wait(self) -> None:
        """Until the server answers. Raises Failed."""
        assert self._process is not None
        deadline = monotonic() + _PATIENCE
        while not self.answers():
            if self._process.poll() is not None or monotonic() > deadline:
                self.stop()
                raise Failed((self._folder / "said").read_text(errors="replace")[-3_000:])
            sleep(0.2)

    def stop(self) -> None:
        """Ends the process that ``start`` started, and waits for it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(60)
            self._process = None

    def kill(self) -> None:
        """As a machine that loses its power."""
        assert self._process is not None
        launched = psutil.Process(self._process.pid)
        for process in [*launched.children(recursive=True), launched]:
            process.kill()
        self._process.wait(60)
        self._process = None

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health", timeout=5, context=self._trusting()) as answer:
                return bool(answer.status == 200)
        except HTTPError as error:
            error.close()
            return error.code == 401
        except (URLError, OSError):
            return False

    def _trusting(self) -> ssl.SSLContext | None:
        return None if self.ca is None else ssl.create_default_context(cafile=self.ca)

    def _environment(self) -> Mapping[str, str]:
        return {
            "PATH": os.environ.get("PATH", ""),
            "ES_HOME": str(self._home),
            "ES_PATH_CONF": str(self._folder / "config"),
            "ES_DISTRIBUTION_TYPE": "zip",
            "ES_TMPDIR": str(self._folder / "tmp"),
            "JAVA_TYPE": "ES_JAVA_HOME",
            "ES_JAVA_HOME": str(self._java),
            "JAVA": str(self._java / "bin" / "java"),
            "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        }

    def _prepare(self) -> None:
        for name in ("config/jvm.options.d", "data", "logs", "tmp"):
            (self._folder / name).mkdir(parents=True)
        shutil.copy(self._home / "config" / "log4j2.properties", self._folder / "config")
        options = (self._home / "config" / "jvm.options").read_text().splitlines()
        kept = [line for line in options if not any(word in line for word in _NOT_FOR_US)]
        (self._folder / "config" / "jvm.options").write_text("\n".join(kept))
        settings = self._settings()
        if self.ca is not None:
            settings |= _secured(self.ca.parent)
        told = "".join(f"{name}: {value}\n" for name, value in settings.items())
        (self._folder / "config" / "elasticsearch.yml").write_text(told)
        if os.geteuid() == 0:
            self._home, self._java = (_within_reach(path, self._folder) for path in (self._home, self._java))
            _give(self._folder)

    def _settings(self) -> dict[str, Any]:
        return {
            "discovery.type": "single-node",
            "http.host": "127.0.0.1",
            "http.port": self.port,
            "transport.host": "127.0.0.1",
            "path.data": self._folder / "data",
            "path.logs": self._folder / "logs",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "xpack.security.enabled": "false",
        }


def _secured(config: Path) -> dict[str, Any]:
    """Settings and files of a server with TLS and one user."""
    import trustme

    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(config / "ca.pem"))
    issued = authority.issue_cert("127.0.0.1", "localhost")
    issued.private_key_pem.write_to_path(str(config / "key.pem"))
    issued.cert_chain_pems[0].write_to_path(str(config / "cert.pem"))
    (config / "roles.yml").write_text(ROLE)
    (config / "users").write_text(f"{USER}:{_hashed(PASSWORD)}\n{KEEPER}:{_hashed(PASSWORD)}\n")
    (config / "users_roles").write_text(f"forumarkiv:{USER}\nkeys:{USER}\nsuperuser:{KEEPER}\n")
    return {
        "xpack.security.enabled": "true",
        "xpack.security.http.ssl.enabled": "true",
        "xpack.security.http.ssl.key": "key.pem",
        "xpack.security.http.ssl.certificate": "cert.pem",
        "xpack.security.authc.api_key.enabled": "true",
        "xpack.security.authc.password_hashing.algorithm": "pbkdf2",
    }


def _hashed(password: str) -> str:
    """As the server's file of users keeps it."""
    salt = secrets.token_bytes(32)
    made = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, _ROUNDS, 32)
    return f"{{PBKDF2}}{_ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(made).decode()}"


def free_port() -> int:
    """A port that nobody used a moment ago."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def _account() -> dict[str, Any]:
    """The server refuses to run as root."""
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def end_with_parent() -> None:
    """The server does not outlive a test run that is killed."""
    if os.uname().sysname == "Linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _within_reach(path: Path, folder: Path) -> Path:
    """A path that the other account can read: itself, or a copy (of links, where that works) in the folder."""
    whole = path.resolve()
    if all(parent.stat().st_mode & 0o001 for parent in (whole, *whole.parents)):
        return whole
    try:
        shutil.copytree(whole, folder / whole.name, copy_function=os.link)
    except OSError:
        shutil.rmtree(folder / whole.name, ignore_errors=True)
        shutil.copytree(whole, folder / whole.name)
    return folder / whole.name


def _give(folder: Path) -> None:
    folder.chmod(0o711)
    for parent, _, files in os.walk(folder):
        for path in (parent, *(os.path.join(parent, file) for file in files)):
            if os.stat(path).st_nlink == 1 or os.path.isdir(path):
                os.chown(path, _NOBODY, _NOBODY)
