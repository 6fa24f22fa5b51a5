"""A provider on loopback whose refresh tokens work once, and a connection of a restaurant to it."""

import threading
import time
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Flask, jsonify, request
from flask.typing import ResponseReturnValue

from integrations import oauth
from integrations.answers import Answer
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, ServiceError
from integrations.http import Transport
from integrations.provider import App, Capabilities, Provider
from integrations.sandbox import faults
from integrations.vocabulary import Account, Link
from webapp.extensions import db
from webapp.models import ProviderConnection
from webapp.models.types import new_id
from webapp.operations.connections import stored

NAME = "calendly"
SETTINGS = {"CALENDLY_CLIENT_ID": "our-client", "CALENDLY_CLIENT_SECRET": "our-secret"}


class Tokens:
    """The tokens that the provider has given out: the newest refresh token works, once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.access, self.refresh, self.renewals, self.pause_s = "access-0", "refresh-0", 0, 0.0

    def renew(self, refresh: str | None) -> dict[str, Any] | None:
        with self._lock:
            if refresh != self.refresh:
                return None
            self.renewals += 1
            self.access, self.refresh = f"access-{self.renewals}", f"refresh-{self.renewals}"
            granted = {"access_token": self.access, "refresh_token": self.refresh, "expires_in": 7200}
        time.sleep(self.pause_s)
        return granted


def create_app(**_options: Any) -> Flask:
    """Its stand-in."""
    app, tokens, switches = Flask(__name__), Tokens(), faults.Faults()
    app.extensions |= {"faults": switches, "tokens": tokens}
    api = Blueprint("api", __name__)
    faults.attach(api, switches, {"500": lambda: ("{}", 500), "401": lambda: ("{}", 401), "429": lambda: ("{}", 429)})

    @api.post("/oauth/token")
    def token() -> ResponseReturnValue:
        granted = tokens.renew(request.form.get("refresh_token"))
        return jsonify(granted) if granted else (jsonify(error="invalid_grant"), 400)

    @api.get("/me")
    def me() -> ResponseReturnValue:
        if request.headers.get("Authorization") != f"Bearer {tokens.access}":
            return jsonify(title="Unauthenticated"), 401
        return jsonify(id="acc-1", name="Osteria Roma")

    app.register_blueprint(api)
    return app


class Client:
    """Its client, as far as these tests go."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def whoami(self) -> Account:
        answer = Transport(NAME).send(
            "GET",
            f"{self._link.api_url}/me",
            route="/me",
            deadline=self._link.deadline,
            headers={"Authorization": f"Bearer {self._link.credentials['access_token']}"},
            explain=_ended,
        )
        return Account(answer.json["id"], answer.json["name"])


def _ended(refusal: Answer) -> ServiceError | None:
    return ReconnectNeeded(NAME, "the token has ended", "expired") if refusal.status == 401 else None


def renew(app: App | None, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> dict[str, Any]:
    assert app is not None
    fields = {"grant_type": "refresh_token", "refresh_token": credentials["refresh_token"]}
    return oauth.token(Transport(NAME), f"{auth_url}/oauth/token", app, deadline, **fields)


PROVIDER = Provider(NAME, "Calendly", Client, Capabilities(), renew=renew)  # type: ignore[arg-type]


def connected(restaurant_id: str, seconds: float | None = 3600, **columns: Any) -> str:
    """A connection whose token has so many seconds to go; its id. For a test with an application context."""
    credentials = {"access_token": "access-0", "refresh_token": "refresh-0"}
    if seconds is not None:
        credentials["expires_at"] = time.time() + seconds  # type: ignore[assignment]
    row = ProviderConnection(
        **{
            "id": new_id(), "restaurant_id": restaurant_id, "provider": NAME, "role": "books", "status": "connected",
            "credentials_encrypted": stored.sealed(credentials), "account_id": "acc-1", "account_name": "Osteria Roma",
            "webhook_key": new_id(), **columns,
        }
    )  # fmt: skip
    db.session.add(row)
    db.session.commit()
    found = str(row.id)
    db.session.remove()
    return found
