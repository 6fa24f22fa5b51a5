"""Making a promised change at a provider: no transaction is open while it is asked, and after an answer was lost it is
looked at before anything is sent again."""

import logging
from collections.abc import Callable, Container
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from integrations.deadline import Deadline
from integrations.errors import (
    NotSupported,
    OutcomeUnknown,
    ReconnectNeeded,
    Rejected,
    ServiceError,
    SlotTaken,
    Unavailable,
)
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import BookingProvider, BookingRequest, ProviderBooking, State
from webapp import rules
from webapp.operations.connections import links
from webapp.operations.copies import outcomes
from webapp.operations.copies.answers import answers_of
from webapp.operations.copies.outcomes import Settled
from webapp.operations.copies.promises import Promise
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store import snapshots
from webapp.store.bookings import Booked
from webapp.store.copies import Copy
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import BookUnavailable, read

Found = TypeVar("Found")
SEND_WITHIN_S = 4.0
LOOK_AGAIN = timedelta(seconds=20)
MOST_ATTEMPTS = 8
LONGEST_PAUSE = timedelta(minutes=30)
OF_THE_GUEST = frozenset({"invalid_email", "invalid_phone", "invalid_name", "no_contact"})  # asked again
NOT_IN_TIME, NO_EVENT_TYPE = "no_answer", "no_event_type"
TAKEN = frozenset({"taken", NO_EVENT_TYPE})  # refused because there is no place
log = logging.getLogger(__name__)


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn. Who asked for it in a call went without an answer: it was tried, and they are texted."""
    is_asked = job.payload["is_asked"]
    promise = Promise(job.restaurant_id, job.payload["copy_id"], job.id, tells_guest=is_asked)
    was_tried = is_asked or job.payload.get("was_tried", False)
    try:
        carry_out(promise, now, job.attempts + 1 if was_tried else job.attempts)
    except BookUnavailable:
        raise
    except Exception:  # our own mistake: at last staff are told, else it would wait for ever
        if job.attempts < MOST_ATTEMPTS:
            raise
        log.exception("copy %s can't be settled", promise.copy_id)
        outcomes.for_staff(_read(promise)[0], promise, NOT_IN_TIME, now)


def carry_out(
    promise: Promise,
    now: datetime,
    attempt: int = 1,
    deadline: Deadline | None = None,
    asked_again: Container[str] = OF_THE_GUEST,
) -> Settled:
    """Make the change and write what came of it, within `SEND_WITHIN_S` or what is left to whoever waits. After the
    first attempt, or when it was sent before, the provider is looked at first. A new booking that it refuses for one of
    the reasons `asked_again` is given up, else left to staff."""
    deadline = deadline or Deadline(SEND_WITHIN_S)
    copy, booking, snapshot = _read(promise)
    if copy.action is None or snapshot is None:
        return outcomes.already(copy, promise, booking)
    try:
        looks_first = attempt > 1 or copy.state == "unclear"
        return _done(snapshot, copy, booking, promise, now, deadline, looks_first)
    except SlotTaken:
        return outcomes.refused(copy, promise, "taken", now)
    except Rejected as error:
        settle = outcomes.refused if error.code in asked_again or copy.action != "create" else outcomes.for_staff
        return settle(copy, promise, error.code or "rejected", now)
    except NotSupported as error:
        return outcomes.for_staff(copy, promise, error.code or "not_supported", now)
    except (Unavailable, OutcomeUnknown, ReconnectNeeded) as error:
        return _later(copy, promise, error, now, attempt)


def _done(
    snapshot: Snapshot,
    copy: Copy,
    booking: Booked,
    promise: Promise,
    now: datetime,
    deadline: Deadline,
    looks_first: bool,
) -> Settled:
    if copy.action == "cancel":
        _ask(copy, deadline, lambda client: _cancel(client, copy, snapshot, booking))
        return outcomes.cancelled(copy, promise, now)
    request = request_of(snapshot, copy, booking)
    if copy.action == "create" and booking.has_ended and copy.state == "wanted" and not looks_first:
        return outcomes.never_sent(copy, promise, booking, now)
    if not request.event_type:
        return outcomes.refused(copy, promise, NO_EVENT_TYPE, now)
    if copy.action == "create":
        there = _create(copy, request, deadline, looks_first, booking)
        if there is None:
            return outcomes.never_sent(copy, promise, booking, now)
        return outcomes.made(copy, promise, there, now)
    return outcomes.moved(copy, promise, _move(copy, request, deadline, looks_first), now)


def _create(
    copy: Copy, request: BookingRequest, deadline: Deadline, looks_first: bool, booking: Booked
) -> ProviderBooking | None:
    """The booking there; None when it is no longer wanted, and there is none."""
    if looks_first:
        found = _ask(copy, deadline, lambda client: client.find_booking(request))
        if found is not None or booking.has_ended:
            return found
    return _ask(copy, deadline, lambda client: client.create_booking(request))


def _move(copy: Copy, request: BookingRequest, deadline: Deadline, looks_first: bool) -> ProviderBooking:
    external_id = copy.external_id or ""
    if "match_key" not in (copy.wanted or {}):
        if looks_first and (there := _is_there_already(copy, request, deadline, external_id)):
            return there
        return _ask(copy, deadline, lambda client: client.reschedule_booking(external_id, request))
    found = _ask(copy, deadline, lambda client: client.find_booking(request)) if looks_first else None
    made = found or _ask(copy, deadline, lambda client: client.create_booking(request))
    if made.id != external_id:
        _give_up_the_old(copy, deadline, external_id)
    return made


def _give_up_the_old(copy: Copy, deadline: Deadline, external_id: str) -> None:
    """Cancel what was booked anew. Raises NotSupported where that is refused: both stand there, and a person has to."""
    try:
        _ask(copy, deadline, lambda client: client.cancel_booking(external_id))
    except Rejected as refused:
        raise NotSupported(refused.service, refused.message, refused.code) from None


def _is_there_already(
    copy: Copy, request: BookingRequest, deadline: Deadline, external_id: str
) -> ProviderBooking | None:
    """The booking, where an earlier attempt has moved it."""
    there = _ask(copy, deadline, lambda client: _read_there(client, copy, request, external_id))
    if there is not None and there.state.is_live:
        return there if there.start == request.start and there.people in (None, request.people) else None
    found = _ask(copy, deadline, lambda client: client.find_booking(request))
    return replace(found, replaces=external_id) if found else None


def _read_there(
    client: BookingProvider, copy: Copy, request: BookingRequest, external_id: str
) -> ProviderBooking | None:
    """The booking of that id; among those of its phone number where no id is read."""
    if BOOKING_PROVIDERS[copy.provider].capabilities.reads_by_id:
        return client.booking(external_id)
    return next((each for each in client.find_bookings(request.phone or "") if each.id == external_id), None)


def _cancel(client: BookingProvider, copy: Copy, snapshot: Snapshot, booking: Booked) -> None:
    if copy.external_id:
        client.cancel_booking(copy.external_id)
        if "match_key" not in (copy.wanted or {}):
            return  # else a move may have booked anew
    found = client.find_booking(request_of(snapshot, copy, booking))
    if found is not None and found.state is not State.CANCELLED:
        client.cancel_booking(found.id)


def request_of(snapshot: Snapshot, copy: Copy, booking: Booked) -> BookingRequest:
    """What is asked of the provider: the booking, at the time and for the party a move wants."""
    wanted = copy.wanted or {}
    start = rules.from_minute(wanted.get("start", booking.start))
    people = wanted.get("people", booking.people)
    source = next((each for each in snapshot.sources if each.connection_id == copy.connection_id), None)
    return BookingRequest(
        match_key=wanted.get("match_key", copy.match_key),
        event_type=wanted.get("event_type") or copy.event_type or "",
        start=start.astimezone(snapshot.house.timezone),
        people=people,
        name=booking.name,
        phone=booking.phone,
        email=booking.email,
        notes=booking.notes,
        language=snapshot.locale,
        answers=answers_of(source, booking, people, copy.facts) if source else {},
    )


def _later(copy: Copy, promise: Promise, error: ServiceError, now: datetime, attempt: int) -> Settled:
    if attempt >= MOST_ATTEMPTS:
        return outcomes.for_staff(copy, promise, error.code or NOT_IN_TIME, now)
    wait = min(LOOK_AGAIN * 2 ** (attempt - 1), LONGEST_PAUSE)
    if error.retry_after:
        wait = max(wait, timedelta(seconds=error.retry_after))
    is_unclear = isinstance(error, OutcomeUnknown)
    return outcomes.waiting(copy, promise, now + wait, error.code or error.message, now, is_unclear=is_unclear)


def _ask(copy: Copy, deadline: Deadline, work: Callable[[BookingProvider], Found]) -> Found:
    return links.call(copy.restaurant_id, copy.connection_id, deadline, work)


def _read(promise: Promise) -> tuple[Copy, Booked, Snapshot | None]:
    def look(connection: Connection) -> tuple[Copy, Booked, Snapshot | None]:
        copy = rows.one(connection, promise.restaurant_id, promise.copy_id)
        if copy is None:
            raise LookupError("a promise has its copy")
        booking = books.by_id(connection, promise.restaurant_id, copy.booking_id)
        if booking is None:
            raise LookupError("a copy has its booking")
        return copy, booking, snapshots.current(connection, promise.restaurant_id)

    return read(look)
