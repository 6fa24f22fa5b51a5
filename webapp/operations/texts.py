"""Texts to guests. A text and the job that sends it are committed before anything is sent.

The request that asked for the text sends it itself, inside its deadline. If it dies, or Twilio's answer is unclear, the
job's lease runs out and the worker goes on: it looks whether Twilio has the text before it sends it again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import Connection

from config import Settings
from integrations.errors import OutcomeUnknown, ServiceError, Unavailable
from integrations.twilio.client import From, MessagingService, TwilioClient
from webapp.operations.refusals import Refusal
from webapp.store import jobs
from webapp.store import texts as rows
from webapp.store.transaction import read, write

KIND = "send_text"
SEND_WITHIN_S = 3.0
LEASE = timedelta(seconds=15)  # longer than a request may take
LOOK_AGAIN = timedelta(seconds=30)
MOST_ATTEMPTS = 8


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
    connection: Connection, restaurant_id: str, phone: str, body: str, now: datetime, *, is_ours: bool = True
) -> Text:
    """Promise a text in the caller's transaction; `is_ours`: the request at hand sends it. Raises `Refusal`
    TWILIO_ERROR when there is no account."""
    if _client() is None:
        raise Refusal("TWILIO_ERROR", line="no_texts")
    text_id = rows.add(connection, restaurant_id, phone, body, now)
    job_id = jobs.add(connection, restaurant_id, KIND, {"text_id": text_id}, now, LEASE if is_ours else timedelta())
    return Text(restaurant_id, text_id, job_id)


def send(text: Text, now: datetime) -> Text:
    """Send a text that was just queued. Raises `Refusal` TWILIO_ERROR when Twilio refuses it for good."""
    return _send(text, now, attempt=1, looks_first=False)


def work_off(restaurant_id: str, job_id: str, text_id: str, attempt: int, now: datetime) -> None:
    """The worker's turn: find the text at Twilio, or send it."""
    try:
        _send(Text(restaurant_id, text_id, job_id), now, attempt, looks_first=True)
    except Refusal:
        return  # recorded with the text


def _send(text: Text, now: datetime, attempt: int, looks_first: bool) -> Text:
    client = _client()
    row = read(lambda connection: rows.one(connection, text.restaurant_id, text.text_id))
    if client is None:
        _give_up(text, now, "not_configured")
        raise Refusal("TWILIO_ERROR", line="no_texts")
    try:
        sent = client.find(row.phone, row.body, row.created_at) if looks_first else None
        sent = sent or client.send(row.phone, row.body, deadline_s=SEND_WITHIN_S)
    except (OutcomeUnknown, Unavailable) as error:
        if attempt >= MOST_ATTEMPTS:
            _give_up(text, now, error.code or "unavailable")
            raise Refusal("TWILIO_ERROR") from error
        wait = LOOK_AGAIN * 2 ** (attempt - 1)
        if error.retry_after:
            wait = max(wait, timedelta(seconds=error.retry_after))
        status = "unclear" if isinstance(error, OutcomeUnknown) else "queued"
        _try_again(text, now + wait, error.message, status=status)
        return text
    except ServiceError as error:
        _give_up(text, now, error.code or type(error).__name__)
        raise Refusal("TWILIO_ERROR") from error
    return _sent(text, now, sent.sid)


def _sent(text: Text, now: datetime, sid: str) -> Text:
    def record(connection: Connection) -> None:
        rows.record(connection, text.restaurant_id, text.text_id, now, status="sent", sid=sid, error=None)
        jobs.done(connection, text.job_id)

    write(text.restaurant_id, record)
    return Text(text.restaurant_id, text.text_id, text.job_id, sid)


def _try_again(text: Text, run_at: datetime, why: str, status: str = "queued") -> None:
    def record(connection: Connection) -> None:
        rows.record(connection, text.restaurant_id, text.text_id, run_at, status=status, error=why)
        jobs.again(connection, text.job_id, run_at, why)

    write(text.restaurant_id, record)


def _give_up(text: Text, now: datetime, why: str) -> None:
    def record(connection: Connection) -> None:
        rows.record(connection, text.restaurant_id, text.text_id, now, status="failed", error=why)
        jobs.failed(connection, text.job_id, why)

    write(text.restaurant_id, record)


def _client() -> TwilioClient | None:
    """The operator's Twilio account, or None where none is set."""
    made: dict[str, TwilioClient] = current_app.extensions.setdefault("twilio", {})
    settings: Settings = current_app.config["SETTINGS"]
    if "client" not in made and settings.twilio_account_sid and settings.twilio_auth_token:
        service = settings.twilio_messaging_service_sid
        sender = MessagingService(service) if service else From(settings.twilio_from or "")
        made["client"] = TwilioClient(
            settings.twilio_account_sid, settings.twilio_auth_token, sender, settings.twilio_base_url
        )
    return made.get("client")
