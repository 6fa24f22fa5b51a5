"""Which bookings a list asks for, in which order, and which page of them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from integrations.sandbox.calcom.book import Booking
from integrations.sandbox.calcom.refusals import Refused
from integrations.sandbox.calcom.rules import moment

Test = Callable[[Booking], bool]

STATUSES = ("upcoming", "recurring", "past", "cancelled", "unconfirmed")
SORTS = {"sortStart": "start", "sortEnd": "end", "sortCreated": "createdAt", "sortUpdatedAt": "updatedAt"}
SINCE = {"afterStart": "start", "afterCreatedAt": "createdAt", "afterUpdatedAt": "updatedAt"}
UNTIL = {"beforeEnd": "end", "beforeCreatedAt": "createdAt", "beforeUpdatedAt": "updatedAt"}


def page_of(bookings: list[Booking], query: Mapping[str, str]) -> dict[str, Any]:
    """The envelope without its status. What is not known in the query is left aside. Raises Refused."""
    take, skip = number(query, "take", 100, 1, 250), number(query, "skip", 0, 0, 1_000_000)
    found = [booking for booking in _ordered(bookings, query) if all(test(booking) for test in _tests(query))]
    shown, total = found[skip : skip + take], len(found)
    rest = max(total - skip - len(shown), 0)
    pages = -(-total // take)
    pagination = {
        "returnedItems": len(shown),
        "totalItems": total,
        "itemsPerPage": take,
        "remainingItems": rest,
        "currentPage": skip // take + 1,
        "totalPages": pages,
        "hasNextPage": rest > 0,
        "hasPreviousPage": skip > 0,
    }
    return {"data": shown, "pagination": pagination}


def number(query: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    said = query.get(name, str(default))
    if not said.isdecimal() or not least <= int(said) <= most:
        raise Refused(400, f"{name} must not be less than {least} or greater than {most}")
    return int(said)


def _ordered(bookings: list[Booking], query: Mapping[str, str]) -> list[Booking]:
    for name, key in SORTS.items():
        if name in query:
            return sorted(bookings, key=lambda booking: booking[key], reverse=query[name] == "desc")
    return bookings


def _tests(query: Mapping[str, str]) -> Iterator[Test]:
    statuses = query.get("status", "upcoming").split(",")
    if not set(statuses) <= set(STATUSES):
        raise Refused(400, f"each value in status must be one of the following values: {', '.join(STATUSES)}")
    yield lambda booking: any(_is(booking, status) for status in statuses)
    for name in ("attendeeEmail", "attendeeName"):
        if name in query:
            yield _of_guest(name.removeprefix("attendee").lower(), query[name])
    if "bookingUid" in query:
        yield lambda booking: booking["uid"] == query["bookingUid"]
    event_types = query.get("eventTypeIds", query.get("eventTypeId", ""))
    if event_types:
        yield lambda booking: str(booking["eventTypeId"]) in event_types.split(",")
    yield from _within(query)


def _within(query: Mapping[str, str]) -> Iterator[Test]:
    for name, key in SINCE.items():
        if name in query:
            yield _since(key, moment(query[name], name))
    for name, key in UNTIL.items():
        if name in query:
            yield _until(key, moment(query[name], name))


def _since(key: str, start: datetime) -> Test:
    return lambda booking: _at(booking, key) >= start


def _until(key: str, end: datetime) -> Test:
    return lambda booking: _at(booking, key) <= end


def _of_guest(key: str, wanted: str) -> Test:
    return lambda booking: bool(booking["attendees"][0][key] == wanted)


def _at(booking: Booking, key: str) -> datetime:
    return datetime.fromisoformat(booking[key])


def _is(booking: Booking, status: str) -> bool:
    is_off = booking["status"] in ("cancelled", "rejected")
    is_over = _at(booking, "end") < datetime.now(UTC)
    return {
        "upcoming": not is_off and not is_over,
        "unconfirmed": booking["status"] == "pending" and not is_over,
        "past": not is_off and is_over,
        "cancelled": is_off,
    }.get(status, False)
