"""Who may ask: one guard for each blueprint, refused by default; and the headers of every response.

A guard returns None to let a request pass, or the response that refuses it.
"""

import hashlib
import hmac
import threading
import time
from collections.abc import Callable

from flask import Blueprint, Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection
from werkzeug.datastructures import Headers
from werkzeug.exceptions import NotFound

from webapp import limits
from webapp.errors import json_error, locale
from webapp.extensions import csrf
from webapp.guest_access import signed_link
from webapp.members import member, needs, operator, signed_in
from webapp.models.types import utc_now
from webapp.operations import credentials
from webapp.operations.refusals import Refusal
from webapp.operations.synchronising import notices
from webapp.operations.texts import reports
from webapp.responses import json_response
from webapp.store import tenants
from webapp.store.signatures import Hmac
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import BookUnavailable, read
from webapp.tools.doors import envelope, webhook
from webapp.tools.doors import json as json_door
from webapp.tools.doors import vapi as vapi_door
from webapp.tools.doors.envelope import Envelope
from webapp.tools.registry import BY_NAME, UNAVAILABLE

__all__ = [
    "development_only",
    "install",
    "member",
    "needs",
    "operator",
    "provider",
    "public",
    "restaurant_token",
    "signed_in",
    "signed_link",
    "twilio",
    "vapi",
]

Guard = Callable[[], ResponseReturnValue | None]
JSON_BODY_LIMIT = 256 * 1024
VAPI_BODY_LIMIT = 4 * 1024 * 1024
SIGNED_WITHIN_S = 5 * 60
MILLISECONDS_FROM = 100_000_000_000  # a Unix time above this is in milliseconds
MOST_SEEN = 10_000
UNPROVEN_WAIT_S = 0.5
# Secrets that were somebody's, with the language of their restaurant, for when the book can't be read. Whose they are
# now is asked each time.
_seen: dict[frozenset[str], str] = {}
_unproven = threading.BoundedSemaphore(2)
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'; object-src 'none'",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LINK_HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
NOT_KEPT = "no-store"  # neither by proxies nor for the back button of whoever comes after


def public() -> ResponseReturnValue | None:
    """Everybody."""
    return None


def restaurant_token() -> ResponseReturnValue | None:
    """Whoever has a restaurant's token or Vapi secret; `g.tenants` are the restaurants it opens."""
    request.max_content_length = JSON_BODY_LIMIT
    try:
        g.tenants = read(_tenants_of_credentials)
    except BookUnavailable:
        tool = BY_NAME.get((request.endpoint or "").rpartition(".")[2])
        refusal = Refusal(tool.unavailable if tool else UNAVAILABLE)
        return json_response(json_door.error(refusal, _language(), tool))
    if not g.tenants:
        return _unauthorized()
    _remember(frozenset(_given_secrets()), g.tenants[0].locale)
    return None


def vapi() -> ResponseReturnValue | None:
    """Vapi, for the restaurant whose ids the envelope has: `g.tenant`, or None when the ids are nobody's but the secret
    is somebody's. `g.envelope` is the message, or None when it can't be read."""
    request.max_content_length = VAPI_BODY_LIMIT
    try:
        if (refused := _stranger()) is not None:
            return refused
        body = _body()
        if body is None:
            return json_error(429, retry_after=1)
        g.envelope = envelope.read(body)
        is_known, g.tenant = read(lambda connection: _tenant_of_envelope(connection, g.envelope, body))
    except BookUnavailable:
        return _unavailable(envelope.read(request.get_data()))
    return None if is_known else _unauthorized()


def provider() -> ResponseReturnValue | None:
    """A booking provider, by its signature over the very bytes it sends; `g.door` is the address it was given."""
    request.max_content_length = JSON_BODY_LIMIT
    address = request.view_args or {}
    g.door = notices.door(address.get("provider", notices.SHARED), address.get("key"))
    if g.door is None:
        return json_error(404)
    body = _body_of_unproven()
    if body is None:
        return json_error(429, retry_after=1)
    return None if g.door.lets_in(dict(request.headers), body, utc_now()) else _unauthorized()


def twilio() -> ResponseReturnValue | None:
    """Twilio, by its signature over the address it calls and the form it sends."""
    request.max_content_length = JSON_BODY_LIMIT
    if _body_of_unproven() is None:
        return json_error(429, retry_after=1)
    shown = request.headers.get("X-Twilio-Signature"), (request.view_args or {}).get("text_id")
    is_genuine = reports.is_genuine(request.full_path, request.host_url, request.form, *shown)
    return None if is_genuine else _unauthorized()


def development_only() -> ResponseReturnValue | None:
    """Whoever has a restaurant's token or secret, and only in development and test: elsewhere there is no such page."""
    if current_app.config["SETTINGS"].app_env not in ("development", "test"):
        raise NotFound
    return restaurant_token()


WITHOUT_SESSION = (
    restaurant_token,
    vapi,
    provider,
    twilio,
    development_only,
    signed_link,
)  # no cookie lets anybody in, so there is nothing another site could use


