"""What joins a restaurant to a booking provider, and the copies of its bookings there."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, UtcMinute, new_id, utc_now

ROLES = ("books", "blocks")
COPY_STATES = ("wanted", "unclear", "pending", "confirmed", "cancelled", "refused")
ACTIONS = ("create", "move", "cancel")
IS_THERE = text("status <> 'disconnected'")
IS_THERE_AND_BOOKS = text("role = 'books' and status <> 'disconnected'")
IS_KNOWN_THERE = text("external_id is not null")
IS_OPEN = text("action is not null")


class ProviderConnection(db.Model):
    """A restaurant's account at a booking provider. One books, the others only block what is not free there.

    `status` is error when the credentials no longer work: then it is no source until the owner reconnects. What an
    outage says stands in `last_error` alone. Credentials (JSON) and the secrets that sign the provider's messages (a
    JSON list, newest first) are encrypted; `credentials_version` grows with each renewal, `renewing_until` is the lease
    of whoever renews them now. `webhook_key` is the secret part of the address the provider calls.
    `rules` say which event type serves which parties: [{"event_type", "people_min", "people_max", "shift"}], the first
    that fits; `answers` how its own questions are answered: {question id: {"fixed": text} | {"field": name} |
    {"ask": text}}; `services` is what it offered when last asked (`vocabulary.EventType` as JSON); `drift` is where our
    book and the provider's differed when they were last compared (`synchronising.drift`).
    """

    __tablename__ = "provider_connection"
    __table_args__ = (
        Index(
            "uq_provider_connection_restaurant_id_provider",
            *("restaurant_id", "provider"),
            unique=True,
            sqlite_where=IS_THERE,
            postgresql_where=IS_THERE,
        ),
        Index(
            "uq_provider_connection_books",
            "restaurant_id",
            unique=True,
            sqlite_where=IS_THERE_AND_BOOKS,
            postgresql_where=IS_THERE_AND_BOOKS,
        ),
        UniqueConstraint("webhook_key"),
        Index("ix_provider_connection_account", "provider", "account_id"),
        CheckConstraint("role in ('books', 'blocks')", name="role"),
        CheckConstraint("status in ('connected', 'error', 'disconnected')", name="status"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    provider: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(15))
    connected_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    disconnected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    credentials_encrypted: Mapped[str | None] = mapped_column(Text)
    credentials_version: Mapped[int] = mapped_column(default=1, server_default="1")
    renewing_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    account_id: Mapped[str] = mapped_column(String(255))
    account_name: Mapped[str] = mapped_column(Text)
    account_email: Mapped[str | None] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    problems: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list, server_default="[]")  # code, level
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    services: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    rules: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    answers: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict, server_default="{}")
    sync_enabled: Mapped[bool] = mapped_column(default=True)
    last_sync_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    drift: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    last_success_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(Text)
    last_error_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    webhook_key: Mapped[str] = mapped_column(String(64))
    webhook_id: Mapped[str | None] = mapped_column(String(255))
    webhook_secrets_encrypted: Mapped[str | None] = mapped_column(Text)


class ProviderBooking(db.Model):
    """A booking's copy at a provider.

    `action` is what is still to be done there, null when both are in step; `wanted` is what a move asks for: {"day",
    "time", "people", "start", "end", "held_until", "table_nos"}. `match_key` was stored before anything was sent, so
    that what was made there is found again when its answer is lost. `trouble` is why staff have to look, as a code.
    `start` and `people` are what the provider holds, as far as is known.
    """

    __tablename__ = "provider_booking"
    __table_args__ = (
        UniqueConstraint("booking_id", "connection_id"),
        UniqueConstraint("restaurant_id", "match_key"),
        Index(
            "uq_provider_booking_external_id",
            *("connection_id", "external_id"),
            unique=True,
            sqlite_where=IS_KNOWN_THERE,
            postgresql_where=IS_KNOWN_THERE,
        ),
        Index("ix_provider_booking_open", "restaurant_id", "action", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_provider_booking_trouble", "restaurant_id", "trouble"),
        Index("ix_provider_booking_connection_id_start", "connection_id", "start"),
        CheckConstraint(f"state in ({', '.join(map(repr, COPY_STATES))})", name="state"),
        CheckConstraint(f"action in ({', '.join(map(repr, ACTIONS))})", name="action"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    connection_id: Mapped[str] = mapped_column(Id, ForeignKey("provider_connection.id", ondelete="CASCADE"))
    booking_id: Mapped[str] = mapped_column(Id, ForeignKey("booking.id", ondelete="CASCADE"))
    match_key: Mapped[str] = mapped_column(String(16))
    external_id: Mapped[str | None] = mapped_column(String(255))
    version: Mapped[str | None] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(10))
    action: Mapped[str | None] = mapped_column(String(10))
    wanted: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    job_id: Mapped[str | None] = mapped_column(Id)
    event_type: Mapped[str | None] = mapped_column(String(255))
    start: Mapped[datetime | None] = mapped_column(UtcMinute)
    people: Mapped[int | None]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    trouble: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class ProviderNotice(db.Model):
    """A provider's message that was taken, so that it is taken once."""

    __tablename__ = "provider_notice"
    __table_args__ = (Index("ix_provider_notice_received_at", "received_at"),)

    connection_id: Mapped[str] = mapped_column(
        Id, ForeignKey("provider_connection.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
