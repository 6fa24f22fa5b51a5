"""PostgreSQL stops, comes back, hangs up, or loses the confirmation of a commit: clear answers meanwhile, nothing that
was acknowledged is lost, nothing is done twice, and no restart is needed."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, make_url, text

from integrations import sandbox
from tests import provision
from tests.cluster import Cluster, cluster
from tests.conftest import leave_out
from tests.databases import PostgreSQLServer
from tests.reliability import asking, figures
from tests.reliability.asking import DOORS
from tests.reliability.callers import AfterEach, Answer
from tests.reliability.cutting import Wire
from tests.reliability.running import Tavolo, account_at, tavolo_on
from tests.restaurants import Place, ahead
from tests.size import size
from webapp.extensions import db
from webapp.store.transaction import BookUnavailable, write

BOOKINGS = size(80, 2000)
CLIENTS = 16
ROUNDS = size(1, 5)
CUTS = size(6, 100)
BACK_WITHIN_S = 120.0  # a bound against hanging
PAUSE_S = 0.1
ONE_PROCESS = {"WEB_PROCESSES": "1"}  # a second one may still be starting, and none starts without its database
SEATS = ((1, 2),) * 30
GRANTED = "; ".join(f"grant all on all {kind} in schema public to guest" for kind in ("tables", "sequences"))
SEATINGS = ("12:00", "14:00", "19:00", "21:00")


@pytest.fixture
def breakable() -> Iterator[Cluster]:
    """A cluster no other test uses."""
    programs = provision.find_postgresql()
    if not programs:
        leave_out("postgresql")
    with cluster(programs) as running:
        yield running


def a_booking(place: Place, number: int) -> bytes:
    seat, time_of_day = divmod(number, len(SEATINGS))
    wanted = {"day": ahead(2 + seat // len(SEATS)), "time": SEATINGS[time_of_day], "phone": asking.phone()}
    return asking.create(DOORS[number % 2], place, f"key-{number}", **wanted)


def until_all_are_booked(tavolo: Tavolo, requests: list[bytes], after_each: AfterEach) -> tuple[set[str], int]:
    """Everybody who is refused for now asks again. The references they were given, and how often one was refused."""
    references: set[str] = set()
    refused = 0
    deadline = time.monotonic() + BACK_WITHIN_S
    while requests:
        assert time.monotonic() < deadline, tavolo.server.said()
        outcomes = [asking.outcome(answer) for answer in tavolo.in_turn(requests, CLIENTS, after_each)]
        assert [each for each in outcomes if not each.ok and each.code != "PROVIDER_UNAVAILABLE"] == []
        references |= {each.reference for each in outcomes if each.reference}
        requests = [request for request, each in zip(requests, outcomes, strict=True) if not each.ok]
        refused += len(requests)
        time.sleep(PAUSE_S if requests else 0)
    return references, refused


def test_postgresql_crashes_amid_bookings_and_comes_back(
    breakable: Cluster, stand_in: sandbox.StandIn, tmp_path: Path
) -> None:
    server = PostgreSQLServer(breakable.url())
    references: set[str] = set()
    refusals = 0
    with (
        server.migrated(tmp_path) as template,
        server.fresh(template) as url,
        tavolo_on("postgresql", url, tmp_path, account_at(stand_in)) as tavolo,
    ):
        place = tavolo.open(seats=SEATS, joined=False)
        tavolo.server.start()
        for round_ in range(ROUNDS):
            requests = [a_booking(place, round_ * BOOKINGS + number) for number in range(BOOKINGS)]
            with Crash(tavolo, breakable) as crash:
                given, refused = until_all_are_booked(tavolo, requests, crash.count)
            assert refused
            references |= given
            refusals += refused
        assert tavolo.faults(place) == []
        assert tavolo.book(place).references.keys() == references
        assert len(references) == ROUNDS * BOOKINGS
        assert "Traceback" not in tavolo.server.said(), tavolo.server.said()
    figures.note("PostgreSQL crashes amid bookings", "postgresql", crashes=ROUNDS, refused=refusals, lost=0, restarts=0)


class Crash:
    """The database crashes when a quarter have been answered, and comes back once somebody was refused."""

    def __init__(self, tavolo: Tavolo, breakable: Cluster) -> None:
        self._tavolo = tavolo
        self._cluster = breakable
        self._answered = 0
        self._gone = threading.Event()
        self._refused = threading.Event()
        self._states: list[tuple[int, int]] = []
        self._thread = threading.Thread(target=self._crash)

    def __enter__(self) -> "Crash":
        return self

    def __exit__(self, *_: Any) -> None:
        self._thread.join()
        assert self._states == [(200, 503)]

    def count(self, answer: Answer) -> None:
        self._answered += 1
        if self._answered == BOOKINGS // 4:
            self._thread.start()
        if self._answered == BOOKINGS - CLIENTS:  # where the crash takes its time, some are left to meet it
            assert self._gone.wait(BACK_WITHIN_S)
        if not asking.outcome(answer).ok:
            self._refused.set()

    def _crash(self) -> None:
        self._cluster.stop("immediate")
        self._gone.set()
        self._states.append((self._tavolo.server.get("/healthz"), self._tavolo.server.get("/readyz")))
        self._refused.wait(BACK_WITHIN_S)
        self._cluster.start()


def test_too_many_connections_are_a_clear_refusal_and_forgotten_afterwards(
    postgresql: PostgreSQLServer, postgresql_template: str, stand_in: sandbox.StandIn, tmp_path: Path
) -> None:
    with (
        postgresql.fresh(postgresql_template) as url,
        a_guest_of(url) as theirs,
        tavolo_on("postgresql", theirs, tmp_path, account_at(stand_in) | ONE_PROCESS) as tavolo,
    ):
        place = tavolo.open(seats=SEATS, joined=False)
        tavolo.server.start()
        requests = [a_booking(place, number) for number in range(CLIENTS)]
        let_in(url, 0)
        close_connections(url)
        meanwhile = [asking.outcome(answer) for answer in tavolo.in_turn(requests, CLIENTS)]
        assert [each.code for each in meanwhile] == ["PROVIDER_UNAVAILABLE"] * CLIENTS
        assert (tavolo.server.get("/healthz"), tavolo.server.get("/readyz")) == (200, 503)
        let_in(url, -1)
        with tavolo.app.app_context():
            db.engine.dispose()  # our own were closed as well
        references, _ = until_all_are_booked(tavolo, requests, lambda _: None)
        assert tavolo.faults(place) == []
        assert tavolo.book(place).references.keys() == references
        assert len(references) == CLIENTS
        assert "Traceback" not in tavolo.server.said(), tavolo.server.said()


@contextmanager
def a_guest_of(url: str) -> Iterator[str]:
    """The URL by which somebody reaches the same database whose connections can be limited: who owns it is let in
    always."""
    as_owner(url, f"create role guest login; {GRANTED}")
    try:
        yield make_url(url).set(username="guest").render_as_string(hide_password=False)
    finally:
        close_connections(url)
        as_owner(url, "drop owned by guest; drop role guest")


def let_in(url: str, connections: int) -> None:
    """From now on at most so many; -1 is as many as come."""
    as_owner(url, f"alter role guest connection limit {connections}")


def as_owner(url: str, statements: str) -> None:
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as owner:
        owner.execute(statements.encode())


def test_connections_that_postgresql_closes_cost_nobody_a_booking(tavolo_on_postgresql: Tavolo) -> None:
    place = tavolo_on_postgresql.open(seats=SEATS, joined=False)
    requests = [a_booking(place, number) for number in range(BOOKINGS)]
    answered = 0

    def hang_up(_: Answer) -> None:
        nonlocal answered
        answered += 1
        if answered % (BOOKINGS // 4) == 0:
            close_connections(tavolo_on_postgresql.url)

    answers = tavolo_on_postgresql.in_turn(requests, CLIENTS, hang_up)
    assert [answer for answer in answers if not asking.outcome(answer).ok] == []
    assert tavolo_on_postgresql.faults(place) == []
    assert len(tavolo_on_postgresql.book(place).live) == BOOKINGS
    with tavolo_on_postgresql.app.app_context():
        db.engine.dispose()  # our own were closed as well


def close_connections(url: str) -> None:
    """Somebody ends every connection to the database but their own."""
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )


def test_a_commit_whose_confirmation_is_lost_is_found_and_not_done_again(
    tavolo_on_postgresql: Tavolo, tmp_path: Path
) -> None:
    shared = tavolo_on_postgresql
    url = make_url(shared.url)
    socket_folder = url.query.get("host")
    if not isinstance(socket_folder, str) or not socket_folder.startswith("/"):
        pytest.skip("needs a database reached through a socket: leave TEST_DATABASE_URL out")
    with Wire(tmp_path, f"{socket_folder}/.s.PGSQL.5432") as wire:
        wired = url.update_query_dict({"host": str(tmp_path)}).render_as_string(hide_password=False)
        with tavolo_on("postgresql", wired, tmp_path, {}) as tavolo:
            place = tavolo.open(seats=SEATS, joined=False)
            tavolo.server.start()
            for number in range(CUTS):
                wire.cuts = 1
                assert asking.outcome(tavolo.ask(a_booking(place, number))).ok, tavolo.server.said()
            assert wire.done == CUTS
            assert tavolo.faults(place) == []
            assert len(tavolo.book(place).bookings) == CUTS
    figures.note("commits whose confirmation is lost", "postgresql", commits=CUTS, done_twice=0, lost=0)


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_a_conflict_is_tried_once_more(tavolo_on_postgresql: Tavolo, state: str) -> None:
    conflict = text(f"do $$ begin raise exception 'conflict' using errcode = '{state}'; end $$")
    place = tavolo_on_postgresql.open()
    tries = 0

    def work(connection: Connection) -> int:
        nonlocal tries
        tries += 1
        if tries <= conflicts:
            connection.execute(conflict)
        return tries

    with tavolo_on_postgresql.app.app_context():
        conflicts = 1
        assert write(place.id, work) == 2
        tries, conflicts = 0, 2
        with pytest.raises(BookUnavailable):
            write(place.id, work)
        assert tries == 2
