"""Search."""

from __future__ import annotations

from marshmallow import Schema

from projections.search.documents import TYPES
from projections.search.fields import FACETS
from web.schemas.common import Days, Paging
from web.schemas.fields import day, flag, instant, many, one, string, tally, whole


class Snippet(Schema):
    text = string("A piece of the text that was found.")
    hit = flag("Whether this piece is what was asked for.")


class Hit(Schema):
    type = string("What kind of text was found.", one_of=TYPES)
    id = string("The id of the agreement, decision, meeting, document or kommissorium.")
    number = string("The number of the provision or item.", optional=True)
    title = string("The heading or title of the text.", null=True)
    snippet = many(Snippet, "The places found, piece by piece.", joined="text")
    body = string("The body that the text belongs to.", null=True)
    meeting = string("The meeting that the text belongs to.", null=True)
    date = day("The day by which the hit is ordered.", null=True)
    valid = one(Days, "The days on which the text stands.", optional=True)
    url = string("The page that shows the text as it was found, as a path.")
    place = string("With newest: which text it is; the same however often what is known of it changes.", optional=True)
    known_from = whole(
        "With newest: the position in the log from which on the text was known as it stands.", optional=True
    )
    recorded_at = instant("With newest: when that was recorded.", optional=True)


Facets = Schema.from_dict({name: tally(f"The hits of each {name}.") for name in FACETS}, name="Facets")


class Partial(Schema):
    total = whole("How many texts meet some of the words, or some part of a compound, and not all.")
    hits = many(Hit, "The best ten of them.")


class SearchAnswer(Paging):
    query = string("What was asked for.")
    total = whole("How many hits there are.")
    hits = many(Hit, "The hits of this page, the most relevant first; with newest, what was recorded last.")
    facets = one(Facets, "All hits counted by what they can be narrowed to.")
    partial_ = one(
        Partial,
        "The best of what meets some of the words, where few meet every one; else null.",
        null=True,
        key="partial",
    )
    suggestion = string("Another spelling that has hits, where there is none; else null.", null=True)
