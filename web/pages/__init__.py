"""The pages for people: one for each question of the registry that has a template, and a few of their own."""

from web.pages import answers, due, front, problems, searching, typing
from web.pages.blueprint import blueprint

__all__ = ["answers", "blueprint", "due", "front", "problems", "searching", "typing"]
