"""The registry of questions: the API, the pages, the command line and the tests go by it."""

from __future__ import annotations

from collections.abc import Mapping

from web.question import Question
from web.questions import agreements, belonging, chain, domain, follow_up, owners, rights, whole_archive, year

QUESTIONS: Mapping[str, Question] = {
    question.name: question
    for subject in (agreements, chain, owners, belonging, domain, follow_up, year, rights, whole_archive)
    for question in subject.QUESTIONS
}
