"""Whoever waits for a table on a day that is full, and what they are offered."""

from datetime import date, datetime
from datetime import time as LocalTime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, UtcMinute, new_id, utc_now

WAITLIST_STATES = ("waiting", "offered", "taken", "expired", "left")
OPEN = text("state in ('waiting', 'offered')")


class WaitlistEntry(db.Model):
    """A party that waits for `day`, `time` give or take `window_minutes`, by the restaurant's clock.

    While it is offered a table, `booking_id` is the id of the booking that will be made of it: its seatings hold the
    table already. `offered_time`, `starts_at` and `ends_at` are of that booking, `held_until` is when it is let go.
    `trouble` says why they could not be told. The row goes with its day.
    """

    __tablename__ = "waitlist_entry"
    __table_args__ = (
        Index("ix_waitlist_entry_restaurant_id_day", "restaurant_id", "day"),
        Index("ix_waitlist_entry_open", "restaurant_id", sqlite_where=OPEN, postgresql_where=OPEN),
        CheckConstraint("people >= 1", name="people"),
        CheckConstraint("window_minutes between 0 and 720", name="window_minutes"),
        CheckConstraint("language in ('it', 'en')", name="language"),
        CheckConstraint(f"state in {WAITLIST_STATES}", name="state"),
        CheckConstraint(
            "state <> 'offered' or (booking_id is not null and held_until is not null and offered_time is not null)",
            name="offer",
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    day: Mapped[date]
    time: Mapped[LocalTime]
    window_minutes: Mapped[int] = mapped_column(default=60)
    people: Mapped[int]
    area: Mapped[str | None] = mapped_column(String(50))
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(2))
    source: Mapped[str] = mapped_column(String(10))
    call_id: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    trouble: Mapped[str | None] = mapped_column(String(20))
    booking_id: Mapped[str | None] = mapped_column(Id)
    offered_time: Mapped[LocalTime | None]
    starts_at: Mapped[datetime | None] = mapped_column(UtcMinute)
    ends_at: Mapped[datetime | None] = mapped_column(UtcMinute)
    held_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    text_id: Mapped[str | None] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
