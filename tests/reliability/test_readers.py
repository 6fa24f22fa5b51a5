"""Somebody reads the whole book for a long time, or copies it: nobody waits for that, and the log of SQLite's writes
does not grow without end."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from tests.reliability import asking, figures, soundness
from tests.reliability.asking import DOORS
from tests.reliability.running import Tavolo
from tests.restaurants import Place, ahead
from tests.size import size

SHARE = size(160, 1600)
TABLES = 40
SEATINGS = ("12:00", "14:00", "19:00", "21:00")
A_DAY = TABLES * len(SEATINGS)
ROOM = 8 * 2**20  # twice what SQLite lets gather before it clears the log


def book(tavolo: Tavolo, place: Place, share: int) -> None:
    """So many bookings, on days of their own; all of them succeed."""
    numbers = range(share * SHARE, (share + 1) * SHARE)
    requests = [
        asking.create(DOORS[n % 2], place, day=ahead(2 + n // A_DAY), time=SEATINGS[n % len(SEATINGS)]) for n in numbers
    ]
    outcomes = [asking.outcome(answer) for answer in tavolo.in_turn(requests, clients=8)]
    assert [each for each in outcomes if not each.ok] == []


def test_a_long_reader_stops_no_booking_and_the_log_stays_bounded(own_tavolo: Tavolo) -> None:
    place = own_tavolo.open(seats=((1, 2),) * TABLES, joined=False)
    own_tavolo.server.start()
    file = str(make_url(own_tavolo.url).database)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("begin")
        seen = reader.execute("select count(*) from booking").fetchone()
        book(own_tavolo, place, 0)
        assert reader.execute("select count(*) from booking").fetchone() == seen
        grown = Path(f"{file}-wal").stat().st_size
    for share in range(1, 5):
        book(own_tavolo, place, share)
    afterwards = Path(f"{file}-wal").stat().st_size
    assert afterwards <= grown + ROOM
    assert own_tavolo.faults(place) == []
    figures.note(
        "a long reader",
        own_tavolo.database,
        bookings_meanwhile=SHARE,
        log_then_mb=grown / 2**20,
        bookings_afterwards=4 * SHARE,
        log_at_the_end_mb=afterwards / 2**20,
    )


def test_a_copy_made_while_bookings_go_on_is_sound(own_tavolo: Tavolo, tmp_path: Path) -> None:
    place = own_tavolo.open(seats=((1, 2),) * TABLES, joined=False)
    own_tavolo.server.start()
    book(own_tavolo, place, 0)
    booking = threading.Thread(target=book, args=(own_tavolo, place, 1))
    booking.start()
    with (
        closing(sqlite3.connect(str(make_url(own_tavolo.url).database))) as source,
        closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy,
    ):
        source.backup(copy, pages=50, sleep=0.01)
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
    booking.join()
    copied = soundness.read(f"sqlite:///{tmp_path / 'copy.sqlite3'}", place)
    assert soundness.faults(copied) == []
    assert SHARE <= len(copied.live) <= 2 * SHARE
    assert len(own_tavolo.book(place).live) == 2 * SHARE
