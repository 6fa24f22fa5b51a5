"""Waiting for a table where a provider has a say: nothing is said to be held that is not, and what it asks is asked."""

from typing import Any

import pytest

from tests.operations.guest_book import place_of
from tests.providers.conftest import ANNA, DAY, House
from tests.providers.desk import Desk, desk
from tests.providers.test_guest_links import HELD, says, waiting
from tests.providers.test_questions import LABEL, answered, feast
from webapp.extensions import db
from webapp.models import ProviderConnection, SmsMessage, WaitlistEntry
from webapp.operations import waitlist

__all__ = ["desk", "feast"]


def offers(house: House) -> list[str]:
    """What guests are texted of a table that came free."""
    return [row.body for row in house.rows(SmsMessage) if row.kind in ("waitlist_offer", "waitlist_unheld")]


def states(house: House) -> list[str]:
    return [row.state for row in house.rows(WaitlistEntry)]


@pytest.mark.parametrize("house_book", [True, False])
def test_a_table_that_somebody_may_take_there_is_not_said_to_be_held(house: House, house_book: bool) -> None:
    house.change(house_book=house_book)
    wish: dict[str, Any] = {"date": DAY, "time": "20:00", "people": 2, "customer_name": "Lia Verdi"}
    assert "se c'è ancora quando conferma, è suo" in house.tell("join_waitlist", **wish)["message"]
    page = waiting(house)
    (text,) = offers(house)
    assert "Non possiamo tenerlo" in text and "Lo teniamo" not in text
    shown = house.client.get(page).text
    assert "We cannot hold it" in shown and "Please answer by" in shown and "Held for you" not in shown
    house.fill("20:00")
    late = house.client.post(page, data={"say": "yes"})
    assert (late.status_code, "This table is not there any more" in late.text) == (409, True)


def test_where_no_other_book_counts_the_table_is_held_and_said_to_be(house: House) -> None:
    with house.app.app_context():
        db.session.get_one(ProviderConnection, house.connection_id).status = "disconnected"
        db.session.commit()
    house.change()
    page = waiting(house)
    assert "Lo teniamo per lei fino alle ore" in offers(house)[0]
    shown = house.client.get(page).text
    assert "Held for you until" in shown and 'id="asked"' not in shown


def test_what_the_provider_asks_is_asked_by_the_page_that_takes_the_table(feast: House) -> None:
    page = waiting(feast)
    shown = feast.client.get(page).text
    assert LABEL in shown and "<option>Laurea</option>" in shown
    for said in ({}, {"answer:occasione": "Altro ancora"}, {"answer:occasione": "x" * 600}):
        again = feast.client.post(page, data={"say": "yes", **said})
        assert (again.status_code, "Please answer this." in again.text, states(feast)) == (422, True, ["offered"])
    assert "we have your request" in says(feast, page, **{"say": "yes", "answer:occasione": "Laurea"})
    assert (answered(feast)["occasione"], states(feast)) == ("Laurea", ["taken"])  # to be confirmed there


def test_staff_who_say_yes_for_a_guest_come_to_what_is_asked(feast: House, desk: Desk) -> None:
    page = waiting(feast)
    (entry,) = feast.rows(WaitlistEntry)
    sent_on = desk("it").post(f"/r/roma/waitlist/{entry.id}/book", {"day": DAY})
    assert (sent_on.status_code, sent_on.headers["Location"], states(feast)) == (303, page, ["offered"])


def test_who_is_served_without_a_question_is_asked_nothing(feast: House) -> None:
    with feast.app.app_context():
        people = place_of(feast.place)
        wish = waitlist.Wish(**{**HELD, "people": 3}, name="Ada Neri", phone="+393331110000")
        entry = waitlist.add(people, ANNA, wish)
        waitlist.offer_now(people, ANNA, entry.id)
        assert waitlist.book(people, ANNA, entry.id).status == "confirmed"
