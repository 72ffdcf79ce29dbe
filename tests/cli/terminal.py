"""A terminal in a folder of its own: what is typed, and what comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from archive.archive import Archive
from cli.main import cli
from web.app import close, create_app

Command = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """``out`` and ``err`` as they were printed; ``code``: the exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def problem(self) -> str:
        """The slug of the problem details on standard error."""
        return str(json.loads(self.err)["type"]).removeprefix("/problems/")

    @property
    def paths(self) -> list[str]:
        return [error["path"] for error in json.loads(self.err)["errors"]]


class Terminal:
    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"

    def __call__(self, *args: str, stdin: bytes | None = None, **environ: str) -> Said:
        env: dict[str, str | None] = {"FORUMARKIV_DATA_DIR": str(self.data), "FORUMARKIV_USER": "skriveren", **environ}
        result = CliRunner(env=env).invoke(cli, args, input=stdin)
        assert "Traceback" not in result.output
        return Said(result.stdout, result.stderr, result.exit_code)

    def ok(self, *args: str, stdin: bytes | None = None, **environ: str) -> Said:
        said = self(*args, stdin=stdin, **environ)
        assert said.code == 0, said.err
        return said

    def do(self, *commands: Command) -> Any:
        """The receipt of the last of some commands."""
        for command in commands:
            said = self.ok("do", stdin=json.dumps(command).encode())
        return said.json

    def write(self, name: str, *lines: Command | str) -> str:
        """A file of JSON Lines, or of the lines as they stand."""
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        (self.folder / name).write_text(text, encoding="utf-8")
        return str(self.folder / name)

    @property
    def position(self) -> int:
        archive = Archive(self.data)
        try:
            return archive.last_position()
        finally:
            archive.close()

    def api(self, address: str, language: str = "da") -> bytes:
        """The body that the API gives."""
        archive = Archive(self.data)
        app = create_app(archive)
        try:
            return app.test_client().get(f"/api/v1/{address}", headers={"Accept-Language": language}).data
        finally:
            close(app)
            archive.close()
