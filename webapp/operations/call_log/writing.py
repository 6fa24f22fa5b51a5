"""Writing down what is told of a call, and what came of it, in the caller's transaction."""

from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Connection

from integrations.vapi.calls import CallNews
from webapp.operations.call_log.outcomes import outcome_of
from webapp.store import calls

LONGEST_CALL = timedelta(minutes=15)  # our assistants hang up after ten
AROUND = timedelta(minutes=5)  # two clocks, and tool calls that are logged late


def write_down(connection: Connection, restaurant_id: str, call_id: str, told: CallNews, now: datetime) -> str:
    """What one message tells, or the call itself; a report also says what came of it. The id of the call's row."""
    values = asdict(told)
    if not told.is_report:
        return calls.heard(connection, restaurant_id, call_id, now, values)
    values["transcript"] = None if told.transcript is None else [asdict(turn) for turn in told.transcript]
    row_id = calls.reported(connection, restaurant_id, call_id, now, values)
    work_out(connection, restaurant_id, row_id)
    return row_id


def work_out(connection: Connection, restaurant_id: str, row_id: str) -> None:
    """Write what came of a call, as far as its tool calls are in the log."""
    row = calls.by_id(connection, restaurant_id, row_id)
    until = (row.ended_at or row.began_at + LONGEST_CALL) + AROUND
    used = calls.tools_used(connection, restaurant_id, row.vapi_call_id, row.began_at - AROUND, until)
    calls.came_to(connection, restaurant_id, row_id, outcome_of(used, row.ended_reason, row.forwarded_to))
