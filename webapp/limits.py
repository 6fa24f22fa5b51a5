"""How often a restaurant may call a tool, somebody may fail to sign in, and an address may make accounts.

Counters live in the memory of each web process, so each gets its share of a limit.
"""

import math
import time
from ipaddress import IPv6Address, ip_address

from flask import Flask, current_app, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

GUESS_RULE = "10 per 5 minutes"
ACCOUNT_RULE = "100 per 5 minutes"  # of all addresses: wide, for at that nobody gets in, its owner neither
LETTER_RULE = "5 per hour"
SIGN_UP_RULE = "10 per hour"


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
    rules = {
        "tool_limit": settings.tool_rate_limit,
        "address_limit": settings.address_rate_limit,
        "password_limit": GUESS_RULE,
        "code_limit": GUESS_RULE,
        "account_limit": ACCOUNT_RULE,
        "letter_limit": LETTER_RULE,
        "sign_up_limit": SIGN_UP_RULE,
    }
    for name, rule in rules.items():
        app.extensions[name] = Limit(rule, settings.web_processes)


def tool_limit() -> Limit:
    """Tool calls, by restaurant."""
    limit: Limit = current_app.extensions["tool_limit"]
    return limit


def address_limit() -> Limit:
    """Requests that fail authentication, by client address."""
    limit: Limit = current_app.extensions["address_limit"]
    return limit


def client_address() -> str:
    """Whom a limit by client address counts: an IPv6 address by its /64, all of which one customer has to choose from;
    an IPv4 address, and one written as IPv6, by itself."""
    given = request.remote_addr or ""
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if not isinstance(address, IPv6Address):
        return given
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


def wait_for_password(account: str) -> int:
    """The seconds after which a password of the account may be tried from this address; 0 for now."""
    return max(limit.seconds_until_free(key) for limit, key in _counting_passwords(account))


def count_wrong_password(account: str) -> None:
    """By account and address, so that a stranger locks nobody out; and by account, for a guesser has many addresses."""
    for limit, key in _counting_passwords(account):
        limit.seconds_over(key)


def wait_for_code(account: str) -> int:
    """The same for a code, which who knows the password guesses at: there are so few that addresses do not count."""
    return max(limit.seconds_until_free(key) for limit, key in _counting_codes(account))


def count_wrong_code(account: str) -> None:
    """By account alone."""
    for limit, key in _counting_codes(account):
        limit.seconds_over(key)


def _counting_passwords(account: str) -> list[tuple[Limit, str]]:
    here, made = client_address(), current_app.extensions
    return [(made["password_limit"], f"{here} {account}"), (made["account_limit"], account), (address_limit(), here)]


def _counting_codes(account: str) -> list[tuple[Limit, str]]:
    return [(current_app.extensions["code_limit"], account), (address_limit(), client_address())]


def letter_limit() -> Limit:
    """E-mails anybody can have sent, by the address they go to."""
    limit: Limit = current_app.extensions["letter_limit"]
    return limit


def sign_up_limit() -> Limit:
    """Accounts that were made without an invitation, by client address."""
    limit: Limit = current_app.extensions["sign_up_limit"]
    return limit
