"""Sentences that several tools say: why not, and what instead."""

from datetime import date, datetime, time

from webapp.operations import waitlist
from webapp.operations.openings import Openings
from webapp.rules import Decision, Opening, Reason
from webapp.speech import saying
from webapp.speech.lines import line, part
from webapp.store.snapshots import Snapshot

FULL = frozenset({Reason.NO_TABLE, Reason.PACING_COVERS, Reason.PACING_PARTIES, Reason.ELSEWHERE})  # worth waiting for


def why_none(snapshot: Snapshot, found: Openings, now: datetime) -> str:
    """Why a day has no openings, in one sentence."""
    return _why(snapshot, found.reason, found.day, found.people, now, found.closed_because, found.last_day)


def refused(snapshot: Snapshot, decision: Decision, now: datetime) -> str:
    """Why a request was refused and what could be had instead, as a question."""
    because = _why(
        snapshot,
        decision.reason,
        decision.day,
        decision.people,
        now,
        decision.closed_because,
        at=decision.time,
    )
    return f"{because} {offer(snapshot, decision.alternatives, decision.day, now, decision.reason)}"


def offer(
    snapshot: Snapshot, openings: tuple[Opening, ...], day: date, now: datetime, reason: Reason | None = None
) -> str:
    """The alternatives in one question, or the offer to take a message when there are none; where it is full, the
    waiting list besides, if there is one."""
    locale = snapshot.locale
    may_wait = reason in FULL and waitlist.may_be_joined(snapshot)
    if not openings:
        return line("offer_waitlist" if may_wait else "take_message", locale)
    same_day = [opening.time for opening in openings if opening.day == day]
    parts = []
    if same_day:
        times = saying.listing([saying.at_clock(at, locale) for at in same_day], locale, "or")
        parts.append(part("same_day", locale, times=times))
    later = [opening for opening in openings if opening.day != day]
    parts += [saying.moment(each.day, each.time, locale, _today(snapshot, now)) for each in later]
    choices = saying.listing(parts, locale, "or")
    if may_wait:
        return line("offer_or_waitlist", locale, choices=choices)
    return line("offer" if len(openings) > 1 else "offer_one", locale, choices=choices)


def _today(snapshot: Snapshot, now: datetime) -> date:
    return snapshot.local(now).date()


def _why(
    snapshot: Snapshot,
    reason: Reason | None,
    day: date,
    people: int,
    now: datetime,
    closed_because: str | None = None,
    last_day: date | None = None,
    at: time | None = None,
) -> str:
    locale, today = snapshot.locale, _today(snapshot, now)
    key = f"why_{reason or Reason.NO_TABLE}"
    if reason is Reason.CLOSED_DAY and closed_because:
        key = "why_closed_because"
    if reason is Reason.TOO_FAR_AHEAD and last_day is None:
        key = "why_too_far"
    if at is None and reason not in (Reason.CLOSED_DAY, Reason.PARTY_TOO_LARGE, Reason.TOO_FAR_AHEAD):
        key = "why_paused_that_day" if reason is Reason.PAUSED else "why_day_is_full"
    return line(
        key,
        locale,
        **({} if at is None else saying.moments(day, at, locale, today)),
        day=saying.day(day, locale, today),
        party=saying.for_people(people, locale),
        most=snapshot.policy.max_people,
        reason=closed_because or "",
        last_day=saying.day(last_day, locale, today) if last_day else "",
    )
