"""Sending a text once more, because somebody asks for it: only one that surely did not arrive, and is still so."""

from sqlalchemy import Connection

from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.operations.texts import sending, truth
from webapp.operations.texts.sending import MOOT
from webapp.operations.texts.truth import OFFER
from webapp.store import texts as rows
from webapp.store import waitlist
from webapp.store.transaction import write

SURE = ("failed", "dropped")
UNSURE = ("unclear", MOOT)  # reasons that leave open whether it went out, or that make it pointless


class NoSuchText(LookupError):
    """There is no such text in the restaurant."""


class NotAgain(RuntimeError):
    """It may have arrived, or is no longer so."""


def may_be_sent_again(channel: str, status: str, error: str | None) -> bool:
    """Whether it is known that a text did not arrive."""
    return channel == "sms" and status in SURE and error not in UNSURE


def send_again(place: Place, actor: Actor, text_id: str) -> None:
    """Promise a failed text once more, as a new one. Raises `NoSuchText`, `NotAgain`, and `Refusal` TWILIO_ERROR where
    something still speaks against it, its `line` telling what."""

    def work(connection: Connection) -> None:
        if not rows.is_known(connection, place.id, text_id):
            raise NoSuchText(text_id)
        row = rows.one(connection, place.id, text_id)
        if not may_be_sent_again(row.channel, row.status, row.error) or not row.body or not row.phone:
            raise NotAgain
        if truth.is_moot(connection, place.id, row, utc_now()):
            raise NotAgain
        now = utc_now()
        about = {"kind": row.kind, "booking_id": row.booking_id, "starts_at": row.start, "people": row.people}
        text = sending.queue(connection, place.id, row.phone, row.body, now, is_ours=False, **about)
        if row.kind == OFFER and (offered := waitlist.offered_by(connection, place.id, text_id, now)):
            waitlist.change(connection, place.id, offered.id, now, text_id=text.text_id, trouble=None)
        audit.record(connection, place.id, actor, "text.sent_again", ("guest", None))

    write(place.id, work)
