"""Whose account at Square it is, at which level we are let in, and what stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from integrations.errors import NotSupported, SlotTaken
from integrations.sandbox.square.shop import COUNTER, LOCATION_ID
from integrations.sandbox.square.state import State as Held
from integrations.square.client import SquareClient
from integrations.vocabulary import BookingRequest, Link
from tests.integrations.square.caller import staff_books

Wish = Callable[..., BookingRequest]


def test_the_staffs_bookings_are_not_seen_at_buyer_level(client: SquareClient, state: Held, wish: Wish) -> None:
    staff_books(state, wish(), ("TMTWO1",))
    assert client.bookings(wish().start, wish().start + timedelta(hours=1)) == ()


def test_a_seller_sees_all_and_keeps_its_key_from_the_guest(seller: SquareClient, state: Held, wish: Wish) -> None:
    staff_books(state, wish(), ("TMTWO1",))
    made = seller.create_booking(wish())
    assert seller.find_booking(wish()) == made
    assert state.calendar.get(made.id, sees_all=True).booking["seller_note"] == "Tavolo a1b2c3d4e5f6g7h8"
    names = {each.name for each in seller.bookings(wish().start, wish().start + timedelta(minutes=5))}
    assert names == {"Anna Bianchi", "Mario Rossi"}


def test_a_seller_does_not_book_over_others_though_square_lets_it(
    seller: SquareClient, state: Held, wish: Wish
) -> None:
    staff_books(state, wish(event_type=COUNTER), ("TMCOUNTER",))
    with pytest.raises(SlotTaken):
        seller.create_booking(wish(event_type=COUNTER))


def test_a_seller_can_not_cancel_what_was_not_accepted_yet(seller: SquareClient, state: Held, wish: Wish) -> None:
    state.shop.accepts_by_hand = True
    made = seller.create_booking(wish())
    with pytest.raises(NotSupported):
        seller.cancel_booking(made.id)


def test_without_the_plan_a_seller_books_nothing(seller: SquareClient, state: Held, wish: Wish) -> None:
    state.shop.has_plan = False
    with pytest.raises(NotSupported) as refused:
        seller.create_booking(wish())
    assert refused.value.code == "free_plan"
    assert [problem.code for problem in seller.whoami().problems] == ["seller_needs_plan"]


def test_the_account_says_where_and_in_which_time(client: SquareClient) -> None:
    account = client.whoami()
    assert (account.name, account.timezone) == ("Trattoria Stand-in", "Europe/Rome")
    assert account.facts["location_id"] == LOCATION_ID and account.facts["merchant_id"] == account.id


@pytest.mark.parametrize(
    ("switch", "problems"),
    [
        ("is_enabled", ["booking_disabled"]),
        ("has_services", ["no_service"]),
        ("has_staff", ["no_team_member"]),
        ("is_open", ["location_inactive"]),
    ],
)
def test_the_account_names_what_stands_in_the_way(
    client: SquareClient, state: Held, switch: str, problems: list[str]
) -> None:
    setattr(state.shop, switch, False)
    assert [problem.code for problem in client.whoami().problems] == problems


def test_scopes_that_are_missing_stand_in_the_way(link: Link) -> None:
    fewer = replace(link, credentials={**link.credentials, "scopes": ["MERCHANT_PROFILE_READ"]})
    assert [problem.code for problem in SquareClient(fewer).whoami().problems] == ["scopes"]
    wants_more = replace(link, options={"level": "seller"})
    assert [problem.code for problem in SquareClient(wants_more).whoami().problems] == ["scopes", "seller_needs_plan"]


def test_another_location_can_be_chosen(link: Link) -> None:
    chosen = replace(link, options={"location_id": "LSTANDIN00002"})
    assert [problem.code for problem in SquareClient(chosen).whoami().problems] == ["location_inactive"]


def test_services_are_named_with_their_minutes(client: SquareClient) -> None:
    assert [(each.name, each.minutes) for each in client.event_types()] == [
        ("Table · Table for 2", 90),
        ("Table · Table for 4", 120),
        ("Table · Chef's counter", 90),
    ]
