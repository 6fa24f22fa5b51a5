"""How often a restaurant may call a tool, and an address may fail to sign in.

Counters live in the memory of each web process, so each gets its share of a limit.
"""

import math
import time

from flask import Flask, current_app
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

ACCOUNT_RULE = "10 per 5 minutes"
LETTER_RULE = "5 per hour"


class Limit:
    """One limit, counted by key; `off` never refuses."""

    def __init__(self, rule: str, processes: int) -> None:
        self._item: RateLimitItem | None = None
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        if rule != "off":
            whole = parse(rule)
            self._item = type(whole)(math.ceil(whole.amount / processes), whole.multiples)

    def seconds_over(self, key: str) -> int:
        """Count one; 0 when it is allowed, else the whole seconds after which to come back."""
        if self._item is None or self._limiter.hit(self._item, key):
            return 0
        return self._wait(self._item, key)

    def seconds_until_free(self, key: str) -> int:
        """The same without counting."""
        if self._item is None or self._limiter.test(self._item, key):
            return 0
        return self._wait(self._item, key)

    def _wait(self, item: RateLimitItem, key: str) -> int:
        return max(1, math.ceil(self._limiter.get_window_stats(item, key).reset_time - time.time()))


def init_app(app: Flask) -> None:
    """Make this application's limits."""
    settings = app.config["SETTINGS"]
    app.extensions["tool_limit"] = Limit(settings.tool_rate_limit, settings.web_processes)
    app.extensions["address_limit"] = Limit(settings.address_rate_limit, settings.web_processes)
    app.extensions["account_limit"] = Limit(ACCOUNT_RULE, 1)
    app.extensions["letter_limit"] = Limit(LETTER_RULE, 1)


def tool_limit() -> Limit:
    """Tool calls, by restaurant."""
    limit: Limit = current_app.extensions["tool_limit"]
    return limit


def address_limit() -> Limit:
    """Requests that fail authentication, by client address."""
    limit: Limit = current_app.extensions["address_limit"]
    return limit


def account_limit() -> Limit:
    """Wrong passwords and codes, by account: whoever guesses comes from many addresses."""
    limit: Limit = current_app.extensions["account_limit"]
    return limit


def letter_limit() -> Limit:
    """E-mails anybody can have sent, by the address they go to."""
    limit: Limit = current_app.extensions["letter_limit"]
    return limit
