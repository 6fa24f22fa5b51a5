"""Texts to guests. A text and the job that sends it are committed before anything is sent.

The request that asked for the text sends it itself, inside its deadline. If it dies, or Twilio's answer is unclear, the
job's lease runs out and the worker goes on: it looks whether Twilio has the text before it sends it again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Connection

from config import Settings
from integrations.errors import OutcomeUnknown, ServiceError, Unavailable
from integrations.twilio.client import SentText
from webapp.operations import accounts
from webapp.operations.refusals import Refusal
from webapp.operations.texts import marks, permitted, truth
from webapp.rules import from_minute
from webapp.speech import segments
from webapp.store import jobs, snapshots
from webapp.store import texts as rows
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read, write

KIND = "send_text"
SEND_WITHIN_S = 3.0
LEASE = timedelta(seconds=15)  # longer than a request may take
LOOK_AGAIN = timedelta(seconds=30)
MOST_ATTEMPTS = 8
MOOT = "moot"
STATUS_PATH = "/webhooks/twilio/status"
LINES = {
    permitted.OFF: "no_texts",
    permitted.OPTED_OUT: "no_texts_wanted",
    permitted.LANDLINE: "landline",
    permitted.TOO_MANY: "too_many_texts",
    permitted.TOO_MANY_OF_HOUSE: "too_many_texts_of_house",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text on its way: `sid` once Twilio has accepted it, with status "sent"; otherwise "pending"."""

    restaurant_id: str
    text_id: str
    job_id: str
    sid: str | None = None

    @property
    def status(self) -> str:
        return "sent" if self.sid else "pending"


def queue(
    connection: Connection,
    restaurant_id: str,
    phone: str,
    body: str,
    now: datetime,
    *,
    is_ours: bool = True,
    **columns: Any,
) -> Text:
    """Promise a text in the caller's transaction; `is_ours`: the request at hand sends it. Raises `Refusal`
    TWILIO_ERROR when there is no account, the number wants no texts or has had enough of them."""
    snapshot = snapshots.current(connection, restaurant_id)
    why = permitted.OFF if snapshot is None else permitted.why_not(connection, snapshot, phone, now)
    if why is not None:
        raise Refusal("TWILIO_ERROR", line=LINES[why])
    return promise(connection, restaurant_id, phone, body, now, is_ours=is_ours, **columns)


def promise(
    connection: Connection,
    restaurant_id: str,
    phone: str,
    body: str,
    now: datetime,
    *,
    is_ours: bool = False,
    wait: timedelta = timedelta(),
    **columns: Any,
) -> Text:
    """The same, whatever speaks against it; sent after a `wait`, in which it may turn out to be moot. One with an `id`
    that there is already was promised before."""
    source = accounts.sender_of(connection, restaurant_id)
    columns = {"sender": source, "segments": segments.length(body).segments, **columns}
    text_id = rows.add(connection, restaurant_id, now, phone=phone, body=body, **columns)
    if text_id is None:
        return Text(restaurant_id, columns["id"], "")
    lease = LEASE if is_ours else timedelta()
    job_id = jobs.add(connection, restaurant_id, KIND, {"text_id": text_id, "is_ours": is_ours}, now, lease, wait)
    return Text(restaurant_id, text_id, job_id)


