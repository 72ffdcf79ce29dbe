"""A provider of OpenID Connect that misbehaves as told: the npm package ``oidc-provider`` in a program of ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from hashlib import sha256
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin

import pytest

from tests.engines.elasticsearch import Failed, end_with_parent, free_port
from tests.engines.maven import Missing, cache, in_place

SECRET = "klientens hemmelighed, lang nok til HS256"
_FOLDER = Path(__file__).parents[1] / "oidc" / "provider"
_PINNED = ("package.json", "package-lock.json")


def distribution() -> Path:
    """The installed package. Raises Missing."""
    if shutil.which("node") is None:
        raise Missing("Node (node) is not installed: oidc-provider cannot run")
    if not _place().is_dir():
        raise Missing("oidc-provider has not been fetched: make engines")
    return _place()


def fetch() -> Path:
    """The same, fetched where it is not there yet, by the hashes of its lock file. Raises Missing."""
    try:
        return distribution()
    except Missing:
        pass
    if shutil.which("npm") is None:
        raise Missing("Node (npm) is not installed: oidc-provider cannot be fetched")
    beside = _place().with_name(f"{_place().name}.{os.getpid()}")
    beside.mkdir(parents=True)
    for name in _PINNED:
        shutil.copy(_FOLDER / name, beside)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=beside, check=False).returncode != 0:
        shutil.rmtree(beside)
        raise Missing("npm could not fetch oidc-provider: see what it says above")
    in_place(beside, _place())
    return distribution()


def _place() -> Path:
    locked = sha256((_FOLDER / "package-lock.json").read_bytes()).hexdigest()
    return cache() / f"oidc-provider-{locked[:12]}"


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Provider:
    """``url``: its address, which is its issuer too. Raises Missing, Failed."""

    def __init__(self) -> None:
        self._home, self._port = distribution(), free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Provider:
        # Modules are looked for beside the program, so it is put beside them; the same for everybody.
        program = self._home / f"provider-{os.getpid()}.mjs"
        shutil.copy(_FOLDER / "provider.mjs", program)
        self._process = subprocess.Popen(
            ["node", str(program), str(self._port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            preexec_fn=end_with_parent,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        program.unlink()
        if not line.startswith("listening"):
            self.__exit__()
            raise Failed(f"oidc-provider did not start: {line}")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def tell(self, **told: Any) -> None:
        """From now on it behaves well but for this; what it may be told is in ``provider.mjs``."""
        self._post(told)

    def asked(self) -> list[str]:
        """What it was asked since it was told."""
        with urllib.request.urlopen(f"{self.url}/told", timeout=10) as answer:
            return list(json.load(answer)["asked"])

    def sign_in(self, address: str) -> str:
        """What a browser does that was sent to ``address``: the address that the provider sends it back to."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Staying())
        while address.startswith((self.url, "/")):
            with pytest.raises(HTTPError) as caught:
                opener.open(urljoin(self.url, address), timeout=20)
            with caught.value as answer:
                assert 300 <= answer.code < 400, answer.read().decode()[-2_000:]
                address = answer.headers["Location"]
        return address

    def _post(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        with urllib.request.urlopen(f"{self.url}/told", data=body, timeout=10) as answer:
            assert answer.status == 200
