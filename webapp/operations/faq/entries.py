"""The owner's answers: listed, added, changed, put in order and taken away.

Whoever changes one says which they saw (`seen`), so that nobody's change is written over unseen.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from webapp.models import FaqEntry
from webapp.models.types import NIL_ID, new_id
from webapp.operations import answer_vectors, audit
from webapp.operations.audit import Actor
from webapp.operations.faq.wanted import InvalidEntry, Wanted, checked
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.transaction import read, write

MOST_AT_ONCE = 500
COLUMNS = ("id", "question", "phrasings", "answer", "language", "is_checked")
_table = FaqEntry.__table__
_of_restaurant = _table.c.restaurant_id == bindparam("rid")
_this = (_of_restaurant, _table.c.id == bindparam("row"))
_ALL = select(*(_table.c[name] for name in COLUMNS)).where(_of_restaurant).order_by(_table.c.position, _table.c.id)
_ONE = select(*(_table.c[name] for name in COLUMNS)).where(*_this)
_TAKEN = select(_table.c.id).where(
    _of_restaurant,
    _table.c.question == bindparam("asked"),
    _table.c.language == bindparam("spoken"),
    _table.c.id != bindparam("row"),
)
_LAST = select(func.max(_table.c.position)).where(_of_restaurant)
_CHANGE = update(_table).where(*_this)
_REMOVE = delete(_table).where(*_this)


class NoSuchEntry(LookupError):
    """There is no such answer in the restaurant, or no longer."""


class EntryChanged(RuntimeError):
    """Somebody else has changed the answer since it was read; nothing was saved. `now` is what it is."""

    def __init__(self, now: "Entry") -> None:
        self.now = now
        super().__init__(now.id)


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer as it is kept."""

    id: str
    question: str
    phrasings: tuple[str, ...]
    answer: str
    language: str
    is_checked: bool

    @property
    def seen(self) -> str:
        """What tells whether it is still the same."""
        text = json.dumps([self.question, self.phrasings, self.answer, self.language, self.is_checked])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def questions(self) -> tuple[str, ...]:
        """Every way of asking for it."""
        return (self.question, *self.phrasings)

    @property
    def wanted(self) -> Wanted:
        """As it could be written again."""
        return Wanted(self.question, self.answer, self.language, self.phrasings, self.is_checked)


def listed(place: Place) -> tuple[Entry, ...]:
    """All answers of a person's restaurant, in the owner's order."""
    return read(lambda connection: all_of(connection, place.id))


def all_of(connection: Connection, restaurant_id: str) -> tuple[Entry, ...]:
    """The same inside a transaction."""
    return tuple(map(_entry, connection.execute(_ALL, {"rid": restaurant_id})))


def one(place: Place, entry_id: str) -> Entry:
    """An answer. Raises `NoSuchEntry`."""
    return read(lambda connection: find(connection, place.id, entry_id))


def find(connection: Connection, restaurant_id: str, entry_id: str) -> Entry:
    """The same inside a transaction. Raises `NoSuchEntry`."""
    row = connection.execute(_ONE, {"rid": restaurant_id, "row": entry_id}).one_or_none()
    if row is None:
        raise NoSuchEntry(entry_id)
    return _entry(row)


def add(place: Place, actor: Actor, given: Wanted) -> Entry:
    """A new answer, the last in order. Raises `InvalidEntry`."""
    wanted = checked(given)
    columns(wanted)
    return write(place.id, lambda connection: put(connection, place, actor, wanted, "faq.added"))


def put(connection: Connection, place: Place, actor: Actor, wanted: Wanted, action: str) -> Entry:
    """The same inside a transaction, for what is checked already. Raises `InvalidEntry` where it is there."""
    _require_free(connection, place, wanted, NIL_ID)
    (entry,) = _inserted(connection, place, actor, [wanted], action)
    snapshots.bump(connection, place.id)
    return entry


def put_all(
    connection: Connection, place: Place, actor: Actor, new: Sequence[Wanted], changed: Sequence[tuple[Entry, Wanted]]
) -> None:
    """Many at once, new and changed, for what is checked and known to be free."""
    _inserted(connection, place, actor, new, "faq.imported")
    for was, wanted in changed:
        connection.execute(_CHANGE.values(**columns(wanted)), {"rid": place.id, "row": was.id})
        told(connection, place, actor, "faq.changed", was, _as_kept(was.id, wanted))
    if new or changed:
        snapshots.bump(connection, place.id)


def _inserted(
    connection: Connection, place: Place, actor: Actor, new: Sequence[Wanted], action: str
) -> tuple[Entry, ...]:
    last = connection.execute(_LAST, {"rid": place.id}).scalar()
    begins = 0 if last is None else last + 1
    found = tuple(_as_kept(new_id(), wanted) for wanted in new)
    rows = [
        {"id": each.id, "restaurant_id": place.id, "position": begins + number, **columns(each.wanted)}
        for number, each in enumerate(found)
    ]
    if rows:
        connection.execute(insert(_table), rows)
    for each in found:
        told(connection, place, actor, action, None, each)
    return found


