"""A restaurant's own accounts at Vapi and Twilio."""

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import db
from webapp.models.restaurant import RESTAURANT
from webapp.models.types import Id


class RestaurantAccount(db.Model):
    """Its own accounts; the secrets are encrypted, and how each ends is what people are shown of it. `twilio_sender` is
    a number or a messaging service."""

    __tablename__ = "restaurant_account"
    __table_args__ = (Index("ix_restaurant_account_twilio_sid", "twilio_sid"),)

    restaurant_id: Mapped[str] = mapped_column(Id, ForeignKey(RESTAURANT, ondelete="CASCADE"), primary_key=True)
    vapi_key_encrypted: Mapped[str | None] = mapped_column(Text)
    vapi_key_ending: Mapped[str | None] = mapped_column(String(4))
    twilio_sid: Mapped[str | None] = mapped_column(String(34))
    twilio_token_encrypted: Mapped[str | None] = mapped_column(Text)
    twilio_token_ending: Mapped[str | None] = mapped_column(String(4))
    twilio_sender: Mapped[str | None] = mapped_column(String(40))