def install(app: Flask, blueprints: tuple[tuple[Blueprint, Guard], ...]) -> None:
    """Register the blueprints behind their guards; what has none is refused."""
    guards = {blueprint.name: guard for blueprint, guard in blueprints}
    for blueprint, _ in blueprints:
        app.register_blueprint(blueprint)

    @app.before_request
    def ask_the_guard() -> ResponseReturnValue | None:
        if request.endpoint is None or request.endpoint == "static":
            return None
        guard = guards.get(request.blueprint or "")
        if guard is None:
            raise NotFound
        refused = guard()
        if refused is None and guard not in WITHOUT_SESSION:
            csrf.protect()
        return refused

    @app.after_request
    def set_headers(response: Response) -> Response:
        return _with_headers(response, guards.get(request.blueprint or "") is signed_link)


def _with_headers(response: Response, is_by_link: bool) -> Response:
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if is_page := response.mimetype == "text/html":
        response.headers.update(PAGE_HEADERS)
    if is_by_link:
        response.headers.update(LINK_HEADERS)
    if request.endpoint != "static" and (is_page or not request.path.startswith("/api/")):
        response.headers.setdefault("Cache-Control", NOT_KEPT)
    return response


def _stranger() -> Response | None:
    """Refuse whoever shows a secret nobody has, before reading what they send: a slow stranger holds no thread."""
    shown = frozenset(_given_secrets())
    if not shown or shown in _seen:
        return None
    found = read(_tenants_of_credentials)
    if not found:
        return _unauthorized()
    _remember(shown, found[0].locale)
    return None


def _remember(shown: frozenset[str], language: str) -> None:
    if shown not in _seen and len(_seen) >= MOST_SEEN:
        _seen.clear()
    _seen[shown] = language


def _unavailable(message: Envelope | None) -> Response:
    """What Vapi is told while the book can't be read: in words to whoever waits for an answer."""
    language = _language(message)
    if message is None or message.type == "tool-calls" or message.tool_calls:
        return json_response(vapi_door.answer_unavailable(message, language))
    known = tenants.last_known(message.phone_number_id, message.assistant_id)
    said = webhook.answer_unavailable(message, known, language)
    return json_response(said or {}, 200 if said else 503)


def _language(message: Envelope | None = None) -> str:
    """The language of the restaurant that is asked, as far as it is known without the book."""
    known = message and tenants.last_known(message.phone_number_id, message.assistant_id)
    return known.locale if known else _seen.get(frozenset(_given_secrets())) or locale()


def _body() -> bytes | None:
    """The body; None as below."""
    return request.get_data() if _given_secrets() else _body_of_unproven()


def _body_of_unproven() -> bytes | None:
    """The body of somebody who signs it, and so has proved nothing yet: a few at a time are read, else None."""
    if not _unproven.acquire(timeout=UNPROVEN_WAIT_S):
        return None
    try:
        return request.get_data()
    finally:
        _unproven.release()


def _unauthorized() -> Response:
    wait = limits.address_limit().seconds_over(limits.client_address())
    return json_error(429, wait) if wait else json_error(401)


def _given_secrets() -> list[str]:
    """What the request shows: a bearer token, and the secret Vapi sends along."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    shown = [token.strip()] if scheme.lower() == "bearer" else []
    shown.append(request.headers.get("X-Vapi-Secret", ""))
    return [secret for secret in shown if secret]


def _tenants_of_credentials(connection: Connection) -> list[Snapshot]:
    for secret in _given_secrets():
        if snapshot := tenants.by_token(connection, credentials.token_hash(secret)):
            return [snapshot]
        if found := tenants.with_secret(connection, credentials.indexes_of(secret)):
            return found
    return []


def _tenant_of_envelope(connection: Connection, message: Envelope | None, body: bytes) -> tuple[bool, Snapshot | None]:
    """Whether the request may come in, and for whom."""
    snapshot = _meant(connection, message)
    if snapshot is None:
        return bool(_tenants_of_credentials(connection)), None
    return _is_of(snapshot, body), snapshot


def _meant(connection: Connection, message: Envelope | None) -> Snapshot | None:
    if message is None:
        return None
    snapshot = None
    if message.phone_number_id:
        snapshot = tenants.by_phone_number_id(connection, message.phone_number_id)
    if snapshot is None and message.assistant_id:
        snapshot = tenants.by_assistant_id(connection, message.assistant_id)
    return snapshot


def _is_of(snapshot: Snapshot, body: bytes) -> bool:
    """Whether what the request shows is this restaurant's; compared in constant time."""
    for secret in _given_secrets():
        index = snapshot.secret_index or ""
        if any(hmac.compare_digest(index, shown) for shown in credentials.indexes_of(secret)):
            return True
        if credentials.token_hash(secret) in snapshot.token_hashes:
            return True
    return snapshot.hmac is not None and is_signed(
        credentials.decrypt(snapshot.hmac.secret_encrypted), snapshot.hmac, request.headers, body, time.time()
    )


def is_signed(secret: str, plan: Hmac, headers: Headers, body: bytes, now: float) -> bool:
    """Whether Vapi's HMAC over `{timestamp}.{body}` is right and at most five minutes off, either way."""
    signature = headers.get(plan.signature_header, "")
    stamp = headers.get(plan.timestamp_header, "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 16):
        return False
    seconds = int(stamp) / 1000 if int(stamp) >= MILLISECONDS_FROM else int(stamp)
    expected = hmac.new(secret.encode(), stamp.encode() + b"." + body, getattr(hashlib, plan.algorithm)).hexdigest()
    is_right = hmac.compare_digest(expected.encode(), signature.removeprefix(f"{plan.algorithm}=").lower().encode())
    return is_right and abs(now - seconds) <= SIGNED_WITHIN_S
