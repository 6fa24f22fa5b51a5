"""When guests were last erased: what a process still keeps in memory of calls from before then is not written.

Who erases and who writes such rows take turns: on SQLite all writers do, on PostgreSQL by a lock that many may hold who
write, and one alone who erases.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from webapp.models import AuditEvent

ERASED = "guest.erased"  # in the log of changes
COMMITTED_WITHIN = timedelta(seconds=1)  # of its row in the log: what began until then may still have found the guest
_KEY = 7_236_498_112
_event = AuditEvent.__table__
_LATELY = (
    select(_event.c.restaurant_id, func.max(_event.c.at).label("at"))
    .where(
        _event.c.restaurant_id.in_(bindparam("restaurant_ids", expanding=True)),
        _event.c.at > bindparam("since"),
        _event.c.action == ERASED,
    )
    .group_by(_event.c.restaurant_id)
)


def take_turn(connection: Connection) -> None:
    """Wait for those who write what they kept in memory, and have them wait until this transaction has ended."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({_KEY})")


def lately(connection: Connection, restaurant_ids: Collection[str], since: datetime) -> dict[str, datetime]:
    """The restaurants of which a guest was erased, and until when what began is not to be written; none is erased
    until this transaction has ended."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock_shared({_KEY})")
    keys = {"restaurant_ids": sorted(restaurant_ids), "since": since - COMMITTED_WITHIN}
    return {row.restaurant_id: row.at + COMMITTED_WITHIN for row in connection.execute(_LATELY, keys)}
