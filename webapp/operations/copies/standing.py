"""How a booking stands at a provider, as those who look at the book are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row

from integrations.registry import BOOKING_PROVIDERS
from webapp.models.booking import ENDED
from webapp.operations import accounts
from webapp.store import standings as rows
from webapp.store.copies import DECLINED, IS_THERE, NO_TABLE, NOT_THERE, STILL_THERE

KEPT_WITHOUT = "kept_without"  # in a copy's facts: the booking is to stand in our own book alone
OF_TWO_BOOKS = frozenset({NOT_THERE, STILL_THERE, DECLINED})  # troubles that say that the books differ
TROUBLES_OF = 24 * 60  # minutes: what began longer ago is past mending
SICK_FOR = timedelta(days=1)


class Word(StrEnum):
    """A standing in one word."""

    CONFIRMING = "confirming"  # the provider has yet to answer
    WAITING = "waiting"  # for somebody there
    CONFIRMED = "confirmed"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    WITHOUT = "without"  # it stands in our book alone
    LOOK = "look"  # staff have to see to it


@dataclass(frozen=True, slots=True)
class Standing:
    """A booking at a provider. `action` is what is still to be done there; `since` when that was promised, else when
    the state came about; `tries_at` when it is next tried, after `last_error`. `start` is the provider's, in minutes;
    what begins with `booking` is our own book's. `guest_knows`: whoever asked for it hears what comes of it."""

    id: str
    booking_id: str
    provider: str
    connection_status: str
    state: str
    action: str | None
    trouble: str | None
    external_id: str | None
    wanted: dict[str, Any] | None
    is_kept_without: bool
    start: int | None
    people: int | None
    since: datetime
    tries_at: datetime | None
    last_error: str | None
    guest_knows: bool
    booking_reference: str
    booking_status: str
    booking_day: date
    booking_time: time
    booking_name: str
    booking_people: int
    booking_start: int

    @property
    def label(self) -> str:
        """The provider's name."""
        return BOOKING_PROVIDERS[self.provider].label

    @property
    def word(self) -> Word:
        if self.is_kept_without and self.action is None:
            return Word.WITHOUT
        if self.needs_look and self.state != "refused":
            return Word.LOOK
        if self.action == "create" or self.state == "wanted":
            return Word.CONFIRMING
        return Word.WAITING if self.state == "pending" else Word(self.state)

    @property
    def is_open(self) -> bool:
        """Whether something is being done there just now."""
        return self.action is not None and self.trouble is None

    @property
    def is_undecided(self) -> bool:
        """Whether the provider has yet to say yes or no to a new booking."""
        return self.action == "create" or self.state == "pending"

    @property
    def needs_look(self) -> bool:
        """Whether something failed and the two books differ, or somebody was not told."""
        if self.trouble is None or self.trouble == NO_TABLE:
            return False
        if self.action is not None or self.trouble in OF_TWO_BOOKS:
            return True
        is_there = self.state in IS_THERE
        if self.booking_status in ENDED:
            return self.booking_status == "cancelled" and (is_there or not self.guest_knows)
        return not is_there or self.differs

    @property
    def differs(self) -> bool:
        """Whether the provider holds it for another time or party."""
        return (self.start or self.booking_start, self.people or self.booking_people) != (
            self.booking_start,
            self.booking_people,
        )

    @property
    def moves_to(self) -> int | None:
        """The start that a move waits for, in minutes; None where none does."""
        return self.wanted.get("start") if self.wanted and self.action == "move" else None

    @property
    def held_now(self) -> tuple[int, ...] | None:
        """The tables of the time it has, where a move that waits holds those of the time it is to have besides."""
        held = self.wanted.get("held") if self.wanted and self.action == "move" else None
        return None if held is None else tuple(sorted({table_no for table_no, _, _ in held}))


@dataclass(frozen=True, slots=True)
class Sick:
    """A connection that does not work, or had trouble lately; `last_error` is a code."""

    provider: str
    is_broken: bool
    last_error: str | None
    at: datetime | None

    @property
    def label(self) -> str:
        return BOOKING_PROVIDERS[self.provider].label


def of_booking(connection: Connection, restaurant_id: str, booking_id: str) -> tuple[Standing, ...]:
    """How a booking stands at each provider that has or had it, the newest last."""
    texts = _texts(connection, restaurant_id)
    return tuple(_standing(row, texts) for row in rows.of_booking(connection, restaurant_id, booking_id))


def between(connection: Connection, restaurant_id: str, since: int, until: int) -> dict[str, Standing]:
    """How those that start from `since` up to `until` (minutes) stand, by the booking's id."""
    texts = _texts(connection, restaurant_id)
    return _newest(_standing(row, texts) for row in rows.between(connection, restaurant_id, since, until))


def to_look_at(connection: Connection, restaurant_id: str, now_minute: int) -> tuple[Standing, ...]:
    """Those that staff have to see to, soonest first."""
    texts = _texts(connection, restaurant_id)
    found = (_standing(row, texts) for row in rows.troubled(connection, restaurant_id, now_minute - TROUBLES_OF))
    return tuple(standing for standing in found if standing.needs_look)


def sick(connection: Connection, restaurant_id: str, now: datetime) -> tuple[Sick, ...]:
    """The connections that do not work, or had trouble lately."""
    return tuple(
        Sick(row.provider, row.status == "error", row.last_error, row.last_error_at)
        for row in rows.sick(connection, restaurant_id, now - SICK_FOR)
    )


def _newest(found: Iterable[Standing]) -> dict[str, Standing]:
    return {standing.booking_id: standing for standing in found}


def _texts(connection: Connection, restaurant_id: str) -> bool:
    """Whether a guest can be texted what comes of it."""
    return accounts.sender_of(connection, restaurant_id) is not None


def _standing(row: Row[Any], texts: bool) -> Standing:
    is_waiting = row.job_state == "waiting"
    is_asked = bool((row.job_payload or {}).get("is_asked"))
    shared = {name: getattr(row, name) for name in Standing.__dataclass_fields__ if name in row._fields}
    more = {
        "is_kept_without": bool(row.facts.get(KEPT_WITHOUT)),
        "since": row.job_created_at if row.action and is_waiting else row.updated_at,
        "tries_at": row.run_at if is_waiting and row.last_error else None,
        "last_error": row.last_error if is_waiting else None,
        "guest_knows": is_asked and (row.attempts == 0 or texts),
    }
    return Standing(**{**shared, **more})
