"""The blueprint of the pages, and what every template knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, g, render_template, request
from markupsafe import Markup

from archive.grammar import COMMANDS
from archive.kinds import MISSING
from archive.names import SHOWN
from archive.times import format_instant, now, today
from projections.agreements.comparing import words
from projections.facts import body_name, maker
from projections.meetings import date_of
from web import axes, saying
from web.assets import as_cards, asset, kept
from web.changes import change_words, rewritten
from web.numbers import know_numbers
from web.pages import rows
from web.pages.asking import let_go, moment
from web.pages.danish import in_english
from web.people.asking import own_address
from web.questions import QUESTIONS
from web.things import Things
from web.verdicts import done_words, value_lines, verdict_words
from web.wording import Wording


def by_month(rows: Iterable[Mapping[str, Any]]) -> list[tuple[int, list[Mapping[str, Any]]]]:
    """The rows of a year by the month that they begin in, 1 to 12."""
    grouped: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(int(row["from"][5:7]), []).append(row)
    return sorted(grouped.items())


def by_heading(rules: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """The rules of a kommissorium by the heading of the source that they stand under, in the order of the first."""
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for rule in rules:
        heading = (rule.get("source") or {}).get("heading") or ""
        grouped.setdefault(heading.rpartition(" / ")[2], []).append(rule)
    return list(grouped.items())


_WHO = ("person", "office", "member_body", "members_of", "body")


def by_person(members: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The memberships of each person, office or body together, through whichever body, in the order of the first;
    those that say the same once."""
    grouped: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in members:
        found = grouped.setdefault(tuple(row.get(name) for name in _WHO), [])
        if row not in found:
            found.append(row)
    return list(grouped.values())


def last_day(end: str) -> str:
    """The last day before the first one no longer in force; that itself on the first day of the calendar."""
    first_not = date.fromisoformat(end)
    return (first_not - timedelta(days=1) if first_not > date.min else first_not).isoformat()


def full_address(path: str) -> str:
    """An address that can be written down: with the host by which this page was asked for."""
    return own_address() + path


blueprint = Blueprint("pages", __name__)
blueprint.record(know_numbers)
blueprint.teardown_request(let_go)
blueprint.add_app_template_filter(as_cards)
blueprint.add_app_template_filter(by_month)
blueprint.add_app_template_filter(by_heading)
blueprint.add_app_template_filter(by_person)
blueprint.add_app_template_filter(rewritten)
blueprint.add_app_template_global(last_day)
blueprint.add_app_template_global(full_address)
blueprint.add_app_template_global(asset)
blueprint.after_app_request(kept)

MENU = (
    ("/aftaler", "nav.agreements"),
    ("/organer", "nav.bodies"),
    ("/moeder", "nav.meetings"),
    ("/beslutninger", "nav.decisions"),
    ("/dokumenter", "nav.documents"),
    ("/aarshjul", "nav.calendar"),
    ("/opfoelgning", "nav.follow-up"),
    ("/skrivebord", "nav.desk"),
    ("/revisionsspor", "nav.audit"),
    ("/status", "nav.status"),
)


# Pages whose addresses do not begin with the part of the menu that they belong to.
_BELONGING = {
    **dict.fromkeys(("justeringer", "parter", "dage", "foraeldreloese"), "/aftaler"),
    **dict.fromkeys(("overholdelse", "uenigheder"), "/organer"),
    "uden-hjemmel": "/beslutninger",
    **dict.fromkeys(
        ("frister", "mangler", "offentliggoerelser", "anmodninger", "forslag", "puljer", "omraader", "tilsyn"),
        "/opfoelgning",
    ),
    "styringsdialog": "/opfoelgning",
    **dict.fromkeys(("indfoer", "indfoert", "berigtig"), "/skrivebord"),
}


def part_of_menu(path: str) -> str:
    """The part of the menu that a page belongs to, by its address; of other pages none has that address."""
    first = path.split("/")[1]
    return _BELONGING.get(first, f"/{first}")


def wording() -> Wording:
    """The words of this request's language."""
    if "wording" not in g:
        g.wording = Wording(axes.language(request))
    found: Wording = g.wording
    return found


def show(template: str, answer: Mapping[str, Any], **more: Any) -> str:
    """A page of an answer, with its ``as_of``; what the answer says of ``simulated`` goes before what the app says."""
    as_of = answer.get("as_of")
    said = {"simulated": answer["simulated"]} if "simulated" in answer else {}
    g.answer = answer
    more = {**said, **more, "csv_rows": csv_rows(), "led_to": list(rows.beside(question_of_page()))}
    return drawn(template, answer, answer=answer, as_of=as_of, banner=banner(as_of), **more)


def drawn(template: str, said: object, **more: Any) -> str:
    """A page; in English, what it shows that people wrote, in ``said`` or what was looked up for it, says so."""
    page = render_template(template, **more)
    if wording().language != "en":
        return page
    named = list(moment().named())
    texts = [{field: one} for field, one in named if field == "text"]
    return in_english(page, [said, texts, moment().view.told], [one for field, one in named if field != "text"])


def question_of_page() -> str:
    """The name of the question that this page answers; of another page, that of its function."""
    return (request.endpoint or "").removeprefix("pages.")


def csv_rows() -> str | None:
    """What the rows of this page's answer are; None of a list, which names its own CSV, and of what is no answer."""
    question = QUESTIONS.get(question_of_page())
    return None if question is None or question.is_list else question.rows or "answer"


