"""A guest's own pages where a provider books: what they show is what both books say."""

from datetime import date, time
from typing import Any

from tests.operations.guest_book import place_of
from tests.providers.conftest import ANNA, DAY, House
from webapp.models import WaitlistEntry
from webapp.operations import guest_links, waitlist

HELD: dict[str, Any] = {"day": date.fromisoformat(DAY), "time": time(20), "people": 2, "language": "it"}


def waiting(house: House, name: str = "Ada Neri", phone: str = "+393331110000") -> str:
    """The address of the page of a party that is offered a table."""
    with house.app.app_context():
        people = place_of(house.place)
        entry = waitlist.add(people, ANNA, waitlist.Wish(**HELD, name=name, phone=phone))
        waitlist.offer_now(people, ANNA, entry.id)
        return "/w/" + guest_links.token("w", house.place.id, entry.id)


def page_of(house: House) -> str:
    with house.app.app_context():
        return "/b/" + guest_links.token("b", house.place.id, house.booking.id)


def says(house: House, page: str, **data: Any) -> str:
    return house.client.post(page, data=data, follow_redirects=True).text


def test_an_offer_is_booked_there_too_and_the_guest_moves_and_cancels_it_there(house: House) -> None:
    assert "your table is booked" in says(house, waiting(house), say="yes")
    assert (len(house.held_there), house.booking.status, house.booking.source) == (1, "confirmed", "web")
    page = page_of(house)
    assert "Your booking is changed." in says(house, f"{page}/change", day=DAY, people="2", time="21:00")
    assert [each["start"][11:16] for each in house.held_there] == ["20:00"]  # nine in Rome, in UTC
    assert "This booking is cancelled" in says(house, f"{page}/cancel")
    assert (house.held_there, house.booking.status, house.seatings) == ([], "cancelled", [])


def test_while_the_provider_is_silent_the_truth_is_that_it_is_pending(house: House) -> None:
    page = waiting(house)
    house.goes_wrong("500", only="create")
    assert "It is not confirmed yet." in says(house, page, say="yes")
    assert (house.booking.status, len(house.seatings)) == ("pending", 1)
    refused = house.client.post(f"{page_of(house)}/change", data={"day": DAY, "people": "2", "time": "21:00"})
    assert (refused.status_code, "still being confirmed" in refused.text) == (409, True)


def test_what_is_taken_there_by_others_is_an_offer_that_is_over(house: House) -> None:
    page = waiting(house)
    house.fill("20:00")
    late = house.client.post(page, data={"say": "yes"})
    assert (late.status_code, "not there any more" in late.text) == (409, True)
    assert [row.state for row in house.rows(WaitlistEntry)] == ["expired"]
    assert (house.held_there, house.seatings) == ([], [])
