"""The standing job of a waiting list: ends offers that were not answered, offers what is free, forgets days that are
over. It looks again every minute while anybody waits, and at once when a table is let go."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from webapp.operations import notices
from webapp.operations.audit import SYSTEM
from webapp.operations.waitlist.offering import about_of, is_over, let_go, offer, record
from webapp.rules.waiting import day_is_over
from webapp.store import jobs, snapshots, texts
from webapp.store import waitlist as rows
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read, write
from webapp.store.waitlist import KIND, Waiting

__all__ = ["KIND", "promise", "work_off"]
AGAIN = timedelta(minutes=1)  # while anybody waits
NOT_SOON = timedelta(hours=1)  # while the list only remembers
NOT_TEXTED = "not_texted"  # the text with their offer failed: somebody has to call them


def promise(now: datetime) -> None:
    """See to it that every list has its job."""
    listed = read(rows.restaurants)
    standing = read(lambda connection: jobs.standing(connection, KIND))
    for restaurant_id in listed:
        if jobs.id_of(KIND, restaurant_id) not in standing:
            write(restaurant_id, lambda connection, owner=restaurant_id: rows.keep(connection, owner, now))  # type: ignore[misc]


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn."""
    write(job.restaurant_id, lambda connection: _tidy(connection, job.restaurant_id, now))
    for entry in read(lambda connection: rows.all_open(connection, job.restaurant_id)):
        if entry.state == "waiting":
            offer(job.restaurant_id, entry.id, now)
    write(job.restaurant_id, lambda connection: _rest(connection, job, now))


def _tidy(connection: Connection, restaurant_id: str, now: datetime) -> None:
    snapshot = snapshots.current(connection, restaurant_id)
    for entry in rows.everybody(connection, restaurant_id) if snapshot else ():
        _tidy_one(connection, snapshot, entry, now)  # type: ignore[arg-type]


def _tidy_one(connection: Connection, snapshot: Snapshot, entry: Waiting, now: datetime) -> None:
    if day_is_over(snapshot.house, entry.day, now):
        if entry.state != "taken":
            let_go(connection, snapshot.id, entry, now, "expired")
        rows.drop(connection, snapshot.id, entry.id)
        return
    if entry.state == "offered":
        _tidy_offer(connection, snapshot, entry, now)
    elif entry.state == "waiting" and is_over(snapshot, entry, now):
        let_go(connection, snapshot.id, entry, now, "expired")
        notices.promise(connection, snapshot, "waitlist_over", about_of(snapshot, entry), now)


def _tidy_offer(connection: Connection, snapshot: Snapshot, entry: Waiting, now: datetime) -> None:
    is_late = entry.held_until is None or entry.held_until <= now
    status = texts.one(connection, snapshot.id, entry.text_id).status if entry.text_id else None
    if is_late:
        let_go(connection, snapshot.id, entry, now, "expired")
        record(connection, snapshot.id, SYSTEM, "expired", entry)
    has_failed = status in ("failed", "dropped") or (is_late and status in ("queued", "unclear"))
    if entry.trouble is None and has_failed:
        rows.change(connection, snapshot.id, entry.id, now, trouble=NOT_TEXTED)


def _rest(connection: Connection, job: Any, now: datetime) -> None:
    """Until the next look, or for good where the list is empty: who joins it promises the job anew."""
    listed = rows.everybody(connection, job.restaurant_id)
    if listed:
        jobs.rest(connection, job.id, now + (AGAIN if any(entry.is_open for entry in listed) else NOT_SOON))
    else:
        jobs.done(connection, job.id)
