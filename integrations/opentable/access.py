"""The access token: granted to client id and secret (client credentials), without anybody's consent."""

from collections.abc import Mapping
from typing import Any

from integrations import oauth
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded
from integrations.http import Transport
from integrations.opentable.words import SERVICE, USER_AGENT
from integrations.provider import App

TOKEN_PATH = "/api/v2/oauth/token?grant_type=client_credentials"  # noqa: S105 - a path; the grant stands in the query


def renew(app: App | None, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> dict[str, Any]:
    """The credentials with a fresh `access_token`; each restaurant has its own client, so `app` is None.

    Raises ReconnectNeeded ("not_configured", "bad_credentials"), and what the transport raises.
    """
    client_id, secret = str(credentials.get("client_id") or ""), str(credentials.get("client_secret") or "")
    if not client_id or not secret:
        raise ReconnectNeeded(SERVICE, "client id or secret is not set", "not_configured")
    transport, address = Transport(SERVICE), f"{auth_url.rstrip('/')}{TOKEN_PATH}"
    headers = {"User-Agent": USER_AGENT}
    try:
        found = oauth.token(transport, address, App(client_id, secret), deadline, headers=headers)
    except ReconnectNeeded:
        raise ReconnectNeeded(SERVICE, "client id and secret are not accepted", "bad_credentials") from None
    return {**credentials, "access_token": found["access_token"], "expires_at": found["expires_at"]}
