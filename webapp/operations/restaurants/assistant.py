"""What the owner chose for the assistant, as the restaurant file has it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from webapp.models import Assistant
from webapp.operations.restaurants.file import AssistantPart

USUAL: Mapping[str, Any] = {
    "instructions": None,
    "greeting": None,
    "address": None,
    "voice": None,
    "language": "caller",
    "discloses_ai": True,
    "is_on": True,
    "out_of_hours": "answer",
    "fallback_number": None,
    "lists_answers": False,
}


def written(session: Session, restaurant_id: str) -> dict[str, Any]:
    """What is chosen, or what holds where nothing was."""
    row = session.get(Assistant, restaurant_id)
    return {name: getattr(row, name) if row else usual for name, usual in USUAL.items()}


def apply(session: Session, restaurant_id: str, part: AssistantPart) -> None:
    """Choose what the file gives."""
    row = row_of(session, restaurant_id)
    for name, value in part.given().items():
        setattr(row, name, value)


def row_of(session: Session, restaurant_id: str) -> Assistant:
    """The assistant's row, made where there is none."""
    row = session.get(Assistant, restaurant_id)
    if row is None:
        row = Assistant(restaurant_id=restaurant_id)
        session.add(row)
        session.flush()
    return row