def send(text: Text, now: datetime) -> Text:
    """Send a text that was just queued. Raises `Refusal` TWILIO_ERROR when Twilio refuses it for good."""
    return _send(text, now, attempt=1, looks_first=False)


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: send the text; after it may have been sent before, find it at Twilio first."""
    text = Text(job.restaurant_id, job.payload["text_id"], job.id)
    looks_first = job.attempts > 1 or job.payload.get("is_ours", True)
    try:
        _send(text, now, job.attempts, looks_first)
    except Refusal:
        return  # recorded with the text


def _send(text: Text, now: datetime, attempt: int, looks_first: bool) -> Text:
    row, snapshot, why, is_moot = read(lambda connection: _looked_up(connection, text, now))
    if row.status not in ("queued", "unclear"):  # its delivery was reported meanwhile
        write(text.restaurant_id, lambda connection: jobs.done(connection, text.job_id))
        return Text(text.restaurant_id, text.text_id, text.job_id, row.sid)
    client = accounts.texting(snapshot) if snapshot else None
    source = accounts.sender(snapshot) if snapshot else None
    if row.status == "unclear" and row.sender not in (None, source):  # no longer to be found where it may have gone
        _give_up(text, now, "unclear")
        raise Refusal("TWILIO_ERROR")
    if client is None:
        return _drop(text, now, permitted.OFF)
    try:
        sent = client.find(row.phone, row.body, row.created_at) if looks_first else None
        if sent is None and (why is not None or is_moot):
            return _drop(text, now, why or MOOT)
        sent = sent or client.send(row.phone, row.body, _callback(text), SEND_WITHIN_S)
    except (OutcomeUnknown, Unavailable) as error:
        return _later(text, row, error, now, attempt)
    except ServiceError as error:
        _give_up(text, now, error.code or type(error).__name__)
        raise Refusal("TWILIO_ERROR") from error
    return _sent(text, now, sent, source)


def _looked_up(connection: Connection, text: Text, now: datetime) -> tuple[Any, Snapshot | None, str | None, bool]:
    """The text, its restaurant, what speaks against it by now, and whether it is moot."""
    row = rows.one(connection, text.restaurant_id, text.text_id)
    snapshot = snapshots.current(connection, text.restaurant_id)
    why = permitted.OFF if snapshot is None else permitted.still_against(connection, snapshot, row.phone)
    return row, snapshot, why, truth.is_moot(connection, text.restaurant_id, row, now)


def _later(text: Text, row: Any, error: OutcomeUnknown | Unavailable, now: datetime, attempt: int) -> Text:
    """To be tried again, unless the booking has begun by then: then only staff can tell the guest."""
    wait = max(LOOK_AGAIN * 2 ** (attempt - 1), timedelta(seconds=error.retry_after or 0))
    is_unclear = row.status == "unclear" or isinstance(error, OutcomeUnknown)
    if attempt >= MOST_ATTEMPTS or (row.start is not None and now + wait >= from_minute(row.start)):
        _give_up(text, now, "unclear" if is_unclear else error.code or "unavailable")
        raise Refusal("TWILIO_ERROR") from error

    def record(connection: Connection) -> None:
        if isinstance(error, OutcomeUnknown):
            rows.forward(connection, text.restaurant_id, text.text_id, now, "unclear", error.message)
        jobs.again(connection, text.job_id, now + wait, error.message)

    write(text.restaurant_id, record)
    return text


def _sent(text: Text, now: datetime, sent: SentText, source: str | None) -> Text:
    """A report of its delivery may have come before us: it is as far as that says."""

    def record(connection: Connection) -> None:
        known = {"sid": sent.sid, "sender": source, **({"segments": sent.segments} if sent.segments else {})}
        rows.record(connection, text.restaurant_id, text.text_id, now, **known)
        rows.forward(connection, text.restaurant_id, text.text_id, now, "sent")
        jobs.done(connection, text.job_id)

    write(text.restaurant_id, record)
    return Text(text.restaurant_id, text.text_id, text.job_id, sent.sid)


def _give_up(text: Text, now: datetime, why: str) -> None:
    def record(connection: Connection) -> None:
        rows.forward(connection, text.restaurant_id, text.text_id, now, "failed", why)
        marks.learn(connection, text.restaurant_id, text.text_id, why, now)
        jobs.failed(connection, text.job_id, why)

    write(text.restaurant_id, record)


def _drop(text: Text, now: datetime, why: str) -> Text:
    """Not to be sent after all. Raises `Refusal`, but for what is moot."""

    def record(connection: Connection) -> None:
        rows.record(connection, text.restaurant_id, text.text_id, now, status="dropped", error=why)
        jobs.done(connection, text.job_id)

    write(text.restaurant_id, record)
    if why in LINES:
        raise Refusal("TWILIO_ERROR", line=LINES[why])
    return text


def _callback(text: Text) -> str | None:
    """Where Twilio reports the delivery of this very text; nowhere while nobody outside can reach us."""
    settings: Settings = current_app.config["SETTINGS"]
    return f"{settings.public_url}{STATUS_PATH}/{text.text_id}" if settings.public_url else None
