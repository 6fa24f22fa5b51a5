"""The days on which the clocks change: a provider's moments are offered, said and booked by the clock on the wall."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from integrations import sandbox
from integrations.sandbox import StandIn, calcom
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import EVENT_TYPES, FOR_TWO
from tests.connected import ANNA
from tests.restaurants import ROME, Place, booking_of, open_restaurant, post, workplace_of
from webapp.extensions import db
from webapp.models import Booking, Restaurant, Shift
from webapp.operations import connections, sources

pytestmark = pytest.mark.both_databases
ALL_DAY = tuple(time(half // 2, 30 * (half % 2)) for half in range(48))
HOUR, LASTS = timedelta(hours=1), timedelta(minutes=90)  # what the table for two is booked for
OTHER = {"name": "Altri", "email": "altri@example.com", "timeZone": "Europe/Rome"}


def last_sunday(month: int) -> date:
    """The next one that is some days away."""
    soon = datetime.now(ROME).date() + timedelta(days=3)
    for year in (soon.year, soon.year + 1):
        last = date(year, month, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        if sunday >= soon:
            return sunday
    raise AssertionError("a year has such a day")


SPRING, AUTUMN = last_sunday(3), last_sunday(10)


@pytest.fixture
def there() -> Iterator[StandIn]:
    with sandbox.running("calcom", hosts=1, starts=ALL_DAY, days_ahead=400) as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], there: StandIn) -> dict[str, str]:
    return {**environ, **calcom.settings(there.base_url)}


@pytest.fixture
def roma(app: Flask, database: str, there: StandIn) -> Place:
    """Open all night, and booked at Cal.com by half hours."""
    sources.forget()
    place = open_restaurant(app, max_advance_days=400, slot_minutes=30)
    with app.app_context():
        db.session.add(
            Shift(
                restaurant_id=place.id,
                name="Notte",
                weekdays=list(range(7)),
                first_seating=0,
                last_seating=4 * 60,
                position=2,
            )
        )
        db.session.commit()
        connections.connect_by_key(workplace_of(place), ANNA, "calcom", {"api_key": API_KEY})
    return place


def slots(client: FlaskClient, place: Place, day: date, **asked: str) -> list[str]:
    body = {"restaurant_id": place.slug, "date": day.isoformat(), "people": 2, **asked}
    found: list[str] = post(client, place, "check_openings", body)["slots"]
    return found


def held(there: StandIn) -> list[datetime]:
    live = [each for each in there.app.extensions["book"].all() if each["status"] == "accepted"]
    return [datetime.fromisoformat(each["start"]) for each in live if each["attendees"][0]["name"] != "Altri"]


def take(there: StandIn, moment: datetime) -> None:
    """Somebody else books that very moment at Cal.com."""
    there.app.extensions["book"].add(EVENT_TYPES[FOR_TWO], moment, OTHER, {}, {})
    sources.forget()


def free(there: StandIn) -> list[datetime]:
    """The moments of the day in autumn that Cal.com has free."""
    begins = datetime.combine(AUTUMN, time(), ROME)
    found: list[datetime] = there.app.extensions["book"].free(EVENT_TYPES[FOR_TWO], begins, begins + timedelta(days=1))
    return found


@pytest.mark.parametrize("house_book", [True, False])
def test_nothing_is_offered_in_the_hour_that_is_skipped(
    app: Flask, client: FlaskClient, roma: Place, there: StandIn, house_book: bool
) -> None:
    keep(app, roma, house_book)
    found = slots(client, roma, SPRING)
    assert found[:7] == ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00"]
    assert sorted(set(found)) == found
    for at in ("02:00", "02:30"):
        refused = post(client, roma, "create_booking", booking_of(roma, day=SPRING.isoformat(), time=at))
        assert not refused["ok"], refused
    assert held(there) == []


@pytest.mark.parametrize("house_book", [True, False])
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@pytest.mark.parametrize("at", ["01:30", "03:30", "20:00"])
def test_what_is_booked_is_the_moment_the_clock_shows(
    app: Flask, client: FlaskClient, roma: Place, there: StandIn, day: date, at: str, house_book: bool
) -> None:
    keep(app, roma, house_book)
    assert at in slots(client, roma, day)
    made = post(client, roma, "create_booking", booking_of(roma, day=day.isoformat(), time=at))
    assert (made["status"], made["day"], made["time"]) == ("confirmed", day.isoformat(), at)
    moment = datetime.combine(day, time.fromisoformat(at), ROME).astimezone(UTC)
    assert held(there) == [moment] and starts(app) == [moment]
    sources.forget()
    assert at not in slots(client, roma, day)  # its one host is taken


@pytest.mark.parametrize("house_book", [True, False])
def test_of_an_hour_that_comes_twice_the_first_is_meant(
    app: Flask, client: FlaskClient, roma: Place, there: StandIn, house_book: bool
) -> None:
    keep(app, roma, house_book)
    found = slots(client, roma, AUTUMN)
    assert found.count("02:30") == 1 and sorted(set(found)) == found
    made = post(client, roma, "create_booking", booking_of(roma, day=AUTUMN.isoformat(), time="02:30"))
    first = datetime.combine(AUTUMN, time(2, 30), ROME).astimezone(UTC)
    assert made["status"] == "confirmed" and held(there) == [first] and starts(app) == [first]


@pytest.mark.parametrize("house_book", [True, False])
def test_where_the_first_is_taken_the_second_is_not_given_for_it(
    app: Flask, client: FlaskClient, roma: Place, there: StandIn, house_book: bool
) -> None:
    keep(app, roma, house_book)
    first = datetime.combine(AUTUMN, time(2), ROME).astimezone(UTC)
    take(there, first - LASTS)  # until it would begin
    assert "02:00" in slots(client, roma, AUTUMN)
    take(there, first)
    assert first + HOUR not in free(there) and first + LASTS in free(there)
    assert {"02:00", "02:30"} & set(slots(client, roma, AUTUMN)) == set()
    refused = post(client, roma, "create_booking", booking_of(roma, day=AUTUMN.isoformat(), time="02:30"))
    assert not refused["ok"] and held(there) == []


def keep(app: Flask, place: Place, house_book: bool) -> None:
    """Whether the house keeps a book of its own beside Cal.com's."""
    with app.app_context():
        row = db.session.get_one(Restaurant, place.id)
        row.house_book, row.version = house_book, row.version + 1
        db.session.commit()


def starts(app: Flask) -> list[datetime]:
    with app.app_context():
        return [row.starts_at for row in db.session.query(Booking) if row.status == "confirmed"]
