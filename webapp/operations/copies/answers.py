"""How a provider's own questions are answered: with a fixed text, with what we know of the booking, or with what the
assistant asked the guest."""

from collections.abc import Mapping
from typing import Any

from webapp.store.bookings import Booked
from webapp.store.snapshots import Source

SAID = "answers"  # in a copy's facts: what guests said, by the provider's question


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
    said = facts.get(SAID, {})
    found = {
        question: how.get("fixed") or known.get(how.get("field", "")) or said.get(question)
        for question, how in source.answers.items()
    }
    return {question: answer for question, answer in found.items() if answer}
