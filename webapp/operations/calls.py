"""Tool calls: each is logged with its answer, and a repeated one is the same one.

A call that changes something is logged in the transaction of the change, so what was acknowledged is kept and its key
finds it again. A refusal changes nothing: it is explained after the transaction, so that nobody waits for it.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from integrations.deadline import Deadline
from webapp.knowledge import Finding, Verdict
from webapp.operations import unanswered
from webapp.operations.refusals import Refusal
from webapp.store import calls as phone_calls
from webapp.store import snapshots, tool_calls
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import BookUnavailable, Overlap, read, write

ASKED_OF_PROVIDERS_S = 4.0  # for everything that providers are asked about one call
KEY_LIVES = timedelta(hours=24)
OTHERS_WORK_S = 5.0  # how long a repeat waits for the answer of the request it repeats
POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """One tool call as it reached a door. `caller` is the number the network gives, never what somebody says;
    `request_key` makes the call repeatable, `fingerprint` tells whether the repeat asks the same."""

    id: str
    snapshot: Snapshot
    door: str
    tool: str
    arguments: dict[str, Any]
    now: datetime
    started: float  # time.perf_counter() at arrival
    caller: str | None = None
    call_id: str | None = None
    request_key: str | None = None
    fingerprint: str | None = None

    def deadline(self, most_s: float) -> Deadline:
        """For something that providers are asked: so many seconds, but no more than are left of all of them."""
        left_s = ASKED_OF_PROVIDERS_S - (time.perf_counter() - self.started)
        return Deadline(max(0.0, min(most_s, left_s)))


@dataclass(frozen=True, slots=True)
class Told:
    """What the door answers, the decision behind it (plain JSON), and the booking it is about. `finish` is work to be
    done outside the transaction, after which it says what is to be told instead; it may have that kept in the
    transaction which writes what came of the work. `finding` is of a question."""

    answer: dict[str, Any]
    decision: dict[str, Any] | None = None
    booking_id: str | None = None
    finish: Callable[["Keep"], "Told"] | None = None
    finding: Finding | None = None


Keep = Callable[[Connection, Told], None]
Understand = Callable[[], None]  # reads the arguments; raises `Refusal`
Work = Callable[[Connection, Asked], Told]
Explain = Callable[[Asked, Refusal], Told]  # outside every transaction


def answer(asked: Asked, understand: Understand, work: Work, explain: Explain) -> Told:
    """Answer a call that only reads. Raises `BookUnavailable`."""

    try:
        understand()
        told = read(lambda connection: work(connection, asked))
        told = told.finish(_not_kept) if told.finish else told
    except Refusal as refusal:
        told = explain(asked, refusal)
    row = _row(asked, told)
    tool_calls.batches().add(row)
    if told.finding is not None and row["question"] and not row["was_answered"]:
        tool_calls.batches().nobody_knew(unanswered.row(asked.snapshot, row, told.finding))
    return told


def answer_once(asked: Asked, understand: Understand, work: Work, explain: Explain) -> Told:
    """Answer a call that changes something, once for each `request_key`. Raises `BookUnavailable`.

    Arguments are read before the transaction: nobody else waits for that.
    """
    tries = 0

    def change(connection: Connection) -> Told:
        nonlocal tries
        tries += 1
        if earlier := _earlier(connection, asked, is_second_try=tries > 1):
            return earlier
        told = work(connection, _as_it_is_now(connection, asked))
        tool_calls.add(connection, _row(asked, told))
        return told

    try:
        understand()
        told = _written(asked, change)
    except Refusal as refusal:
        return _refused(asked, explain, refusal)
    except Overlap:
        return _refused(asked, explain, Refusal("CLOSED_OR_FULL"))
    if told is WAITING:
        return _answer_of_the_other(asked)
    return _finished(asked, told)


def rehearse(asked: Asked, understand: Understand, work: Work, explain: Explain, *, changes: bool) -> Told:
    """What a call would be answered: it is not logged, what it would change is given up, and no service is asked to
    change anything. Raises `BookUnavailable`."""

    def attempt(connection: Connection) -> None:
        raise _Rehearsed(work(connection, _as_it_is_now(connection, asked)))

    try:
        understand()
        if changes:
            write(asked.snapshot.id, attempt)
        told = read(lambda connection: work(connection, asked))
        return told.finish(_not_kept) if told.finish else told
    except _Rehearsed as over:
        return over.told
    except Refusal as refusal:
        return explain(asked, refusal)
    except Overlap:
        return explain(asked, Refusal("CLOSED_OR_FULL"))


class _Rehearsed(Exception):
    """Ends a transaction whose outcome is known by now."""

    def __init__(self, told: Told) -> None:
        super().__init__("rehearsed")
        self.told = told


WAITING = Told({})
MARKS = " ?!."
LONGEST_QUESTION = 200
NOT_COUNTED = dict.fromkeys(("reason", "week_hour", "question", "was_answered", "verdict"))


def _written(asked: Asked, change: Callable[[Connection], Told]) -> Told:
    """Raises what `write` raises. Who lost a race the guard decided is tried once more: the book now shows the winner,
    so there is another table, or a refusal that knows what else is free."""
    try:
        return write(asked.snapshot.id, change)
    except Overlap:
        return write(asked.snapshot.id, change)


def _earlier(connection: Connection, asked: Asked, is_second_try: bool) -> Told | None:
    """What this very request, or the one it repeats, was told; `WAITING` while another is at work on it."""
    row = tool_calls.by_id(connection, asked.snapshot.id, asked.id) if is_second_try else None
    if row is None and asked.request_key is not None:
        row = tool_calls.by_key(connection, asked.snapshot.id, asked.request_key)
    if row is None:
        return None
    if asked.now - row.started_at > KEY_LIVES:
        tool_calls.forget_key(connection, asked.snapshot.id, row.id)
        return None
    if row.fingerprint != asked.fingerprint:
        raise Refusal("INVALID_REQUEST", line="key_reused", field="Idempotency-Key")
    return Told(row.answer) if row.duration_us is not None or row.id == asked.id else WAITING


def _answer_of_the_other(asked: Asked) -> Told:
    """Wait for the request this one repeats; past the wait, what it would have said had it been cut off."""
    key = asked.request_key
    if key is None:
        raise ValueError("only a request with a key can be waited for")
    deadline = time.monotonic() + OTHERS_WORK_S
    while True:
        row = read(lambda connection: tool_calls.by_key(connection, asked.snapshot.id, key))
        if row.duration_us is not None or time.monotonic() > deadline:
            return Told(row.answer)
        time.sleep(POLL_S)


def _as_it_is_now(connection: Connection, asked: Asked) -> Asked:
    snapshot = snapshots.current(connection, asked.snapshot.id)
    if snapshot is None:
        raise Refusal("RESTAURANT_NOT_FOUND")
    return asked if snapshot is asked.snapshot else replace(asked, snapshot=snapshot)


def _refused(asked: Asked, explain: Explain, refusal: Refusal) -> Told:
    told = explain(asked, refusal)
    if asked.request_key is None or refusal.line == "key_reused":
        tool_calls.batches().add({**_row(asked, told), "request_key": None})
        return told

    def record(connection: Connection) -> Told:
        if earlier := _earlier(connection, asked, is_second_try=False):
            return earlier
        tool_calls.add(connection, _row(asked, told))
        return told

    try:
        stored = write(asked.snapshot.id, record)
    except Refusal as reused:
        return _refused(asked, explain, reused)
    return _answer_of_the_other(asked) if stored is WAITING else stored


def _finished(asked: Asked, told: Told) -> Told:
    """What came of the work outside. Where the book can't be written any more, what was told before still holds: the
    worker settles it."""
    if told.finish is None:
        return told
    kept: list[Told] = []

    def keep(connection: Connection, after: Told) -> None:
        tool_calls.answer(connection, asked.snapshot.id, asked.id, _row(asked, after))
        kept[:] = [after]

    try:
        after = told.finish(keep)
    except BookUnavailable:
        return replace(told, finish=None)
    if not (kept and kept[0] is after):
        with suppress(BookUnavailable):  # what is done is done, though the log does not say it
            write(asked.snapshot.id, lambda connection: keep(connection, after))
    return after


def _not_kept(_connection: Connection, _told: Told) -> None:
    """Of a call that only reads, the log is written by itself."""


def count_wrong_reference(restaurant_id: str, call_id: str, now: datetime) -> None:
    """Remember that a reference nobody has was tried in a call."""
    write(restaurant_id, lambda connection: phone_calls.count_wrong_reference(connection, restaurant_id, call_id, now))


def _row(asked: Asked, told: Told) -> dict[str, Any]:
    return {
        "id": asked.id,
        "restaurant_id": asked.snapshot.id,
        "door": asked.door,
        "tool": asked.tool,
        "call_id": asked.call_id,
        "request_key": asked.request_key,
        "fingerprint": asked.fingerprint,
        "arguments": asked.arguments,
        "decision": told.decision,
        "answer": told.answer,
        "booking_id": told.booking_id,
        "started_at": asked.now,
        "duration_us": None if told.finish else int((time.perf_counter() - asked.started) * 1_000_000),
        **NOT_COUNTED,
        **({} if asked.door == "test" else _refusal(told.decision) | _question(asked, told)),
    }


def _refusal(decision: dict[str, Any] | None) -> dict[str, Any]:
    """Why a request for a table was refused, and the hour of the week it was for."""
    if decision is None or decision.get("accepted", True):
        return {}
    at = decision["time"]
    week_hour = None if at is None else date.fromisoformat(decision["day"]).weekday() * 24 + int(at[:2])
    return {"reason": decision["reason"], "week_hour": week_hour}


def _question(asked: Asked, told: Told) -> dict[str, Any]:
    """What was asked, whatever its case and the mark at its end, and whether there was an answer."""
    said = asked.arguments.get("question") if asked.tool == "faq" else None
    if not isinstance(said, str) or not (question := said.strip(MARKS).lower()[:LONGEST_QUESTION]):
        return {}
    was_answered = told.answer.get("answer") is not None
    verdict = Verdict.CONFIDENT if was_answered else told.finding and told.finding.verdict
    return {"question": question, "was_answered": was_answered, "verdict": verdict.value if verdict else None}
