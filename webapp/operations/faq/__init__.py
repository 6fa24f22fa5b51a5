"""The owner's answers and the questions that find none.

Called through the package: `faq.listed(...)`, `faq.change(...)`; the inbox as `faq.inbox.waiting(...)`, tables as
`faq.tables.preview(...)`.
"""

from webapp.operations.faq import effects, inbox, tables
from webapp.operations.faq.effects import Changed, Effect
from webapp.operations.faq.entries import (
    Entry,
    EntryChanged,
    NoSuchEntry,
    add,
    change,
    check,
    listed,
    move,
    one,
    remove,
)
from webapp.operations.faq.inbox import Group, NoSuchQuestion, Question
from webapp.operations.faq.linting import Kind, Lint, Remark, lint
from webapp.operations.faq.listing import matching
from webapp.operations.faq.wanted import LANGUAGES, LONGEST_ANSWER, LONGEST_QUESTION, InvalidEntry, Wanted

__all__ = [
    "LANGUAGES",
    "LONGEST_ANSWER",
    "LONGEST_QUESTION",
    "Changed",
    "Effect",
    "Entry",
    "EntryChanged",
    "Group",
    "InvalidEntry",
    "Kind",
    "Lint",
    "NoSuchEntry",
    "NoSuchQuestion",
    "Question",
    "Remark",
    "Wanted",
    "add",
    "change",
    "check",
    "effects",
    "inbox",
    "lint",
    "listed",
    "matching",
    "move",
    "one",
    "remove",
    "tables",
]
