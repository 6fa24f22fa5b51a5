"""The restaurant and what decides its openings: hours, closures, tables, joins, turn times."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.extensions import db
from webapp.models.types import Id, UtcDateTime, new_id, utc_now

RESTAURANT = "restaurant.id"


class Restaurant(db.Model):
    """A tenant. `version` grows with every change of what the phone's answers are made from."""

    __tablename__ = "restaurant"
    __table_args__ = (
        CheckConstraint("slot_minutes between 5 and 60 and 60 % slot_minutes = 0", name="slot_minutes"),
        CheckConstraint("max_advance_days between 1 and 730", name="max_advance_days"),
        CheckConstraint("cancel_cutoff_minutes between 0 and 10080", name="cancel_cutoff_minutes"),
        CheckConstraint("buffer_minutes between 0 and 720", name="buffer_minutes"),
        CheckConstraint("locale in ('it', 'en')", name="locale"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    timezone: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(2))
    phone: Mapped[str | None] = mapped_column(String(20))
    house_book: Mapped[bool] = mapped_column(default=True)
    slot_minutes: Mapped[int] = mapped_column(default=30)
    min_notice_minutes: Mapped[int] = mapped_column(default=60)
    max_advance_days: Mapped[int] = mapped_column(default=90)
    max_people: Mapped[int] = mapped_column(default=8)
    covers_per_slot: Mapped[int | None]
    parties_per_slot: Mapped[int | None]
    buffer_minutes: Mapped[int] = mapped_column(default=0)
    cancel_cutoff_minutes: Mapped[int] = mapped_column(default=0)
    default_people: Mapped[int | None]  # none: the caller is asked
    waitlist_minutes: Mapped[int] = mapped_column(default=15, server_default="15")  # 0: no waiting list
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    uses_operator_credentials: Mapped[bool] = mapped_column(default=False, server_default=false())
    retention_months: Mapped[int | None]  # guests not seen for so long are erased; none: kept
    steps_done: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")  # of the first-run guide
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)

    shifts: Mapped[list["Shift"]] = relationship(order_by="Shift.position", cascade="all, delete-orphan")
    closures: Mapped[list["Closure"]] = relationship(order_by="Closure.first_day", cascade="all, delete-orphan")
    tables: Mapped[list["DiningTable"]] = relationship(order_by="DiningTable.position", cascade="all, delete-orphan")
    combinations: Mapped[list["TableCombination"]] = relationship(
        order_by="TableCombination.position", cascade="all, delete-orphan"
    )
    turn_times: Mapped[list["TurnTime"]] = relationship(order_by="TurnTime.up_to_people", cascade="all, delete-orphan")


class Shift(db.Model):
    """A weekly shift; minutes count from midnight of the day it begins, 1440 and more being past midnight."""

    __tablename__ = "shift"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "name"),
        CheckConstraint("first_seating between 0 and 1439", name="first_seating"),
        CheckConstraint("last_seating between first_seating and first_seating + 1439", name="last_seating"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(100))
    weekdays: Mapped[list[int]] = mapped_column(JSON)
    first_seating: Mapped[int]
    last_seating: Mapped[int]


class Closure(db.Model):
    """Days with other hours than the week's; `shifts` empty means closed."""

    __tablename__ = "closure"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "first_day", "last_day"),
        CheckConstraint("last_day >= first_day", name="order"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str | None] = mapped_column(Text)
    shifts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)  # name, first_seating, last_seating


class DiningTable(db.Model):
    """A table. `no` is unique over all restaurants and never used again: the guard compares it."""

    __tablename__ = "dining_table"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "name"),
        UniqueConstraint("restaurant_id", "no"),
        CheckConstraint("seats_min >= 1 and seats_max >= seats_min", name="seats"),
        {"sqlite_autoincrement": True},
    )

    no: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(50))
    area: Mapped[str | None] = mapped_column(String(50))
    seats_min: Mapped[int]
    seats_max: Mapped[int]
    plan_x: Mapped[int | None]  # its middle on the floor plan, in thousandths of the width
    plan_y: Mapped[int | None]  # and of the height


class TableCombination(db.Model):
    """Tables that may be joined."""

    __tablename__ = "table_combination"
    __table_args__ = (
        CheckConstraint("seats_min >= 1 and seats_max >= seats_min", name="seats"),
        Index("ix_table_combination_restaurant_id", "restaurant_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    table_nos: Mapped[list[int]] = mapped_column(JSON)
    seats_min: Mapped[int]
    seats_max: Mapped[int]


class TurnTime(db.Model):
    """How long parties of up to `up_to_people` stay."""

    __tablename__ = "turn_time"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "up_to_people"),
        CheckConstraint("minutes between 5 and 720", name="minutes"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    up_to_people: Mapped[int]
    minutes: Mapped[int]
