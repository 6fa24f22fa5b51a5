"""Requests to one account's API: its key, the version of each family of paths, and answers of the right shape."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar
from urllib.parse import quote

from integrations.answers import Answer
from integrations.breaker import breaker_of
from integrations.calcom.shapes import BadShape, is_followed
from integrations.calcom.words import SERVICE, explain
from integrations.errors import ReconnectNeeded
from integrations.http import Transport
from integrations.vocabulary import Link

SLOTS, BOOKINGS, EVENT_TYPES = "2024-09-04", "2024-08-13", "2024-06-14"
READ_S = 10.0  # as long as the vendor's own client waits: a booking goes through to the calendars first
PAGE = 250
MAX_PAGES = 20

T = TypeVar("T")


class Wire:
    """Raises ReconnectNeeded ("not_configured") when made without a key."""

    def __init__(self, link: Link) -> None:
        key = str(link.credentials.get("api_key") or "").strip()
        if not key or not key.isascii():
            raise ReconnectNeeded(SERVICE, "the API key is not set", "not_configured")
        self.base_url = link.api_url.rstrip("/").removesuffix("/v2") + "/v2"
        self._headers = {"Authorization": f"Bearer {key}", "User-Agent": "Tavolo"}
        self._deadline = link.deadline
        self._transport = Transport(
            SERVICE, read_s=READ_S, breaker=breaker_of(SERVICE, link.id), public_only=link.public_only
        )

    def send(
        self,
        method: str,
        route: str,
        version: str | None = None,
        *,
        id_: str = "",
        query: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Answer:
        """The answer to a request; `{id}` in `route` is where `id_` goes. Raises a ServiceError, see `words`."""
        return self._transport.send(
            method,
            self.base_url + route.replace("{id}", quote(id_, safe="")),
            route=route,
            deadline=self._deadline,
            params=query,
            json=body,
            headers=self._headers | ({"cal-api-version": version} if version else {}),
            explain=explain,
        )

    def reading(self, reads: bool, read: Callable[[Any], T], answer: Answer) -> T:
        """What `read` makes of an answer's JSON. Raises Unavailable or OutcomeUnknown for a wrong shape."""
        try:
            return read(answer.json)
        except BadShape:
            raise self._transport.unclear(reads, "the answer is not what it should be", "bad_answer") from None

    def pages(self, route: str, version: str | None, filters: Mapping[str, str]) -> Iterator[Answer]:
        """A list to its end. Raises Unavailable for one that has none."""
        for number in range(MAX_PAGES):
            query = {**filters, "take": PAGE, "skip": number * PAGE}
            answer = self.send("GET", route, version, query=query)
            yield answer
            if not self.reading(True, lambda body: is_followed(body, PAGE), answer):
                return
        raise self._transport.unclear(True, "the list has no end", "bad_answer")