@lru_cache(maxsize=MOST_AT_ONCE)
def columns(wanted: Wanted) -> dict[str, Any]:
    """As columns, with the vectors of its words. Asked for before the transaction, so that nobody waits for them."""
    found = answer_vectors.columns(wanted.question, wanted.phrasings, wanted.answer, wanted.language)
    return {**wanted.values(), **found}


def _as_kept(entry_id: str, wanted: Wanted) -> Entry:
    given = (wanted.question, wanted.phrasings, wanted.answer, wanted.language, wanted.is_checked)
    return Entry(entry_id, *given)


def change(place: Place, actor: Actor, entry_id: str, given: Wanted, seen: str) -> Entry:
    """Make an answer what is given. Raises `NoSuchEntry`, `InvalidEntry` and `EntryChanged`; nothing changes then."""
    wanted = checked(given)
    columns(wanted)

    def work(connection: Connection) -> Entry:
        was = find(connection, place.id, entry_id)
        if was.seen != seen and was.wanted != wanted:
            raise EntryChanged(was)
        return rewrite(connection, place, actor, was, wanted)

    return write(place.id, work)


def rewrite(connection: Connection, place: Place, actor: Actor, was: Entry, wanted: Wanted) -> Entry:
    """Make one that was read in this transaction what is wanted. Raises `InvalidEntry`."""
    if was.wanted == wanted:
        return was
    _require_free(connection, place, wanted, was.id)
    connection.execute(_CHANGE.values(**columns(wanted)), {"rid": place.id, "row": was.id})
    now = _as_kept(was.id, wanted)
    told(connection, place, actor, "faq.changed", was, now)
    snapshots.bump(connection, place.id)
    return now


def check(place: Place, actor: Actor, entry_id: str, seen: str, is_checked: bool) -> Entry:
    """Vouch for an answer as it was seen, or no longer. Raises `NoSuchEntry` and `EntryChanged`."""

    def work(connection: Connection) -> Entry:
        was = find(connection, place.id, entry_id)
        if was.seen != seen and was.is_checked != is_checked:
            raise EntryChanged(was)
        wanted = Wanted(was.question, was.answer, was.language, was.phrasings, is_checked)
        return rewrite(connection, place, actor, was, wanted)

    return write(place.id, work)


def remove(place: Place, actor: Actor, entry_id: str) -> Entry:
    """Take an answer away; as it was, for whoever wants it back. Raises `NoSuchEntry`."""

    def work(connection: Connection) -> Entry:
        was = find(connection, place.id, entry_id)
        take_away(connection, place, actor, was)
        return was

    return write(place.id, work)


def take_away(connection: Connection, place: Place, actor: Actor, was: Entry) -> None:
    """The same inside a transaction."""
    connection.execute(_REMOVE, {"rid": place.id, "row": was.id})
    told(connection, place, actor, "faq.removed", was, None)
    snapshots.bump(connection, place.id)


def move(place: Place, actor: Actor, entry_id: str, to: str) -> tuple[Entry, ...]:
    """Put an answer `up` or `down` by one, or at a place of the list ("0" is the first); all in their new order.

    Raises `NoSuchEntry`, and ValueError for what is no place.
    """

    def work(connection: Connection) -> tuple[Entry, ...]:
        before = all_of(connection, place.id)
        index = next((number for number, each in enumerate(before) if each.id == entry_id), None)
        if index is None:
            raise NoSuchEntry(entry_id)
        target = min(max(_target(index, to), 0), len(before) - 1)
        after = list(before)
        after.insert(target, after.pop(index))
        if target != index:
            _arrange(connection, place, after)
            audit.record(
                connection, place.id, actor, "faq.moved", ("faq", entry_id), changes={"place": [index + 1, target + 1]}
            )
            snapshots.bump(connection, place.id)
        return tuple(after)

    return write(place.id, work)


def told(connection: Connection, place: Place, actor: Actor, action: str, was: Entry | None, now: Entry | None) -> None:
    """Write down what changed; of phrasings, which callers may have said, only the number."""
    changes = {name: (_logged(was, name), _logged(now, name)) for name in COLUMNS[1:]}
    subject = now or was
    audit.record(connection, place.id, actor, action, ("faq", subject.id if subject else None), changes=changes)


def _logged(entry: Entry | None, name: str) -> Any:
    if entry is None:
        return None
    return len(entry.phrasings) if name == "phrasings" else getattr(entry, name)


def _target(index: int, to: str) -> int:
    steps = {"up": index - 1, "down": index + 1}
    return steps[to] if to in steps else int(to)


def _arrange(connection: Connection, place: Place, order: Iterable[Entry]) -> None:
    for position, each in enumerate(order):
        connection.execute(_CHANGE.values(position=position), {"rid": place.id, "row": each.id})


def _require_free(connection: Connection, place: Place, wanted: Wanted, but: str) -> None:
    keys = {"rid": place.id, "asked": wanted.question, "spoken": wanted.language, "row": but}
    if connection.execute(_TAKEN, keys).first() is not None:
        raise InvalidEntry({"question": "taken"})


def _entry(row: Any) -> Entry:
    return Entry(row.id, row.question, tuple(row.phrasings), row.answer, row.language, row.is_checked)
