"""How an owner gives us access to Calendly: OAuth with PKCE, and refresh tokens that work once."""

from collections.abc import Mapping
from typing import Any

from integrations import oauth
from integrations.calendly.words import SERVICE
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected
from integrations.http import Transport
from integrations.provider import App

scopes: tuple[str, ...] = (
    *("users:read", "event_types:read", "availability:read", "scheduled_events:write"),
    *("scheduling_links:write", "organizations:read", "webhooks:write"),
)
uses_pkce = True
KEPT = ("access_token", "refresh_token", "expires_at", "scope", "owner", "organization")
AGENT = {"User-Agent": "Tavolo"}
EVERYTHING = "default"  # what the token of an app from before scopes says


def authorize_url(app: App, auth_url: str, redirect_uri: str, state: str, challenge: str | None) -> str:
    pkce = {"code_challenge": challenge, "code_challenge_method": "S256"} if challenge else {}
    return oauth.authorize_url(f"{auth_url}/oauth/authorize", app, scopes, redirect_uri, state, **pkce)


def exchange(
    app: App, auth_url: str, code: str, redirect_uri: str, verifier: str | None, deadline: Deadline
) -> dict[str, Any]:
    """Credentials with the URIs of `owner` and `organization`, which come along."""
    grant = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "code_verifier": verifier}
    return _token(app, auth_url, grant, deadline)


def renew(app: App | None, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> dict[str, Any]:
    """Never to be repeated after OutcomeUnknown: the old refresh token is gone with the answer, and so is the grant."""
    refresh_token = credentials.get("refresh_token")
    if app is None or not refresh_token:
        raise ReconnectNeeded(SERVICE, "there is nothing to renew the permission with", "grant_gone")
    grant = {"grant_type": "refresh_token", "refresh_token": str(refresh_token)}
    return {**credentials, **_token(app, auth_url, grant, deadline)}


def revoke(app: App, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> None:
    token = credentials.get("refresh_token") or credentials.get("access_token")
    form = {"client_id": app.client_id, "client_secret": app.client_secret, "token": token}
    try:
        Transport(SERVICE).send(
            "POST", f"{auth_url}/oauth/revoke", route="/oauth/revoke", deadline=deadline, form=form, headers=AGENT
        )
    except Rejected as refused:
        if refused.code != "http_400":  # a token that is none any more
            raise


def missing_scopes(credentials: Mapping[str, Any]) -> tuple[str, ...]:
    """Those that were not granted; none where the token does not say. Writing implies reading."""
    granted = str(credentials.get("scope") or EVERYTHING).split()
    if EVERYTHING in granted:
        return ()
    granted += [scope.replace(":write", ":read") for scope in granted]
    return tuple(scope for scope in scopes if scope not in granted)


def _token(app: App, auth_url: str, grant: Mapping[str, str | None], deadline: Deadline) -> dict[str, Any]:
    found = oauth.token(
        Transport(SERVICE), f"{auth_url}/oauth/token", app, deadline, as_json=False, headers=AGENT, **grant
    )
    return {name: found[name] for name in KEPT if found.get(name) is not None}
