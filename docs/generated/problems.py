"""Every error that a user can meet: the problem types and their exact reasons."""

from __future__ import annotations

from collections.abc import Iterator

from archive.problems import STATUS
from web.texts import problem_words, problems_en


def page() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# Problems",
        "",
        "Errors are problem details (RFC 9457), `application/problem+json`; a person gets them as a page, the command "
        "line on stderr. `type` is `/problems/<type>`, where people read what it means; `title` and `detail` "
        "are Danish or English; `errors` names each field that is wrong (`items/0/number`); `rule` is the rule that a "
        "refusal rests on. Programs rely on types, paths and rules, never on sentences. What is refused records "
        "nothing.",
        "",
        "| type | status | title | what it means |",
        "|---|---|---|---|",
    )
    for slug, status in STATUS.items():
        yield f"| `{slug}` | {status} | {problem_words.title(slug, 'en')} | {problem_words.meaning(slug, 'en')} |"
    yield from ("", "## Reasons", "", "| reason | in words |", "|---|---|")
    for code, words in sorted(problems_en.DETAILS.items()):
        yield f"| `{code}` | {words} |"
    yield from ("", "## Fields", "", "| reason | in words |", "|---|---|")
    for code, words in sorted(problems_en.MESSAGES.items()):
        yield f"| `{code}` | {words} |"
