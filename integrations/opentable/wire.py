"""How a request to OpenTable is sent: one restaurant's number in the path, its token, and an id of the request."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid4, uuid5

from integrations import oauth
from integrations.answers import Answer
from integrations.breaker import breaker_of
from integrations.errors import ReconnectNeeded
from integrations.http import Transport
from integrations.opentable.words import SERVICE, USER_AGENT, explain
from integrations.vocabulary import BookingRequest, Link

BASE = "/inhouse/v1"
MARGIN_S = 30.0  # a token that ends sooner is not used any more


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `request_id` is the same whenever the same intent is sent again."""

    method: str
    route: str
    params: Mapping[str, Any] | None = None
    json: Any = None
    booking_id: str = ""
    reads: bool = False
    request_id: str | None = None


class Wire:
    """One restaurant's connection; `rid`, its number at OpenTable, is in the link's options."""

    def __init__(self, link: Link) -> None:
        self.rid = str(link.options.get("rid") or "").strip()
        self._link = link
        self._transport = Transport(SERVICE, breaker=breaker_of(SERVICE, link.id), public_only=link.public_only)

    def send(self, call: Call) -> Answer:
        """Raises a ServiceError; ReconnectNeeded ("expired") where a fresh token may help."""
        path = call.route.format(rid=quote(self.rid, safe=""), id=quote(call.booking_id, safe=""))
        return self._transport.send(
            call.method,
            f"{self._link.api_url.rstrip('/')}{BASE}{path}",
            route=f"{BASE}{call.route}",
            deadline=self._link.deadline,
            params=call.params,
            json=call.json,
            headers=self._headers(call),
            reads=call.reads,
            explain=explain,
        )

    @contextmanager
    def reading(self, reads: bool) -> Iterator[None]:
        """An answer of the wrong shape is unclear, not a crash."""
        try:
            yield
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._transport.unclear(reads, "the answer is not what was asked for", "bad_answer") from None

    def _headers(self, call: Call) -> dict[str, str]:
        if not self.rid:
            raise ReconnectNeeded(SERVICE, "the restaurant's number at OpenTable is not set", "not_configured")
        token = self._link.credentials.get("access_token")
        if not token or oauth.is_due(self._link.credentials, MARGIN_S):
            raise ReconnectNeeded(SERVICE, "the access token is used up", "expired")
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json", "User-Agent": USER_AGENT}
        return headers if call.json is None else {**headers, "X-Request-Id": call.request_id or str(uuid4())}


def request_id(request: BookingRequest, step: str) -> str:
    """The id of one step of a booking, the same whenever the same booking is asked for again."""
    booking = f"{request.match_key}:{request.start.isoformat()}:{request.people}"
    return str(uuid5(NAMESPACE_URL, f"tavolo:opentable:{booking}:{step}"))
