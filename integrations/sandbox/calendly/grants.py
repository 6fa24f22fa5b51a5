"""Who has been let in: codes, access tokens of two hours, and refresh tokens that work once."""

import base64
import hashlib
import secrets
import threading
import time
from dataclasses import dataclass

from integrations.sandbox.calendly.menu import ORGANIZATION, OWNER, Json

CLIENT_ID = "stand-in-calendly-client"
CLIENT_SECRET = "stand-in-calendly-secret"  # noqa: S105 - opens nothing but this stand-in
CODE_S, ACCESS_S = 600, 7200
SCOPES = (
    *("users:read", "event_types:read", "availability:read", "scheduled_events:write"),
    *("scheduling_links:write", "organizations:read", "webhooks:write"),
)
WHOLE_SCOPE = " ".join(SCOPES)


@dataclass(frozen=True, slots=True)
class _Code:
    scope: str
    redirect_uri: str
    challenge: str | None
    ends_at: float


@dataclass(slots=True)
class _Grant:
    scope: str
    ends_at: float
    refresh_token: str
    is_revoked: bool = False


class Grants:
    """All of them; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._codes: dict[str, _Code] = {}
        self._grants: dict[str, _Grant] = {}

    def approve(self, scope: str, redirect_uri: str, challenge: str | None) -> str:
        """A code that works once."""
        code = secrets.token_urlsafe(24)
        with self._lock:
            self._codes[code] = _Code(scope, redirect_uri, challenge, time.time() + CODE_S)
        return code

    def exchange(self, code: str, redirect_uri: str, verifier: str | None) -> Json | None:
        """A token for a code; None when it is not to be had."""
        with self._lock:
            held = self._codes.pop(code, None)
        if held is None or held.ends_at < time.time() or held.redirect_uri != redirect_uri:
            return None
        return self.issue(held.scope) if held.challenge in (None, _challenge(verifier)) else None

    def refresh(self, refresh_token: str) -> Json | None:
        with self._lock:
            held = next((each for each in self._grants.values() if each.refresh_token == refresh_token), None)
            if held is None or held.is_revoked:
                return None
            held.is_revoked = True
        return self.issue(held.scope)

    def issue(self, scope: str = WHOLE_SCOPE) -> Json:
        """A token, as the token endpoint answers it."""
        access, refresh, now = secrets.token_urlsafe(32), secrets.token_urlsafe(32), time.time()
        with self._lock:
            self._grants[access] = _Grant(scope, now + ACCESS_S, refresh)
        return {
            "token_type": "Bearer",
            "access_token": access,
            "refresh_token": refresh,
            "scope": scope,
            "created_at": int(now),
            "expires_in": ACCESS_S,
            "owner": OWNER,
            "organization": ORGANIZATION,
        }

    def revoke(self, token: str) -> bool:
        """Whether there was anything to revoke."""
        with self._lock:
            found = [each for access, each in self._grants.items() if token in (access, each.refresh_token)]
            for each in found:
                each.is_revoked = True
        return bool(found)

    def end(self, revoked: bool = False) -> None:
        """Let every access token run out, or take every permission away."""
        with self._lock:
            for each in self._grants.values():
                each.ends_at, each.is_revoked = 0.0, each.is_revoked or revoked

    def trouble(self, access: str) -> str | None:
        """Why this token opens nothing, in the vendor's words; None when it does."""
        with self._lock:
            held = self._grants.get(access)
        if held is None:
            return "The access token is invalid"
        if held.is_revoked:
            return "The access token was revoked"
        return "The access token expired" if held.ends_at < time.time() else None

    def scope(self, access: str) -> list[str]:
        """What it covers; writing implies reading."""
        with self._lock:
            granted = self._grants[access].scope.split()
        return [*granted, *(each.replace(":write", ":read") for each in granted)]

    def described(self, token: str) -> Json:
        """What introspection says."""
        with self._lock:
            held = next((each for access, each in self._grants.items() if token in (access, each.refresh_token)), None)
        if held is None or held.is_revoked or held.ends_at < time.time():
            return {"active": False}
        about = {"active": True, "scope": held.scope, "client_id": CLIENT_ID, "token_type": "Bearer"}
        times = {"exp": int(held.ends_at), "iat": int(held.ends_at - ACCESS_S)}
        return {**about, **times, "owner": OWNER, "organization": ORGANIZATION}


def _challenge(verifier: str | None) -> str:
    digest = hashlib.sha256((verifier or "").encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
