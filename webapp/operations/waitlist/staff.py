"""The list as staff see and work it: who waits for a day, added, offered a table, booked, removed."""

from datetime import date

from sqlalchemy import Connection

from webapp.operations.audit import Actor
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.refusals import BadField
from webapp.operations.memberships import Place
from webapp.operations.refusals import Refusal
from webapp.operations.waitlist import answering, offering
from webapp.operations.waitlist.joining import Wish, join
from webapp.store import snapshots
from webapp.store import waitlist as rows
from webapp.store.bookings import Booked
from webapp.store.transaction import read, write
from webapp.store.waitlist import Waiting


class Nobody(LookupError):
    """Nobody of this id is on the restaurant's list."""


class WrongState(RuntimeError):
    """It went on meanwhile: they were offered something, have booked, or left."""


class NothingFits(RuntimeError):
    """No table suits them at this moment."""


class BadWish(ValueError):
    """A wish that cannot be waited for: `reason` is off (no list), full, or never (no such table at that time)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def listed(place: Place, day: date) -> tuple[Waiting, ...]:
    """Everybody on the list of a day, first come first; who left it is not."""
    found = read(lambda connection: rows.of_day(connection, place.id, day))
    return tuple(entry for entry in found if entry.state != "left")


def add(place: Place, actor: Actor, wish: Wish) -> Waiting:
    """The party on the list; `phone` as people say it. Raises `staff.BadField` and `BadWish`."""
    now = place.now()
    name = fields.text("name", wish.name)
    if not name:
        raise BadField("name", "missing")

    def work(connection: Connection) -> Waiting:
        snapshot = snapshots.of(connection, place.id)
        phone = fields.phone(snapshot, wish.phone)
        if phone is None:
            raise BadField("phone", "missing")
        people = fields.people(wish.people)
        read_as = Wish(
            *(fields.day(wish.day, now), fields.clock(wish.time), people, name, phone, wish.language),
            window_minutes=wish.window_minutes,
            area=wish.area,
            source="staff",
        )
        entry = _joined(connection, place, read_as)
        offering.record(connection, place.id, actor, "joined", entry)
        return entry

    return write(place.id, work)


def offer_now(place: Place, actor: Actor, entry_id: str) -> Waiting:
    """The party with a table held for it, whatever the hour. Raises `Nobody`, `WrongState`, `NothingFits`."""
    entry = _one(place, entry_id)
    if entry.state != "waiting":
        raise WrongState(entry_id)
    if not offering.offer(place.id, entry_id, place.now(), actor, by_staff=True):
        raise NothingFits(entry_id)
    return _one(place, entry_id)


def book(place: Place, actor: Actor, entry_id: str) -> Booked:
    """They said yes to somebody of the house. Raises `Nobody`, and `Refusal` as `accept`."""
    _one(place, entry_id)
    return answering.accept(place.id, entry_id, place.now(), actor)


def remove(place: Place, actor: Actor, entry_id: str) -> None:
    """Take the party off the list. Raises `Nobody`."""
    _one(place, entry_id)
    answering.decline(place.id, entry_id, place.now(), actor)


def put_back(place: Place, actor: Actor, entry_id: str) -> None:
    """Let a party wait again whose offer was not answered in time. Raises `Nobody` and `WrongState`."""
    _one(place, entry_id)
    if not answering.again(place.id, entry_id, place.now(), actor):
        raise WrongState(entry_id)


def _one(place: Place, entry_id: str) -> Waiting:
    found = read(lambda connection: rows.one(connection, place.id, entry_id))
    if found is None:
        raise Nobody(entry_id)
    return found


def _joined(connection: Connection, place: Place, wish: Wish) -> Waiting:
    try:
        return join(connection, snapshots.of(connection, place.id), wish, place.now())
    except Refusal as refused:
        reason = "off" if refused.code == "NOT_SUPPORTED" else "never" if refused.decision else "full"
        raise BadWish(reason) from refused
