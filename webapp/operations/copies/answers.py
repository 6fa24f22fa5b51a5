"""How a provider's own questions are answered: with a fixed text, with what we know of the booking, or with what the
assistant asked the guest."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from webapp.operations import sources
from webapp.operations.refusals import Refusal
from webapp.store.bookings import Booked
from webapp.store.snapshots import AskedQuestion, Snapshot, Source

SAID = "answers"  # in a copy's facts: what guests said, by the provider's question
MARKS = " .:;*?!"


def asked_questions(snapshot: Snapshot) -> tuple[AskedQuestion, ...]:
    """What guests are asked because the provider that books wants to know it."""
    return snapshot.booker.questions if snapshot.booker is not None else ()


def said(snapshot: Snapshot, day: date, at: time, people: int, given: Mapping[str, str]) -> dict[str, str]:
    """What a guest said to the questions of what serves them, as the provider takes it; all else is left out.

    Raises `Refusal` INVALID_REQUEST, which asks the first question that needs an answer and has none that counts.
    """
    questions = asked_questions(snapshot)
    if snapshot.booker is None or not questions:
        return {}
    event_type = sources.event_type_at(snapshot, snapshot.booker, day, at, people)
    found = {}
    for question in questions:
        answer = _taken(question, given.get(question.id))
        if answer is not None and event_type in question.asked_by:
            found[question.id] = answer
        elif event_type in question.needed_by:
            raise _asking(question)
    return found


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


def _taken(question: AskedQuestion, answer: str | None) -> str | None:
    """The answer by the provider's own letters; None for one it would not take."""
    if answer is None or not question.options:
        return answer
    plain = answer.strip(MARKS).casefold()
    return next((option for option in question.options if option.strip(MARKS).casefold() == plain), None)


def _asking(question: AskedQuestion) -> Refusal:
    label = question.label.strip(MARKS)
    facts = {"field": "answers", "question": label, "options": list(question.options)}
    return Refusal(
        "INVALID_REQUEST", line="ask_choice" if question.options else "ask_answer", field="answers", facts=facts
    )
