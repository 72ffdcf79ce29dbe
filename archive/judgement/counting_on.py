"""What is known without what is dated after a day: how things stand if nothing more happens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive.records import Record, WholeKnowledge

# Acts, with the field that dates them. The end of an agreement is no act: it is known when it is recorded.
_DATED: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "accede",
            "annul-decision",
            "approve",
            "ask",
            "cancel-meeting",
            "decline",
            "dispatch-minutes",
            "dissolve-body",
            "end-relation",
            "follow-up",
            "nominate-for-tilsyn",
            "propose-item",
            "publish",
            "remark-on-minutes",
            "report-tilsyn",
            "settle-remark",
            "withdraw",
        ),
        "on",
    ),
    "file-document": "dated",
    "move-meeting": "announced_on",
    "publish-agenda": "sent_on",
}


class CountingOn:
    """A ``WholeKnowledge`` without the acts dated after ``on``; everything else as ``known`` gives it."""

    def __init__(self, known: WholeKnowledge, on: str) -> None:
        self._known, self._on = known, on

    def records(self, owner: str) -> Sequence[Record]:
        return [record for record in self._known.records(owner) if self._counts(record)]

    def _counts(self, record: Record) -> bool:
        field = _DATED.get(record.command)
        return field is None or (record.data.get(field) or "") <= self._on

    def justering(self, id: str) -> Record | None:
        return self._known.justering(id)

    def justeringer(self, agreement: str) -> Sequence[Record]:
        return self._known.justeringer(agreement)

    def type_of(self, id: str) -> str | None:
        return self._known.type_of(id)

    def of_type(self, type: str) -> Sequence[str]:
        return self._known.of_type(type)

    def dated(self, command: str, first: str, end: str) -> Sequence[str]:
        return self._known.dated(command, first, end)

    def meetings_of(self, body: str, first: str, end: str) -> Sequence[str]:
        return self._known.meetings_of(body, first, end)

    def decisions_of(self, body: str, first: str, end: str) -> Sequence[str]:
        return self._known.decisions_of(body, first, end)

    def naming(self, target: str, command: str, field: str) -> Sequence[str]:
        return self._known.naming(target, command, field)

    def doubted(self) -> Sequence[Record]:
        return [record for record in self._known.doubted() if self._counts(record)]

    def made(self, id: str) -> Record | None:
        return self._known.made(id)

    def owners_of(self, type: str) -> Sequence[str]:
        return self._known.owners_of(type)

    def valued(self, command: str, field: str, value: str) -> Sequence[str]:
        return self._known.valued(command, field, value)

    def within(self, command: str, field: str, first: str, end: str) -> Sequence[str]:
        return self._known.within(command, field, first, end)

    def prefetch_naming(self, targets: Iterable[str], command: str, field: str) -> None:
        self._known.prefetch_naming(targets, command, field)

    def prefetch(self, owners: Iterable[str]) -> None:
        self._known.prefetch(owners)
