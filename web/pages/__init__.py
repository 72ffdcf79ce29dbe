"""The pages for people: one for each question of the registry that has a template, and a few of their own."""

from web.pages import (
    account,
    agreement,
    answers,
    comparing,
    document,
    due,
    feeds,
    front,
    mending,
    people,
    problems,
    searching,
    signing_in,
    trail,
    typing,
    year,
)
from web.pages.blueprint import blueprint

__all__ = [
    "account",
    "agreement",
    "answers",
    "blueprint",
    "comparing",
    "document",
    "due",
    "feeds",
    "front",
    "mending",
    "people",
    "problems",
    "searching",
    "signing_in",
    "trail",
    "typing",
    "year",
]
