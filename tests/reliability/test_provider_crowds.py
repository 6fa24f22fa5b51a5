"""Many at once, several providers, and two processes that renew one access."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from sqlalchemy import update

from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn
from tests.reliability import asking
from tests.reliability.elsewhere import WRITE_WITHIN_S, Elsewhere, join, opened
from tests.reliability.running import Tavolo
from tests.until import until
from webapp.extensions import db
from webapp.models import Booking, ProviderConnection
from webapp.operations.calls import ASKED_OF_PROVIDERS_S
from webapp.operations.connections import stored

pytestmark = [pytest.mark.both_databases, pytest.mark.deadlines]
WAITING = 32
OTHERS = 40
HELD_UP_S = 3.0  # whoever waits for a thread that waits for a provider does so for longer
WORKERS = 4  # as many as one process asks a provider at once
Services = dict[str, StandIn]


def others_are_served(tavolo: Tavolo, waiting: list[bytes]) -> list[asking.Outcome]:
    """What those who wait for providers heard: who needs no provider was answered before them."""
    place = tavolo.open()
    others = [asking.check(asking.DOORS[n % 2], place) for n in range(OTHERS)]
    with ThreadPoolExecutor(1) as pool:
        crowd = pool.submit(tavolo.together, waiting)
        time.sleep(0.5)  # for all of them to wait
        served = tavolo.in_turn(others, clients=4)
        answers = crowd.result()
    assert all(asking.outcome(answer).ok for answer in served)
    assert max(answer.seconds for answer in served) < HELD_UP_S, "others were held up"
    assert max(answer.seconds for answer in answers) < WRITE_WITHIN_S
    return [asking.outcome(answer) for answer in answers]


def lost(house: Elsewhere) -> list[str]:
    """Bookings that are neither confirmed nor given up, and told so."""
    bookings = house.rows(Booking)
    given_up = [row for row in bookings if row.status == "cancelled"]
    assert len([text for text in house.texted if "nulla è prenotato" in text]) == len(given_up)
    return [row.reference for row in bookings if row.status not in ("confirmed", "cancelled")]


def test_callers_of_a_provider_that_hangs_hold_up_nobody_else(tavolo: Tavolo, services: Services) -> None:
    with opened(tavolo, services, "calcom", seats=((1, 2),) * WAITING, joined=False) as house:
        house.goes_wrong("hang")
        requests = [house.wish(asking.DOORS[n % 2], phone=asking.phone()) for n in range(WAITING)]
        assert all(each.ok for each in others_are_served(tavolo, requests))
        house.goes_wrong(None)
        house.work()
        assert house.held() == len(tavolo.book(house.place).live) > 0
        assert lost(house) == [] and tavolo.faults(house.place) == []


def test_all_providers_together_hold_up_nobody_else(tavolo: Tavolo, services: Services) -> None:
    all_hang(tavolo, services)


def all_hang(tavolo: Tavolo, services: Services) -> None:
    """As when our own line is cut: eight callers of each wait."""
    with ExitStack() as stack:
        houses = [
            stack.enter_context(opened(tavolo, services, name, seats=((1, 2),) * 8, joined=False))
            for name in BOOKING_PROVIDERS
        ]
        for house in houses:
            house.goes_wrong("hang")
        requests = [house.wish(phone=asking.phone()) for _ in range(8) for house in houses]
        assert all(each.ok for each in others_are_served(tavolo, requests))
        for house in houses:
            house.goes_wrong(None)
        houses[0].work()
        for house in houses:
            assert house.held() == len(tavolo.book(house.place).live) > 0
            assert lost(house) == [] and tavolo.faults(house.place) == []


@pytest.fixture
def of_two(tavolo: Tavolo, services: Services) -> Iterator[tuple[Elsewhere, Elsewhere]]:
    """A restaurant that books at Cal.com, and what Acuity knows of it."""
    with opened(tavolo, services, "calcom") as house:
        connection_id = join(tavolo, house.place, services, "acuity")
        other = Elsewhere(tavolo, house.place, "acuity", services["acuity"], connection_id)
        other.day, other.time = house.day, house.time
        yield house, other
        other.goes_wrong(None)


def test_what_is_taken_at_the_one_that_blocks_is_not_given_away(
    of_two: tuple[Elsewhere, Elsewhere], services: Services
) -> None:
    house, other = of_two
    assert house.time in house.check()["slots"]
    with opened(house.tavolo, services, "acuity", seats=((1, 2),) * 20, joined=False) as rival:
        rival.day, rival.time = house.day, house.time
        while rival.book(phone=asking.phone()).ok:
            assert other.held() < 10
    refused = house.book()
    assert (refused.code, refused.told["reason"]) == ("CLOSED_OR_FULL", "elsewhere")
    assert house.rows(Booking) == [] and house.held() == 0


@pytest.mark.parametrize("fault", ["hang", "500", "html_200", "401"])
def test_the_one_that_blocks_stops_nothing_when_it_is_away(of_two: tuple[Elsewhere, Elsewhere], fault: str) -> None:
    house, other = of_two
    other.goes_wrong(fault)
    found = house.check()
    assert house.time in found["slots"] and found["notes"] is None
    assert house.book().told["status"] == "confirmed" and house.held() == 1
    assert other.connection.last_error and house.connection.last_error is None
    assert other.connection.status == ("error" if fault == "401" else "connected")


def test_when_both_hang_who_books_still_hears_within_the_time_promised(of_two: tuple[Elsewhere, Elsewhere]) -> None:
    house, other = of_two
    house.goes_wrong("hang")
    other.goes_wrong("hang")
    began = time.monotonic()
    assert house.book().told["status"] == "pending"
    assert time.monotonic() - began < ASKED_OF_PROVIDERS_S + 1.0


def test_two_processes_renew_an_access_once(tavolo: Tavolo, services: Services) -> None:
    renew_together(tavolo, services)


def renew_together(tavolo: Tavolo, services: Services) -> None:
    """All ask at once with a token that has ended; the refresh token works once."""
    with opened(tavolo, services, "calendly") as house:
        end_access(house)
        before = house.connection.credentials_version
        house.goes_wrong("slow", only="token", times=1)  # renewed there, and not yet heard of here
        answers = tavolo.together([asking.check(asking.DOORS[n % 2], house.place, house.day) for n in range(WORKERS)])
        assert all(asking.outcome(answer).ok for answer in answers)
        until(lambda: house.connection.credentials_version > before or house.connection.status != "connected")
        assert house.connection.status == "connected", "the grant is lost"
        assert house.connection.credentials_version == before + 1
        assert house.book().told["status"] == "confirmed"


def end_access(house: Elsewhere) -> None:
    """The access token has run out."""
    table = ProviderConnection.__table__
    with house.tavolo.app.app_context(), db.engine.begin() as connection:
        credentials = {**stored.opened(house.connection), "expires_at": time.time() - 1}
        sealed = {"credentials_encrypted": stored.sealed(credentials)}
        connection.execute(update(table).where(table.c.id == house.connection_id).values(sealed))


def test_a_permission_taken_away_in_the_middle_of_a_call_is_shown(tavolo: Tavolo, services: Services) -> None:
    with opened(tavolo, services, "calendly") as house:
        house.there.app.extensions["grants"].end(revoked=True)
        assert house.check()["notes"] == "Da confermare."
        assert house.connection.status == "error" and house.connection.last_error
        assert house.book().told["status"] == "confirmed"  # by the house book alone
        assert house.held() == 0
