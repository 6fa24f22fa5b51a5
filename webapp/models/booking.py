"""A booking, the guest it is for, and the tables it holds."""

from datetime import date, datetime
from datetime import time as LocalTime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, UtcMinute, new_id, utc_now

STATUSES = ("pending", "confirmed", "arrived", "seated", "finished", "no_show", "cancelled")
EXPECTED = ("pending", "confirmed")  # the guest has yet to come
NOT_COMING = ("no_show", "cancelled")
ENDED = ("finished", *NOT_COMING)  # no longer expected; a finished one keeps the hold it had until then
SOURCES = ("phone", "web", "staff", "provider", "api")


def is_live(status: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition that a booking has not ended, in literals: a list of parameters is rewritten at every execution."""
    return status.not_in([literal_column(repr(each)) for each in ENDED])


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


MERGED = text("merged_into_id is not null")


class Customer(db.Model):
    """A guest of one restaurant, known by phone."""

    __tablename__ = "customer"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "phone"),
        Index("ix_customer_restaurant_id_name", "restaurant_id", "name"),
        Index("ix_customer_merged_into_id", "merged_into_id", sqlite_where=MERGED, postgresql_where=MERGED),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    phone: Mapped[str | None] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    merged_into_id: Mapped[str | None] = mapped_column(
        Id, ForeignKey("customer.id", ondelete="CASCADE")
    )  # the same person
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class Booking(db.Model):
    """`day` and `time` are what people said, by the restaurant's clock; `starts_at` and `ends_at` the same in UTC,
    without the buffer. `version` grows with every change."""

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "reference"),
        # What a report counts is in the index itself: a year's is read without the bookings.
        Index(
            *("ix_booking_restaurant_id_starts_at", "restaurant_id", "starts_at"),
            *("day", "time", "status", "source", "people", "ends_at"),
        ),
        Index("ix_booking_restaurant_id_phone_starts_at", "restaurant_id", "phone", "starts_at"),
        Index("ix_booking_customer_id_starts_at", "customer_id", "starts_at"),
        CheckConstraint("people >= 1", name="people"),
        CheckConstraint("ends_at > starts_at", name="ends_at"),
        CheckConstraint(_one_of("status", STATUSES), name="status"),
        CheckConstraint(_one_of("source", SOURCES), name="source"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    reference: Mapped[str] = mapped_column(String(6))
    status: Mapped[str] = mapped_column(String(10))
    day: Mapped[date]
    time: Mapped[LocalTime]
    starts_at: Mapped[datetime] = mapped_column(UtcMinute)
    ends_at: Mapped[datetime] = mapped_column(UtcMinute)
    people: Mapped[int]
    customer_id: Mapped[str | None] = mapped_column(Id, ForeignKey("customer.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    area: Mapped[str | None] = mapped_column(String(50))  # asked for; kept when the booking moves
    source: Mapped[str] = mapped_column(String(10))
    is_another: Mapped[bool] = mapped_column(default=False)  # a second one, knowingly
    call_id: Mapped[str | None] = mapped_column(Text)
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    guest_confirmed: Mapped[datetime | None] = mapped_column(UtcMinute)  # the start the guest answered 1 to
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now, onupdate=utc_now)

    seatings: Mapped[list["Seating"]] = relationship(
        primaryjoin="Booking.id == foreign(Seating.booking_id)", cascade="all, delete-orphan"
    )


class Seating(db.Model):
    """The table a booking holds, buffer included: the row the database guards against overlap (see guard.py). While a
    move waits for somebody else's word, a booking holds what it has and what it wants.

    `booking_id` may be of a booking that is yet to be made: the one a guest of the waiting list is offered. No foreign
    key holds it, therefore; whoever ends a booking or an offer lets its tables go in the same transaction."""

    __tablename__ = "seating"
    __table_args__ = (
        ForeignKeyConstraint(["restaurant_id", "table_no"], ["dining_table.restaurant_id", "dining_table.no"]),
        Index("ix_seating_day", "restaurant_id", "starts_at", "table_no", "ends_at"),
        Index("ix_seating_table_no_starts_at", "table_no", "starts_at", "ends_at"),
        CheckConstraint("ends_at > starts_at and ends_at - starts_at <= 1440", name="length"),
    )

    booking_id: Mapped[str] = mapped_column(Id, primary_key=True)
    table_no: Mapped[int] = mapped_column(primary_key=True)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    starts_at: Mapped[datetime] = mapped_column(UtcMinute, primary_key=True)
    ends_at: Mapped[datetime] = mapped_column(UtcMinute)
