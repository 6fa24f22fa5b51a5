"""Statements that the driver runs itself behave as if SQLAlchemy had run them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, bindparam, event, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.restaurants import open_restaurant
from webapp.models import Customer, Restaurant
from webapp.models.types import new_id
from webapp.store import bookings, tool_calls
from webapp.store.engine import of_tools
from webapp.store.statements import Statement
from webapp.store.transaction import read, write

NOW = datetime(2027, 2, 14, 19, 30, tzinfo=UTC)
SLUG = Statement(select(Restaurant.__table__.c.slug).where(Restaurant.__table__.c.id == bindparam("id")))


def logged(restaurant_id: str, **values: Any) -> dict[str, Any]:
    """A row of the log."""
    row = {"id": new_id(), "restaurant_id": restaurant_id, "door": "json", "tool": "create_booking", "call_id": None}
    rest: dict[str, Any] = {"request_key": None, "fingerprint": None, "arguments": {}, "decision": None, "answer": None}
    rest |= dict.fromkeys(("reason", "week_hour", "question", "was_answered", "verdict"))
    return {**row, **rest, "booking_id": None, "started_at": NOW, "duration_us": 7, **values}


@pytest.mark.both_databases
def test_what_is_written_is_read_back_as_it_was(app: Flask) -> None:
    place = open_restaurant(app)
    row = logged(place.id, request_key="once", fingerprint="f", answer={"ok": True, "name": "Zoë"})
    with app.app_context():
        write(place.id, lambda connection: tool_calls.add(connection, row))
        found = read(lambda connection: tool_calls.by_key(connection, place.id, "once"))
    assert found == (row["id"], "f", {"ok": True, "name": "Zoë"}, NOW, 7)


@pytest.mark.both_databases
def test_a_column_that_is_not_written_gets_its_default(app: Flask) -> None:
    place = open_restaurant(app)
    table = Customer.__table__

    def greet(connection: Connection) -> Any:
        guest = bookings.remember_guest(connection, place.id, new_id(), "+393331234567", "Mario", None, NOW)
        return connection.execute(select(table).where(table.c.id == guest)).one()

    with app.app_context():
        assert write(place.id, greet).name == "Mario"


@pytest.mark.both_databases
def test_a_row_that_is_refused_raises_what_sqlalchemy_raises(app: Flask) -> None:
    place = open_restaurant(app)
    row = logged(place.id)
    with app.app_context():
        write(place.id, lambda connection: tool_calls.add(connection, row))
        with pytest.raises(IntegrityError) as refused:
            write(place.id, lambda connection: tool_calls.add(connection, row))
    assert "INSERT INTO tool_call" in str(refused.value) and not refused.value.connection_invalidated


@pytest.mark.both_databases
def test_a_missing_value_is_named(app: Flask) -> None:
    with app.app_context(), pytest.raises(KeyError, match="id"):
        read(lambda connection: SLUG.all(connection, {"slug": "roma"}))


@pytest.mark.both_databases
def test_nothing_is_run_for_no_rows(app: Flask) -> None:
    with app.app_context():
        write(None, lambda connection: SLUG.run_each(connection, []))


@pytest.mark.both_databases
def test_who_listens_hears_it_and_changes_nothing(app: Flask) -> None:
    place = open_restaurant(app)
    heard: list[str] = []

    def look() -> tuple[str]:
        found: tuple[str] = read(lambda connection: SLUG.first(connection, {"id": place.id}))
        return found

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(statement)

    with app.app_context():
        unheard = look()
        event.listen(of_tools(), "before_cursor_execute", note)
        assert tuple(look()) == unheard == (place.slug,)
    assert [each for each in heard if "restaurant.slug" in each]


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_connection_that_was_lost_is_known_as_lost(app: Flask) -> None:
    place = open_restaurant(app)
    with app.app_context(), of_tools().connect() as victim, of_tools().connect() as other:
        pid = victim.execute(text("select pg_backend_pid()")).scalar()
        other.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": pid})
        with pytest.raises(DBAPIError) as lost:
            SLUG.all(victim, {"id": place.id})
    assert lost.value.connection_invalidated
