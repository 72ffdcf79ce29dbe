"""The pages for people: one for each question of the registry that has a template, and a few of their own."""

from web.pages import (
    agreement,
    answers,
    comparing,
    due,
    feeds,
    front,
    people,
    problems,
    searching,
    signing_in,
    typing,
)
from web.pages.blueprint import blueprint

__all__ = [
    "agreement",
    "answers",
    "blueprint",
    "comparing",
    "due",
    "feeds",
    "front",
    "people",
    "problems",
    "searching",
    "signing_in",
    "typing",
]
