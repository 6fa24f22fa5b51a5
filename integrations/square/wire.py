"""One connection to Square's API: signed, versioned, within its deadline, and its lists read to their end."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from integrations.breaker import breaker_of
from integrations.errors import ReconnectNeeded
from integrations.http import Transport
from integrations.square.shapes import MALFORMED, Json
from integrations.square.words import HEADERS, SERVICE, explain
from integrations.vocabulary import Link

MOST_PAGES = 50


class Wire:
    """Raises ReconnectNeeded ("not_configured") when the link has no token."""

    def __init__(self, link: Link) -> None:
        token = str(link.credentials.get("access_token") or "")
        if not token or not token.isascii() or not token.isprintable():
            raise ReconnectNeeded(SERVICE, "there is no access token", "not_configured")
        self._headers = {**HEADERS, "Authorization": f"Bearer {token}"}
        self._base_url = link.api_url.rstrip("/")
        self._deadline = link.deadline
        self._transport = Transport(SERVICE, breaker=breaker_of(SERVICE, link.id), public_only=link.public_only)

    def get(self, route: str, id: str = "", params: Mapping[str, Any] | None = None) -> Json:
        return self._send("GET", route, id, params=params)

    def search(self, route: str, body: Json) -> Json:
        """A POST that changes nothing."""
        return self._send("POST", route, json=body, reads=True)

    def write(self, method: str, route: str, body: Json, id: str = "") -> Json:
        return self._send(method, route, id, json=body)

    def all_of(self, key: str, ask: Callable[[str | None], Json]) -> list[Json]:
        """Everything under `key` of every page; `ask` gets the cursor of the page."""
        found: list[Json] = []
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            page = ask(cursor)
            with self.reading():
                found += [{**each} for each in page.get(key) or []]
            cursor = page.get("cursor")
            if not cursor:
                return found
        raise self._transport.unclear(True, "the list has no end", "bad_answer")

    @contextmanager
    def reading(self, reads: bool = True) -> Iterator[None]:
        """A body of another shape than Square's is no answer."""
        try:
            yield
        except MALFORMED:
            raise self._transport.unclear(reads, "the answer can't be understood", "bad_answer") from None

    def _send(self, method: str, route: str, id: str = "", *, reads: bool | None = None, **body: Any) -> Json:
        answer = self._transport.send(
            method,
            self._base_url + route.replace("{id}", quote(id, safe="")),
            route=route,
            deadline=self._deadline,
            headers=self._headers,
            reads=reads,
            explain=explain,
            **body,
        )
        if not isinstance(answer.json, dict):
            raise self._transport.unclear(reads or method == "GET", "the answer can't be understood", "bad_answer")
        return answer.json
