"""What may be done with bookings, by the API and by the page alike; whoever subscribed is told."""

from typing import Any

from integrations.sandbox.calcom import rules
from integrations.sandbox.calcom.book import Book, Booking
from integrations.sandbox.calcom.subscriptions import Subscriptions

OWNER_EMAIL = "trattoria@example.com"


class Bookings:
    """Every method takes a request's body and raises Refused."""

    def __init__(self, book: Book, told: Subscriptions) -> None:
        self._book = book
        self._told = told

    def create(self, given: Any) -> Booking:
        body = rules.only(given, rules.CREATE)
        start, event_type = rules.moment(body.get("start")), rules.event_type_of(body)
        rules.check_place(body, event_type)
        guest, answers = rules.attendee_of(body, event_type), rules.answers_of(body, event_type)
        booking = self._book.add(event_type, start, guest, answers, rules.metadata_of(body))
        self._told.tell("BOOKING_REQUESTED" if booking["status"] == "pending" else "BOOKING_CREATED", booking)
        return booking

    def move(self, uid: str, given: Any) -> Booking:
        """What needs confirming needs it again, unless the owner says who moves it."""
        body = rules.only(given, rules.RESCHEDULE)
        old = self._book.get(uid)
        moved = self._book.move(uid, rules.moment(body.get("start")), body.get("reschedulingReason"))
        if body.get("rescheduledBy") == OWNER_EMAIL and moved["status"] == "pending":
            moved = self._book.settle(moved["uid"], "accepted")
        self._told.tell("BOOKING_REQUESTED" if moved["status"] == "pending" else "BOOKING_RESCHEDULED", moved, old)
        return moved

    def cancel(self, uid: str, given: Any) -> Booking:
        cancelled = self._book.cancel(uid, rules.only(given, rules.CANCEL).get("cancellationReason"))
        self._told.tell("BOOKING_CANCELLED", cancelled)
        return cancelled

    def settle(self, uid: str, status: str) -> Booking:
        """A pending one "accepted" or "rejected"."""
        settled = self._book.settle(uid, status)
        self._told.tell("BOOKING_CREATED" if status == "accepted" else "BOOKING_REJECTED", settled)
        return settled
