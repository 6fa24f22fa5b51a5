"""A booking that a provider has too: what is asked of other books before, and what came of it there after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from integrations.deadline import Deadline
from webapp.operations import copies, sources
from webapp.operations.bookings.create import Made
from webapp.operations.copies import Outcome, Settled
from webapp.operations.refusals import Refusal
from webapp.operations.sources import CHECK_S, Outside, Question
from webapp.rules import Check, Decision, Reason
from webapp.store.snapshots import Snapshot

ASK_AGAIN = {  # what of the guest's own a provider refused -> what is said, and the field it is about
    "invalid_email": ("INVALID_REQUEST", "email"),
    "no_contact": ("INVALID_REQUEST", "email"),
    "invalid_phone": ("INVALID_PHONE", "phone"),
    "invalid_name": ("INVALID_REQUEST", "name"),
    "last_name_needed": ("INVALID_REQUEST", "name"),
}


def asked_of_others(snapshot: Snapshot, day: date, people: int, now: datetime) -> Outside | None:
    """What those that only block leave open on a day, asked anew: for a booking or a move."""
    question = Question(snapshot, day, day, people, now, Deadline(CHECK_S), is_to_confirm=True)
    return sources.ask(question, sources.blocking(snapshot))


def carried_out(
    made: Made,
    now: datetime,
    deadline: Deadline,
    area: str | None = None,
    keep: Callable[[Connection, Made], None] | None = None,
) -> Made:
    """What was promised, done at the provider as far as it answers in time; `keep` writes what is to be told in the
    transaction of what came of it.

    Raises `Refusal`: CLOSED_OR_FULL when it is taken there, and what the provider says of the guest's own details.
    """
    if made.promise is None:
        return made

    def also(connection: Connection, settled: Settled) -> None:
        if keep is not None and settled.outcome is not Outcome.REFUSED:
            keep(connection, _as_settled(made, settled))

    promise = replace(made.promise, also=also)
    settled = copies.carry_out(promise, now, deadline=deadline, asked_again=ASK_AGAIN)
    if settled.outcome is Outcome.REFUSED:
        raise _refusal(made, settled, area)
    return _as_settled(made, settled)


def _as_settled(made: Made, settled: Settled) -> Made:
    is_waiting = settled.outcome in (Outcome.WAITING, Outcome.STAFF, Outcome.PENDING)
    return replace(made, booking=settled.booking, promise=None, is_waiting=is_waiting)


def _refusal(made: Made, settled: Settled, area: str | None) -> Refusal:
    why = settled.why or ""
    if why in ASK_AGAIN:
        code, field = ASK_AGAIN[why]
        line = "ask_last_name" if why == "last_name_needed" else None
        return Refusal(code, line=line, field=field, facts={"field": field})
    if made.decision is None:
        return Refusal("NOT_SUPPORTED", line="not_cancelled_there")
    if why not in copies.TAKEN:
        return Refusal("NOT_SUPPORTED", line="not_taken_there")
    decision = _refused_there(made.decision)
    facts = {"area": area} if settled.booking.has_ended else {"area": area, "without": settled.booking.id}
    return Refusal(
        "CLOSED_OR_FULL",
        decision=decision,
        day=decision.day,
        at=decision.time,
        people=decision.people,
        facts=facts,
    )


def _refused_there(decision: Decision) -> Decision:
    """The decision of our own book with what the provider's said to it."""
    check = Check(Reason.ELSEWHERE, False, detail=(("time", decision.time.isoformat("minutes")),))
    return replace(decision, reason=Reason.ELSEWHERE, table_nos=(), checks=(*decision.checks, check))
