"""The log of tool calls. Those that only read, and that a phone call was heard of, are kept in memory and written in
batches by a thread of each process, within `EVERY_S`; a kill loses at worst these, and they can be worked out again.

What began before a guest of the restaurant was erased is written no more: it may tell of them."""

import atexit
import logging
import os
import threading
from datetime import datetime
from typing import Any, NamedTuple

from flask import Flask, current_app
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp.models import ToolCall
from webapp.store import forgetting
from webapp.store.calls import HEARD_OF, heard_of
from webapp.store.questions import UNANSWERED
from webapp.store.statements import Statement
from webapp.store.transaction import BookUnavailable, write

EVERY_S = 0.25
AT_ONCE = 100  # rows of one transaction, two milliseconds of the writer's time: a booking may be waiting
MOST_CALLS = 10_000  # phone calls remembered to have been written down
MOST_WAITING = 20_000  # past that the oldest are dropped: the log must not eat the memory of a host that is busy
_table = ToolCall.__table__


class Earlier(NamedTuple):
    """A call that was logged, as who repeats it needs to know it; without an answer while it is being worked on."""

    id: str
    fingerprint: str | None
    answer: Any
    started_at: datetime
    duration_us: int | None


_INSERT = Statement(insert(_table))
_of_restaurant = select(*(_table.c[name] for name in Earlier._fields)).where(
    _table.c.restaurant_id == bindparam("restaurant_id")
)
_BY_KEY = Statement(_of_restaurant.where(_table.c.request_key == bindparam("request_key")))
_BY_ID = Statement(_of_restaurant.where(_table.c.id == bindparam("call_row")))
_THIS = (_table.c.restaurant_id == bindparam("rid")) & (_table.c.id == bindparam("row"))
_ANSWER = Statement(
    update(_table)
    .where(_THIS)
    .values(
        answer=bindparam("said"),
        decision=bindparam("decided"),
        booking_id=bindparam("booking"),
        duration_us=bindparam("us"),
        reason=bindparam("why"),
        week_hour=bindparam("wanted"),
    )
)
_FORGET_KEY = update(_table).where(_THIS).values(request_key=None)
log = logging.getLogger(__name__)


def add(connection: Connection, row: dict[str, Any]) -> None:
    """Write one row now, in the caller's transaction."""
    _INSERT.run(connection, row)


def by_key(connection: Connection, restaurant_id: str, request_key: str) -> Any:
    """The row (`Earlier`) of a repeatable request, or None."""
    return _earlier(_BY_KEY.first(connection, {"restaurant_id": restaurant_id, "request_key": request_key}))


def by_id(connection: Connection, restaurant_id: str, row_id: str) -> Any:
    """The same, by the row's id: what an earlier try of this very request may have committed."""
    return _earlier(_BY_ID.first(connection, {"restaurant_id": restaurant_id, "call_row": row_id}))


def asked(connection: Connection, restaurant_id: str, row_id: str) -> Any:
    """A call's row, whole: `tool`, `arguments`, `answer`, `started_at` ...; None where the restaurant has none."""
    return connection.execute(select(_table).where(_THIS), {"rid": restaurant_id, "row": row_id}).one_or_none()


def _earlier(row: Any) -> Earlier | None:
    return None if row is None else Earlier._make(row)


def answer(connection: Connection, restaurant_id: str, row_id: str, values: dict[str, Any]) -> None:
    """Write what was answered after work that went on outside the transaction."""
    keys = {"rid": restaurant_id, "row": row_id, "said": values["answer"], "decided": values["decision"]}
    keys |= {"booking": values["booking_id"], "us": values["duration_us"]}
    _ANSWER.run(connection, {**keys, "why": values["reason"], "wanted": values["week_hour"]})


def forget_key(connection: Connection, restaurant_id: str, row_id: str) -> None:
    """Let a key whose time is over be used again."""
    connection.execute(_FORGET_KEY, {"rid": restaurant_id, "row": row_id})


