"""The pages for people: one module a subject, one template a page."""

from web.pages import (
    agreements,
    audit,
    bodies,
    calendar,
    decisions,
    documents,
    front,
    meetings,
    problems,
    searching,
    status,
)
from web.pages.blueprint import blueprint

__all__ = [
    "agreements",
    "audit",
    "blueprint",
    "bodies",
    "calendar",
    "decisions",
    "documents",
    "front",
    "meetings",
    "problems",
    "searching",
    "status",
]
