"""A real Keycloak for tests: over TLS, a realm of the tests in it, kept in memory, started in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import tempfile
import urllib.request
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError

import trustme

from tests.engines.elasticsearch import Failed, end_with_parent, free_port
from tests.engines.finding import java_home
from tests.engines.maven import Missing, cache, in_place, package, unpack

VERSION = "26.4.0"
REALM = "raadhus"
ADMIN = "admin"
JAVA = 17
_ARTIFACT = f"org.keycloak:keycloak-quarkus-dist:{VERSION}:zip"
_INSIDE = re.compile(r"keycloak-[^/]+/(.+)")
_REALM_FILE = Path(__file__).parents[1] / "oidc" / "realm.json"
_SMALL = "-Xms64m -Xmx320m -XX:MaxMetaspaceSize=192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8"
_PATIENCE = 300.0
_IN_MEMORY = "--db=dev-mem"
# Its start script runs the server as a child of its own, and tells it nothing when it is ended itself.
TOGETHER = ("sh", "-c", 'trap "trap - TERM; kill 0" TERM; "$@" & wait', "kc")


def distribution() -> Path:
    """The unpacked server, built for a database in memory. Raises Missing."""
    found = cache() / f"keycloak-{VERSION}"
    if not found.is_dir():
        raise Missing(f"Keycloak {VERSION} has not been fetched: make engines")
    return found


def fetch() -> Path:
    """The same, fetched where it is not there yet. Raises Missing."""
    try:
        return distribution()
    except Missing:
        pass
    target = cache() / f"keycloak-{VERSION}"
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    unpack(package(_ARTIFACT, "Keycloak"), _INSIDE, beside)
    built = subprocess.run(
        ["sh", str(beside / "bin" / "kc.sh"), "build", _IN_MEMORY],
        env={**_environment(), "JAVA_OPTS": "-Xmx512m"},
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode != 0:
        shutil.rmtree(beside)
        raise Missing(f"Keycloak could not be built: {(built.stdout + built.stderr)[-1_000:]}")
    in_place(beside, target)
    return distribution()


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "JAVA_HOME": str(java_home(JAVA))}


class Keycloak:
    """``url``: its address; ``ca``: the file of the authority that its certificate is of. Raises Missing, Failed."""

    def __init__(self) -> None:
        self._home = distribution()
        java_home(JAVA)
        self._folder = Path(tempfile.mkdtemp(prefix="arkiv-kc-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.ca = self._folder / "ca.pem"
        self.url = f"https://127.0.0.1:{free_port()}"
        self._prepare()

    @property
    def told(self) -> str:
        """What who shares it has to know."""
        return f"{self.url}\n{self.ca.read_text()}"

    def __enter__(self) -> Keycloak:
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(60)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _prepare(self) -> None:
        """Its start script takes the folder above its own for its home: links lead to what is only read."""
        for name in ("conf", "lib", "providers", "themes"):
            (self._folder / name).symlink_to(self._home / name)
        for name in ("bin", "data/import"):
            (self._folder / name).mkdir(parents=True)
        shutil.copy(self._home / "bin" / "kc.sh", self._folder / "bin")
        shutil.copy(_REALM_FILE, self._folder / "data" / "import")
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.ca))
        issued = authority.issue_cert("127.0.0.1")
        issued.private_key_pem.write_to_path(str(self._folder / "key.pem"))
        issued.cert_chain_pems[0].write_to_path(str(self._folder / "cert.pem"))

    def _start(self) -> None:
        admin = {"KC_BOOTSTRAP_ADMIN_USERNAME": ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD": ADMIN}
        with (self._folder / "said").open("wb") as said:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self._folder,
                env={**_environment(), **admin, "JAVA_OPTS": _SMALL},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        deadline = monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or monotonic() > deadline:
                raise Failed((self._folder / "said").read_text(errors="replace")[-3_000:])
            sleep(0.2)

    def _command(self) -> list[str]:
        _, _, port = self.url.rpartition(":")
        return [
            *TOGETHER,
            *("sh", "bin/kc.sh", "start", "--optimized", "--import-realm", "--cache=local"),
            *(f"--hostname={self.url}", "--http-host=127.0.0.1", f"--https-port={port}"),
            *("--https-certificate-file=cert.pem", "--https-certificate-key-file=key.pem"),
        ]

    def _answers(self) -> bool:
        trusting = ssl.create_default_context(cafile=self.ca)
        try:
            with urllib.request.urlopen(f"{self.url}/realms/{REALM}", timeout=5, context=trusting) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False
