"""The stand-in for Cal.com answers as Cal.com's contract and description say, and refuses what Cal.com refuses."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import requests

from integrations import sandbox
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import BY_PHONE, FOR_FOUR, FOR_TWO, PRIVATE_ROOM
from tests.integrations.calcom.calling import GUEST, Caller, utc
from tests.integrations.calcom.connecting import at
from tests.integrations.calcom.described import spec
from tests.integrations.specs import validator


@pytest.fixture
def caller() -> Iterator[Caller]:
    with sandbox.running("calcom", hosts=1) as stand_in:
        yield Caller(stand_in.base_url)


def said(refused: requests.Response) -> str:
    body = refused.json()
    assert body.keys() == {"status", "timestamp", "path", "error"} and body["status"] == "error"
    return str(body["error"]["message"])


def _without_nulls(node: Any) -> Any:
    """The vendor's own recordings have nulls where its description has none."""
    if isinstance(node, list):
        return [_without_nulls(item) for item in node]
    if isinstance(node, dict):
        return {name: _without_nulls(value) for name, value in node.items() if value is not None}
    return node


def test_bookings_are_what_the_vendor_describes(caller: Caller) -> None:
    schema = "BookingOutput_2024_08_13"
    made = caller.book(bookingFieldsResponses={"notes": "Ciao"}, metadata={"tavolo": "x"})
    assert made.status_code == 201
    moved = caller.ask("POST", f"/bookings/{made.json()['data']['uid']}/reschedule", json={"start": utc(at(20))})
    uid = moved.json()["data"]["uid"]
    read = caller.ask("GET", f"/bookings/{uid}")
    cancelled = caller.ask("POST", f"/bookings/{uid}/cancel", json={"cancellationReason": "Il cane"})
    for answer in (made, moved, read, cancelled):
        validator(spec(), {"$ref": f"#/components/schemas/{schema}"}).validate(_without_nulls(answer.json()["data"]))
    listed = caller.ask("GET", "/bookings", params={"status": "cancelled"}).json()
    assert len(listed["data"]) == 2
    validator(spec(), {"$ref": "#/components/schemas/PaginationMetaDto"}).validate(listed["pagination"])


def test_webhooks_are_what_the_vendor_describes_but_for_their_ids(caller: Caller) -> None:
    body = {"active": True, "subscriberUrl": "https://app.example/hook", "triggers": [], "secret": "s"}
    made = caller.ask("POST", "/webhooks", json=body).json()["data"]
    described = spec()["components"]["schemas"]["UserWebhookOutputDto"]["properties"]
    assert made.keys() == described.keys()


def test_what_can_be_booked_has_the_fields_the_vendor_describes(caller: Caller) -> None:
    schema = spec()["components"]["schemas"]["EventTypeOutput_2024_06_14"]
    for event_type in caller.ask("GET", "/event-types").json()["data"]:
        assert set(schema["required"]) <= event_type.keys() <= schema["properties"].keys()


@pytest.mark.parametrize("headers", [
    {"Authorization": "Bearer cal_wrong"}, {"Authorization": API_KEY}, {"Authorization": "Bearer "}, {},
])  # fmt: skip
def test_a_wrong_key_is_refused(caller: Caller, headers: dict[str, str]) -> None:
    refused = caller.ask("GET", "/me", headers)
    assert (refused.status_code, said(refused)) == (401, "ApiAuthStrategy - api key - Your api key is not valid")


def test_slots_need_no_key_but_no_wrong_one(caller: Caller) -> None:
    query = {"eventTypeId": FOR_TWO, "start": utc(at(0)), "end": utc(at(23))}
    version = {"cal-api-version": "2024-09-04"}
    assert caller.ask("GET", "/slots", version, params=query).status_code == 200
    wrong = {**version, "Authorization": "Bearer cal_wrong"}
    assert caller.ask("GET", "/slots", wrong, params=query).status_code == 401


@pytest.mark.parametrize("version", [None, "2024-04-15", "2026-05-01"])
def test_another_version_is_another_api(caller: Caller, version: str | None) -> None:
    headers = {"Authorization": f"Bearer {API_KEY}", **({"cal-api-version": version} if version else {})}
    refused = caller.ask("GET", "/slots", headers, params={"start": "2026-12-04"})
    assert (refused.status_code, said(refused)) == (404, "Cannot GET /v2/slots?start=2026-12-04")
    moved = caller.ask("POST", "/bookings/X/reschedule", headers, json={"start": utc(at(12))})
    assert (moved.status_code, said(moved)) == (404, "Cannot POST /v2/bookings/X/reschedule")
    booked = caller.ask("POST", "/bookings", headers, json={"start": utc(at(12))})
    assert booked.status_code == 400 and "language" in said(booked)


