"""Guests and their bookings straight in the database, and people to act on them."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from tests.restaurants import ROME, workplace_of
from tests.restaurants import Place as Opened
from webapp.extensions import db
from webapp.models import Booking, Customer
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.speech.references import new_reference

ANNA = Actor("user", "Anna", None, "192.0.2.1")


def place_of(opened: Opened, role: str = "manager") -> Place:
    return workplace_of(opened, role)


def add_guest(opened: Opened, name: str, phone: str | None = None, **columns: Any) -> str:
    row = Customer(restaurant_id=opened.id, name=name, phone=phone, **columns)
    db.session.add(row)
    db.session.commit()
    return row.id


def add_booking(opened: Opened, guest_id: str | None = None, days: int = 7, at: str = "20:00", **columns: Any) -> str:
    """The reference of a booking so many days from now, confirmed unless said otherwise."""
    day = (datetime.now(UTC).astimezone(ROME) + timedelta(days=days)).date()
    begins = datetime.combine(day, time.fromisoformat(at), ROME)
    values: dict[str, Any] = {"status": "confirmed", "people": 2, "name": "Mario Rossi", "source": "phone", **columns}
    row = Booking(
        restaurant_id=opened.id,
        reference=new_reference(),
        day=day,
        time=time.fromisoformat(at),
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        customer_id=guest_id,
        **values,
    )
    db.session.add(row)
    db.session.commit()
    return row.reference
