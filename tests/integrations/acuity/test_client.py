"""What we ask Acuity for, and how bookings are made there."""

from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from integrations.deadline import Deadline
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, SlotTaken, Unavailable
from integrations.sandbox import StandIn
from integrations.sandbox.acuity import API_KEY, USER_ID
from integrations.vocabulary import QuestionKind
from tests.integrations.acuity.account import (
    PHONE,
    PLACEHOLDER,
    START,
    TASTING,
    TERRACE,
    acuity_spec,
    answer,
    appointment,
    asked,
    client,
    evening,
    held,
    refused,
    wish,
)
from tests.integrations.loopback import Loopback
from tests.integrations.specs import validator

Serve = Callable[..., Loopback]


# What is sent


@pytest.mark.parametrize(
    "request_", [wish(), wish(email="mario@example.com", answers={"11": "Noci"}), wish(name="Mario", phone=None)]
)
def test_a_booking_is_asked_for_as_it_is_described(serve: Serve, request_: Any) -> None:
    server = serve(answer(appointment()))
    client(server.url).create_booking(request_)
    method, path, query, body = asked(server)
    assert (method, path) == ("POST", "/api/v1/appointments")
    operation = acuity_spec()["paths"]["/appointments"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    validator(acuity_spec(), schema).validate(body)
    assert body.keys() <= schema["properties"].keys() - {"notes"}
    assert query.keys() <= {parameter["name"] for parameter in operation["parameters"]} - {"admin"}


def test_a_booking_has_an_explicit_offset_and_the_placeholder_is_not_written_to(serve: Serve) -> None:
    server = serve(answer(appointment()))
    client(server.url).create_booking(wish(answers={"11": "Noci", "mine": "no id of theirs"}))
    _, _, query, body = asked(server)
    assert query == {"noEmail": ["true"]}
    assert body == {
        "datetime": "2030-02-04T13:00:00+0100",
        "timezone": "Europe/Rome",
        "appointmentTypeID": 1,
        "firstName": "Mario",
        "lastName": "Rossi",
        "email": PLACEHOLDER,
        "phone": PHONE,
        "fields": [{"id": 11, "value": "Noci"}],
    }
    head = server.requests[0].partition(b"\r\n\r\n")[0]
    assert b"User-Agent: Tavolo" in head
    assert b"Authorization: Basic " + b64encode(f"{USER_ID}:{API_KEY}".encode()) in head


def test_a_guest_with_an_address_gets_acuitys_mail(serve: Serve) -> None:
    server = serve(answer(appointment()))
    client(server.url).create_booking(wish(email="mario@example.com"))
    _, _, query, body = asked(server)
    assert query == {} and body["email"] == "mario@example.com"


def test_the_owner_may_choose_the_placeholder(serve: Serve) -> None:
    server = serve(answer(appointment()))
    client(server.url, options={"placeholder_email": "sala@example.com"}).create_booking(wish())
    assert asked(server)[3]["email"] == "sala+a1b2c3d4e5f6g7h8@example.com"


def test_without_any_address_nothing_is_sent(serve: Serve) -> None:
    server = serve(answer(appointment()))
    with pytest.raises(Rejected) as caught:
        client(server.url, account_email=None).create_booking(wish())
    assert caught.value.code == "required_email"
    assert client(server.url, account_email=None).find_booking(wish()) is None
    assert server.requests == []


@pytest.mark.parametrize(
    "credentials", [{}, {"user_id": "12345", "api_key": " "}, {"user_id": "1:2", "api_key": "k"}, {"user_id": "1"}]
)
def test_without_credentials_there_is_no_client(credentials: dict[str, str]) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        client("http://127.0.0.1:9", credentials=credentials)
    assert caught.value.code == "not_configured"


def test_an_appointment_type_of_somebody_else_is_not_sent(serve: Serve) -> None:
    server = serve(answer([]))
    with pytest.raises(NotSupported):
        client(server.url).availability("https://api.calendly.com/x", START, START + timedelta(hours=1), 2)
    assert server.requests == []


def test_an_id_stays_within_its_place_in_the_path(serve: Serve) -> None:
    server = serve(refused("not_found", "404 Not Found"))
    assert client(server.url).booking("../me?x=1") is None
    assert asked(server)[1] == "/api/v1/appointments/..%2Fme%3Fx%3D1"


def test_requests_come_no_faster_than_all_restaurants_together_may(serve: Serve) -> None:
    server = serve(answer({"id": 1, "name": "Roma"}))
    with pytest.raises(Unavailable) as caught:
        for number in range(40):  # each of another restaurant
            client(server.url, id=f"{server.url} {number}", deadline=Deadline(0.2)).whoami()
    assert caught.value.code == "rate_limited_here"


# What can be booked


def test_classes_and_types_switched_off_can_not_be_booked(acuity: StandIn) -> None:
    found = {each.name: [problem.code for problem in each.problems] for each in client(acuity.base_url).event_types()}
    assert found["Tavolo per 2"] == [] and found["Vecchio menu"] == ["inactive"]
    assert found["Corso di cucina"] == ["not_a_table"]


def test_what_an_intake_form_asks_are_questions(acuity: StandIn) -> None:
    found = {each.id: each for each in client(acuity.base_url).event_types()}
    (menu,) = found[TASTING].questions
    assert (menu.id, menu.kind, menu.is_required, menu.options) == ("21", QuestionKind.CHOICE, True, ("Terra", "Mare"))
    assert found[TERRACE].questions[0].is_required is False and found[TERRACE].needs_email


def test_without_forms_there_are_no_questions(serve: Serve) -> None:
    types = [{"id": 1, "name": "Tavolo", "duration": 90}]
    server = serve(answer(types), refused("not_found", "404 Not Found"))
    (table,) = client(server.url).event_types()
    assert (table.id, table.minutes, table.questions, table.problems) == ("1", 90, (), ())


def test_a_required_answer_is_asked_for_and_given(acuity: StandIn) -> None:
    with pytest.raises(Rejected) as caught:
        client(acuity.base_url).create_booking(wish(evening(), event_type=TASTING))
    assert caught.value.code == "required_field"
    client(acuity.base_url).create_booking(wish(evening(), event_type=TASTING, answers={"21": "Mare"}))
    assert held(acuity)[0]["forms"][0]["values"][0]["value"] == "Mare"


def test_the_times_of_a_day_are_asked_for_in_the_restaurants_zone(serve: Serve) -> None:
    times = [{"time": "2030-02-04T13:30:00+0100"}, {"time": "2030-02-04T12:00:00+0000", "slotsAvailable": 1}]
    full = [{"time": "2030-02-04T14:00:00+0100", "slotsAvailable": 0}, {"time": "2030-02-04T15:00:00+0100"}]
    server = serve(answer(times + full))
    found = client(server.url).availability("1", START, START + timedelta(hours=2), 2)
    assert [slot.start for slot in found] == [START, START + timedelta(minutes=30)]
    expected = {"date": ["2030-02-04"], "appointmentTypeID": ["1"], "timezone": ["Europe/Rome"]}
    assert asked(server)[1:3] == ("/api/v1/availability/times", expected)


def test_a_longer_stretch_leaves_out_the_days_that_are_full(serve: Serve) -> None:
    dates = answer([{"date": "2030-02-28"}, {"date": "2030-02-04"}])
    server = serve(dates, answer([{"date": "2030-03-01"}]), answer([{"time": "2030-02-28T13:00:00+0100"}]), answer([]))
    start = START.replace(day=27)
    found = client(server.url).availability("1", start, start + timedelta(days=3), 2)
    assert [slot.start.day for slot in found] == [28]
    assert [asked(server, which)[2].get("month") for which in (0, 1)] == [["2030-02"], ["2030-03"]]
    assert [asked(server, which)[2].get("date") for which in (2, 3)] == [["2030-02-28"], ["2030-03-01"]]


def test_no_stretch_at_all_has_no_starts(serve: Serve) -> None:
    server = serve(answer([]))
    assert client(server.url).availability("1", START, START, 2) == () and server.requests == []


def test_a_start_is_booked_as_often_as_the_type_has_calendars(acuity: StandIn) -> None:
    for number in range(3):
        client(acuity.base_url).create_booking(wish(evening(), match_key=f"a1b2c3d4e5f6g7h{number}"))
    assert {each["calendar"] for each in held(acuity)} == {"Tavolo 1", "Tavolo 2", "Tavolo 3"}
    with pytest.raises(SlotTaken) as caught:
        client(acuity.base_url).create_booking(wish(evening()))
    assert caught.value.code == "no_available_calendar"
