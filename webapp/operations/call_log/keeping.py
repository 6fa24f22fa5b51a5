"""Whom calls are put through to, and how long recordings and transcripts are kept: the owner says, a job sees to it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, func, null, or_, select, update

from webapp.models import Call, CallSettings
from webapp.operations import audit, credentials
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store import erasures, jobs, snapshots
from webapp.store.statements import put
from webapp.store.transaction import read, write

KIND = "keep_calls"
EVERY = timedelta(days=1)
LONGEST_DAYS = 3650
MOST_TRANSFERS = 8
MOST_AT_ONCE = 500
_settings, _call = CallSettings.__table__, Call.__table__
_OF = select(_settings).where(_settings.c.restaurant_id == bindparam("restaurant_id"))
_KEEPING = select(_settings.c.restaurant_id).where(
    or_(_settings.c.recording_days.is_not(None), _settings.c.transcript_days.is_not(None))
)
_ENDED = func.coalesce(_call.c.ended_at, _call.c.began_at)


@dataclass(frozen=True, slots=True)
class Transfer:
    """A number calls may be given on to: for a `reason` callers name, or any; at all hours, or from `since` to `until`
    ("HH:MM")."""

    phone: str
    label: str = ""
    reason: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Whom calls are given on to, and for how many days after its end a call's recording and its transcript and summary
    are kept; None: for ever."""

    transfers: tuple[Transfer, ...] = ()
    recording_days: int | None = None
    transcript_days: int | None = None


def rules(place: Place) -> Rules:
    """As they are stored."""
    return read(lambda connection: _rules(connection, place.id))


def set_rules(place: Place, actor: Actor, wanted: Rules) -> None:
    """Store them. Raises ValueError for what no form offers."""
    days = [wanted.recording_days, wanted.transcript_days]
    if len(wanted.transfers) > MOST_TRANSFERS or not all(map(_is_right, days)):
        raise ValueError("not a way to keep calls")

    def work(connection: Connection) -> None:
        was = _rules(connection, place.id)
        values = {**asdict(wanted), "transfers": [asdict(each) for each in wanted.transfers]}
        put(connection, _settings, {"restaurant_id": place.id}, values)
        before, after = _plain(was), _plain(wanted)
        changes = {f"calls.{name}": (before[name], after[name]) for name in after}
        if before != after:
            audit.record(connection, place.id, actor, "restaurant.changed", ("restaurant", place.id), changes=changes)
            snapshots.bump(connection, place.id)  # an assistant may have the numbers in it

    write(place.id, work)


def promise(now: datetime) -> None:
    """See to it that every restaurant that lets recordings or transcripts go has a job that does it."""
    standing = read(lambda connection: jobs.standing(connection, KIND))
    for restaurant_id in read(lambda connection: list(connection.scalars(_KEEPING))):
        if (job_id := jobs.id_of(KIND, restaurant_id)) not in standing:
            write(None, partial(jobs.stand, job_id=job_id, restaurant_id=restaurant_id, kind=KIND, payload={}, now=now))


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: today's work, and the promise of tomorrow's."""
    forget(job.restaurant_id, now)
    write(None, lambda connection: jobs.rest(connection, job.id, now + EVERY))


def forget(restaurant_id: str, now: datetime) -> None:
    """Let recordings and transcripts go that are older than the restaurant keeps them; a call of which it keeps neither
    any more is deleted at Vapi too."""
    kept = read(lambda connection: _rules(connection, restaurant_id))
    if kept.recording_days is not None and kept.transcript_days is not None:
        last = max(kept.recording_days, kept.transcript_days)
        _let_go(restaurant_id, ("recording_url", "transcript", "summary"), last, now, at_vapi=True)
    _let_go(restaurant_id, ("recording_url",), kept.recording_days, now)
    _let_go(restaurant_id, ("transcript", "summary"), kept.transcript_days, now)


def _let_go(
    restaurant_id: str, names: Iterable[str], days: int | None, now: datetime, *, at_vapi: bool = False
) -> None:
    if days is None:
        return
    columns = [_call.c[name] for name in names]
    is_old = now - timedelta(days=days) > _ENDED
    found = select(_call.c.id, _call.c.vapi_call_id).where(_call.c.restaurant_id == restaurant_id, is_old)
    found = found.where(or_(*(column.is_not(None) for column in columns))).limit(MOST_AT_ONCE)

    def work(connection: Connection) -> int:
        rows = connection.execute(found).all()
        ids = [row.id for row in rows]
        blank = update(_call).where(_call.c.restaurant_id == restaurant_id, _call.c.id.in_(ids))
        connection.execute(blank.values({column.key: null() for column in columns}))
        if at_vapi:
            erasures.promise(connection, restaurant_id, [credentials.encrypt(row.vapi_call_id) for row in rows], now)
        return len(ids)

    while write(restaurant_id, work) == MOST_AT_ONCE:
        pass


def _rules(connection: Connection, restaurant_id: str) -> Rules:
    row = connection.execute(_OF, {"restaurant_id": restaurant_id}).one_or_none()
    if row is None:
        return Rules()
    transfers = tuple(Transfer(**each) for each in row.transfers)
    return Rules(transfers, row.recording_days, row.transcript_days)


def _plain(given: Rules) -> dict[str, Any]:
    named = [
        " ".join(filter(None, (each.label, each.phone, each.reason, each.since, each.until)))
        for each in given.transfers
    ]
    return {**asdict(given), "transfers": named}


def _is_right(days: int | None) -> bool:
    return days is None or 0 <= days <= LONGEST_DAYS
