"""Questions and their answers, and the texts that are sent."""

from datetime import datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, new_id, utc_now

_IS_OPEN = text("done_at is null")


class FaqEntry(db.Model):
    """An answer of the owner's and the ways callers ask for it. `is_checked`: the owner vouches for it where a guest's
    safety hangs on it. `vectors` place it among questions, and were made by the model and of the words that
    `vectors_of` is the sum of."""

    __tablename__ = "faq_entry"
    __table_args__ = (UniqueConstraint("restaurant_id", "question", "language"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    question: Mapped[str] = mapped_column(Text)
    phrasings: Mapped[list[str]] = mapped_column(JSON, default=list)
    answer: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    is_checked: Mapped[bool] = mapped_column(default=False, server_default=false())
    vectors: Mapped[bytes | None] = mapped_column(LargeBinary)
    vectors_of: Mapped[str | None] = mapped_column(String(100))


class SmsMessage(db.Model):
    """A text. `sent` means accepted by the carrier, `unclear` that it was sent and no clear answer came back."""

    __tablename__ = "sms_message"
    __table_args__ = (
        Index("ix_sms_message_restaurant_id_created_at", "restaurant_id", "created_at"),
        Index("ix_sms_message_sid", "sid"),
        CheckConstraint("status in ('queued', 'unclear', 'sent', 'delivered', 'failed')", name="status"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    phone: Mapped[str] = mapped_column(String(20))
    body: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10), default="queued")
    sid: Mapped[str | None] = mapped_column(String(40))
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now, onupdate=utc_now)


class Message(db.Model):
    """What a caller asked to be passed on, until somebody has seen to it. `call_id` is Vapi's, `text_id` the text it
    was answered with."""

    __tablename__ = "message"
    __table_args__ = (
        Index("ix_message_restaurant_id_created_at", "restaurant_id", "created_at"),
        Index("ix_message_open", "restaurant_id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    call_id: Mapped[str | None] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str | None] = mapped_column(String(20))
    body: Mapped[str] = mapped_column(Text)
    is_urgent: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by: Mapped[str | None] = mapped_column(Text)
    text_id: Mapped[str | None] = mapped_column(Id)