class Waiting(NamedTuple):
    """A row that is to be written, and when what it tells of began."""

    statement: Statement
    row: dict[str, Any]
    began_at: datetime


class Batches:
    """Rows waiting to be written, and the thread that writes them; started on first use, so after any fork."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()
        self._flushing = threading.Lock()  # who flushes knows afterwards that nothing is on its way
        self._rows: list[Waiting] = []
        self._heard_of: set[tuple[str, str]] = set()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._pid = 0
        atexit.register(self.close)

    def add(self, row: dict[str, Any]) -> None:
        """Keep a row for the next batch."""
        self._keep(Waiting(_INSERT, row, row["started_at"]))

    def hear_of(self, restaurant_id: str, call_id: str, caller: str | None, now: datetime) -> None:
        """Have a phone call in the log, whatever else is told of it; once is enough."""
        key = (restaurant_id, call_id)
        if key in self._heard_of:
            return
        if len(self._heard_of) >= MOST_CALLS:
            self._heard_of = set()
        self._heard_of.add(key)
        self._keep(Waiting(HEARD_OF, heard_of(restaurant_id, call_id, caller, now), now))

    def nobody_knew(self, row: dict[str, Any]) -> None:
        """Keep a question that found no sure answer for the next batch: a row of `unanswered_question`."""
        self._keep(Waiting(UNANSWERED, row, row["first_heard_at"]))

    def _keep(self, waiting: Waiting) -> None:
        with self._lock:
            self._rows.append(waiting)
            if self._pid != os.getpid():
                self._pid, self._flushing = os.getpid(), threading.Lock()  # a fork is not to wait for its parent
                self._thread = threading.Thread(target=self._run, name="tool-call-log", daemon=True)
                self._thread.start()

    def flush(self) -> None:
        """Write what waits, and keep it when the database does not take it now."""
        with self._flushing:
            self._flush()

    def _flush(self) -> None:
        with self._lock:
            rows, self._rows = self._rows, []
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            try:
                with self._app.app_context():
                    self._write(some)
            except BookUnavailable:
                with self._lock:
                    self._rows = (rows[start:] + self._rows)[-MOST_WAITING:]
                return
            except Exception:  # a row that no database takes must not end the log of all others
                log.exception("%d tool calls were not logged", len(some))

    def close(self) -> None:
        """Write what waits and stop."""
        atexit.unregister(self.close)
        self._stop.set()
        if self._thread is not None and self._pid == os.getpid():
            self._thread.join()
        self.flush()

    def _write(self, rows: list[Waiting]) -> None:
        """These rows at once; one by one when one of them is of a restaurant that was deleted meanwhile."""
        try:
            dropped = write(None, lambda connection: _put(connection, rows))
        except IntegrityError:
            if len(rows) == 1:
                log.warning("a tool call of a deleted restaurant was not logged")
                return
            for row in rows:
                self._write([row])
            return
        self._heard_of -= {  # whose caller goes on talking is heard of again
            (each.row["restaurant_id"], each.row["vapi_call_id"]) for each in dropped if each.statement is HEARD_OF
        }

    def _run(self) -> None:
        while not self._stop.wait(EVERY_S):
            self.flush()


def _put(connection: Connection, rows: list[Waiting]) -> list[Waiting]:
    """Write them; those that are not, since a guest was erased meanwhile."""
    restaurants = {each.row["restaurant_id"] for each in rows}
    erased = forgetting.lately(connection, restaurants, min(each.began_at for each in rows))
    dropped = [each for each in rows if (until := erased.get(each.row["restaurant_id"])) and each.began_at <= until]
    kept = [each for each in rows if each not in dropped] if dropped else rows
    for statement in (_INSERT, HEARD_OF, UNANSWERED):
        statement.run_each(connection, [each.row for each in kept if each.statement is statement])
    return dropped


def batches() -> Batches:
    """This application's batches."""
    found: Batches = current_app.extensions["tool_call_batches"]
    return found


def init_app(app: Flask) -> None:
    app.extensions["tool_call_batches"] = Batches(app)
