"""Who was let in, with which scopes, and until when."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from integrations.sandbox.square.refusals import Refused

APPLICATION_ID = "sandbox-sq0idb-stand-in"
APPLICATION_SECRET = "sandbox-sq0csb-stand-in"  # noqa: S105 - opens nothing but this stand-in
ACCESS_TOKEN = "stand-in-access-token"  # noqa: S105
BUYER = (
    *("APPOINTMENTS_READ", "APPOINTMENTS_WRITE", "APPOINTMENTS_BUSINESS_SETTINGS_READ"),
    *("CUSTOMERS_READ", "CUSTOMERS_WRITE", "ITEMS_READ", "MERCHANT_PROFILE_READ"),
)
SELLER = (*BUYER, "APPOINTMENTS_ALL_READ", "APPOINTMENTS_ALL_WRITE")
TOKEN_LASTS, CODE_LASTS = timedelta(days=30), timedelta(minutes=5)


@dataclass(slots=True)
class Grant:
    """One access token. Those of one consent share their refresh token."""

    scopes: tuple[str, ...]
    refresh_token: str
    access_token: str = field(default_factory=lambda: f"EAAA{secrets.token_urlsafe(24)}")
    expires_at: datetime = field(default_factory=lambda: datetime.now(UTC) + TOKEN_LASTS)
    is_revoked: bool = False

    def has(self, scope: str) -> bool:
        return scope in self.scopes


@dataclass(frozen=True, slots=True)
class _Code:
    scopes: tuple[str, ...]
    redirect_uri: str
    ends_at: datetime


class Grants:
    def __init__(self) -> None:
        self._codes: dict[str, _Code] = {}
        self._held: list[Grant] = [Grant(BUYER, "stand-in-refresh-token", ACCESS_TOKEN)]

    def consent(self, scopes: tuple[str, ...], redirect_uri: str) -> str:
        """A code for what the owner has allowed."""
        code = f"sq0cgb-{secrets.token_urlsafe(16)}"
        self._codes[code] = _Code(scopes, redirect_uri, datetime.now(UTC) + CODE_LASTS)
        return code

    def exchange(self, code: str, redirect_uri: str | None) -> Grant:
        """A code is good once."""
        found = self._codes.pop(code, None)
        if found is None or found.ends_at < datetime.now(UTC) or found.redirect_uri != redirect_uri:
            raise Refused("UNAUTHORIZED", "The authorization code is not valid.")
        return self._add(Grant(found.scopes, f"EQAA{secrets.token_urlsafe(24)}"))

    def renew(self, refresh_token: str, scopes: list[str] | None) -> Grant:
        """Another access token of the same consent, perhaps narrowed; the refresh token stays."""
        found = next((each for each in self._held if each.refresh_token == refresh_token and not each.is_revoked), None)
        if found is None:
            raise Refused("UNAUTHORIZED", "The refresh token is not valid.")
        narrowed = tuple(scope for scope in found.scopes if scopes is None or scope in scopes)
        return self._add(Grant(narrowed, refresh_token))

    def of(self, access_token: str) -> Grant:
        found = next((each for each in self._held if each.access_token == access_token), None)
        if found is None:
            raise Refused("UNAUTHORIZED", "This request could not be authorized.")
        if found.is_revoked:
            raise Refused("ACCESS_TOKEN_REVOKED", "The access token was revoked.")
        if found.expires_at < datetime.now(UTC):
            raise Refused("ACCESS_TOKEN_EXPIRED", "The provided access token has expired.")
        return found

    def revoke_all(self) -> None:
        for each in self._held:
            each.is_revoked = True

    def hear_of_all(self) -> bool:
        """Whether somebody was let in as the seller, and is told of every booking."""
        return any(each.has("APPOINTMENTS_ALL_READ") for each in self._held if not each.is_revoked)

    def _add(self, grant: Grant) -> Grant:
        self._held.append(grant)
        return grant
