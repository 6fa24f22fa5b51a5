"""The questions of the provider that books, as a voice model is given them: each an argument of its own."""

import hashlib
import re
from typing import Any

from webapp.operations import copies
from webapp.speech.liquid import plain
from webapp.store.snapshots import AskedQuestion, Snapshot
from webapp.tools.parameters import ANSWERS
from webapp.tools.tool import Tool

PREFIX = "answer_"
LONGEST_NAME = 40
LONGEST_ABOUT = 700
MARKED = 6  # letters of a hash that keep two names apart
NO_LETTER = re.compile(r"[^a-zA-Z0-9_-]+")
ONE_OF = {"en": " One of: {options}.", "it": " Uno tra: {options}."}


def arguments(tool: Tool, snapshot: Snapshot) -> dict[str, AskedQuestion]:
    """The questions a tool passes the answers to on, by the names of their arguments."""
    takes_answers = any(parameter.kind is ANSWERS for parameter in tool.parameters)
    return {_name(each.id): each for each in copies.asked_questions(snapshot)} if takes_answers else {}


def about(question: AskedQuestion, language: str) -> str:
    """What the model is told of a question: its words, and what it may be answered with."""
    options = ONE_OF[language].format(options=", ".join(question.options)) if question.options else ""
    return plain(f"{question.label.strip()}{options}")[:LONGEST_ABOUT]


def is_needed(tool: Tool, question: AskedQuestion, snapshot: Snapshot) -> bool:
    """Whether nobody can be booked without an answer; a change has the one that was given before."""
    serving = {each.event_type for each in snapshot.booker.serves} if snapshot.booker else set()
    is_made = tool.voice == "create_booking"
    return is_made and bool(serving) and serving <= question.needed_by


def gathered(tool: Tool, given: dict[str, Any], snapshot: Snapshot) -> dict[str, Any]:
    """What was given, with the answers that came as arguments of their own by the provider's questions."""
    said = {question.id: given[name] for name, question in arguments(tool, snapshot).items() if _is_said(given, name)}
    if not said:
        return given
    others = given.get("answers")
    return {**given, "answers": {**(others if isinstance(others, dict) else {}), **said}}


def _is_said(given: dict[str, Any], name: str) -> bool:
    return given.get(name) is not None and bool(str(given[name]).strip())


def _name(question_id: str) -> str:
    """Of letters that a model's functions take; the same for as long as the question is the same."""
    name = NO_LETTER.sub("_", question_id)[:LONGEST_NAME]
    if name != question_id:
        name += f"_{hashlib.sha256(question_id.encode()).hexdigest()[:MARKED]}"
    return f"{PREFIX}{name}"
