"""A restaurant's own accounts at Vapi and Twilio, as its owner sets them: tried first, then kept encrypted.

What is set is never shown again, but for how it ends. Which account serves a restaurant, `accounts` says.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select, update

from integrations.errors import ReconnectNeeded, ServiceError
from integrations.twilio.client import TwilioClient
from webapp.models import Assistant, RestaurantAccount
from webapp.models.types import utc_now
from webapp.operations import accounts, audit, credentials, reminders
from webapp.operations.accounts import ACCOUNT_SID, TwilioAccount
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.speech.phones import country_of, hear_phone
from webapp.store import snapshots
from webapp.store.statements import put
from webapp.store.transaction import read, write

TRY_WITHIN_S = 15.0
SHOWN = 4  # characters at the end of a secret that people are shown
SECRET = re.compile(r"[!-~]{16,200}")
SERVICE_SID = re.compile(r"MG[0-9a-f]{32}")
NO_VAPI = {"vapi_key_encrypted": None, "vapi_key_ending": None}
NO_TWILIO = dict.fromkeys(("twilio_sid", "twilio_token_encrypted", "twilio_token_ending", "twilio_sender"))
_account, _assistant = RestaurantAccount.__table__, Assistant.__table__


class WrongAccount(ValueError):
    """What was typed is not kept: which `field` is at fault (key, sid, token, sender) and why, as a code: malformed,
    taken, not_there, refused, or unreachable with what the service `says`."""

    def __init__(self, field: str, reason: str, says: str = "") -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason, self.says = field, reason, says


@dataclass(frozen=True, slots=True)
class Standing:
    """Which accounts serve a restaurant. Its own are shown by how they end; `by_operator`: the operator's does, there
    being none of its own."""

    vapi_ending: str | None
    vapi_by_operator: bool
    twilio_ending: str | None
    twilio_sid_ending: str | None
    twilio_sender: str | None
    twilio_by_operator: bool


def standing(place: Place) -> Standing:
    """How it is now."""
    snapshot = read(lambda connection: snapshots.of(connection, place.id))
    own = snapshot.account
    return Standing(
        own.vapi_key_ending,
        own.vapi_key_encrypted is None and accounts.has_vapi(place.id),
        own.twilio_token_ending,
        own.twilio_sid and own.twilio_sid[-SHOWN:],
        own.twilio_sender,
        own.twilio_sid is None and accounts.sender(snapshot) is not None,
    )


def set_vapi(place: Place, actor: Actor, key: str) -> None:
    """Keep a key for Vapi that works; the assistant is sent to its account a moment later. Raises `WrongAccount`."""
    key = key.strip()
    if not SECRET.fullmatch(key):
        raise WrongAccount("key", "malformed")
    try:
        accounts.vapi_with(key, TRY_WITHIN_S).assistants()
    except ServiceError as error:
        raise _wrong("key", error) from error
    values = {"vapi_key_encrypted": credentials.encrypt(key), "vapi_key_ending": key[-SHOWN:]}
    write(place.id, lambda connection: _put(connection, place, actor, "account.vapi_set", values))


def set_twilio(place: Place, actor: Actor, sid: str, token: str, sender: str) -> bool:
    """Keep an account at Twilio that works; whether Twilio said that its texts may leave from there. Raises
    `WrongAccount`."""
    account = _account_of(place, sid.strip(), token.strip(), sender.strip())
    client = accounts.twilio_with(account)
    try:
        client.check()
    except ServiceError as error:
        raise _wrong("token", error) from error
    is_proved = _is_its_own(client)
    values = {
        "twilio_sid": account.sid,
        "twilio_token_encrypted": credentials.encrypt(account.token),
        "twilio_token_ending": account.token[-SHOWN:],
        "twilio_sender": account.sender,
    }

    def work(connection: Connection) -> None:
        if accounts.is_operators(account.sender, account.sid) or _is_anothers(connection, place, account):
            raise WrongAccount("sender", "taken")
        _put(connection, place, actor, "account.twilio_set", values)

    write(place.id, work)
    return is_proved


def remove_vapi(place: Place, actor: Actor) -> None:
    """Forget the restaurant's own key."""
    write(place.id, lambda connection: _put(connection, place, actor, "account.vapi_removed", NO_VAPI))


def remove_twilio(place: Place, actor: Actor) -> None:
    """Forget the restaurant's own account at Twilio."""
    write(place.id, lambda connection: _put(connection, place, actor, "account.twilio_removed", NO_TWILIO))


def _put(connection: Connection, place: Place, actor: Actor, action: str, values: Mapping[str, str | None]) -> None:
    was = snapshots.of(connection, place.id).account
    if all(getattr(was, name) == value for name, value in values.items()):
        return
    put(connection, _account, {"restaurant_id": place.id}, values)
    if "vapi_key_encrypted" in values:  # what was sent last was sent to another account
        mine = _assistant.c.restaurant_id == place.id
        connection.execute(update(_assistant).where(mine).values(published_hash=None))
    snapshots.bump(connection, place.id)
    reminders.everybody(connection, place.id, utc_now())
    changes = {"sender": (was.twilio_sender, values["twilio_sender"])} if "twilio_sender" in values else None
    audit.record(connection, place.id, actor, action, ("account", place.id), changes=changes)


def _account_of(place: Place, sid: str, token: str, sender: str) -> TwilioAccount:
    if not ACCOUNT_SID.fullmatch(sid):
        raise WrongAccount("sid", "malformed")
    if not SECRET.fullmatch(token):
        raise WrongAccount("token", "malformed")
    if SERVICE_SID.fullmatch(sender):
        return TwilioAccount(sid, token, sender)
    snapshot = read(lambda connection: snapshots.of(connection, place.id))
    number = hear_phone(sender, country_of(snapshot.phone, place.locale)) if sender else None
    if number is None:
        raise WrongAccount("sender", "malformed")
    return TwilioAccount(sid, token, number)


def _is_its_own(client: TwilioClient) -> bool:
    """Whether Twilio said that the sender is the account's; it may not have answered."""
    try:
        client.check_sender(TRY_WITHIN_S)
    except ReconnectNeeded as error:
        raise WrongAccount("sender", "not_there") from error
    except ServiceError:
        return False
    return True


def _is_anothers(connection: Connection, place: Place, account: TwilioAccount) -> bool:
    """Whether another restaurant's texts leave from there, in another account: what guests answer would be mixed up."""
    others = select(_account.c.restaurant_id).where(
        _account.c.twilio_sender == account.sender,
        _account.c.restaurant_id != place.id,
        or_(_account.c.twilio_sid.is_(None), _account.c.twilio_sid != account.sid),
    )
    return connection.execute(others.limit(1)).first() is not None


def _wrong(field: str, error: ServiceError) -> WrongAccount:
    if error.code in ("bad_credentials", "not_configured"):
        return WrongAccount(field, "refused")
    return WrongAccount(field, "unreachable", error.message)
