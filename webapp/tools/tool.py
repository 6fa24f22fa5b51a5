"""A voice tool: defined once, everything else is derived from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from webapp.knowledge import Finding
from webapp.operations.calls import Asked
from webapp.store.bookings import Booked
from webapp.tools.parameters import Parameter


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool's operation came to: `value` for its answers, and what the log keeps."""

    value: Any
    receipt: dict[str, Any] | None = None  # of the decision behind it
    booking: Booked | None = None
    # Work outside the transaction, after which this is to be told; it may be kept in the transaction of its outcome.
    finish: Callable[[Callable[[Connection, "Result"], None]], "Result"] | None = None
    finding: Finding | None = None  # what came of a question


@dataclass(frozen=True, slots=True)
class Tool:
    """`json` and `voice` are its names on the two doors. `run(connection, asked, **arguments)` raises `Refusal`;
    `as_json` and `as_speech` make the two answers, without `ok` and `success`. `about` says what it does, by language;
    `advice` is what only a voice model is told besides. `unavailable` is the code told when the database does not
    answer. `prepare(asked, **arguments)` asks other books for further arguments of `run`, outside every transaction,
    where any counts. `examples` are answers of the JSON door that show every shape they take; the first is the one to
    show."""

    json: str
    voice: str
    about: dict[str, str]
    advice: dict[str, str]
    parameters: tuple[Parameter, ...]
    changes: bool
    run: Callable[..., Result]
    as_json: Callable[[Asked, Any], dict[str, Any]]
    as_speech: Callable[[Asked, Any], dict[str, Any]]
    unavailable: str
    examples: tuple[dict[str, Any], ...]
    prepare: Callable[..., dict[str, Any]] | None = None
    not_found: str | None = None  # the sentence when there is no such booking, where it has one of its own
    needs_book: bool = False  # of no use to a caller where nothing can be booked
    needs_waitlist: bool = False  # nor where nobody can wait for a table
    needs_texts: bool = False  # nor where no text can be sent


EXAMPLE_BOOKING: dict[str, Any] = {
    "ok": True,
    "booking_id": "K7M4QX",
    "restaurant_id": "roma",
    "day": "2027-02-14",
    "time": "20:00",
    "people": 2,
    "name": "Mario Rossi",
    "phone": "+393331234567",
    "notes": "Compleanno",
    "status": "confirmed",
}
EXAMPLE_WITHOUT_NUMBER = {**EXAMPLE_BOOKING, "phone": None, "notes": None}  # made by the staff


def known(tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
    """The fields a tool knows; all others are ignored, and not kept either."""
    names = [name for parameter in tool.parameters for name in parameter.names]
    return {name: given[name] for name in names if name in given}


def clock(at: time) -> str:
    """A time of day as both doors write it."""
    return f"{at.hour:02}:{at.minute:02}"


def booking_json(asked: Asked, booking: Booked) -> dict[str, Any]:
    """A booking as the JSON door shows it."""
    return {
        "booking_id": booking.reference,
        "restaurant_id": asked.snapshot.slug,
        "day": booking.day.isoformat(),
        "time": clock(booking.time),
        "people": booking.people,
        "name": booking.name,
        "phone": booking.phone,
        "notes": booking.notes,
        "status": booking.status,
    }


def booking_for_voice(booking: Booked) -> dict[str, Any]:
    """A booking as the voice model gets it."""
    return {
        "reference": booking.reference,
        "date": booking.day.isoformat(),
        "time": clock(booking.time),
        "people": booking.people,
        "name": booking.name,
        "status": booking.status,
    }


def moment(day: date, at: time) -> dict[str, str]:
    """A day and time as the JSON door lists alternatives."""
    return {"day": day.isoformat(), "time": clock(at)}


def moment_for_voice(day: date, at: time) -> dict[str, str]:
    """The same as the voice model gets it."""
    return {"date": day.isoformat(), "time": clock(at)}
