"""We call Twilio: send a text, and look whether one whose outcome was unclear was accepted after all."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from twilio.base.exceptions import TwilioException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from integrations.deadline import Deadline
from integrations.errors import NotSupported, ReconnectNeeded
from integrations.http import Transport
from integrations.twilio.words import SERVICE, MessageStatus, explain, status_in_words

BASE_URL = "https://api.twilio.com"
SERVICES_URL = "https://messaging.twilio.com"  # where messaging services are, and nothing else that is asked for
PAGE_SIZE = 1000
ACTIVE = "active"  # the status of an account that works; others are suspended and closed
CLOCK_SLACK = timedelta(seconds=5)  # between our clock and Twilio's, whose dates have no fractions either
MESSAGE_SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
SEGMENTS = re.compile(r"[0-9]{1,4}")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class From:
    """Texts leave from this number, E.164."""

    number: str


@dataclass(frozen=True, slots=True)
class MessagingService:
    """Texts leave from whichever number this Messaging Service picks."""

    sid: str


@dataclass(frozen=True, slots=True)
class SentText:
    """A text that Twilio has accepted. `segments` is 0 while Twilio does not know it yet."""

    sid: str
    status: MessageStatus
    segments: int


class TwilioClient:
    """Raises ReconnectNeeded ("not_configured") when made without account, token or sender."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        sender: From | MessagingService,
        base_url: str = BASE_URL,
        transport: Transport | None = None,
    ) -> None:
        sender_id = sender.number if isinstance(sender, From) else sender.sid
        if not all(text.strip() and text.isascii() for text in (account_sid, auth_token, sender_id)):
            raise ReconnectNeeded(SERVICE, "account SID, auth token or sender is not set", "not_configured")
        self._credentials = (account_sid, auth_token)
        self._sender = sender
        self._base_url = base_url.rstrip("/")
        self._transport = transport or Transport(SERVICE)

    def check(self, deadline_s: float = 10.0) -> None:
        """Whether account and token belong together, and texts can be sent: nothing where they do. Raises a
        ServiceError, NotSupported ("suspended") for an account that is not active."""
        with self._reading(reads=True):
            status = self._vendor(deadline_s).api.v2010.accounts(self._credentials[0]).fetch().status
        if str(status) != ACTIVE:
            raise NotSupported(SERVICE, "the account is suspended or closed", "suspended")

    def check_sender(self, deadline_s: float = 10.0) -> None:
        """Whether texts may leave from the sender with an account that was checked: nothing where they may. Raises
        ReconnectNeeded ("bad_sender") where they may not, and any other ServiceError where that is not known."""
        try:
            with self._reading(reads=True):
                is_there = self._has_sender(self._vendor(deadline_s))
        except ReconnectNeeded:  # what is not there is not found
            is_there = False
        if not is_there:
            raise ReconnectNeeded(SERVICE, "the sender is nothing of this account that can send texts", "bad_sender")

    def _has_sender(self, vendor: Client) -> bool:
        if isinstance(self._sender, MessagingService):
            return str(vendor.messaging.v1.services(self._sender.sid).fetch().sid) == self._sender.sid
        found = vendor.incoming_phone_numbers.list(phone_number=self._sender.number)  # by what it contains
        return any(each.phone_number == self._sender.number and each.capabilities.get("sms") for each in found)

    def send(self, to: str, body: str, status_callback: str | None = None, deadline_s: float = 3.0) -> SentText:
        """Hand over one text (E.164, at most 1600 characters). Raises a ServiceError; see `words.REFUSALS`.

        After OutcomeUnknown ask `find` before sending again.
        """
        fields: dict[str, Any] = {"to": to, "body": body}
        if isinstance(self._sender, From):
            fields["from_"] = self._sender.number
        else:
            fields["messaging_service_sid"] = self._sender.sid
        if status_callback:
            fields["status_callback"] = status_callback
        with self._reading(reads=False):
            return _sent_text(self._vendor(deadline_s).messages.create(**fields))

    def find(self, to: str, body: str, since: datetime, deadline_s: float = 3.0) -> SentText | None:
        """The text with exactly this body accepted for `to` since an aware moment; None when there is none.

        Not filtered by DateSent: a text that is still queued has none, and that is the very text to find.
        """
        filters = {"from_": self._sender.number} if isinstance(self._sender, From) else {}
        with self._reading(reads=True):
            for message in self._vendor(deadline_s).messages.stream(to=to, page_size=PAGE_SIZE, **filters):
                if message.body == body and message.date_created >= since - CLOCK_SLACK:
                    return _sent_text(message)
        return None

    @contextmanager
    def _reading(self, reads: bool) -> Iterator[None]:
        """The library takes any JSON for a message and stumbles over it in its own ways."""
        try:
            yield
        except (TwilioException, AttributeError, TypeError, ValueError):
            raise self._transport.unclear(reads, "the answer is not a message", "bad_answer") from None

    def _vendor(self, deadline_s: float) -> Client:
        wire = _Wire(self._transport, self._base_url, Deadline(deadline_s))
        return Client(*self._credentials, http_client=wire)


class _Wire(HttpClient):
    """Twilio's library sends through our transport, to the base URL whatever host it has in mind.

    That is api.twilio.com, bent by TWILIO_REGION and TWILIO_EDGE in the environment.
    """

    def __init__(self, transport: Transport, base_url: str, deadline: Deadline) -> None:
        super().__init__(log, is_async=False)
        self._transport = transport
        self._base_url = base_url
        self._deadline = deadline

    def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """The library's own contract; `timeout` and `allow_redirects` are the transport's business."""
        target = urlsplit(uri)
        is_of_services = self._base_url == BASE_URL and target.path.startswith("/v1/Services/")
        base_url = SERVICES_URL if is_of_services else self._base_url
        answer = self._transport.send(
            method,
            f"{base_url}{target.path}{'?' + target.query if target.query else ''}",
            route=re.sub(r"[A-Z]{2}[0-9a-fA-F]{32}", "{sid}", target.path),
            deadline=self._deadline,
            params=params,
            form=data,
            headers=headers,
            auth=auth,
            explain=explain,
        )
        return Response(answer.status, json.dumps(answer.json), dict(answer.headers))


def _sent_text(message: Any) -> SentText:
    if not MESSAGE_SID.fullmatch(message.sid):
        raise ValueError("not the sid of a message")
    segments = message.num_segments if SEGMENTS.fullmatch(message.num_segments) else "0"
    return SentText(message.sid, status_in_words(message.status), int(segments))
