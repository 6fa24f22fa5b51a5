"""A restaurant to send rubbish to, and what may have come of it in the book."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from tests.restaurants import Place, open_restaurant
from tests.size import size
from webapp.extensions import db
from webapp.models import Booking, Job, SmsMessage, ToolCall


def examples(small: int, full: int) -> settings:
    """So many examples, all sent to one application: what one leaves behind, the next one meets."""
    unchecked = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=size(small, full), suppress_health_check=unchecked)


@dataclass
class Book:
    """What is stored; `known` are the bookings there were when it was last looked at."""

    app: Flask
    known: set[str] = field(default_factory=set)

    def references(self) -> set[str]:
        with self.app.app_context():
            return set(db.session.scalars(db.select(Booking.reference)))

    def grew_only_by(self, told: set[str]) -> bool:
        """Whether no booking is gone, and none is new but those the caller was told of."""
        before, self.known = self.known, self.references()
        return before <= self.known <= before | told

    def prove(self) -> None:
        """Every booking is one a host could read out, no text is promised without an account, every log row reads."""
        self.app.extensions["tool_call_batches"].flush()
        with self.app.app_context():
            bookings = list(db.session.scalars(db.select(Booking)))
            assert all(1 <= booking.people <= 8 for booking in bookings)
            assert all(booking.name.isprintable() and 0 < len(booking.name) <= 100 for booking in bookings)
            assert all(
                booking.phone and booking.phone[0] == "+" and booking.phone[1:].isdigit() for booking in bookings
            )
            assert all(booking.seatings or booking.status == "cancelled" for booking in bookings)
            jobs = db.session.query(Job).filter(Job.kind != "waitlist").count()
            assert (jobs, db.session.query(SmsMessage).count()) == (0, 0)
            logged = list(db.session.scalars(db.select(ToolCall)))
            assert all(call.answer and call.answer.keys() & {"success", "ok"} for call in logged)


@pytest.fixture
def roma(app: Flask, database: str) -> Place:
    return open_restaurant(app)


@pytest.fixture
def book(app: Flask) -> Iterator[Book]:
    """The book, proved once more when the test is over."""
    held = Book(app)
    yield held
    held.prove()
