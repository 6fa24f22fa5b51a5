"""The application as it must never be, for the tests that show what the others would notice.

WITHOUT names what is taken out of it: "lock", the turn of a restaurant's writers; "transaction", so that every
statement is kept as soon as it is made, slowly; "repeats", all knowledge of what was asked before; "looking", the look
at a provider before something is sent again; "lease", the one turn to renew an access; "bound", that of requests which
wait for providers.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, event

from config import Settings
from integrations import http
from webapp import create_app
from webapp.operations.connections import links, renewal
from webapp.operations.copies import sending
from webapp.store import bookings, engine, tool_calls, transaction

BETWEEN_STATEMENTS_S = 0.002


def without_lock(opened: Engine, _restaurant_id: str | None, work: Callable[[Connection], Any]) -> Any:
    with opened.begin() as connection:
        return work(connection)


def without_transaction(opened: Engine, _restaurant_id: str | None, work: Callable[[Connection], Any]) -> Any:
    with opened.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        event.listen(connection, "after_cursor_execute", lambda *_: time.sleep(BETWEEN_STATEMENTS_S))
        return work(connection)


def no_begin(_connection: Connection) -> None:
    """SQLite keeps each statement by itself."""


def unrepeatable(connection: Connection, row: dict[str, Any]) -> None:
    tool_calls._INSERT.run(connection, {**row, "request_key": None})


def create_blindly(copy: Any, request: Any, deadline: Any, _looks_first: bool, _booking: Any) -> Any:
    return sending._ask(copy, deadline, lambda client: client.create_booking(request))


@contextmanager
def always_a_place(_provider: str) -> Iterator[None]:
    yield


def take_out_of_providers(parts: set[str]) -> None:
    sending_out: Any = sending
    renewing: Any = renewal
    asking: Any = links
    wire: Any = http
    if "looking" in parts:
        sending_out._create = create_blindly
    if "lease" in parts:
        renewing._CLAIM = renewal._LET_GO.where(bindparam("now").is_not(bindparam("until")))
    if "bound" in parts:
        asking._place = always_a_place
        wire.IN_FLIGHT = 1000


def take_out(parts: set[str]) -> None:
    opening: Any = engine
    writing: Any = transaction
    opening.why_not_ready = writing.why_not_ready = lambda *_: None
    if "lock" in parts:
        writing._write_postgresql = without_lock
        writing._write_sqlite = without_transaction  # its transactions are the lock
    if "transaction" in parts:
        writing._write_postgresql = writing._write_sqlite = without_transaction
    if writing._write_sqlite is without_transaction:
        opening._begin_sqlite = no_begin
    if "repeats" in parts:
        tool_calls.by_key = lambda *_: None
        tool_calls.add = unrepeatable
        bookings.same_slot = lambda *_: []


take_out(set(os.environ["WITHOUT"].split(",")))
take_out_of_providers(set(os.environ["WITHOUT"].split(",")))
app = create_app(Settings.load(os.environ))
