"""Bodies: from when to when each is there, by which name, and which of them a text means."""

from __future__ import annotations

from archive.judgement.facts import Facts
from archive.records import Record
from archive.words import same_words


class Bodies:
    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def made(self, body: str) -> Record:
        return next(r for r in self._facts.known.records(body) if r.command == "establish-body")

    def name(self, body: str) -> str:
        return str(self.made(body).data["name"])

    def kind(self, body: str) -> str:
        return str(self.made(body).data["kind"])

    def period(self, body: str, on: str | None) -> tuple[str, str | None]:
        """``[from, end)``, "" for always; an end dated after ``on`` does not count yet, with None each does."""
        ends = [self.made(body).data.get("until"), *(r.data["on"] for r in self._facts.live(body, "dissolve-body"))]
        counting = [end for end in ends if end is not None and (on is None or end <= on)]
        return self.made(body).data.get("established_on") or "", min(counting, default=None)

    def there(self, body: str, day: str, on: str | None) -> bool:
        return self.there_within(body, day, day, on)

    def there_within(self, body: str, first: str, last: str, on: str | None) -> bool:
        """Whether a body that is not void is there on some day from ``first`` to ``last``."""
        begins, ends = self.period(body, on)
        begins = max(begins, first)
        return not self.made(body).void and begins <= last and (ends is None or begins < ends)

    def there_all(self, body: str, first: str, last: str, on: str | None) -> bool:
        """Whether a body that is not void is there on every day from ``first`` to ``last``."""
        begins, ends = self.period(body, on)
        return not self.made(body).void and begins <= first and (ends is None or last < ends)

    def means(self, text: str | None, body: str) -> bool:
        """Whether a text is the id of a body, or the same words as its name."""
        return text is not None and (text == body or same_words(text) == same_words(self.name(body)))
