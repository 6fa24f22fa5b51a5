"""OAuth 2 through Authlib, on our own transport: whoever waits for a token waits within a deadline.

Two bodies are known: a form with the client's credentials by HTTP Basic (RFC 6749), and JSON that holds them.
"""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from authlib.oauth2.client import OAuth2Client
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from integrations.answers import Answer
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, ServiceError, Unavailable
from integrations.http import Transport
from integrations.provider import App

OF_AN_OWNER = ("authorization_code", "refresh_token")
OF_THE_CLIENT = ("invalid_client", "unauthorized_client")


def challenge(verifier: str) -> str:
    """The S256 challenge of a PKCE verifier."""
    return str(create_s256_code_challenge(verifier))


def authorize_url(
    address: str, app: App, scopes: tuple[str, ...], redirect_uri: str, state: str, **parameters: str
) -> str:
    """The consent page for these scopes; `parameters` are the provider's own, and the PKCE challenge."""
    client = OAuth2Client(None, app.client_id, scope=" ".join(scopes), redirect_uri=redirect_uri)
    url, _ = client.create_authorization_url(address, state=state, **parameters)
    return str(url)


def token(
    transport: Transport,
    address: str,
    app: App,
    deadline: Deadline,
    *,
    as_json: bool = False,
    headers: Mapping[str, str] | None = None,
    **fields: str | None,
) -> dict[str, Any]:
    """What the token endpoint grants for `fields` (grant_type, code ...), with `expires_at` in Unix seconds.

    Raises ReconnectNeeded when the grant is gone, OutcomeUnknown when the answer was lost."""
    given = {name: value for name, value in fields.items() if value is not None}
    secrets = {"client_id": app.client_id, "client_secret": app.client_secret} if as_json else {}
    answer = transport.send(
        "POST",
        address,
        route="/oauth/token",
        deadline=deadline,
        json={**secrets, **given} if as_json else None,
        form=None if as_json else given,
        auth=None if as_json else (app.client_id, app.client_secret),
        headers={"Accept": "application/json", **(headers or {})},
        explain=lambda refusal: _gone(transport.service, refusal, fields.get("grant_type")),
    )
    found = answer.json
    if not isinstance(found, dict) or not isinstance(found.get("access_token"), str):
        raise transport.unclear(False, "the answer is no token", "bad_answer")
    try:
        return {**found, "expires_at": _expires_at(found)}
    except ValueError:
        raise transport.unclear(False, "the token's end can't be read", "bad_answer") from None


def is_due(credentials: Mapping[str, Any], margin_s: float) -> bool:
    """Whether a token ends within `margin_s` seconds; False where it has no end."""
    expires_at = credentials.get("expires_at")
    return expires_at is not None and float(expires_at) - time.time() < margin_s


def _gone(service: str, refusal: Answer, grant_type: str | None) -> ServiceError | None:
    """Where an owner let us in, the client is our application; else it is the owner's own account."""
    error = refusal.json.get("error") if isinstance(refusal.json, dict) else None
    if error in OF_THE_CLIENT and grant_type in OF_AN_OWNER:
        return Unavailable(service, "the id or secret of our application is not accepted", "bad_application")
    if refusal.status in (400, 401, 403):
        return ReconnectNeeded(service, "the permission is no longer valid", "grant_gone")
    return None


def _expires_at(found: Mapping[str, Any]) -> float | None:
    """Unix seconds, from `expires_in` or from an ISO `expires_at`, which libraries take for no end at all."""
    if isinstance(found.get("expires_in"), int | float):
        return time.time() + float(found["expires_in"])
    said = found.get("expires_at")
    if isinstance(said, str):
        return datetime.fromisoformat(said).timestamp()
    return float(said) if isinstance(said, int | float) else None
