"""Who changed what: one row for each change, never altered and never taken away.

Values that tell of a guest stand in `personal` alone, which erasing the guest blanks; `fields` keeps the names.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, new_id, utc_now


class AuditEvent(db.Model):
    """A change. `changes` and `personal` map a field to its value before and after; `decision` is the rules' receipt
    where they were asked, with what staff waived."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_restaurant_id_at", "restaurant_id", "at"),
        Index("ix_audit_event_subject_id", "subject_id"),
        CheckConstraint("actor_kind in ('user', 'command', 'system')", name="actor_kind"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    actor_kind: Mapped[str] = mapped_column(String(10))
    actor_id: Mapped[str | None] = mapped_column(Id)  # the user; no foreign key: the log outlives people
    actor_name: Mapped[str] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(String(45))  # the client's IP address
    action: Mapped[str] = mapped_column(String(60))  # subject.verb: booking.moved
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[str | None] = mapped_column(Text)
    customer_id: Mapped[str | None] = mapped_column(Id)  # whose erasure blanks `personal`
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    personal: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    decision: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
