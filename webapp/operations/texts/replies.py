"""What guests text back: STOP and START are respected, 1 confirms, everything else goes to a person. Nothing is
answered by itself.

A text goes to the restaurant that last texted its number; Twilio may deliver it twice.
"""

import logging
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection

from webapp.models.booking import EXPECTED
from webapp.operations import accounts, audit, messages
from webapp.operations.texts import marks
from webapp.rules import to_minute
from webapp.speech import segments
from webapp.speech.guest_texts import FOR_HELP, OPTING_IN, OPTING_OUT
from webapp.speech.text import Unspeakable, clean
from webapp.store import bookings as books
from webapp.store import texts as rows
from webapp.store.transaction import read, write

PHONE = re.compile(r"\+[0-9]{7,15}")
CONFIRMS = "1"
LONGEST = 1600
PICTURE = "(MMS)"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """A text from a guest: `means` is stop, start, help, confirm or message."""

    sid: str
    sender: str
    phone: str
    body: str
    means: str


def take(form: Mapping[str, str], now: datetime) -> None:
    """Take a genuine text from a guest; one that was taken before changes nothing."""
    at = read(lambda connection: accounts.receiving(connection, form.get("AccountSid")))
    reply = _read(form, at)
    if reply is None:
        log.warning("a text came in that is not for our sender, or from no number")
        return
    restaurant_id = read(lambda connection: _meant(connection, reply, at[reply.sender]))
    if restaurant_id is None:
        write(None, lambda connection: _opt(connection, None, reply, now))
    else:
        write(restaurant_id, lambda connection: _taken(connection, restaurant_id, reply, now))


def _meant(connection: Connection, reply: Reply, own: frozenset[str] | None) -> str | None:
    """The restaurant a text is for: in an account of their own one of `own`, and the only one without being asked."""
    found = rows.last_texted_by(connection, reply.sender, reply.phone)
    if own is None or found in own:
        return found
    return next(iter(own)) if len(own) == 1 else None


def _read(form: Mapping[str, str], at: Collection[str]) -> Reply | None:
    phone, sid = form.get("From", ""), form.get("MessageSid", "")
    source = next((form[name] for name in ("MessagingServiceSid", "To") if form.get(name) in at), None)
    if source is None:
        return None
    if not PHONE.fullmatch(phone) or not sid:
        return None
    try:
        body = clean(form.get("Body", ""))[:LONGEST]
    except Unspeakable:
        body = ""
    if not body and form.get("NumMedia", "0") != "0":
        body = PICTURE
    return Reply(sid, source, phone, body, _meaning(body, form.get("OptOutType", "")))


def _meaning(body: str, opt_out_type: str) -> str:
    """What a text is for. Words by which carriers opt in and out are never ours; the carrier may have words of its own
    besides, and says so."""
    word = opt_out_type.upper() or body.strip(" \t\r\n.,!").upper()
    for words, means in ((OPTING_OUT, "stop"), (OPTING_IN, "start"), (FOR_HELP, "help"), ({CONFIRMS}, "confirm")):
        if word in words:
            return means
    return "message"


def _opt(connection: Connection, restaurant_id: str | None, reply: Reply, now: datetime) -> bool:
    """Respect STOP and START, for the sender and for the restaurant that is meant: it may send from another number one
    day. Whether that is all there is to do."""
    if reply.means == "stop":
        marks.stop(connection, restaurant_id, reply.sender, reply.phone, now)
    elif reply.means == "start":
        return marks.start(connection, restaurant_id, reply.sender, reply.phone)
    return reply.means in ("stop", "help")


def _taken(connection: Connection, restaurant_id: str, reply: Reply, now: datetime) -> None:
    text_id = str(uuid5(NAMESPACE_URL, f"twilio:{reply.sid}"))
    if rows.is_known(connection, restaurant_id, text_id):
        return
    about = {"sid": reply.sid, "sender": reply.sender, "phone": reply.phone, "body": reply.body}
    is_done = _opt(connection, restaurant_id, reply, now)
    booking_id = _confirmed(connection, restaurant_id, reply, now) if reply.means == "confirm" else None
    rows.add(
        connection,
        restaurant_id,
        now,
        id=text_id,
        direction="in",
        status="received",
        kind=reply.means,
        booking_id=booking_id,
        segments=segments.length(reply.body).segments,
        **about,
    )
    if not is_done and booking_id is None and reply.body:
        name = rows.guest_name(connection, restaurant_id, reply.phone) or ""
        left = {"body": reply.body, "name": name, "phone": reply.phone}
        messages.take(connection, restaurant_id, **left, is_urgent=False, call_id=None, now=now)


def _confirmed(connection: Connection, restaurant_id: str, reply: Reply, now: datetime) -> str | None:
    """The booking that the guest says they come to: the last one they were texted about that is still to come."""
    for booking_id in rows.last_about(connection, restaurant_id, reply.phone):
        booking = books.by_id(connection, restaurant_id, booking_id)
        if booking is None or booking.status not in EXPECTED or booking.start <= to_minute(now):
            continue
        if books.guest_confirmed(connection, restaurant_id, booking_id) != booking.start:
            books.confirm_by_guest(connection, restaurant_id, booking_id, booking.start)
            audit.record(connection, restaurant_id, audit.SYSTEM, "booking.guest_confirmed", ("booking", booking_id))
        return booking_id
    return None
