"""A secretary who records what commands say by forms alone: those of their own where there is one, else the command's.

``Paper`` is a form as it is seen: a ``Sheet`` of the test client, or a page in a real browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from web.desk import moments
from web.desk import typed as boxes
from web.desk.fields import Field
from web.desk.layout import all_fields
from web.desk.own.listed import KINDS

Command = Mapping[str, Any]


class Paper(Protocol):
    """``names``: of the boxes that are there, ``hidden``: of those that are not seen; ``values``: what is in them."""

    @property
    def names(self) -> set[str]: ...

    @property
    def hidden(self) -> set[str]: ...

    @property
    def values(self) -> dict[str, Any]: ...

    @property
    def words(self) -> str: ...

    def put(self, values: dict[str, Any]) -> Any: ...

    def press(self, button: str) -> Any: ...


Open = Callable[[str], Paper]


class Secretary:
    """``open`` opens the page at an address."""

    def __init__(self, open: Open) -> None:
        self._open = open

    def record(self, command: Command) -> Paper:
        """Gives the page that says what was recorded."""
        way = _WAYS.get(command["command"], Secretary._by_command)
        paper = way(self, command)
        return self._look_over(paper)

    def _look_over(self, paper: Paper) -> Paper:
        preview: Paper = paper.press("preview")
        done: Paper = preview.press("record")
        return done

    def _by_command(self, command: Command) -> Paper:
        fields = all_fields(command["command"])
        return self._fill(self._open(f"/indfoer/{command['command']}"), fields, command)

    def _own(self, name: str, first: Mapping[str, str], said: Command, *emptied: str) -> Paper:
        """A form of its own as its address fills it in; ``emptied``: lists that are filled in otherwise."""
        query = "&".join(f"{name}={value}" for name, value in first.items())
        paper = self._open(f"/skrivebord/{name}?{query}" if query else f"/skrivebord/{name}")
        for path in emptied:
            paper = _emptied(paper, path)
        return self._fill(paper, KINDS[name].fields, said)

    def _fill(self, paper: Paper, fields: tuple[Field, ...], said: Command) -> Paper:
        """Every box that what is said needs; rows that are not there are added by their button."""
        said = {**said, **({"at": moments.local(said["at"])} if "at" in said else {})}
        typed = boxes.write([one for one in fields if one.name in said], said)
        for path in typed:
            paper = _with_box(paper, path)
        paper.put(typed)
        return paper

    def _agreement(self, command: Command) -> Paper:
        paper: Paper = self._open("/skrivebord/aftale").press("begin").press("take:provisions/0")
        return self._fill(paper, KINDS["aftale"].fields, _of(command))

    def _call(self, command: Command) -> Paper:
        paper = self._own("indkald", {"body": command["body"]}, {})
        for name in ("time", "place"):
            paper.put({name: ""})
        return self._fill(paper, KINDS["indkald"].fields, _of(command))

    def _agenda(self, command: Command) -> Paper:
        return self._own("dagsorden", {"meeting": command["meeting"]}, {**_of(command), "as": "publish"}, "items")

    def _minutes(self, command: Command) -> Paper:
        present = [{"here": not one.get("absent", False), **one} for one in command.get("present", ())]
        said = {**_of(command), **({"present": present} if present else {})}
        paper = self._own("referat", {"meeting": command["meeting"]}, {}, "present")
        if not {f"items/{n}/number" for n in range(len(command["items"]))} <= paper.names:
            paper = self._own("referat", {"meeting": command["meeting"]}, {}, "present", "items")
        return self._fill(paper, KINDS["referat"].fields, said)

    def _decision(self, command: Command) -> Paper:
        """Under its item, where it was taken at a meeting; the minutes stay as they are."""
        if "meeting" not in command:
            return self._by_command(command)
        paper = self._own("referat", {"meeting": command["meeting"]}, {})
        row = next(n for n in range(99) if paper.values[f"items/{n}/number"] == command["item"])
        own = ("command", "by", "meeting", "item", "at", "note")
        decided = {name: value for name, value in command.items() if name not in own}
        field = KINDS["referat"].field("items").item
        assert field is not None
        typed = boxes.write(field.member("decision").members, decided)
        for path in typed:
            paper = _with_box(paper, f"items/{row}/decision/{path}")
        paper.put({f"items/{row}/decision/{path}": text for path, text in typed.items()})
        return self._fill(paper, KINDS["referat"].fields, {n: command[n] for n in ("at", "note") if n in command})

    def _dispatch(self, command: Command) -> Paper:
        return self._own("udsend", {"meeting": command["meeting"], "part": "minutes"}, _of(command), "recipients")

    def _remark(self, command: Command) -> Paper:
        return self._own("bemaerkning", {"meeting": command["meeting"]}, {**_of(command)})

    def _settle(self, command: Command) -> Paper:
        settlement = {name: command[name] for name in ("on", "outcome", "text") if name in command}
        said = {"settlement": settlement, **{n: command[n] for n in ("at", "note") if n in command}}
        first = {"meeting": command["meeting"], "remark": command["remark"]}
        paper = self._own("bemaerkning", first, said)
        for item in command.get("items", ()):
            row = next(n for n in range(99) if paper.values[f"items/{n}/number"] == item["number"])
            paper.put({f"items/{row}/text": item["text"]})
        return paper

    def _justering(self, command: Command) -> Paper:
        """The text of the day, edited as the changes say."""
        first = {name: command[name] for name in ("agreement", "decision", "effective_on")}
        paper = self._own("justering", first, {n: command[n] for n in ("id", "at", "note") if n in command})
        for change in command["changes"]:
            rows = {paper.values[f"provisions/{n}/number"]: n for n in _rows("provisions", paper.names)}
            if change["op"] == "insert":
                paper = paper.press("add:provisions")
                rows[change["number"]] = max(_rows("provisions", paper.names))
            place = f"provisions/{rows[change['number']]}"
            if change["op"] == "repeal":
                paper = paper.press(f"take:{place}")
            else:
                words = {"heading": change["heading"] or "", "text": change["text"], "number": change["number"]}
                paper.put({f"{place}/{name}": text for name, text in words.items()})
        return paper


def _rows(path: str, names: set[str]) -> list[int]:
    return boxes.rows_of(path, dict.fromkeys(names, ""))


def _emptied(paper: Paper, path: str) -> Paper:
    """A list whose boxes are all open, so that its rows are typed over or go; rows with what is not seen are taken."""
    while taken := _rows(path, paper.hidden):
        paper = paper.press(f"take:{path}/{taken[-1]}")
    paper.put({name: "" for name in paper.names if name.startswith(f"{path}/")})
    return paper


def _of(command: Command) -> dict[str, Any]:
    """What a form says of a command: who records it is asked by the page."""
    return {name: value for name, value in command.items() if name not in ("command", "by")}


def _with_box(paper: Paper, path: str) -> Paper:
    """The form with a row added wherever the box for a path lies in one that is not there."""
    for outer in _lists(path):
        while path not in paper.names and not _has_row(paper, path, outer):
            paper = paper.press(f"add:{outer}")
    assert path in paper.names, f"no box for {path}, only {sorted(paper.names)}"
    return paper


def _lists(path: str) -> Iterator[str]:
    """The lists that a path lies in, the outermost first: ``items``, ``items/0/documents``."""
    yield from (path[: found.start()] for found in re.finditer(r"/[0-9]+(?=/|$)", path))


def _has_row(paper: Paper, path: str, outer: str) -> bool:
    row = re.match(rf"{re.escape(outer)}/[0-9]+", path)
    assert row is not None
    return any(name == row[0] or name.startswith(f"{row[0]}/") for name in paper.names)


_WAYS: Mapping[str, Callable[[Secretary, Command], Paper]] = {
    "call-meeting": Secretary._call,
    "publish-agenda": Secretary._agenda,
    "record-minutes": Secretary._minutes,
    "record-decision": Secretary._decision,
    "dispatch-minutes": Secretary._dispatch,
    "remark-on-minutes": Secretary._remark,
    "settle-remark": Secretary._settle,
    "adopt-justering": Secretary._justering,
    "enter-agreement": Secretary._agreement,
}
