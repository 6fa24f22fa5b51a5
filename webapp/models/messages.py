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
from webapp.models.types import Id, UtcDateTime, UtcMinute, new_id, utc_now

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
    """A text to a guest or from one, or the same by e-mail. `sent` means accepted by the carrier, `unclear` that it was
    sent and no clear answer came back, `dropped` that we did not send it; `error` tells why, as a code.

    `sender` is what it left from, or came to: our number or messaging service. `kind` is one of
    `guest_texts.SWITCH_OF`, or "message". `starts_at` and `people` are those it tells of its booking.
    """

    __tablename__ = "sms_message"
    __table_args__ = (
        Index("ix_sms_message_restaurant_id_created_at", "restaurant_id", "created_at"),
        Index("ix_sms_message_sid", "sid"),
        Index("ix_sms_message_phone_created_at", "phone", "created_at"),
        Index("ix_sms_message_email_created_at", "email", "created_at"),
        Index("ix_sms_message_booking_id", "booking_id"),
        CheckConstraint(
            "status in ('queued', 'unclear', 'sent', 'delivered', 'failed', 'dropped', 'received')", name="status"
        ),
        CheckConstraint("channel in ('sms', 'email')", name="channel"),
        CheckConstraint("direction in ('out', 'in')", name="direction"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    channel: Mapped[str] = mapped_column(String(5), default="sms", server_default="sms")
    direction: Mapped[str] = mapped_column(String(3), default="out", server_default="out")
    kind: Mapped[str] = mapped_column(String(40), default="message", server_default="message")
    booking_id: Mapped[str | None] = mapped_column(Id)
    starts_at: Mapped[datetime | None] = mapped_column(UtcMinute)
    people: Mapped[int | None]
    sender: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    segments: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(10), default="queued")
    sid: Mapped[str | None] = mapped_column(String(40))
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now, onupdate=utc_now)


class TextSettings(db.Model):
    """Which texts a restaurant's guests get. `switches` are kinds of `guest_texts.KINDS` that are off or on where that
    is not as usual; `templates` the owner's own words, by text and language. A segment costs `price_micros` millionths
    of `currency`, where the owner has said so."""

    __tablename__ = "text_settings"
    __table_args__ = (
        CheckConstraint("reminder_hours between 1 and 168", name="reminder_hours"),
        CheckConstraint("texts_per_hour between 1 and 10000", name="texts_per_hour"),
    )

    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"), primary_key=True)
    switches: Mapped[dict[str, bool]] = mapped_column(JSON, default=dict, server_default="{}")
    templates: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict, server_default="{}")
    reminder_hours: Mapped[int] = mapped_column(default=24, server_default="24")
    texts_per_hour: Mapped[int] = mapped_column(default=100, server_default="100")
    by_email: Mapped[bool] = mapped_column(default=False, server_default=false())
    price_micros: Mapped[int | None]
    currency: Mapped[str | None] = mapped_column(String(3))


class TextMark(db.Model):
    """What a restaurant knows of a number: that its guest wants no texts, that it can receive none."""

    __tablename__ = "text_mark"

    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"), primary_key=True)
    phone: Mapped[str] = mapped_column(String(20), primary_key=True)
    opted_out_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    landline_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SenderOptOut(db.Model):
    """A number that has texted STOP to a sender of ours, whichever restaurants it serves; until it texts START."""

    __tablename__ = "sender_opt_out"

    sender: Mapped[str] = mapped_column(String(40), primary_key=True)
    phone: Mapped[str] = mapped_column(String(20), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


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
