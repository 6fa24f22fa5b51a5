"""Requests to one account of Acuity: where, as whom, and how often."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from integrations.acuity.words import SERVICE, explain
from integrations.breaker import breaker_of, limiter_of
from integrations.errors import ReconnectNeeded
from integrations.http import Transport
from integrations.vocabulary import Link

# 10 a second are let in from one address, whoever's account they are for. See README.md.
PER_SECOND, BURST = 2.0, 3


class Api:
    """Raises ReconnectNeeded ("not_configured") when made without a user ID or an API key."""

    def __init__(self, link: Link) -> None:
        user, key = (str(link.credentials.get(name) or "").strip() for name in ("user_id", "api_key"))
        if not user or not key or not f"{user}{key}".isascii() or ":" in user:
            raise ReconnectNeeded(SERVICE, "user ID or API key is not set", "not_configured")
        self._link = link
        self._auth = (user, key)
        self.key = key
        self.transport = Transport(
            SERVICE,
            breaker=breaker_of(SERVICE, link.id),
            limiter=limiter_of(f"{SERVICE} {link.api_url}", PER_SECOND, BURST),
            public_only=link.public_only,
        )

    def ask(
        self, method: str, route: str, number: str = "", *, params: Mapping[str, Any] | None = None, json: Any = None
    ) -> Any:
        """The JSON of the answer. `{id}` in the route is the number. Raises a ServiceError."""
        return self.transport.send(
            method,
            self._link.api_url.rstrip("/") + route.replace("{id}", quote(number, safe="")),
            route=route,
            deadline=self._link.deadline,
            params=params,
            json=json,
            headers={"User-Agent": "Tavolo", "Accept": "application/json"},
            auth=self._auth,
            explain=explain,
        ).json

    @contextmanager
    def reading(self, reads: bool = True) -> Iterator[None]:
        """An answer that turns out to be of another shape is none."""
        try:
            yield
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            raise self.transport.unclear(reads, "the answer is not what was asked for", "bad_answer") from None
