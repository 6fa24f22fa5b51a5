"""kill -9 around what is sent to a provider: it ends with one booking there and here, and the guest is told once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from integrations.sandbox import StandIn
from tests.reliability import asking, figures
from tests.reliability.elsewhere import Elsewhere, make_due, opened
from tests.reliability.running import Tavolo
from tests.reliability.server import Server, Worker
from tests.size import size
from tests.until import until
from webapp.operations import jobs
from webapp.operations.copies import promises

ROUNDS = size(1, 10)
AFTER_THE_LEASE_S = int(max(jobs.LEASE, promises.LEASE).total_seconds()) + 1
WHERE = [("hang", "nothing was done there"), ("slow", "it was done there, and nobody heard")]

pytestmark = pytest.mark.both_databases


@pytest.fixture
def own_tavolo(own_tavolo: Tavolo) -> Tavolo:
    """One process of it is enough to die, and starts sooner than two."""
    own_tavolo.server = Server({**own_tavolo.environ, "WEB_PROCESSES": "1"})
    return own_tavolo


@contextmanager
def killed_amid(
    house: Elsewhere, request: bytes, fault: str, view: str, is_there: Callable[[], object]
) -> Iterator[None]:
    """The server dies while the provider is asked: before it has done anything, or once `is_there` of it."""
    tavolo = house.tavolo
    tavolo.server.start()
    house.goes_wrong(fault, only=view)
    before = house.befell

    def kill() -> None:
        until(is_there if fault == "slow" else lambda: house.befell > before)
        tavolo.server.kill()

    tavolo.unanswered(request, kill)
    house.goes_wrong(None)
    assert len(house.waiting) == 1
    yield
    assert house.work(seconds=1) == 0  # the dead request's lease is not over
    house.work(AFTER_THE_LEASE_S)
    assert house.waiting == [] and tavolo.faults(house.place) == []


def booked(house: Elsewhere) -> str:
    """The reference of the table asked for, confirmed now or before."""
    outcome = asking.outcome(asking.through(house.tavolo.app.test_client(), house.wish()))
    assert outcome.reference is not None and outcome.told["status"] == "confirmed"
    return outcome.reference


@pytest.mark.parametrize(("fault", "where"), WHERE)
def test_a_booking_is_made_once(own_tavolo: Tavolo, services: dict[str, StandIn], fault: str, where: str) -> None:
    for _ in range(ROUNDS):
        with opened(own_tavolo, services, "calcom") as house:
            with killed_amid(house, house.wish(), fault, "create", house.held):
                assert house.booking.status == "pending" and house.held() == (fault == "slow")
            assert (house.booking.status, house.copy.state, house.held()) == ("confirmed", "confirmed", 1)
            assert len(house.texted) == 1
            assert booked(house) == house.booking.reference and house.held() == 1
    shown = f"kill -9 while a provider is asked: {where}"
    figures.note(shown, own_tavolo.database, kills=ROUNDS, booked_twice=0, lost=0)


@pytest.mark.parametrize(("fault", "where"), WHERE)
def test_a_move_is_made_once(own_tavolo: Tavolo, services: dict[str, StandIn], fault: str, where: str) -> None:
    with opened(own_tavolo, services, "calcom") as house:
        reference, to = booked(house), house.fresh_start()
        request = asking.move("json", house.place, reference, *to)
        with killed_amid(house, request, fault, "reschedule", lambda: house.held(to)):
            assert f"{house.booking.time:%H:%M}" == house.time
        assert (f"{house.booking.day}", f"{house.booking.time:%H:%M}") == to
        assert (house.held(), house.held(to), len(house.texted)) == (0, 1, 1)


@pytest.mark.parametrize(
    ("view", "fault"), [("create", "hang"), ("create", "slow"), ("cancel", "hang"), ("cancel", "slow")]
)
def test_a_move_that_is_a_booking_and_a_cancellation_there_ends_with_one(
    own_tavolo: Tavolo, services: dict[str, StandIn], view: str, fault: str
) -> None:
    with opened(own_tavolo, services, "calendly") as house:
        reference, to = booked(house), house.fresh_start()
        request = asking.move("json", house.place, reference, *to)
        is_there = (lambda: house.held(to)) if view == "create" else (lambda: not house.held())
        with killed_amid(house, request, fault, view, is_there):
            assert f"{house.booking.time:%H:%M}" == house.time
        assert (f"{house.booking.day}", f"{house.booking.time:%H:%M}") == to
        assert (house.held(), house.held(to), len(house.texted)) == (0, 1, 1)


@pytest.mark.parametrize(("fault", "where"), WHERE)
def test_a_cancellation_is_made(own_tavolo: Tavolo, services: dict[str, StandIn], fault: str, where: str) -> None:
    with opened(own_tavolo, services, "calcom") as house:
        request = asking.cancel("json", house.place, booked(house))
        with killed_amid(house, request, fault, "cancel", lambda: not house.held()):
            assert house.booking.status == "confirmed"
        assert (house.booking.status, house.held(), len(house.texted)) == ("cancelled", 0, 1)


@pytest.mark.parametrize(("fault", "where"), WHERE)
def test_a_worker_that_dies_while_it_settles_is_taken_over(
    tavolo: Tavolo, services: dict[str, StandIn], fault: str, where: str
) -> None:
    with opened(tavolo, services, "calcom") as house:
        house.goes_wrong("500", only="create")
        assert house.book().told["status"] == "pending"
        house.goes_wrong(fault, only="create")
        before = house.befell
        make_due(house)
        worker = Worker(tavolo.environ)
        try:
            worker.start()
            until(lambda: house.befell > before and (fault == "hang" or house.held()))
        finally:
            worker.kill()
        house.goes_wrong(None)
        assert (house.booking.status, house.held()) == ("pending", int(fault == "slow"))
        house.work(AFTER_THE_LEASE_S)
        assert (house.booking.status, house.held(), len(house.texted)) == ("confirmed", 1, 1)
        assert house.waiting == []