def banner(as_of: Mapping[str, Any] | None) -> str:
    """What moment this page shows, in a sentence, where it is not today's."""
    if as_of is None or as_of["latest"]:
        return ""
    w = wording()
    known = {"known": w.moment(as_of["known"]), "position": as_of["position"]}
    if as_of["position"] == 0:
        return w.text("banner.nothing")
    if as_of["on"] is None:
        return " ".join([w.text("banner.known-alone", **known), *_ahead(as_of, w)])
    return " ".join([w.text("banner.both", on=w.day(as_of["on"]), **known), *_ahead(as_of, w)])


def title_moment(as_of: Mapping[str, Any]) -> str:
    """The moment of a page in few words, for the name of its window."""
    w = wording()
    if as_of["on"] is None:
        return w.text("title.known", known=w.text("source.position", position=as_of["position"]))
    return w.text("title.on", on=w.day(as_of["on"]))


def on_sheets(as_of: Mapping[str, Any]) -> str:
    """Both dates of a page, as every sheet of it on paper says."""
    w = wording()
    known = {"known": w.moment(as_of["known"]), "position": as_of["position"]}
    return w.text("paper.known" if as_of["on"] is None else "paper.both", on=w.day(as_of["on"]), **known)


def _ahead(as_of: Mapping[str, Any], w: Wording) -> Iterator[str]:
    """That a day or a moment lies in the future, which nobody knows."""
    if as_of["on"] is not None and as_of["on"] > today():
        yield w.text("banner.on-ahead", on=w.day(as_of["on"]))
    asked = axes.given(request, "known") or "@"
    if not asked.startswith("@") and as_of["known"] > format_instant(now()):
        yield w.text("banner.known-ahead")


def command_words(command: str) -> str:
    """A command by the name of what it records."""
    return wording().code("event", COMMANDS[command].event if command in COMMANDS else command)


def position_of(owner: str, commands: Collection[str], **said: Any) -> int | None:
    """Where the last record of something stands that one of these commands made and that says this."""
    found = (
        record.position
        for record in reversed(moment().view.knowledge.records(owner))
        if record.command in commands and not record.void and said.items() <= record.data.items()
    )
    return next(found, None)


def name_of(id: str) -> str:
    """The name or title that people know something by; its id where it has none, or was not known."""
    return moment().name(id) or id


def called(id: str) -> str:
    """What a sentence calls something: *justeringen fra den 1. marts 2012 af aftalen »...«*; its id where not known."""
    return Things(moment().view.knowledge, wording()).called(id)


def meeting_words(id: str) -> str:
    """A meeting by its forum and its day; its id where it was not known."""
    if not moment().view.knowledge.records(id):
        return id
    view = moment().view
    return f"{body_name(view, str(maker(view, id, 'call-meeting').data['body']))}, {wording().day(date_of(view, id))}"


def value_words(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """What a rule says before and after, in pieces; one that is new or gone is not marked."""
    was, now = ("; ".join(value_lines(one["value"], name_of, wording())) if one else "" for one in (before, after))
    return words(was, now) if before and after else [{"op": "same", "text": was or now}]


def known_words(known: str | None) -> str:
    """A moment of knowledge as it was asked for: ``@143``, an instant, a date, or everything."""
    w = wording()
    if known is None:
        return w.text("known.all")
    if known.startswith("@"):
        return w.text("known.position", position=known[1:])
    return w.moment(known)


def known_period(known: Mapping[str, int | None]) -> str:
    """From and to which position the archive counted on a text."""
    key = "history.known" if known["to"] is None else "history.known-until"
    return wording().text(key, start=known["from"], end=known["to"])


@blueprint.app_context_processor
def template_words() -> dict[str, Any]:
    w = wording()
    other = "en" if w.language == "da" else "da"
    return {
        "w": w,
        "say": saying,
        "t": w.text,
        "lang": w.language,
        "danish": Markup(' lang="da"') if w.language == "en" else "",  # what the archive holds is Danish
        "menu": MENU,
        "part_of_menu": part_of_menu(request.path),
        "kept": axes.kept(request),
        "other_parameters": axes.other_parameters(request),
        "link": partial(axes.link, request),
        "link_to": partial(axes.link_to, request),
        "link_known": partial(axes.link_known, request),
        "here": partial(axes.here, request),
        "next_link": partial(axes.next_link, request),
        "today": today(),
        "here_today": axes.here(request, on=None, known=None),
        "other_language": other,
        "here_other_language": axes.here(request, lang=other),
        "title_moment": title_moment,
        "on_sheets": on_sheets,
        "command_words": command_words,
        "known_words": known_words,
        "known_period": known_period,
        "name_of": name_of,
        "meeting_words": meeting_words,
        "position_of": position_of,
        "named_lines": lambda value: value_lines(value, name_of, w),
        "value_words": value_words,
        "type_of": lambda id: moment().type(id),
        "agreements_by_title": lambda: moment().agreements(),
        "bodies_by_name": lambda: moment().bodies(),
        "called": called,
        "change_words": change_words,
        "verdict_words": lambda row: verdict_words(row, w),
        "done_words": lambda row: done_words(row, w),
        "columns_of": rows.columns,
        "missing_kinds": MISSING,
        "events": SHOWN,
    }
