"""What becomes of bookings at Cal.com."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from integrations import sandbox
from integrations.calcom.client import CalcomClient
from integrations.deadline import Deadline
from integrations.errors import NotSupported, OutcomeUnknown, ReconnectNeeded, Rejected, SlotTaken
from integrations.sandbox.calcom.event_types import FOR_FOUR, FOR_TWO, PRIVATE_ROOM
from integrations.vocabulary import State
from tests.integrations.calcom.answering import RECORDED, client, ok
from tests.integrations.calcom.connecting import OWNER, at, link_to, wish
from tests.integrations.loopback import Loopback, reply

Serve = Callable[..., Loopback]


def test_without_a_key_there_is_no_client() -> None:
    for credentials in ({}, {"api_key": " "}, {"api_key": None}, {"api_key": "cal_è"}):
        with pytest.raises(ReconnectNeeded) as refused:
            CalcomClient(link_to("http://127.0.0.1:9", credentials=credentials))
        assert refused.value.code == "not_configured"


def test_a_wrong_key_means_reconnecting(calcom: sandbox.StandIn) -> None:
    wrong = CalcomClient(link_to(calcom.base_url, credentials={"api_key": "cal_live_of_somebody_else"}))
    with pytest.raises(ReconnectNeeded) as refused:
        wrong.whoami()
    assert refused.value.code == "bad_credentials"


@pytest.mark.parametrize("ending", ["", "/", "/v2", "/v2/"])
def test_the_address_of_an_api_of_ones_own_may_end_in_its_version_or_not(calcom: sandbox.StandIn, ending: str) -> None:
    assert CalcomClient(link_to(calcom.base_url, api_url=calcom.base_url + ending)).whoami().email == OWNER


def test_an_address_that_was_typed_must_not_lead_into_a_private_network(calcom: sandbox.StandIn) -> None:
    with pytest.raises(Rejected) as refused:
        CalcomClient(link_to(calcom.base_url, public_only=True)).whoami()
    assert refused.value.code == "private_address"


def test_a_day_is_the_restaurants_day(ours: CalcomClient) -> None:
    found = ours.availability(str(FOR_TWO), at(0), at(0) + timedelta(days=1), 2)
    assert len(found) == 14
    assert {slot.start.astimezone(at(0).tzinfo).date() for slot in found} == {at(0).date()}


def test_what_waits_for_the_owner_is_pending_until_confirmed(calcom: sandbox.StandIn, ours: CalcomClient) -> None:
    answers = {"occasione": "Laurea"}
    first, second = (
        ours.create_booking(wish(at(12), PRIVATE_ROOM, answers=answers, match_key=f"a1b2c3d4e5f6g7h{number}"))
        for number in (1, 2)
    )
    assert (first.state, second.state) == (State.PENDING, State.PENDING)
    calcom.app.extensions["book"].settle(first.id, "accepted")
    calcom.app.extensions["book"].settle(second.id, "rejected")
    listed = {found.id: found.state for found in ours.bookings(at(12), at(13))}
    assert listed == {first.id: State.CONFIRMED, second.id: State.DECLINED}
    with pytest.raises(Rejected) as refused:
        ours.reschedule_booking(second.id, wish(at(20), PRIVATE_ROOM))
    assert refused.value.code == "gone"


def test_a_party_that_grew_is_read_back_with_its_new_number(ours: CalcomClient) -> None:
    made = ours.create_booking(wish(at(12)))
    moved = ours.reschedule_booking(made.id, wish(at(12), people=3))
    assert (made.people, moved.people, moved.notes) == (2, 3, "Compleanno")
    assert ours.booking(moved.id) == moved


def test_a_booking_that_is_as_it_should_be_is_not_moved_again(ours: CalcomClient) -> None:
    made = ours.create_booking(wish(at(12)))
    moved = ours.reschedule_booking(made.id, wish(at(20)))
    assert ours.reschedule_booking(made.id, wish(at(20))) == moved


def test_a_booking_can_not_be_moved_to_another_event_type(ours: CalcomClient) -> None:
    made = ours.create_booking(wish(at(12)))
    with pytest.raises(NotSupported) as refused:
        ours.reschedule_booking(made.id, wish(at(20), FOR_FOUR))
    assert refused.value.code == "other_event_type"


def test_a_booking_the_owner_moved_is_followed(calcom: sandbox.StandIn, ours: CalcomClient) -> None:
    made = ours.create_booking(wish(at(12)))
    middle = calcom.app.extensions["book"].move(made.id, at(20), None)
    last = calcom.app.extensions["book"].move(middle["uid"], at(21), None)
    found = ours.booking(made.id)
    assert found is not None
    assert (found.id, found.start, found.state, found.replaces) == (last["uid"], at(21), State.CONFIRMED, made.id)
    again = ours.find_booking(wish(at(12)))
    assert again is not None and again.id == last["uid"]
    states = {each.id: (each.state, each.facts.get("moved_to")) for each in ours.bookings(at(12), at(23))}
    assert states[made.id] == (State.CANCELLED, middle["uid"]) and states[last["uid"]] == (State.CONFIRMED, None)


def test_cancelling_a_booking_the_owner_moved_cancels_it_where_it_is(
    calcom: sandbox.StandIn, ours: CalcomClient
) -> None:
    made = ours.create_booking(wish(at(12)))
    last = calcom.app.extensions["book"].move(made.id, at(20), None)
    ours.cancel_booking(made.id)
    assert calcom.app.extensions["book"].get(last["uid"])["status"] == "cancelled"


def test_a_booking_moved_just_now_is_followed_once(serve: Serve) -> None:
    text = (
        "Can't reschedule booking with uid=X because it has been cancelled and rescheduled already to booking with "
        "uid=Y. You probably want to reschedule Y instead by passing it within the request URL."
    )
    moved = reply(json.dumps({"error": {"message": text}}).encode(), "400 Bad Request")
    event_type = str(RECORDED["eventType"]["id"])
    server = serve(ok(RECORDED), moved, ok({**RECORDED, "uid": "Z", "rescheduledFromUid": "Y"}))
    found = client(server).reschedule_booking("X", wish(at(20), int(event_type)))
    assert (found.id, found.replaces) == ("Z", "X")
    assert b"/v2/bookings/Y/reschedule" in server.requests[-1]
    with pytest.raises(Rejected) as refused:
        client(serve(ok(RECORDED), moved)).reschedule_booking("X", wish(at(20), int(event_type)))
    assert refused.value.code == "moved"


def test_a_booking_that_is_gone_can_be_cancelled_but_not_moved(ours: CalcomClient) -> None:
    ours.cancel_booking("nobodys")
    with pytest.raises(Rejected) as refused:
        ours.reschedule_booking("nobodys", wish(at(20)))
    assert refused.value.code == "gone"


def test_moving_onto_a_time_that_is_taken_is_said_to_be_so(ours: CalcomClient) -> None:
    made = ours.create_booking(wish(at(12)))
    ours.create_booking(wish(at(20), match_key="b1b2c3d4e5f6g7h8"))
    with pytest.raises(SlotTaken):
        ours.reschedule_booking(made.id, wish(at(20)))


@pytest.mark.parametrize("fault", ["drop_after_write", "invalid_json", "drip", "huge"])
def test_a_move_whose_answer_was_lost_is_seen_in_the_booking(
    calcom: sandbox.StandIn, ours: CalcomClient, fault: str
) -> None:
    made = ours.create_booking(wish(at(12)))
    calcom.app.extensions["faults"].switch(fault, only="reschedule")
    with pytest.raises(OutcomeUnknown):
        CalcomClient(link_to(calcom.base_url, deadline=Deadline(1.0))).reschedule_booking(made.id, wish(at(20)))
    found = ours.booking(made.id)
    assert found is not None and (found.start, found.replaces) == (at(20), made.id)
    assert ours.reschedule_booking(made.id, wish(at(20))) == found


def test_an_event_type_that_is_gone_has_to_be_seen_to(ours: CalcomClient) -> None:
    for id_ in (1, "a-slug"):
        with pytest.raises(ReconnectNeeded) as refused:
            ours.create_booking(wish(at(12), id_))  # type: ignore[arg-type]
        assert refused.value.code == "event_type_gone"


def test_a_guest_with_too_many_bookings_is_refused_but_placeholders_are_one_each(ours: CalcomClient) -> None:
    for hour in (12, 14, 19, 21):
        ours.create_booking(wish(at(hour), FOR_FOUR, match_key=f"a1b2c3d4e5f6g7{hour}"))
    tomorrow = at(12) + timedelta(days=1)
    for hours in (0, 7, 9):
        ours.create_booking(wish(tomorrow + timedelta(hours=hours), FOR_FOUR, email="anna@example.com"))
    with pytest.raises(Rejected) as refused:
        ours.create_booking(wish(tomorrow + timedelta(days=1), FOR_FOUR, email="anna@example.com"))
    assert refused.value.code == "booker_limit"
