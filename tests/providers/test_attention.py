"""What Today and the calendar say of a provider: what waits there, what went astray, what does not work."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.providers.conftest import ANNA, DAY, House
from tests.providers.desk import Desk, desk, read
from tests.statements import counted
from webapp.extensions import db
from webapp.models import Booking, ProviderBooking, ProviderConnection, Seating
from webapp.operations.bookings import staff

__all__ = ["desk"]
TODAY, CALENDAR = "/r/roma/today", "/r/roma/calendar"
VIEWS = (f"{TODAY}?day={DAY}", f"{CALENDAR}?view=day&day={DAY}", f"{CALENDAR}?view=week&day={DAY}")


def changed(house: House, model: Any, **columns: Any) -> None:
    """Every row of the restaurant, as it would be after what can't be brought about here."""
    with house.app.app_context():
        for row in db.session.query(model).filter_by(restaurant_id=house.place.id):
            for name, value in columns.items():
                setattr(row, name, value)
        db.session.commit()


def test_what_waits_for_the_provider_is_told_from_what_waits_for_staff(house: House, desk: Desk) -> None:
    house.goes_wrong("500", only="create")
    house.book()
    browser = desk()
    day = read(browser.get(f"{TODAY}?day={DAY}"))
    assert "1 booking waits for the provider" in day and "Mario Rossi (Being confirmed at Cal.com)" in day
    assert "to be confirmed" not in day
    changed(house, ProviderBooking, state="cancelled", action=None)
    assert "1 booking to be confirmed" in read(browser.get(f"{TODAY}?day={DAY}"))
    assert "aspetta il servizio collegato" not in read(desk("it").get(f"{TODAY}?day={DAY}"))


@pytest.mark.parametrize("url", VIEWS)
def test_a_block_says_that_it_waits_there(house: House, desk: Desk, url: str) -> None:
    house.goes_wrong("500", only="create")
    house.book()
    assert "Being confirmed at Cal.com" in desk().get(url).text


@pytest.mark.parametrize("url", [TODAY, f"{CALENDAR}?view=month", *VIEWS])
def test_what_went_astray_is_on_every_day_with_its_reason(house: House, desk: Desk, url: str) -> None:
    house.book()
    changed(house, ProviderBooking, action="cancel", trouble="to_a_person")
    page = read(desk().get(url))
    assert "1 booking differs from the provider's book" in page
    assert "Mario Rossi : Cal.com leaves this to a person: do it there yourself." in page
    assert "1 prenotazione non combacia con il servizio collegato" in read(desk("it").get(url))


def test_a_callers_move_that_was_refused_is_nothing_to_look_at(house: House, desk: Desk) -> None:
    reference = house.book(time="12:00")["booking_id"]
    house.fill("21:00")
    house.post("modify_booking", booking_id=reference, new_time="21:00")
    assert house.copy.trouble == "taken"
    assert "differs" not in read(desk().get(TODAY))


def test_a_caller_who_was_refused_is_nothing_to_look_at(house: House, desk: Desk) -> None:
    house.fill("20:00")
    house.book()
    assert "differs" not in read(desk().get(TODAY))


@pytest.mark.parametrize("url", VIEWS)
def test_a_booking_without_a_table_because_of_the_provider_is_marked(house: House, desk: Desk, url: str) -> None:
    house.book()
    changed(house, ProviderBooking, trouble="no_table")
    with house.app.app_context():
        db.session.query(Seating).delete()
        db.session.commit()
    page = read(desk().get(url)).lower()
    assert "no table: booked at cal.com" in page and "differs" not in page


@pytest.mark.parametrize("url", [TODAY, f"{CALENDAR}?view=month"])
def test_a_connection_that_does_not_work_is_named(house: House, desk: Desk, url: str) -> None:
    changed(house, ProviderConnection, last_error="timeout", last_error_at=datetime.now(UTC))
    assert "Cal.com had trouble lately" in read(desk().get(url))
    changed(house, ProviderConnection, last_error_at=datetime.now(UTC) - timedelta(days=2))
    assert "Cal.com" not in read(desk().get(url))
    changed(house, ProviderConnection, status="error", last_error="bad_credentials")
    page = read(desk().get(url))
    assert "Cal.com has to be connected again" in page and "Until then the phone does not count on it." in page
    assert "Cal.com va ricollegato" in read(desk("it").get(url))


def test_the_day_is_sent_again_when_the_provider_has_answered(house: House, desk: Desk) -> None:
    house.goes_wrong("500", only="create")
    house.book()
    browser = desk()
    urls = [f"{TODAY}/day?day={DAY}", *(f"{CALENDAR}/board?view={view}&day={DAY}" for view in ("day", "week"))]
    stamps = [browser.get(url).headers["ETag"] for url in urls]
    changed(house, ProviderBooking, trouble="no_answer")
    for url, stamp in zip(urls, stamps, strict=True):
        assert browser.get(url, headers={"If-None-Match": stamp}).status_code == 200


@pytest.mark.deadlines
def test_a_move_that_waits_stands_at_the_table_it_has_with_the_time_it_is_to_have(house: House, desk: Desk) -> None:
    reference = house.book()["booking_id"]
    house.goes_wrong("hang")
    house.post("modify_booking", booking_id=reference, new_time="12:30")
    assert len(house.seatings) == 2
    page = read(desk().get(f"{TODAY}?day={DAY}&shift=day"))
    assert "To be moved to 12:30 PM" in page and "T1 + " not in page
    sheet = read(desk().get(f"{CALENDAR}/bookings/{reference}"))
    assert "Still to do there: move it to" in sheet and "12:30 PM" in sheet


def test_the_calendar_shows_the_providers_bookings_alone_when_asked(house: House, desk: Desk) -> None:
    house.book()
    house.book(name="Giulia Ferrari", phone="+393337654321", time="20:30")
    with house.app.app_context():
        db.session.query(Booking).filter_by(name="Giulia Ferrari").one().source = "provider"
        db.session.commit()
    page = read(desk().get(f"{CALENDAR}?view=day&day={DAY}&source=provider"))
    assert "Giulia Ferrari" in page and "Mario Rossi" not in page


def test_a_drag_says_that_the_provider_is_being_told(house: House, desk: Desk) -> None:
    reference = house.book()["booking_id"]
    fields = {"reference": reference, "version": house.booking.version, "time": "21:00"}
    moved = desk().post(f"{CALENDAR}/move?view=day&day={DAY}", fields, headers={"HX-Request": "true"})
    assert "Being moved at Cal.com." in read(moved)


@pytest.mark.parametrize("url", [*VIEWS, f"{CALENDAR}?view=month&day={DAY}"])
def test_the_pages_take_the_same_queries_however_many_copies_there_are(house: House, desk: Desk, url: str) -> None:
    browser, counts = desk(), []
    for count in (1, 6):
        with house.app.app_context():
            for number in range(count):
                wanted = staff.Wanted(date.fromisoformat(DAY), time(20), 2, f"Ospite {number}", table_nos=())
                staff.create(house.workplace, ANNA, wanted, waive=staff.POLICY)
        changed(house, ProviderBooking, trouble="no_answer")
        browser.get(url)
        with counted() as sent:
            assert browser.get(url).status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_reports_and_pages_say_why_a_caller_was_refused(house: House, desk: Desk) -> None:
    house.fill("20:00")
    assert house.book()["reason"] == "elsewhere"
    assert "Taken in the provider's book" in read(desk().get("/r/roma/reports/"))
    assert "Occupato nel registro del servizio di prenotazione" in read(desk("it").get("/r/roma/reports/"))
