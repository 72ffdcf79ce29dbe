"""The files that make an installation in containers, read as Docker reads them."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import yaml

from web.settings import Settings

ROOT = Path(__file__).parents[2]
SECRETS = "/run/secrets"
Service = dict[str, Any]
_UNSET = re.compile(r"\$\{\w+:-([^}]*)\}")


def composed() -> dict[str, Any]:
    """``docker-compose.yml``, where nothing is said by the environment."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(_UNSET.sub(r"\1", text))
    return read


SERVICES: dict[str, Service] = composed()["services"]
FETCHED = {name: one["image"] for name, one in SERVICES.items() if one["image"] != "forumarkiv"}
OURS = {name: one for name, one in SERVICES.items() if one["image"] == "forumarkiv"}


def pinned(image: str) -> tuple[str, str]:
    """Name and version of an image that is named by its digest as well. Raises ``AssertionError`` for any other."""
    found = re.fullmatch(r"(\w+):([\w.-]+)@sha256:[0-9a-f]{64}", image)
    assert found is not None, f"not name:version@sha256:digest: {image}"
    return found[1], found[2]


def instructions() -> list[tuple[str, str]]:
    """Those of the ``Dockerfile``, each with its arguments in one line."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines if line and line[0] != "#")]


def copied() -> list[str]:
    """What the image takes from this folder."""
    taken = [shlex.split(rest)[:-1] for word, rest in instructions() if word == "COPY" and "--from" not in rest]
    return [source for sources in taken for source in sources]


def make_secrets(folder: Path) -> dict[str, str]:
    """Runs what the set-up step runs; what each file then holds."""
    subprocess.run([ROOT / "scripts/compose-secrets", folder], check=True, timeout=30)
    return {path.name: path.read_text(encoding="ascii") for path in sorted(folder.iterdir())}


class _Asked(dict[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return super().get(name, default)


def settings_read() -> set[str]:
    """The names of all variables that the program asks for, the twins that name a file too."""
    needed = {f"FORUMARKIV_OIDC_{one}": "x" for one in ("CLIENT_ID", "CLIENT_SECRET")}
    asked = _Asked({"FORUMARKIV_SEARCH_URL": "http://a:1", "FORUMARKIV_OIDC_ISSUER": "https://a", **needed})
    Settings.from_env(asked)
    return asked.names | {f"{name}_FILE" for name in asked.names}
