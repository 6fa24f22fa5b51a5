"""What Twilio reports of a text's delivery: late, twice, in any order. It only ever moves a text on."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from flask import current_app
from sqlalchemy import Connection

from config import Settings
from integrations.twilio import webhooks
from integrations.twilio.words import MessageStatus
from webapp.operations import accounts
from webapp.operations.texts import marks
from webapp.store import texts as rows
from webapp.store.transaction import read, write

STEPS = {
    MessageStatus.QUEUED: "sent",  # Twilio has it
    MessageStatus.SENT: "sent",
    MessageStatus.DELIVERED: "delivered",
    MessageStatus.FAILED: "failed",
}


def is_genuine(
    path: str, host_url: str, form: Mapping[str, str], signature: str | None, text_id: UUID | None = None
) -> bool:
    """Whether Twilio signed this form, for the address as it knows it (our public one where there is one), with the
    token of an account that serves the restaurant of the text, or else of the account that the form names."""
    settings: Settings = current_app.config["SETTINGS"]
    base = settings.public_url or host_url.rstrip("/")
    if not signature:
        return False
    tokens = read(lambda connection: _signing(connection, form, text_id))
    return webhooks.is_genuine(tokens, base + path.removesuffix("?"), form, signature)


def _signing(connection: Connection, form: Mapping[str, str], text_id: UUID | None) -> list[str]:
    if text_id is None:
        return accounts.signing_as(connection, form.get("AccountSid"))
    return accounts.signing_for(connection, rows.owner(connection, str(text_id)))


def take(text_id: str, form: Mapping[str, str], now: datetime) -> None:
    """Write down how far a text has come. It may be the first we hear of a text whose own answer was lost."""
    restaurant_id = read(lambda connection: rows.owner(connection, text_id))
    step = STEPS.get(webhooks.status_of(form))
    if restaurant_id is None or step is None:
        return

    def record(connection: Connection) -> None:
        row, sid = rows.one(connection, restaurant_id, text_id), form.get("MessageSid", "")
        if row.channel != "sms" or not sid or row.sid not in (None, sid):
            return
        if row.sid is None:
            rows.record(connection, restaurant_id, text_id, now, sid=sid)
        why = (webhooks.trouble_of(form) or "unknown") if step == "failed" else None
        if rows.forward(connection, restaurant_id, text_id, now, step, why) and why is not None:
            marks.learn(connection, restaurant_id, text_id, why, now)

    write(restaurant_id, record)
