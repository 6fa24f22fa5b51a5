"""The signed link in an offer: whoever has it sees their place on the list, and says yes or no."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from webapp.operations import copies, guest_links
from webapp.operations.copies.answers import Asked
from webapp.operations.guest_links import UnknownLink
from webapp.rules.waiting import is_too_late
from webapp.store import snapshots
from webapp.store import waitlist as rows
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read
from webapp.store.waitlist import Waiting

WAITING = "w"


@dataclass(frozen=True, slots=True)
class Shown:
    """A party that waits, as its own link shows it. `is_held`: a table is held for them at this moment;
    `is_over`: nothing that would suit them can come free any more. `asked` is what a provider wants answered by whoever
    takes it."""

    snapshot: Snapshot
    entry: Waiting
    is_held: bool
    is_over: bool
    asked: tuple[Asked, ...] = ()


def link_of(restaurant_id: str, entry_id: str) -> str:
    """The link to a party's place on the list; "" where nobody can reach us."""
    return guest_links.address(WAITING, restaurant_id, entry_id)


def opened(token: str, now: datetime) -> Shown:
    """What the last part of such a link shows. Raises `UnknownLink`: not ours, or the day is over."""
    entry_id = guest_links.id_in(token)

    def look(connection: Connection) -> Shown:
        restaurant_id = rows.owner(connection, entry_id)
        if restaurant_id is None or not guest_links.is_marked(WAITING, restaurant_id, entry_id, token):
            raise UnknownLink
        entry, snapshot = rows.one(connection, restaurant_id, entry_id), snapshots.current(connection, restaurant_id)
        if entry is None or snapshot is None:
            raise UnknownLink
        is_held = entry.state == "offered" and entry.held_until is not None and entry.held_until > now
        over = is_too_late(snapshot.house, entry.day, entry.time, entry.window_minutes, now)
        return Shown(snapshot, entry, is_held, over, copies.put_to(snapshot, entry.people, {}) if is_held else ())

    return read(look)
