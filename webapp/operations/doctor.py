"""Is the database sound? What is wrong with it, in sentences that say what to do."""

from collections.abc import Callable, Iterator

from flask import current_app
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from webapp.extensions import db
from webapp.store import engine

RECOVER = "restore a backup, or save what can be read with `sqlite3 FILE .recover`"
_OVERLAPS = text("""
    select distinct dining_table.name, restaurant.slug
    from seating as one
    join seating as other on other.table_no = one.table_no and other.booking_id <> one.booking_id
        and other.starts_at >= one.starts_at and other.starts_at < one.ends_at
    join dining_table on dining_table.no = one.table_no
    join restaurant on restaurant.id = one.restaurant_id
    order by restaurant.slug, dining_table.name
""")


def examine() -> list[str]:
    """Everything found wrong with the database; empty when it is sound and ready to serve from."""
    if why := engine.why_not_ready(db.engine, current_app.extensions["migrate"].directory):
        return [why, *_broken_file()]
    return [*_broken_file(), *_looked_at(_overlaps)]


def _broken_file() -> list[str]:
    return _looked_at(_sqlite_faults) if db.engine.dialect.name == "sqlite" else []


def _looked_at(look: Callable[[Connection], Iterator[str]]) -> list[str]:
    try:
        with db.engine.connect() as connection:
            return list(look(connection))
    except DBAPIError as error:
        return [f"The database cannot be read ({error.orig}): {RECOVER}."]


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    for fault in connection.execute(text("pragma integrity_check")).scalars():
        if fault != "ok":
            yield f"The database file is corrupt ({fault}): {RECOVER}."
    for row in connection.execute(text("pragma foreign_key_check")):
        yield f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is gone: {RECOVER}."


def _overlaps(connection: Connection) -> Iterator[str]:
    for table, slug in connection.execute(_OVERLAPS):
        yield f"Table {table} of {slug} is held by two bookings at once: move one of them."
