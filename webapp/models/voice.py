"""What joins a restaurant to Vapi, and what was said there: assistant, numbers, calls, tool calls."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, new_id, utc_now

# most calls only read: what they have none of is kept out of the index, and of the writer's time
_HAS_KEY, _HAS_BOOKING = text("request_key is not null"), text("booking_id is not null")
_IS_REFUSED, _IS_QUESTION = text("reason is not null"), text("question is not null")


class Assistant(db.Model):
    """The restaurant's Vapi assistant, how its requests are recognised, what the owner chose for it and how publishing
    it went. Secrets are encrypted; `secret_index` is a keyed hash that finds their owner.

    `tools` are the ids of our tools at Vapi by name. `published` is what was sent last and `published_hash` its hash,
    secrets included. `drift` is where Vapi holds something else, as `assistants.Difference`s; null while nobody looked.
    One that is `publishing_until` a moment is being published by whoever holds `publishing_by`. `reports_here`: one
    that was there before sends what happens in its calls to us; `reported_to_encrypted` is where it sent that before,
    as JSON, null while nobody has decided. `former_assistant_id` is the one there was before it, at which phone numbers
    may still ring.
    """

    __tablename__ = "assistant"
    __table_args__ = (
        UniqueConstraint("vapi_assistant_id"),
        Index("ix_assistant_secret_index", "secret_index"),
        CheckConstraint("hmac_algorithm in ('sha1', 'sha256', 'sha512')", name="hmac_algorithm"),
        CheckConstraint("language in ('house', 'caller')", name="language"),
        CheckConstraint("out_of_hours in ('answer', 'transfer')", name="out_of_hours"),
    )

    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"), primary_key=True)
    vapi_assistant_id: Mapped[str | None] = mapped_column(String(100))
    secret_encrypted: Mapped[str | None] = mapped_column(Text)
    secret_index: Mapped[str | None] = mapped_column(String(64))
    hmac_secret_encrypted: Mapped[str | None] = mapped_column(Text)
    hmac_algorithm: Mapped[str | None] = mapped_column(String(10))
    hmac_signature_header: Mapped[str | None] = mapped_column(String(100))
    hmac_timestamp_header: Mapped[str | None] = mapped_column(String(100))

    instructions: Mapped[str | None] = mapped_column(Text)
    greeting: Mapped[str | None] = mapped_column(Text)  # none: our own
    address: Mapped[str | None] = mapped_column(Text)  # as callers are told it
    voice: Mapped[str | None] = mapped_column(String(100))  # provider:id; none: one that fits the language
    language: Mapped[str] = mapped_column(String(10), default="caller", server_default="caller")
    discloses_ai: Mapped[bool] = mapped_column(default=True, server_default=true())
    is_on: Mapped[bool] = mapped_column(default=True, server_default=true())
    out_of_hours: Mapped[str] = mapped_column(String(10), default="answer", server_default="answer")
    fallback_number: Mapped[str | None] = mapped_column(String(20))  # E.164; none: the restaurant's phone
    lists_answers: Mapped[bool] = mapped_column(default=False, server_default=false())  # in the prompt

    was_made_here: Mapped[bool] = mapped_column(default=False, server_default=false())  # else somebody else's
    reports_here: Mapped[bool] = mapped_column(default=False, server_default=false())
    reported_to_encrypted: Mapped[str | None] = mapped_column(Text)
    former_assistant_id: Mapped[str | None] = mapped_column(String(100))
    tools: Mapped[dict[str, str]] = mapped_column(JSON, default=dict, server_default="{}")
    published: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    published_hash: Mapped[str | None] = mapped_column(String(64))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str | None] = mapped_column(String(10))  # as `assistants.State`; none: never tried
    error: Mapped[str | None] = mapped_column(Text)
    drift: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    publishing_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    publishing_by: Mapped[str | None] = mapped_column(Id)


class LeftAssistant(db.Model):
    """An assistant that works for a restaurant no longer, until our part is out of it and it reports its calls where it
    did before. `tools` are the ids of ours, `inline` those of Vapi's own tools in its model that are; `error` is why
    Vapi does not let it be given back.
    """

    __tablename__ = "left_assistant"
    __table_args__ = (Index("ix_left_assistant_restaurant_id", "restaurant_id"),)

    vapi_assistant_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    reports_here: Mapped[bool] = mapped_column(default=False, server_default=false())
    reported_to_encrypted: Mapped[str | None] = mapped_column(Text)
    tools: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    inline: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    error: Mapped[str | None] = mapped_column(Text)


class AssistantPublish(db.Model):
    """One time that something was sent to Vapi: what changed, because of what, and the owner's own texts as they were.

    `causes` are the log's events since the publish before, each an action and who did it. `replaced` is what somebody
    had changed in Vapi inside our part, which was sent over.
    """

    __tablename__ = "assistant_publish"
    __table_args__ = (Index("ix_assistant_publish_restaurant_id_at", "restaurant_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    actor_name: Mapped[str] = mapped_column(Text)
    causes: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    changes: Mapped[list[str]] = mapped_column(JSON, default=list)  # dotted names of what was sent
    choices: Mapped[dict[str, Any]] = mapped_column(JSON)
    prompt: Mapped[str] = mapped_column(Text)
    replaced: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class VapiPhoneNumber(db.Model):
    """A phone number at Vapi that rings at this restaurant; it belongs to one restaurant only."""

    __tablename__ = "vapi_phone_number"
    __table_args__ = (Index("ix_vapi_phone_number_restaurant_id", "restaurant_id"),)

    id: Mapped[str] = mapped_column(String(100), primary_key=True)  # Vapi's phoneNumberId
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))


class Call(db.Model):
    """A phone call, as far as Vapi has told of it: messages come in any order, twice, or never.

    `began_at` is when it was first heard of, until its report says when it began; `reported_at` is when that came.
    `cost_micros` are millionths of a US dollar. `transcript` is a list of turns: who (caller, assistant or tool), text,
    and the second at which it was said. `outcome` is worked out once the call is over. `wrong_references` counts the
    references tried in it that no booking has.
    """

    __tablename__ = "call"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "vapi_call_id"),
        Index("ix_call_restaurant_id_began_at", "restaurant_id", "began_at"),
        Index("ix_call_restaurant_id_outcome_began_at", "restaurant_id", "outcome", "began_at"),
        CheckConstraint("direction in ('inbound', 'outbound', 'web')", name="direction"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    vapi_call_id: Mapped[str] = mapped_column(String(200))
    wrong_references: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stuck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    direction: Mapped[str | None] = mapped_column(String(10))
    caller: Mapped[str | None] = mapped_column(String(20))
    ended_reason: Mapped[str | None] = mapped_column(String(200))
    forwarded_to: Mapped[str | None] = mapped_column(String(20))
    cost_micros: Mapped[int | None] = mapped_column(BigInteger)
    summary: Mapped[str | None] = mapped_column(Text)
    transcript: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    recording_url: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(String(15))


class CallSettings(db.Model):
    """Whom a restaurant's calls are put through to and how long they are kept; without a row, to its own line and for
    ever.

    `transfers` are the numbers a call may be given on to, the first that fits: phone, label, reason (a word callers
    use, or none), and from when to when of the day ("HH:MM"), or none. Days are counted from the end of a call.
    """

    __tablename__ = "call_settings"
    __table_args__ = (CheckConstraint("recording_days >= 0 and transcript_days >= 0", name="days"),)

    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"), primary_key=True)
    transfers: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    recording_days: Mapped[int | None]
    transcript_days: Mapped[int | None]


class ToolCall(db.Model):
    """One tool call with its arguments, decision, answer and duration.

    `request_key` makes a changing call repeatable: the same key is the same request, and `answer` is what it was told.
    An `answer` of null is work that is still going on, or was cut off. What a year is counted by stands in columns of
    its own, so that an index alone answers: the `reason` of a request for a table that was refused, the hour of the
    week it was for, and the `question` that was asked with the `verdict` on it (confident, ambiguous or none); none of
    these for calls of the test door.
    """

    __tablename__ = "tool_call"
    __table_args__ = (
        Index(
            "uq_tool_call_restaurant_id_request_key",
            "restaurant_id",
            "request_key",
            unique=True,
            sqlite_where=_HAS_KEY,
            postgresql_where=_HAS_KEY,
        ),
        Index("ix_tool_call_restaurant_id_started_at", "restaurant_id", "started_at"),
        Index("ix_tool_call_booking_id", "booking_id", sqlite_where=_HAS_BOOKING, postgresql_where=_HAS_BOOKING),
        Index(
            "ix_tool_call_refused",
            *("restaurant_id", "started_at", "reason", "week_hour", "call_id"),
            sqlite_where=_IS_REFUSED,
            postgresql_where=_IS_REFUSED,
        ),
        Index(
            "ix_tool_call_question",
            *("restaurant_id", "started_at", "question", "was_answered", "verdict", "call_id"),
            sqlite_where=_IS_QUESTION,
            postgresql_where=_IS_QUESTION,
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    door: Mapped[str] = mapped_column(String(10))  # json, vapi or test
    tool: Mapped[str] = mapped_column(String(40))
    call_id: Mapped[str | None] = mapped_column(Text)
    request_key: Mapped[str | None] = mapped_column(Text)
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    decision: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    booking_id: Mapped[str | None] = mapped_column(Id)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    duration_us: Mapped[int | None]  # microseconds, from the request's arrival to this row
    reason: Mapped[str | None] = mapped_column(String(20))
    week_hour: Mapped[int | None]  # whole hours since Monday at midnight, by the restaurant's clock
    question: Mapped[str | None] = mapped_column(String(200))
    was_answered: Mapped[bool | None]
    verdict: Mapped[str | None] = mapped_column(String(10))
