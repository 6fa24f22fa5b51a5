"""Every request we send is as Cal.com describes it, and holds what it should."""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import request

from integrations.calcom import webhooks
from integrations.calcom.client import CalcomClient
from integrations.errors import Rejected
from integrations.sandbox import StandIn
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import BY_PHONE, FOR_TWO, PRIVATE_ROOM
from tests.integrations.calcom.connecting import KEY, OWNER, PHONE, at, link_to, wish
from tests.integrations.calcom.described import check_request


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Heard = list[dict[str, Any]]


@pytest.fixture
def heard(calcom: StandIn) -> Heard:
    """What arrives at the stand-in."""
    found: Heard = []

    def listen() -> None:
        headers, body = dict(request.headers), request.get_json(silent=True)
        found.append(
            {
                "method": request.method,
                "path": request.path,
                "query": request.args.to_dict(),
                "headers": {name if name != "Cal-Api-Version" else name.lower(): headers[name] for name in headers},
                "body": body,
            }
        )

    calcom.app.before_request(listen)
    return found


def whole_life(calcom: StandIn) -> None:
    """Everything our client asks for."""
    ours, request = CalcomClient(link_to(calcom.base_url)), wish(at(12), email="mario@example.com")
    ours.whoami()
    ours.availability(str(FOR_TWO), at(12), at(23), 2)
    assert ours.find_booking(request) is None
    made = ours.create_booking(request)
    moved = ours.reschedule_booking(made.id, wish(at(20), people=3))
    ours.bookings(at(12), at(23))
    assert [found.id for found in ours.find_bookings(PHONE)] == [moved.id]
    ours.cancel_booking(moved.id)
    for _ in range(2):
        subscription = webhooks.subscribe(link_to(calcom.base_url), "https://app.example/hooks/1", "secret")
    webhooks.unsubscribe(link_to(calcom.base_url), subscription.id)


def test_every_request_is_as_the_vendor_describes(calcom: StandIn, heard: Heard) -> None:
    whole_life(calcom)
    assert {check_request(**each) for each in heard} == {
        "GET /v2/me",
        "GET /v2/event-types",
        "GET /v2/slots",
        "GET /v2/bookings",
        "POST /v2/bookings",
        "GET /v2/bookings/{bookingUid}",
        "POST /v2/bookings/{bookingUid}/reschedule",
        "POST /v2/bookings/{bookingUid}/cancel",
        "GET /v2/webhooks",
        "POST /v2/webhooks",
        "PATCH /v2/webhooks/{webhookId}",
        "DELETE /v2/webhooks/{webhookId}",
    }


def test_every_request_says_who_asks_and_in_which_version(calcom: StandIn, heard: Heard) -> None:
    whole_life(calcom)
    versions = {
        "slots": "2024-09-04",
        "bookings": "2024-08-13",
        "event-types": "2024-06-14",
        "me": None,
        "webhooks": None,
    }
    for each in heard:
        headers = each["headers"]
        assert headers["User-Agent"] == "Tavolo" and headers["Authorization"] == f"Bearer {API_KEY}"
        assert headers.get("cal-api-version") == versions[each["path"].split("/")[2]]


def test_nothing_private_is_logged(calcom: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        whole_life(calcom)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("integrations")]
    assert ours
    for private in (API_KEY, PHONE[1:], "Mario", "mario@", KEY, "secret"):
        assert not any(private in line for line in ours)


def test_a_booking_takes_along_who_comes_and_how_to_find_it_again(
    calcom: StandIn, ours: CalcomClient, heard: Heard
) -> None:
    ours.create_booking(wish(at(12)))
    local, domain = OWNER.split("@")
    assert heard[-1]["body"] == {
        "start": _utc(at(12)),
        "eventTypeId": FOR_TWO,
        "attendee": {
            "name": "Mario Rossi",
            "timeZone": "Europe/Rome",
            "language": "it",
            "phoneNumber": PHONE,
            "email": f"{local}+{KEY}@{domain}",
        },
        "bookingFieldsResponses": {"notes": "2 persone\nCompleanno"},
        "metadata": {"tavolo": KEY, "people": "2"},
    }


def test_a_guests_own_address_goes_before_the_placeholder(ours: CalcomClient, heard: Heard) -> None:
    made = ours.create_booking(wish(at(12), email="mario@example.com"))
    assert heard[-1]["body"]["attendee"]["email"] == made.email == "mario@example.com"


def test_where_no_address_is_taken_none_is_sent(ours: CalcomClient, heard: Heard) -> None:
    made = ours.create_booking(wish(at(12), BY_PHONE, email="mario@example.com"))
    assert "email" not in heard[-1]["body"]["attendee"]
    assert (made.email, made.phone, made.match_key) == (None, PHONE, KEY)


def test_without_any_address_nothing_is_sent(calcom: StandIn, heard: Heard) -> None:
    with pytest.raises(Rejected) as refused:
        CalcomClient(link_to(calcom.base_url, account_email=None)).create_booking(wish(at(12)))
    assert refused.value.code == "no_contact"
    assert [each["method"] for each in heard] == ["GET"]


def test_a_question_that_must_be_answered_is_not_sent_without_its_answer(ours: CalcomClient, heard: Heard) -> None:
    with pytest.raises(Rejected) as refused:
        ours.create_booking(wish(at(12), PRIVATE_ROOM))
    assert refused.value.code == "unanswered"
    assert [each["method"] for each in heard] == ["GET"]


def test_an_answer_goes_along_under_its_slug(ours: CalcomClient, heard: Heard) -> None:
    ours.create_booking(wish(at(12), PRIVATE_ROOM, answers={"occasione": "Laurea", "strange": "x"}, notes=None))
    assert heard[-1]["body"]["bookingFieldsResponses"] == {"occasione": "Laurea", "notes": "2 persone"}


def test_what_an_event_type_asks_is_read_once_in_a_while(ours: CalcomClient, heard: Heard) -> None:
    for hour in (12, 20):
        ours.create_booking(wish(at(hour), match_key=f"a1b2c3d4e5f6g7{hour}"))
    assert [each["path"] for each in heard].count("/v2/event-types") == 1


def test_a_check_asks_for_the_window_in_utc(ours: CalcomClient, heard: Heard) -> None:
    ours.availability(str(FOR_TWO), at(0), at(0) + timedelta(days=1), 2)
    query = heard[-1]["query"]
    assert (query["start"], query["end"]) == (_utc(at(0)), _utc(at(0) + timedelta(days=1)))


@pytest.mark.parametrize("uid", ["../me", "a/b?c=d#e", "è"])
def test_an_id_can_not_lead_elsewhere(ours: CalcomClient, heard: Heard, uid: str) -> None:
    with suppress(Rejected):
        assert ours.booking(uid) is None
    assert all(each["path"].startswith("/v2/bookings/") for each in heard)
