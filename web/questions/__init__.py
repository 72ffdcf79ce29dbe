"""The registry of questions: the API, the pages, the command line and the tests go by it."""

from __future__ import annotations

from collections.abc import Mapping

from web.question import Question
from web.questions import agreements, domain, owners, whole_archive

QUESTIONS: Mapping[str, Question] = {
    question.name: question
    for question in (*agreements.QUESTIONS, *owners.QUESTIONS, *domain.QUESTIONS, *whole_archive.QUESTIONS)
}