@pytest.mark.parametrize(
    ("change", "status", "text"),
    [
        ({"end": utc(at(13))}, 400, "property end should not exist"),
        ({"attendee": {**GUEST, "phone": "1"}}, 400, "property phone should not exist"),
        ({"start": "domani"}, 400, "start must be a valid ISO 8601 date string"),
        ({"start": 5}, 400, "start must be a valid ISO 8601 date string"),
        ({"start": "2020-01-01T12:00:00Z"}, 400, "in the past"),
        ({"start": utc(at(12) + timedelta(days=90))}, 400, 'at the "start" time provided'),
        ({"start": utc(at(12, 10))}, 400, "is not available"),
        ({"start": utc(at(16))}, 400, "is not available"),
        ({"start": at(22).strftime("%Y-%m-%dT%H:%M:%S")}, 400, "is not available"),
        ({"eventTypeId": "5"}, 400, "eventTypeId must be a number"),
        ({"eventTypeId": 5}, 404, "Event type with id 5 not found."),
        ({"attendee": {"name": "Anna", "timeZone": "Europe/Rome"}}, 400, "at least one contact method"),
        ({"attendee": {**GUEST, "timeZone": "Rome"}}, 400, "timeZone"),
        ({"attendee": {**GUEST, "phoneNumber": "333 7654321"}}, 400, "phoneNumber"),
        ({"attendee": {**GUEST, "email": "anna"}}, 400, "email"),
        ({"attendee": {**GUEST, "name": 5}}, 400, "name"),
        ({"attendee": {name: GUEST[name] for name in ("name", "timeZone", "phoneNumber")}}, 400, "email"),
        ({"eventTypeId": PRIVATE_ROOM}, 400, "occasione"),
        ({"eventTypeId": PRIVATE_ROOM, "bookingFieldsResponses": {"occasione": "Cena"}}, 400, "occasione"),
        ({"eventTypeId": BY_PHONE, "attendee": {**GUEST, "phoneNumber": ""}}, 400, "attendeePhoneNumber"),
        ({"lengthInMinutes": 30}, 400, "lengthInMinutes"),
        ({"location": {"type": "link"}}, 400, "location"),
        ({"metadata": {"a": {"b": 1}}}, 400, "Metadata"),
        ({"metadata": {"a" * 41: "b"}}, 400, "Metadata"),
        ({"metadata": {"a": "b" * 501}}, 400, "Metadata"),
        ({"metadata": {str(number): "" for number in range(51)}}, 400, "Metadata"),
    ],
)
def test_a_wrong_booking_is_refused(caller: Caller, change: dict[str, Any], status: int, text: str) -> None:
    refused = caller.book(**change)
    assert (refused.status_code, text in said(refused)) == (status, True), refused.text
    assert caller.ask("GET", "/bookings").json()["data"] == []


@pytest.mark.parametrize(
    ("change", "status"),
    [({"day": "1"}, 400), ({"start": "soon"}, 400), ({"timeZone": "Rome"}, 400), ({"eventTypeId": "5"}, 404)],
)
def test_a_wrong_question_about_slots_is_refused(caller: Caller, change: dict[str, str], status: int) -> None:
    assert caller.slots(**change).status_code == status


def test_the_window_is_in_utc_and_an_end_at_midnight_is_the_whole_day(caller: Caller) -> None:
    day = at(0).date()
    found = caller.slots(start=day.isoformat(), end=day.isoformat()).json()["data"]
    assert [*found] == [day.isoformat()] and len(found[day.isoformat()]) == 14
    midnight = caller.slots(start=day.isoformat(), end=f"{day + timedelta(days=1)}T00:00:00Z").json()["data"]
    assert [*midnight] == [day.isoformat(), (day + timedelta(days=1)).isoformat()]


def test_one_host_has_one_booking_at_a_time_and_three_have_three() -> None:
    for hosts in (1, 3):
        with sandbox.running("calcom", hosts=hosts) as stand_in:
            caller = Caller(stand_in.base_url)
            answers = [caller.book((FOR_TWO, FOR_FOUR)[number % 2]) for number in range(4)]
            assert [answer.status_code for answer in answers] == [201] * hosts + [400] * (4 - hosts)
            assert utc(at(12, 30)) not in str(caller.slots(timeZone="UTC").json()).replace(".000+00:00", "Z")


