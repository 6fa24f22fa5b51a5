"""A refusal: what was asked can't be done, with the code of the contract and everything needed to say why."""

import dataclasses
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from webapp.rules import Decision
from webapp.store.bookings import Booked


@dataclass
class Refusal(Exception):
    """`code` is an error code of the JSON door; `line` names the sentence to say when it differs from the code's own;
    `facts` fill the sentence."""

    code: str
    line: str | None = None
    field: str | None = None
    decision: Decision | None = None
    day: date | None = None
    at: time | None = None
    people: int | None = None
    existing: Booked | None = None
    facts: dict[str, Any] = dataclasses.field(default_factory=dict)
    choices: tuple[Booked, ...] = ()  # bookings to choose from

    def __str__(self) -> str:
        return self.code
