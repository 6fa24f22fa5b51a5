"""The messages the stand-in holds, in the vendor's own shape."""

import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

from integrations.sandbox.twilio.rules import segments_of

API_VERSION = "2010-04-01"
Message = dict[str, Any]


class BadFilter(ValueError):
    """A filter that can't be read."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which messages a listing asks for; `sent_from` and `sent_to` are included."""

    to: str | None
    sender: str | None
    sent_from: datetime | None
    sent_to: datetime | None
    page: int
    page_size: int
    token: str | None

    @staticmethod
    def of(query: Mapping[str, str]) -> "Filters":
        """Raises BadFilter."""
        try:
            return Filters(
                query.get("To"),
                query.get("From"),
                _moment(query.get("DateSent>")),
                _moment(query.get("DateSent<")),
                int(query.get("Page", 0)),
                min(max(int(query.get("PageSize", 50)), 1), 1000),
                query.get("PageToken"),
            )
        except ValueError:
            raise BadFilter from None

    def match(self, message: Message) -> bool:
        if (self.to and message["to"] != self.to) or (self.sender and message["from"] != self.sender):
            return False
        if self.sent_from is None and self.sent_to is None:
            return True
        if message["date_sent"] is None:
            return False
        sent_at = parsedate_to_datetime(message["date_sent"])
        return (self.sent_from or sent_at) <= sent_at <= (self.sent_to or sent_at)


class Messages:
    """Every message accepted, oldest first; safe to use from many threads."""

    def __init__(self, account_sid: str) -> None:
        self._account_sid = account_sid
        self._lock = threading.Lock()
        self._held: dict[str, Message] = {}

    def add(self, form: Mapping[str, str]) -> Message:
        """A new message, queued, from a request that is not refused."""
        message = self._accepted(form)
        with self._lock:
            self._held[message["sid"]] = message
        return dict(message)

    def get(self, sid: str) -> Message | None:
        with self._lock:
            message = self._held.get(sid)
            return dict(message) if message else None

    def move_on(self, sid: str, status: str, error_code: int | None) -> Message:
        """The message at its next status."""
        with self._lock:
            message = self._held[sid]
            now = _now()
            message |= {"status": status, "error_code": error_code, "date_updated": now}
            if status != "queued":
                message["date_sent"] = message["date_sent"] or now
            return dict(message)

    def newest_first(self) -> list[Message]:
        with self._lock:
            return [dict(message) for message in reversed(self._held.values())]

    def page(self, filters: Filters) -> tuple[list[Message], str | None]:
        """A page of messages, newest first, and the token of the next, None on the last one."""
        found = [message for message in self.newest_first() if filters.match(message)]
        after = [place for place, message in enumerate(found, 1) if f"PA{message['sid']}" == filters.token]
        rest = found[after[0] if after else 0 :]
        shown = rest[: filters.page_size]
        return shown, f"PA{shown[-1]['sid']}" if len(rest) > len(shown) else None

    def _accepted(self, form: Mapping[str, str]) -> Message:
        sid, now, service = f"SM{uuid.uuid4().hex}", _now(), form.get("MessagingServiceSid")
        uri = f"/{API_VERSION}/Accounts/{self._account_sid}/Messages/{sid}"
        return {
            "sid": sid,
            "account_sid": self._account_sid,
            "messaging_service_sid": service,
            "status": "accepted" if service else "queued",
            "direction": "outbound-api",
            "from": form.get("From"),
            "to": form["To"],
            "body": form["Body"],
            "num_segments": "0" if service else str(segments_of(form["Body"])),
            "num_media": "0",
            "price": None,
            "price_unit": "USD",
            "error_code": None,
            "error_message": None,
            "date_created": now,
            "date_updated": now,
            "date_sent": None,
            "api_version": API_VERSION,
            "uri": f"{uri}.json",
            "subresource_uris": {"media": f"{uri}/Media.json"},
        }


def _now() -> str:
    return format_datetime(datetime.now(UTC))


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