def test_a_booking_that_ended_one_way_does_not_end_another(caller: Caller) -> None:
    uid = caller.book().json()["data"]["uid"]
    moved = caller.ask("POST", f"/bookings/{uid}/reschedule", json={"start": utc(at(20))}).json()["data"]
    assert (moved["rescheduledFromUid"], moved["uid"] != uid) == (uid, True)
    old = caller.ask("GET", f"/bookings/{uid}").json()["data"]
    assert (old["status"], old["rescheduledToUid"]) == ("cancelled", moved["uid"])
    again = caller.ask("POST", f"/bookings/{uid}/reschedule", json={"start": utc(at(21))})
    assert again.status_code == 400 and f"rescheduled already to booking with uid={moved['uid']}" in said(again)
    cancelled, twice = (caller.ask("POST", f"/bookings/{moved['uid']}/cancel", json={}) for _ in range(2))
    assert (cancelled.status_code, twice.status_code) == (200, 400) and "cancelled already" in said(twice)
    after = caller.ask("POST", f"/bookings/{moved['uid']}/reschedule", json={"start": utc(at(21))})
    assert "because it has been cancelled. Please" in said(after)
    assert "was not found" in said(caller.ask("GET", "/bookings/nobodys"))


def test_a_rejected_booking_is_refused_in_the_raw_form(caller: Caller) -> None:
    made = caller.book(PRIVATE_ROOM, bookingFieldsResponses={"occasione": "Altro"}).json()["data"]
    assert made["status"] == "pending"
    assert caller.ask("POST", f"/bookings/{made['uid']}/decline", json={}).json()["data"]["status"] == "rejected"
    refused = caller.ask("POST", f"/bookings/{made['uid']}/reschedule", json={"start": utc(at(20))})
    assert (refused.status_code, refused.json()) == (
        404,
        {"statusCode": 404, "message": "Could not find original booking"},
    )


def test_a_move_of_what_needs_confirming_needs_it_again_unless_the_owner_moves_it(caller: Caller) -> None:
    made = caller.book(PRIVATE_ROOM, bookingFieldsResponses={"occasione": "Altro"}).json()["data"]
    assert caller.ask("POST", f"/bookings/{made['uid']}/confirm").json()["data"]["status"] == "accepted"
    moved = caller.ask("POST", f"/bookings/{made['uid']}/reschedule", json={"start": utc(at(20))}).json()["data"]
    by_owner = {"start": utc(at(21)), "rescheduledBy": "trattoria@example.com"}
    again = caller.ask("POST", f"/bookings/{moved['uid']}/reschedule", json=by_owner).json()["data"]
    assert (moved["status"], again["status"]) == ("pending", "accepted")


def test_a_guest_without_an_address_gets_an_invented_one(caller: Caller) -> None:
    made = caller.book(BY_PHONE).json()["data"]
    assert made["attendees"][0]["email"] == made["bookingFieldsResponses"]["email"] == "393337654321@sms.cal.com"


def test_a_list_is_filtered_and_comes_in_pages(caller: Caller) -> None:
    hours = (12, 14, 19, 21)
    uids = [caller.book(start=utc(at(hour))).json()["data"]["uid"] for hour in hours]

    def listed(**query: Any) -> list[str]:
        return [found["uid"] for found in caller.ask("GET", "/bookings", params=query).json()["data"]]

    assert listed(sortStart="desc") == uids[::-1]
    assert listed(afterStart=utc(at(14)), beforeEnd=utc(at(20, 30))) == uids[1:3]
    assert listed(attendeeEmail="anna@example.com", nonsense=1) == uids
    assert listed(attendeeEmail="other@example.com") == listed(status="past") == listed(eventTypeId=5) == []
    page = caller.ask("GET", "/bookings", params={"take": 3, "skip": 3}).json()
    assert [found["uid"] for found in page["data"]] == uids[3:]
    assert (page["pagination"]["totalItems"], page["pagination"]["hasNextPage"]) == (4, False)
    for wrong in ({"take": 251}, {"take": 0}, {"skip": -1}, {"status": "all"}):
        assert caller.ask("GET", "/bookings", params=wrong).status_code == 400


def test_requests_are_counted_and_too_many_refused() -> None:
    with sandbox.running("calcom", per_minute=2) as stand_in:
        caller = Caller(stand_in.base_url)
        answers = [caller.ask("GET", "/me") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert [answer.headers["X-RateLimit-Remaining-Default"] for answer in answers] == ["1", "0", "0"]
        assert answers[2].headers["X-RateLimit-Limit-Default"] == "2" and answers[2].headers["Retry-After"] == "60"
        assert stand_in.app.extensions["requests"]() == 3


def test_of_a_crowd_at_one_start_as_many_are_booked_as_there_are_hosts() -> None:
    with sandbox.running("calcom", hosts=3) as stand_in, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: Caller(stand_in.base_url).book(), range(16)))
    assert sorted(answer.status_code for answer in answers) == [201] * 3 + [400] * 13
