"""The tests of providers are shown to catch their fault: without what keeps it away they go red."""

import pytest

from integrations.sandbox import StandIn
from tests.reliability import asking, test_provider_crowds
from tests.reliability.elsewhere import Elsewhere, make_due, opened
from tests.reliability.running import Tavolo
from tests.reliability.server import Server, Worker
from tests.reliability.test_catches import UNGUARDED
from tests.size import size
from tests.until import until

pytestmark = pytest.mark.parametrize("database", size(("sqlite",), ("sqlite", "postgresql")))
GUARDED = "wsgi:app"
MOST_RACES = 8  # until it is lost: a renewal that comes in time before the others ask loses nothing
Services = dict[str, StandIn]


def serve(tavolo: Tavolo, without: str) -> None:
    tavolo.environ["WITHOUT"] = without
    tavolo.server = Server(tavolo.environ, UNGUARDED)
    tavolo.server.start()


def settled_by(house: Elsewhere, app: str) -> int:
    """How often it is booked there when the answer was lost and a worker of `app` has settled it."""
    house.goes_wrong("drop_after_write", only="create", times=1)
    assert asking.outcome(asking.through(house.tavolo.app.test_client(), house.wish())).told["status"] == "pending"
    make_due(house)
    worker = Worker({**house.tavolo.environ, "WITHOUT": "looking"}, app)
    try:
        worker.start()
        until(lambda: not house.waiting)
    finally:
        worker.kill()
    return house.held()


@pytest.mark.parametrize(("app", "booked"), [(GUARDED, 1), (UNGUARDED, 2)])
def test_without_looking_first_a_lost_answer_books_twice(
    own_tavolo: Tavolo, services: Services, app: str, booked: int
) -> None:
    with opened(own_tavolo, services, "calcom") as house:
        assert settled_by(house, app) == booked


def test_without_a_lease_two_who_renew_lose_the_grant(own_tavolo: Tavolo, services: Services) -> None:
    serve(own_tavolo, "lease")
    with pytest.raises(AssertionError, match="the grant is lost"):
        for _ in range(MOST_RACES):
            test_provider_crowds.renew_together(own_tavolo, services)


def test_without_a_bound_providers_that_hang_hold_up_everybody(own_tavolo: Tavolo, services: Services) -> None:
    serve(own_tavolo, "bound")
    with pytest.raises(AssertionError, match="others were held up"):
        test_provider_crowds.all_hang(own_tavolo, services)
