"""Requests to Calendly's API (v2): its envelopes, its pages, and what an answer of another shape means."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from integrations.answers import Answer
from integrations.breaker import breaker_of
from integrations.calendly.words import SERVICE, explain
from integrations.errors import ReconnectNeeded, Rejected
from integrations.http import Transport
from integrations.vocabulary import Link

PER_PAGE = 100
MOST_PAGES = 30
Resource = dict[str, Any]


class Api:
    """One connection's requests. `{}` in a path is filled with ids in turn."""

    def __init__(self, link: Link) -> None:
        """Raises ReconnectNeeded when there is no token."""
        token = str(link.credentials.get("access_token") or "")
        if not token or not token.isascii():
            raise ReconnectNeeded(SERVICE, "there is no access token", "bad_credentials")
        self._link = link
        self._transport = Transport(SERVICE, breaker=breaker_of(SERVICE, link.id), public_only=link.public_only)
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/json", "User-Agent": "Tavolo"}

    @property
    def user(self) -> str:
        """The URI of whoever gave us access."""
        return str(self._link.facts.get("user") or self._link.credentials.get("owner") or "")

    @property
    def organization(self) -> str:
        return str(self._link.facts.get("organization") or self._link.credentials.get("organization") or "")

    @property
    def sees_all(self) -> bool:
        """Whether the account sees the bookings of every host; until it has been asked, as if it did."""
        return self._link.facts.get("sees") != "user"

    @property
    def whose(self) -> Mapping[str, str]:
        """Whose bookings are listed: all hosts' where the account may, since a round robin gives them to any."""
        return {"organization": self.organization} if self.sees_all else {"user": self.user}

    def read(self, path: str, *ids: str) -> Resource:
        """One resource."""
        return self._resource(self._send("GET", path, ids), reads=True)

    def look_up(self, path: str, *ids: str) -> Resource | None:
        """One resource; None when there is none of these ids."""
        try:
            return self.read(path, *ids)
        except Rejected as refused:
            if refused.code != "http_404":
                raise
            return None

    def listed(self, path: str, *ids: str, **query: str) -> list[Resource]:
        """A list that has no pages."""
        answer = self._send("GET", path, ids, params=query)
        with self.reading():
            return list(answer.json["collection"])

    def pages(self, path: str, *ids: str, **query: str) -> Iterator[Resource]:
        """A list to its end, page after page."""
        asked = {**query, "count": str(PER_PAGE)}
        for _ in range(MOST_PAGES):
            answer = self._send("GET", path, ids, params=asked)
            with self.reading():
                found, token = list(answer.json["collection"]), answer.json["pagination"]["next_page_token"]
            yield from found
            if not token:
                return
            asked["page_token"] = str(token)
        raise self._transport.unclear(True, "the list has no end", "too_many")

    def make(self, path: str, *ids: str, body: Mapping[str, Any]) -> Resource:
        """What a POST made. Raises OutcomeUnknown when that can't be read."""
        return self._resource(self._send("POST", path, ids, body=body), reads=False)

    def tell(self, method: str, path: str, *ids: str, body: Mapping[str, Any] | None = None) -> None:
        """A change whose answer says nothing more."""
        self._send(method, path, ids, body=body)

    @contextmanager
    def reading(self, reads: bool = True) -> Iterator[None]:
        """Whatever stumbles over an answer in here stumbles over its shape."""
        try:
            yield
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
            raise self._transport.unclear(reads, "the answer has another shape", "bad_answer") from None

    def _resource(self, answer: Answer, reads: bool) -> Resource:
        with self.reading(reads):
            return dict(answer.json["resource"])

    def _send(
        self,
        method: str,
        path: str,
        ids: tuple[str, ...],
        params: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Answer:
        return self._transport.send(
            method,
            self._link.api_url.rstrip("/") + path.format(*(quote(each, safe="") for each in ids)),
            route=path,
            deadline=self._link.deadline,
            params=params,
            json=body,
            headers=self._headers,
            explain=explain,
        )
