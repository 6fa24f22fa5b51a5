"""What callers asked and nobody could surely answer."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id, UtcDateTime, new_id, utc_now

_IS_OPEN = text("state = 'open'")


class UnansweredQuestion(db.Model):
    """A question that found no answer, or several that may be one, until somebody has seen to it.

    The same words, whatever their case and the mark at their end, are the same `question`; `words` are as they were
    first heard. A caller who asks again counts once in `heard_count`. `topic` is what it was placed on, and
    `suggestions` are the answers that came nearest, best first, both as when it was last heard. `call_id` is Vapi's,
    of the call in which that was. One that was added to an answer, `entry_id`, and finds none again is open again.
    """

    __tablename__ = "unanswered_question"
    __table_args__ = (
        UniqueConstraint("restaurant_id", "question"),
        Index("ix_unanswered_question_open", "restaurant_id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        CheckConstraint("verdict in ('ambiguous', 'none')", name="verdict"),
        CheckConstraint("state in ('open', 'added', 'dismissed')", name="state"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    verdict: Mapped[str] = mapped_column(String(10))
    topic: Mapped[str | None] = mapped_column(String(60))
    suggestions: Mapped[list[str]] = mapped_column(JSON, default=list)
    call_id: Mapped[str | None] = mapped_column(String(200))
    heard_count: Mapped[int] = mapped_column(default=1, server_default="1")
    first_heard_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    last_heard_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    state: Mapped[str] = mapped_column(String(10), default="open", server_default="open")
    entry_id: Mapped[str | None] = mapped_column(Id)
