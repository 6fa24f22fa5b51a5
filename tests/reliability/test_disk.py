"""The disk is full, or nothing may be written to it: bookings are refused clearly, questions are answered, and when
there is room again all works without a restart."""

import ctypes
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from tests.reliability import asking, figures
from tests.reliability.asking import DOORS
from tests.reliability.running import Tavolo
from tests.reliability.server import Server
from tests.restaurants import Place, ahead

PR_CAPBSET_DROP = 24
RECOVERS_WITHIN_S = 20.0
WRITES_ANYWHERE = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root pass by a file's permissions


def bookings(place: Place, key: str) -> list[bytes]:
    """More than the server has processes, so that each is asked."""
    return [asking.create(DOORS[n % 2], place, f"{key}-{n}", day=ahead(2 + n)) for n in range(12)]


def all_refused(tavolo: Tavolo, requests: list[bytes]) -> None:
    codes = {asking.outcome(answer).code for answer in tavolo.in_turn(requests, clients=4)}
    assert codes == {"PROVIDER_UNAVAILABLE"}, tavolo.server.said()


def all_accepted(tavolo: Tavolo, requests: list[bytes]) -> None:
    outcomes = [asking.outcome(answer) for answer in tavolo.in_turn(requests, clients=4)]
    assert [each for each in outcomes if not each.ok] == [], tavolo.server.said()


@contextmanager
def no_room(server: Server) -> Iterator[None]:
    """No file can be written by the server's processes any more."""
    pids = server.pids()
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_, most) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, most))
    try:
        yield
    finally:
        for pid, limits in before.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


def obey_permissions() -> None:
    """What a new process does so that a read-only file is one for it, root or not."""
    if os.geteuid() == 0:
        for capability in WRITES_ANYWHERE:
            if ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError("cannot give up the right to write anywhere")


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be opened for writing, made or removed."""
    before = {path: path.stat().st_mode for path in (*folder.iterdir(), folder)}
    for path, mode in before.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)


def test_a_full_disk_refuses_bookings_clearly_and_recovers(own_tavolo: Tavolo) -> None:
    place = own_tavolo.open()
    own_tavolo.server.start()
    all_accepted(own_tavolo, first := bookings(place, "before"))
    with no_room(own_tavolo.server):
        all_refused(own_tavolo, refused := bookings(place, "full"))
        all_accepted(own_tavolo, [asking.check(door, place) for door in DOORS * 4])
        all_accepted(own_tavolo, first)
    all_accepted(own_tavolo, refused)
    assert own_tavolo.faults(place) == []
    assert len(own_tavolo.book(place).live) == len(first) + len(refused)
    assert "Traceback" not in own_tavolo.server.said(), own_tavolo.server.said()
    figures.note("a full disk", own_tavolo.database, refused=len(refused), lost=0, booked_afterwards=len(refused))


def test_a_read_only_disk_refuses_bookings_clearly_and_recovers(own_tavolo: Tavolo) -> None:
    place = own_tavolo.open()
    folder = Path(str(make_url(own_tavolo.url).database)).parent
    own_tavolo.server = Server(own_tavolo.environ, before=obey_permissions)
    with own_tavolo.kept_open(), read_only(folder):
        own_tavolo.server.start()
        all_refused(own_tavolo, refused := bookings(place, "read-only"))
        all_accepted(own_tavolo, [asking.check(door, place) for door in DOORS * 4])
    recovers(own_tavolo, refused)
    assert own_tavolo.faults(place) == []
    assert "Traceback" not in own_tavolo.server.said(), own_tavolo.server.said()


def recovers(tavolo: Tavolo, requests: list[bytes]) -> None:
    """Each connection may first have to notice that the file can be written again."""
    deadline = time.monotonic() + RECOVERS_WITHIN_S
    while not all(asking.outcome(answer).ok for answer in tavolo.in_turn(requests, clients=4)):
        assert time.monotonic() < deadline, tavolo.server.said()
