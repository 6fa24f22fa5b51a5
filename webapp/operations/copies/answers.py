"""How a provider's own questions are answered: with a fixed text, with what we know of the booking, or with what the
assistant asked the guest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from webapp.operations import sources
from webapp.operations.refusals import Refusal
from webapp.store.bookings import Booked
from webapp.store.snapshots import AskedQuestion, Snapshot, Source

SAID = "answers"  # in a copy's facts: what guests said, by the provider's question
MARKS = " .:;*?!"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a party: `is_needed` where it can't be booked without; `answer` what was said before."""

    question: AskedQuestion
    is_needed: bool
    answer: str = ""


def asked_questions(snapshot: Snapshot) -> tuple[AskedQuestion, ...]:
    """What guests are asked because the provider that books wants to know it."""
    return snapshot.booker.questions if snapshot.booker is not None else ()


def said(snapshot: Snapshot, day: date, at: time, people: int, given: Mapping[str, str]) -> dict[str, str]:
    """What a guest said to the questions of what serves them, as the provider takes it; all else is left out.

    Raises `Refusal` INVALID_REQUEST, which asks the first question that needs an answer and has none that counts.
    """
    found, lacking = heard(snapshot, day, at, people, given)
    if lacking is not None:
        raise _asking(lacking)
    return found


def heard(
    snapshot: Snapshot, day: date, at: time, people: int, given: Mapping[str, str]
) -> tuple[dict[str, str], AskedQuestion | None]:
    """The same, and the first question that needs an answer and has none that counts."""
    questions, found, lacking = asked_questions(snapshot), {}, None
    if snapshot.booker is None or not questions:
        return {}, None
    event_type = sources.event_type_at(snapshot, snapshot.booker, day, at, people)
    for question in questions:
        answer = _taken(question, _given_to(question, given))
        if answer is not None and event_type in question.asked_by:
            found[question.id] = answer
        elif event_type in question.needed_by:
            lacking = lacking or question
    return found, lacking


def put_to(snapshot: Snapshot, people: int, before: Mapping[str, str]) -> tuple[Asked, ...]:
    """The questions of what may serve so many people; `before` is what was answered already."""
    serving = {serves.event_type for serves in snapshot.booker.event_types(people)} if snapshot.booker else set()
    return tuple(
        Asked(question, bool(serving) and serving <= question.needed_by, before.get(question.id, ""))
        for question in asked_questions(snapshot)
        if serving & question.asked_by
    )


def answers_of(source: Source, booking: Booked, people: int, facts: Mapping[str, Any]) -> dict[str, str]:
    """The answers by the provider's question; one that is not known is left out."""
    known = {
        "name": booking.name,
        "phone": booking.phone,
        "email": booking.email,
        "notes": booking.notes,
        "people": str(people),
        "reference": booking.reference,
    }
    told = facts.get(SAID, {})
    found = {
        question: how.get("fixed") or known.get(how.get("field", "")) or told.get(question)
        for question, how in source.answers.items()
    }
    return {question: answer for question, answer in found.items() if answer}


def kept(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What guests said, of a copy's facts: it outlives what the provider tells."""
    return {SAID: facts[SAID]} if facts.get(SAID) else {}


def _given_to(question: AskedQuestion, given: Mapping[str, str]) -> str | None:
    """The answer by the question's id, or by its words, for it was asked aloud."""
    if question.id in given:
        return given[question.id]
    asked = _plain(question.label)
    return next((answer for key, answer in given.items() if _plain(key) == asked), None)


def _plain(text: str) -> str:
    return text.strip(MARKS).casefold()


def _taken(question: AskedQuestion, answer: str | None) -> str | None:
    """The answer by the provider's own letters; None for one it would not take."""
    if answer is None or not question.options:
        return answer
    return next((option for option in question.options if _plain(option) == _plain(answer)), None)


def _asking(question: AskedQuestion) -> Refusal:
    label = question.label.strip(MARKS)
    facts = {"field": "answers", "question": label, "options": list(question.options)}
    return Refusal(
        "INVALID_REQUEST", line="ask_choice" if question.options else "ask_answer", field="answers", facts=facts
    )
