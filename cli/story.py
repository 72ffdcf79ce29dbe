"""The main questions, asked of the example archive and answered with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from web import saying
from web.changes import change_words
from web.wording import Wording

Answer = dict[str, Any]
Ask = Callable[..., Answer]

AGREEMENT, DAY, NUMBER, JUSTERING = "hovedaftale-2011", "2012-06-01", "4", "j-2012-1"
_AGREEMENT = {"id": AGREEMENT}
BODY, YEAR, WORDS = "psf", 2012, "anvisning"


def story(ask: Ask, w: Wording) -> Iterator[str]:
    """The lines of five answers; ``ask(question, parts, **parameters)`` gives the body that the API gives."""
    for part in (_two_moments, _who, _decisions, _search, _audit):
        yield from part(ask, w)
        yield ""


def _two_moments(ask: Ask, w: Wording) -> Iterator[str]:
    today, then = ask("agreement", _AGREEMENT, on=DAY), ask("agreement", _AGREEMENT, on=DAY, known=DAY)
    position = today["as_of"]["position"]
    yield from _heading(w.text("demo.today", title=today["title"], on=w.day(DAY), position=position))
    for provision in today["provisions"]:
        yield from _provision(provision, w)
    yield w.text("demo.address", url=today["url"])
    yield from _heading(w.text("demo.then", position=then["as_of"]["position"]))
    changed = ask("compare", _AGREEMENT, on=DAY, known_from=DAY, known_to=f"@{position}")
    numbers = {row["number"] for row in changed["changed"]}
    yield w.text("demo.then.differs", n=len(numbers), of=len(today["provisions"]))
    for provision in then["provisions"]:
        if provision["number"] in numbers:
            yield from _provision(provision, w)
    yield w.text("demo.address", url=then["url"])
    yield from _heading(w.text("demo.words"))
    for row in changed["changed"]:
        yield f"  {row['number']}  {''.join(map(_marked, row['words']))}"
    yield w.text("demo.address", url=changed["url"])


def _marked(piece: Mapping[str, str]) -> str:
    before, after = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}[piece["op"]]
    return f"{before}{piece['text']}{after}"


def _provision(provision: Mapping[str, Any], w: Wording) -> Iterator[str]:
    mandate = provision["mandate"]
    yield f"  {provision['number']}  {provision['heading'] or ''}".rstrip()
    yield f"     {provision['text']}"
    yield f"     - {source(provision['source'], w)}"
    back = f" {w.text('demo.retroactive')}" if mandate["retroactive"] else ""
    yield f"     - {w.code('mandate', mandate['state'])}: {mandate['why']}{back}"


def source(found: Mapping[str, Any], w: Wording) -> str:
    """Who decided a text, where and when, and who recorded it, in one line."""
    put = f"{w.text('source.justering')} {found['id']}" if found["kind"] == "justering" else w.text("source.own")
    votes = "".join(f" {said}." for said in saying.votes(found, w))
    recorded = w.text("source.recorded", moment=w.moment(found["recorded_at"]), by=found["recorded_by"])
    return f"{put}. {_decided(found, w)}{votes} {recorded} ({w.text('source.position', position=found['position'])})."


def _decided(found: Mapping[str, Any], w: Wording) -> str:
    if found["decision"] is None:
        return w.text("source.no-decision")
    place = w.day(found["decided_on"])
    if found["meeting"] is not None:
        place = f"{w.text('source.at')} {w.text('source.meeting', day=w.day(found['meeting_date']))}"
    item = f", {w.text('source.item')} {found['item']}" if found["item"] else ""
    decision = w.text("source.decision", id=found["decision"])
    return f"{saying.decided_by(found, w)} {found['body_name']} {place}{item} ({decision})."


def _who(ask: Ask, w: Wording) -> Iterator[str]:
    found = ask("history", {**_AGREEMENT, "number": NUMBER})
    yield from _heading(w.text("demo.who", number=NUMBER))
    for row in found["items"]:
        until = "" if row["known"]["to"] is None else w.text("demo.until", end=row["known"]["to"])
        valid = w.interval(row["valid"]["from"], row["valid"]["to"])
        yield f"  {row['text']}"
        yield f"     - {w.text('demo.stood', valid=valid, start=row['known']['from'], end=until)}"
        yield f"     - {source(row['source'], w)}"
    yield w.text("demo.address", url=found["url"])


def _decisions(ask: Ask, w: Wording) -> Iterator[str]:
    found = ask("decisions", body=BODY, **{"from": f"{YEAR}-01-01", "to": f"{YEAR + 1}-01-01"})
    yield from _heading(w.text("demo.decisions", body=ask("body", {"id": BODY})["name"], year=YEAR))
    for row in found["items"]:
        outcome = w.code("outcome", row["outcome"])
        place = (
            f"{w.text('source.item')} {row['item']}, {row['meeting']}"
            if row["meeting"]
            else w.code("form", row["form"])
        )
        yield f"  {w.day(row['decided_on'])}, {place}: {row['text']}"
        yield f"     - {row['id']}: {outcome}, {w.code('mandate', saying.standing(row))}"
    yield w.text("demo.address", url=found["url"])


def _search(ask: Ask, w: Wording) -> Iterator[str]:
    found = ask("search", q=WORDS, type="minutes", limit="3")
    yield from _heading(w.text("demo.search", query=WORDS, total=found["total"]))
    for hit in found["hits"]:
        words = "".join(f"*{piece['text']}*" if piece["hit"] else piece["text"] for piece in hit["snippet"])
        yield f"  {w.day(hit['date'])}, {hit['title'] or hit['id']}"
        yield f"     {' '.join(words.split())}"
        yield f"     - {hit['url']}"
    yield w.text("demo.address", url=found["url"])


def _audit(ask: Ask, w: Wording) -> Iterator[str]:
    found = ask("audit", subject=JUSTERING)
    yield from _heading(w.text("demo.audit", id=JUSTERING, summary=len(found["items"])))
    for row in found["items"]:
        number = w.text("source.position", position=row["position"])
        yield f"  {number}  {w.text('source.recorded', moment=w.moment(row['recorded_at']), by=row['recorded_by'])}"
        yield f"     - {row['summary']}"
        if row["reason"]:
            yield f"     - {w.text('audit.reason')}: {row['reason']}"
        for change in row["changed"] or ():
            field, before, after = change_words(w, change)
            yield f"     - {field}: [-{before}-] {{+{after}+}}"
    yield w.text("demo.address", url=found["url"])


def _heading(text: str) -> Iterator[str]:
    yield from ("", text, "=" * min(len(text), 100))
