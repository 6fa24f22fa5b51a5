"""Getting on the list."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection

from webapp import rules
from webapp.operations import notices
from webapp.operations.joinable import tells_by_text
from webapp.operations.refusals import Refusal
from webapp.operations.waitlist.offering import about_of, unreachable
from webapp.rules.waiting import first_fit
from webapp.store import waitlist as rows
from webapp.store.snapshots import Snapshot
from webapp.store.waitlist import Waiting

WINDOW_MINUTES = 60  # around the time they said, where they said nothing else
MOST_WAITING = 50  # parties for one day: more would wait in vain


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody waits for; `phone` in E.164, `language` that of their texts. `window_minutes` is how far from
    `time` a table may begin."""

    day: date
    time: time
    people: int
    name: str
    phone: str
    language: str
    window_minutes: int = WINDOW_MINUTES
    area: str | None = None
    source: str = "phone"
    call_id: str | None = None


def join(connection: Connection, snapshot: Snapshot, wish: Wish, now: datetime) -> Waiting:
    """The party on the list. A number waits once for a day: who asks again waits for what they said last, and keeps
    their turn.

    Raises `Refusal`: NOT_SUPPORTED without a list, CLOSED_OR_FULL with the decision where no table could ever be had,
    or none where too many wait already.
    """
    if not snapshot.policy.waitlist_minutes or not snapshot.can_be_booked:
        raise Refusal("NOT_SUPPORTED", line="no_waitlist")
    house, nobody = snapshot.callers_house, rules.Book.of([])
    asked = (wish.day, wish.time, wish.window_minutes, wish.people, now, wish.area)
    if first_fit(house, nobody, *asked) is None:
        decision = rules.decide(house, nobody, wish.day, wish.time, wish.people, now, area=wish.area)
        raise Refusal("CLOSED_OR_FULL", decision=decision, day=wish.day, at=wish.time, people=wish.people)
    earlier = rows.open_of_phone(connection, snapshot.id, wish.phone, wish.day)
    if earlier is None and rows.how_many(connection, snapshot.id, wish.day) >= MOST_WAITING:
        raise Refusal("CLOSED_OR_FULL", line="waitlist_full", day=wish.day)
    entry_id = _written(connection, snapshot, wish, earlier, now)
    found = rows.one(connection, snapshot.id, entry_id)
    assert found is not None  # noqa: S101 - it was written just now
    if earlier is None and tells_by_text(snapshot):
        notices.promise(connection, snapshot, "waitlist_joined", about_of(snapshot, found), now)
    return found


def _written(connection: Connection, snapshot: Snapshot, wish: Wish, earlier: Waiting | None, now: datetime) -> str:
    said = {name: getattr(wish, name) for name in ("time", "people", "name", "window_minutes", "area", "language")}
    said["trouble"] = unreachable(connection, snapshot, wish.phone)
    if earlier is None:
        more = {name: getattr(wish, name) for name in ("day", "phone", "source", "call_id")}
        return rows.add(connection, snapshot.id, now, {**said, **more})
    if earlier.state == "waiting":  # what is offered already stays as it was offered
        rows.change(connection, snapshot.id, earlier.id, now, **said)
    return earlier.id
