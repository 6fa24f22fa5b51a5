"""Tavolo's web application."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Settings
from webapp import (
    assets,
    commands,
    compression,
    errors,
    formats,
    languages,
    limits,
    logs,
    members,
    navigation,
    security,
    sessions,
)
from webapp.blueprints import (
    account,
    api,
    assistant,
    bookings,
    calendar,
    calls,
    connections,
    docs,
    faq,
    feeds,
    guest_links,
    guests,
    health,
    home,
    invitations,
    offers,
    operator,
    passwords,
    reports,
    search,
    settings,
    sign_in,
    start,
    synchronising,
    texts,
    today,
    tool_test,
    transfers,
    twilio,
    vapi,
    waitlist,
    webhooks,
)
from webapp.extensions import csrf, db, htmx, migrate
from webapp.store import engine, tool_calls
from webapp.tools import given

MIGRATIONS = Path(__file__).parent / "migrations"

# The security map: every blueprint with the guard that lets its requests in. What is not here is refused.
BLUEPRINTS = (
    (health.bp, security.public),
    (docs.bp, security.public),
    (api.bp, security.restaurant_token),
    (vapi.bp, security.vapi),
    (twilio.bp, security.twilio),
    (webhooks.bp, security.provider),
    (guest_links.bp, security.signed_link),
    (offers.bp, security.signed_link),
    (tool_test.bp, security.development_only),
    (home.bp, security.public),
    (sign_in.bp, security.public),
    (passwords.bp, security.public),
    (invitations.bp, security.public),
    (account.bp, security.signed_in),
    (today.bp, security.member),
    (bookings.bp, security.member),
    (waitlist.bp, security.member),
    (calendar.bp, security.member),
    (calls.bp, security.member),
    (texts.bp, security.member),
    (operator.bp, security.operator),
    (settings.bp, security.member),
    (start.bp, security.member),
    (guests.bp, security.member),
    (reports.bp, security.member),
    (assistant.bp, security.member),
    (faq.bp, security.member),
    (transfers.bp, security.member),
    (feeds.bp, security.member),
    (feeds.public, security.public),
    (search.bp, security.member),
    (connections.bp, security.member),
    (connections.callbacks, security.signed_in),
    (synchronising.bp, security.member),
)


class WholeRequest(Request):
    """A request whose body is whole or refused: of one in pieces, without a length, werkzeug (3.1) reads as much as
    the limit allows and leaves the rest."""

    def get_data(self, *args: Any, **kwargs: Any) -> Any:
        """As ever. Raises `RequestEntityTooLarge` for such a body as long as the limit, too."""
        body = super().get_data(*args, **kwargs)
        if self.content_length is None and self.max_content_length and len(body) >= self.max_content_length:
            raise RequestEntityTooLarge
        return body


class Tavolo(Flask):
    """Flask, which need not look at every function of every request for whether it is async: none of ours is."""

    request_class = WholeRequest

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Raises `config.BadSettings` when a setting is missing or wrong."""
    settings = settings or Settings.load()
    logs.init(settings.log_level)
    app = Tavolo(__name__, instance_path=str(settings.instance_path))
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine.options(settings.database_url),
        MAX_CONTENT_LENGTH=security.JSON_BODY_LIMIT,
        WTF_CSRF_CHECK_DEFAULT=False,  # asked for after the guard, so that a lost session is told as such
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    _bind_extensions(app)
    security.install(app, BLUEPRINTS)
    errors.init_app(app)
    commands.register(app)
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS))
    csrf.init_app(app)
    htmx.init_app(app)
    for part in (sessions, languages, formats, members, limits, assets, navigation, compression):
        part.init_app(app)
    tool_calls.init_app(app)
    app.extensions["voice_functions"] = given.functions  # operations know no tool
    engine.init_app(app)
