"""How an owner lets us into a Square account: the code flow with our secret, so that the refresh token never ends."""

from collections.abc import Mapping
from typing import Any

from integrations import oauth
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected, ServiceError
from integrations.http import Transport
from integrations.provider import App
from integrations.square.words import BUYER_SCOPES, HEADERS, SELLER_SCOPES, SERVICE, explain

scopes: tuple[str, ...] = BUYER_SCOPES
uses_pkce = False  # with a challenge the refresh token would end after 90 days
KEPT = ("access_token", "refresh_token", "expires_at", "merchant_id")


def authorize_url(
    app: App, auth_url: str, redirect_uri: str, state: str, challenge: str | None, level: str = "buyer"
) -> str:
    """The consent page; `level` is the owner's option of that name."""
    asked = SELLER_SCOPES if level == "seller" else BUYER_SCOPES
    return oauth.authorize_url(f"{auth_url}/oauth2/authorize", app, asked, redirect_uri, state, session="false")


def exchange(
    app: App, auth_url: str, code: str, redirect_uri: str, verifier: str | None, deadline: Deadline
) -> dict[str, Any]:
    """Credentials with `merchant_id` and, where Square could still be asked, the `scopes` that were granted."""
    return _granted(app, auth_url, deadline, {}, grant_type="authorization_code", code=code, redirect_uri=redirect_uri)


def renew(app: App | None, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> dict[str, Any]:
    """The refresh token stays the same, and may be used again and again."""
    if app is None or not credentials.get("refresh_token"):
        raise ReconnectNeeded(SERVICE, "there is nothing to renew the access with", "not_configured")
    refresh_token = str(credentials["refresh_token"])
    return _granted(app, auth_url, deadline, credentials, grant_type="refresh_token", refresh_token=refresh_token)


def revoke(app: App, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> None:
    """Ends every token that this merchant gave us, those of other restaurants of the same account too."""
    named = "merchant_id" if credentials.get("merchant_id") else "access_token"
    try:
        Transport(SERVICE).send(
            "POST",
            f"{auth_url}/oauth2/revoke",
            route="/oauth2/revoke",
            deadline=deadline,
            json={"client_id": app.client_id, named: credentials.get(named)},
            headers={**HEADERS, "Authorization": f"Client {app.client_secret}"},
            explain=explain,
        )
    except (Rejected, ReconnectNeeded) as refused:
        if refused.code not in ("not_found", "revoked"):
            raise


def _granted(app: App, auth_url: str, deadline: Deadline, before: Mapping[str, Any], **grant: str) -> dict[str, Any]:
    address = f"{auth_url}/oauth2/token"
    found = oauth.token(Transport(SERVICE), address, app, deadline, as_json=True, headers=HEADERS, **grant)
    kept = {**before, **{name: found[name] for name in KEPT if found.get(name) is not None}}
    return kept if kept.get("scopes") else {**kept, **_scopes(auth_url, kept["access_token"], deadline)}


def _scopes(auth_url: str, access_token: str, deadline: Deadline) -> dict[str, Any]:
    """Square does not say with a token what it is good for. A code is spent by now: without an answer the credentials
    are kept, and the next renewal asks again."""
    try:
        answer = Transport(SERVICE).send(
            "POST",
            f"{auth_url}/oauth2/token/status",
            route="/oauth2/token/status",
            deadline=deadline,
            headers={**HEADERS, "Authorization": f"Bearer {access_token}"},
            reads=True,
            explain=explain,
        )
    except ServiceError:
        return {}
    said = answer.json.get("scopes") if isinstance(answer.json, dict) else None
    return {"scopes": [str(each) for each in said]} if isinstance(said, list) and said else {}
