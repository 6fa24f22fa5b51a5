"""Lists have a limit of 100 and no pages: all of it is read nonetheless, or it is said that it is not."""

from datetime import date, datetime, timedelta

import pytest

from integrations import sandbox
from integrations.acuity.api import Api
from integrations.acuity.lists import MOST, appointments
from integrations.deadline import Deadline
from integrations.errors import Unavailable
from tests.integrations.acuity.account import ROME, link

DAY = date(2030, 2, 4)
GUEST = {"firstName": "Mario", "lastName": "Rossi", "email": "mario@example.com", "appointmentTypeID": 1}


def filled(acuity: sandbox.StandIn, *numbers: int) -> None:
    """So many appointments on each of the days from `DAY` on."""
    for ahead, number in enumerate(numbers):
        for place in range(number):
            start = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=ROME) + timedelta(days=ahead, minutes=place)
            acuity.app.extensions["book"].add(dict(GUEST), start, 101)


def listed(acuity: sandbox.StandIn, days: int) -> int:
    api = Api(link(acuity.base_url, deadline=Deadline(30.0)))
    return len({each["id"] for each in appointments(api, DAY, DAY + timedelta(days=days - 1), {})})


@pytest.mark.parametrize(
    ("numbers", "requests"),
    [((MOST - 1,), 1), ((60, 60), 3), ((0, 0, 0, 120), 6), ((199,), 2), ((1, 150, 0), 6)],
    ids=str,
)
def test_every_appointment_is_listed(acuity: sandbox.StandIn, numbers: tuple[int, ...], requests: int) -> None:
    filled(acuity, *numbers)
    assert listed(acuity, len(numbers)) == sum(numbers)
    assert acuity.app.extensions["requests"]() == requests


def test_a_day_with_more_than_can_be_listed_is_not_passed_off_as_read(acuity: sandbox.StandIn) -> None:
    filled(acuity, 2 * MOST)
    with pytest.raises(Unavailable) as caught:
        listed(acuity, 1)
    assert caught.value.code == "too_many"
