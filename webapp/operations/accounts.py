"""Whose accounts at Vapi and Twilio serve a restaurant: its own, else the operator's where they ticked it, else none.

The operator's stand in the environment. All that asks Vapi or Twilio for a restaurant asks here for what to show them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import Connection

from config import Settings
from integrations.deadline import Deadline
from integrations.twilio.client import From, MessagingService, TwilioClient
from integrations.vapi.client import VapiClient
from webapp.operations import credentials
from webapp.store import accounts as stored
from webapp.store import snapshots, tenants
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

ACCOUNT_SID = re.compile(r"AC[0-9a-f]{32}")
SERVICE_PREFIX = "MG"  # how the id of a messaging service begins
MOST_CLIENTS = 500


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """An account at Twilio, and what its texts leave from: a number or a messaging service."""

    sid: str
    token: str = field(repr=False)
    sender: str


def vapi_key(snapshot: Snapshot) -> str | None:
    """The key that Vapi is asked with for a restaurant; None where there is none."""
    if snapshot.account.vapi_key_encrypted is not None:
        return credentials.decrypt(snapshot.account.vapi_key_encrypted)
    return (_settings().vapi_api_key or None) if snapshot.uses_operator_credentials else None


def key_of(restaurant_id: str) -> str | None:
    """The same, by the restaurant's id."""
    snapshot = _current(restaurant_id)
    return vapi_key(snapshot) if snapshot else None


def vapi(restaurant_id: str, seconds: float) -> VapiClient:
    """Whom to ask for a restaurant. Raises ReconnectNeeded ("not_configured") without a key."""
    return vapi_with(key_of(restaurant_id) or "", seconds)


def vapi_if_any(restaurant_id: str, seconds: float) -> VapiClient | None:
    """The same; None without a key."""
    key = key_of(restaurant_id)
    return vapi_with(key, seconds) if key else None


def vapi_with(key: str, seconds: float) -> VapiClient:
    """Vapi, asked with a key. Raises ReconnectNeeded where that can't be one."""
    return VapiClient(key, Deadline(seconds), _settings().vapi_base_url)


def has_vapi(restaurant_id: str) -> bool:
    """Whether there is a key for a restaurant."""
    return read(lambda connection: stored.has_vapi(connection, restaurant_id))


def sender(snapshot: Snapshot) -> str | None:
    """What a restaurant's texts leave from; None where there is no account for it."""
    if snapshot.account.twilio_sid is not None:
        return snapshot.account.twilio_sender
    operators = _operators() if snapshot.uses_operator_credentials else None
    return operators.sender if operators else None


def sender_of(connection: Connection, restaurant_id: str) -> str | None:
    """The same, by the restaurant's id."""
    snapshot = snapshots.current(connection, restaurant_id)
    return sender(snapshot) if snapshot else None


def twilio(snapshot: Snapshot) -> TwilioAccount | None:
    """The account that sends a restaurant's texts; None where there is none."""
    return _own(snapshot) or (_operators() if snapshot.uses_operator_credentials else None)


def texting(snapshot: Snapshot) -> TwilioClient | None:
    """Whom to give a restaurant's texts; None where there is no account for it."""
    account = twilio(snapshot)
    if account is None:
        return None
    made: dict[TwilioAccount, TwilioClient] = current_app.extensions.setdefault("twilio", {})
    if account not in made:
        if len(made) >= MOST_CLIENTS:
            made.clear()
        made[account] = twilio_with(account)
    return made[account]


def twilio_with(account: TwilioAccount) -> TwilioClient:
    """Twilio, asked with an account. Raises ReconnectNeeded where that can't be one."""
    is_service = account.sender.startswith(SERVICE_PREFIX)
    source = MessagingService(account.sender) if is_service else From(account.sender)
    return TwilioClient(account.sid, account.token, source, _settings().twilio_base_url)


def signing_for(connection: Connection, restaurant_id: str | None) -> list[str]:
    """The tokens that Twilio may sign with what it tells of a restaurant's texts: of its own account, and of the
    operator's, which may have sent them before."""
    snapshot = snapshots.current(connection, restaurant_id) if restaurant_id else None
    return _tokens([_own(snapshot) if snapshot else None, _operators()])


def signing_as(connection: Connection, account_sid: str | None) -> list[str]:
    """The tokens that Twilio may sign with what comes in at an account; the operator's where none is named."""
    operators = _operators()
    theirs = operators if account_sid is None or (operators and operators.sid == account_sid) else None
    return _tokens([theirs, *(_own(snapshot) for snapshot in _with_own(connection, account_sid))])


def receiving(connection: Connection, account_sid: str | None) -> dict[str, frozenset[str] | None]:
    """What texts come in at in an account, with the restaurants they may be for: None for whichever texted last."""
    found: dict[str, frozenset[str] | None] = {}
    for snapshot in _with_own(connection, account_sid):
        if (source := snapshot.account.twilio_sender) is not None:
            found[source] = (found.get(source) or frozenset()) | {snapshot.id}
    operators = _operators()
    if operators is not None and account_sid in (None, operators.sid):
        found[operators.sender] = None
    return found


def is_operators(source: str, account_sid: str) -> bool:
    """Whether texts leave from there in the operator's account, and not in this one."""
    operators = _operators()
    return operators is not None and operators.sender == source and operators.sid != account_sid


def _own(snapshot: Snapshot) -> TwilioAccount | None:
    own = snapshot.account
    if own.twilio_sid is None or own.twilio_token_encrypted is None or own.twilio_sender is None:
        return None
    return TwilioAccount(own.twilio_sid, credentials.decrypt(own.twilio_token_encrypted), own.twilio_sender)


def _operators() -> TwilioAccount | None:
    settings = _settings()
    source = settings.twilio_messaging_service_sid or settings.twilio_from
    if not settings.twilio_account_sid or not settings.twilio_auth_token or not source:
        return None
    return TwilioAccount(settings.twilio_account_sid, settings.twilio_auth_token, source)


def _with_own(connection: Connection, account_sid: str | None) -> list[Snapshot]:
    if account_sid is None or not ACCOUNT_SID.fullmatch(account_sid):
        return []
    return tenants.with_twilio(connection, account_sid)


def _tokens(accounts: Iterable[TwilioAccount | None]) -> list[str]:
    return list(dict.fromkeys(account.token for account in accounts if account is not None))


def _current(restaurant_id: str) -> Snapshot | None:
    return read(lambda connection: snapshots.current(connection, restaurant_id))


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
