"""Whether a text may be sent: is there an account for it, does its number want it, has it had enough of them?

The limits hold for everything that is sent, so that nobody can make the assistant flood a telephone.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from webapp.operations import accounts
from webapp.speech.phones import is_landline
from webapp.store import snapshots, texts
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_AN_HOUR, MOST_A_DAY = 5, 20  # to one number, or one address
OFF, OPTED_OUT, LANDLINE = "off", "opted_out", "landline"
TOO_MANY, TOO_MANY_OF_HOUSE = "too_many", "too_many_of_house"


def is_served(snapshot: Snapshot) -> bool:
    """Whether there is an account for this restaurant: its own, or the operator's where they let it serve this one."""
    return accounts.sender(snapshot) is not None


def can_be_sent(restaurant_id: str) -> bool:
    """The same, by the restaurant's id."""
    snapshot = read(lambda connection: snapshots.current(connection, restaurant_id))
    return snapshot is not None and is_served(snapshot)


def why_not(connection: Connection, snapshot: Snapshot, phone: str, now: datetime) -> str | None:
    """Why a text to this number is not sent, as a code; None where nothing speaks against it."""
    return still_against(connection, snapshot, phone) or over(connection, snapshot, phone, "sms", now)


def still_against(connection: Connection, snapshot: Snapshot, phone: str) -> str | None:
    """The same, but for the limits: they count a text when it is promised."""
    source = accounts.sender(snapshot)
    if source is None:
        return OFF
    opted_out_at, landline_at = texts.mark_of(connection, snapshot.id, phone)
    if opted_out_at or texts.has_opted_out(connection, source, phone):
        return OPTED_OUT
    return LANDLINE if landline_at or is_landline(phone) else None


def over(connection: Connection, snapshot: Snapshot, to: str, channel: str, now: datetime) -> str | None:
    """Which limit is reached: of the number or address, or of the restaurant."""
    had = texts.lately(connection, to, channel, now - DAY)
    if len(had) >= MOST_A_DAY or sum(moment > now - HOUR for moment in had) >= MOST_AN_HOUR:
        return TOO_MANY
    of_house = texts.of_house(connection, snapshot.id, channel, now, HOUR)
    return TOO_MANY_OF_HOUSE if of_house >= snapshot.texting.texts_per_hour else None
