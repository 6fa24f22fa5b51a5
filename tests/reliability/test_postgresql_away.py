"""PostgreSQL stops, comes back, hangs up, or loses the confirmation of a commit: clear answers meanwhile, nothing that
was acknowledged is lost, nothing is done twice, and no restart is needed."""

from collections.abc import Iterator
from pathlib import Path

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
from tests.reliability.callers import Answer
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
SEATS = ((1, 2),) * 30
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


def all_there(tavolo: Tavolo, place: Place, answers: list[Answer]) -> list[bool]:
    """Which of the answers acknowledge a booking; every one of these is in the book, and the book is sound."""
    outcomes = [asking.outcome(answer) for answer in answers]
    assert [each for each in outcomes if not each.ok and each.code != "PROVIDER_UNAVAILABLE"] == []
    assert tavolo.faults(place) == []
    references = tavolo.book(place).references
    assert [each for each in outcomes if each.ok and each.reference not in references] == []
    return [each.ok for each in outcomes]


def test_postgresql_crashes_amid_bookings_and_comes_back(
    breakable: Cluster, stand_in: sandbox.StandIn, tmp_path: Path
) -> None:
    server = PostgreSQLServer(breakable.url())
    refused = 0
    with (
        server.migrated(tmp_path) as template,
        server.fresh(template) as url,
        tavolo_on("postgresql", url, tmp_path, account_at(stand_in)) as tavolo,
    ):
        place = tavolo.open(seats=SEATS, joined=False)
        tavolo.server.start()
        for round_ in range(ROUNDS):
            requests = [a_booking(place, round_ * BOOKINGS + number) for number in range(BOOKINGS)]
            answers = crashed_amid(tavolo, breakable, requests)
            is_acknowledged = all_there(tavolo, place, answers)
            left = [request for request, is_done in zip(requests, is_acknowledged, strict=True) if not is_done]
            assert left
            assert is_acknowledged[-1]
            assert all(all_there(tavolo, place, tavolo.in_turn(left, CLIENTS)))
            refused += len(left)
        assert len(tavolo.book(place).live) == ROUNDS * BOOKINGS
        assert "Traceback" not in tavolo.server.said(), tavolo.server.said()
    figures.note("PostgreSQL crashes amid bookings", "postgresql", crashes=ROUNDS, refused=refused, lost=0, restarts=0)


def crashed_amid(tavolo: Tavolo, breakable: Cluster, requests: list[bytes]) -> list[Answer]:
    """The answers to requests while the database crashes, is away, and comes back."""
    answered = 0

    def crash(_: Answer) -> None:
        nonlocal answered
        answered += 1
        if answered == len(requests) // 4:
            breakable.stop("immediate")
            assert (tavolo.server.get("/healthz"), tavolo.server.get("/readyz")) == (200, 503)
        if answered == len(requests) // 2:
            breakable.start()

    return tavolo.in_turn(requests, CLIENTS, crash)


def test_connections_that_postgresql_closes_cost_nobody_a_booking(tavolo_on_postgresql: Tavolo) -> None:
    place = tavolo_on_postgresql.open(seats=SEATS, joined=False)
    requests = [a_booking(place, number) for number in range(BOOKINGS)]
    answered = 0

    def hang_up(_: Answer) -> None:
        nonlocal answered
        answered += 1
        if answered % (BOOKINGS // 4) == 0:
            close_connections(tavolo_on_postgresql.url)

    assert all(all_there(tavolo_on_postgresql, place, tavolo_on_postgresql.in_turn(requests, CLIENTS, hang_up)))
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
