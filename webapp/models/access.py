"""Who may do what: people, their memberships, the links that let them in, and the tokens of the JSON door."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT, Restaurant
from webapp.models.types import Id, UtcDateTime, new_id, utc_now


class User(UserMixin, db.Model):
    """A person who signs in."""

    __tablename__ = "user"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(320), unique=True)  # lower case
    name: Mapped[str] = mapped_column(String(100), default="", server_default="")
    password_hash: Mapped[str] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String(2))  # none: the browser's
    theme: Mapped[str | None] = mapped_column(String(5))  # light or dark; none: the browser's
    is_operator: Mapped[bool] = mapped_column(default=False, server_default=false())  # runs this Tavolo
    session_version: Mapped[int] = mapped_column(default=1, server_default="1")  # grown, every session ends
    totp_secret_encrypted: Mapped[str | None] = mapped_column(Text)  # none: no second factor
    totp_last_step: Mapped[int | None]  # the code last used: none is taken twice
    recovery_hashes: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")  # of codes not used yet
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)

    memberships: Mapped[list["Membership"]] = relationship(back_populates="user", cascade="all, delete-orphan")


class Membership(db.Model):
    """A person's role in one restaurant."""

    __tablename__ = "membership"
    __table_args__ = (CheckConstraint("role in ('owner', 'manager', 'host')", name="role"),)

    user_id: Mapped[str] = mapped_column(Id, ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(10))

    user: Mapped[User] = relationship(back_populates="memberships")
    restaurant: Mapped[Restaurant] = relationship()


class ApiToken(db.Model):
    """A token of the JSON door: only its SHA-256 is kept."""

    __tablename__ = "api_token"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_api_token_restaurant_id", "restaurant_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[str] = mapped_column(String(64))
    hint: Mapped[str] = mapped_column(String(12))  # how the token begins, to tell it from others
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Invitation(db.Model):
    """A link that makes whoever opens it a member. Only its SHA-256 is kept; it works once."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_invitation_restaurant_id", "restaurant_id"),
        CheckConstraint("role in ('owner', 'manager', 'host')", name="role"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    email: Mapped[str] = mapped_column(String(320))  # whom it is meant for; lower case
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PasswordReset(db.Model):
    """A link to choose a new password. Only its SHA-256 is kept; it works once."""

    __tablename__ = "password_reset"
    __table_args__ = (Index("ix_password_reset_user_id", "user_id"),)

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("user.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EndedSession(db.Model):
    """A session that somebody signed out of: its signed cookie would hold still. Kept for as long."""

    __tablename__ = "ended_session"
    __table_args__ = (Index("ix_ended_session_ended_at", "ended_at"),)

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class CalendarFeed(db.Model):
    """A secret address of the restaurant's bookings for calendar programs. Only its SHA-256 is kept."""

    __tablename__ = "calendar_feed"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_calendar_feed_restaurant_id", "restaurant_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
