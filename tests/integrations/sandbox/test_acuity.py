"""The stand-in for Acuity answers as its contract and descriptions say."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, timedelta
from typing import Any

import pytest

from integrations import sandbox
from integrations.sandbox.acuity import API_KEY, USER_ID
from tests.integrations.acuity.account import acuity_spec, appointment_schema, evening
from tests.integrations.sandbox.acuity_caller import Caller, good, written
from tests.integrations.specs import validator


@pytest.fixture
def caller() -> Iterator[Caller]:
    with sandbox.running("acuity", per_second=1000) as stand_in:
        yield Caller(stand_in)


def test_its_appointments_are_what_is_described(caller: Caller) -> None:
    made = caller.made(fields=[{"id": 11, "value": "Noci"}])
    schema = acuity_spec()["components"]["schemas"]["Appointment"]
    for found in (made, caller.get(f"/appointments/{made['id']}"), *caller.get("/appointments")):
        validator(acuity_spec(), schema).validate(found)
        appointment_schema().validate(found)
        assert schema["properties"].keys() - found.keys() == {"noShow"}
    assert made["datetime"] == written(evening()) and made["duration"] == "90"


def test_its_refusals_are_what_is_described(caller: Caller) -> None:
    schema = acuity_spec()["components"]["schemas"]["ErrorResponse"]
    body = caller.book(firstName="").json()
    validator(acuity_spec(), schema).validate(body)
    assert body.keys() == schema["properties"].keys()


def test_where_messages_come_from_is_told_to_anybody(caller: Caller) -> None:
    caller.auth = None
    validator(acuity_spec(), acuity_spec()["components"]["schemas"]["MetaResponse"]).validate(caller.get("/meta"))


@pytest.mark.parametrize("auth", [None, (USER_ID, "wrong"), ("wrong", API_KEY), ("", "")])
def test_only_the_account_with_its_key_gets_in(caller: Caller, auth: tuple[str, str] | None) -> None:
    caller.auth = auth
    refused = caller.ask("GET", "/me")
    assert (refused.status_code, refused.json()["error"]) == (401, "unauthorized")


def test_it_says_whose_account_it_is_and_what_there_is(caller: Caller) -> None:
    assert caller.get("/me")["timezone"] == "Europe/Rome"
    types, calendars = caller.get("/appointment-types"), {each["id"] for each in caller.get("/calendars")}
    assert {each["type"] for each in types} == {"service", "class"} and not all(each["active"] for each in types)
    assert all(set(each["calendarIDs"]) <= calendars and isinstance(each["duration"], int) for each in types)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"firstName": " "}, "required_first_name"),
        ({"lastName": ""}, "required_last_name"),
        ({"email": ""}, "required_email"),
        ({"email": "bob"}, "invalid_email"),
        ({"appointmentTypeID": None}, "required_appointment_type_id"),
        ({"appointmentTypeID": "1"}, "invalid_appointment_type"),
        ({"appointmentTypeID": 5}, "invalid_appointment_type"),
        ({"appointmentTypeID": 4}, "required_field"),
        ({"appointmentTypeID": 4, "fields": [{"id": 21, "value": "Aria"}]}, "invalid_fields"),
        ({"fields": [{"id": 99, "value": "?"}]}, "invalid_fields"),
        ({"labels": [{"id": 1}, {"id": 2}]}, "bad_request"),
        ({"calendarID": 7}, "invalid_calendar"),
        ({"datetime": None}, "required_datetime"),
        ({"datetime": "soon"}, "invalid_datetime"),
        ({"timezone": "Roma"}, "invalid_timezone"),
        ({"datetime": written(evening() + timedelta(minutes=7))}, "not_available"),
        ({"datetime": written(evening(-2))}, "not_available_min_hours_in_advance"),
        ({"datetime": written(evening(90))}, "not_available_max_days_in_advance"),
    ],
)
def test_a_wrong_request_is_refused_by_its_error(caller: Caller, changes: dict[str, Any], error: str) -> None:
    refused = caller.book(**changes)
    assert (refused.status_code, refused.json()["status_code"], refused.json()["error"]) == (400, 400, error)
    assert caller.get("/appointments") == []


@pytest.mark.parametrize("body", ["", "[]", "{", "firstName=Bob"])
def test_what_is_no_json_object_is_a_bad_request(caller: Caller, body: str) -> None:
    refused = caller.ask("POST", "/appointments", data=body, headers={"Content-Type": "application/json"})
    assert (refused.status_code, refused.json()["error"]) == (400, "bad_request")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/me", 405)])
def test_what_it_does_not_have_is_refused_in_its_own_way(caller: Caller, method: str, path: str, status: int) -> None:
    refused = caller.ask(method, path)
    assert (refused.status_code, refused.json()["status_code"]) == (status, status)


def test_a_time_without_offset_is_in_the_zone_of_the_business(caller: Caller) -> None:
    plain = evening().replace(tzinfo=None).isoformat()
    assert caller.made(datetime=plain, timezone="America/New_York")["datetime"] == written(evening())


def test_a_start_is_gone_when_every_calendar_of_the_type_is_taken(caller: Caller) -> None:
    times = {"date": evening().date().isoformat(), "appointmentTypeID": 1}
    free = caller.get("/availability/times", **times)
    calendars = {caller.made()["calendarID"] for _ in range(3)}
    assert calendars == {101, 102, 103} and {"time": written(evening())} in free
    assert {"time": written(evening())} not in caller.get("/availability/times", **times)
    refused = caller.book()
    assert (refused.status_code, refused.json()["error"]) == (400, "no_available_calendar")
    assert caller.book(calendarID=101).json()["error"] == "not_available"


def test_a_race_for_the_last_table_has_one_winner(caller: Caller) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: caller.book(appointmentTypeID=3).status_code, range(8)))
    assert sorted(answers) == [200] + [400] * 7


def test_its_times_and_dates_are_on_the_half_hour_in_the_zone_asked_for(caller: Caller) -> None:
    day = evening().date()
    found = caller.get("/availability/times", date=day.isoformat(), appointmentTypeID=1)
    assert [each["time"][11:16] for each in found] == [
        *("12:00", "12:30", "13:00", "13:30", "14:00", "14:30"),
        *("19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30"),
    ]
    utc = caller.get("/availability/times", date=day.isoformat(), appointmentTypeID=1, timezone="UTC")
    assert utc[0]["time"] == written(evening().replace(hour=12).astimezone(UTC))
    dates = caller.get("/availability/dates", month=f"{day:%Y-%m}", appointmentTypeID=1)
    assert {"date": day.isoformat()} in dates


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"date": "soon", "appointmentTypeID": 1}, "bad_request"),
        ({"date": "2030-01-01"}, "required_appointment_type_id"),
        ({"date": "2030-01-01", "appointmentTypeID": 77}, "invalid_appointment_type"),
        ({"date": "2030-01-01", "appointmentTypeID": 1, "timezone": "Roma"}, "invalid_timezone"),
    ],
)
def test_times_that_can_not_be_asked_for_are_refused(caller: Caller, query: dict[str, Any], error: str) -> None:
    refused = caller.ask("GET", "/availability/times", params=query)
    assert (refused.status_code, refused.json()["error"]) == (400, error)


def test_a_start_can_be_checked_alone_or_with_others(caller: Caller) -> None:
    start = {"datetime": written(evening()), "appointmentTypeID": 3}
    check = {"json": start}
    assert caller.ask("POST", "/availability/check-times", **check).json() == start | {"valid": True}
    caller.made(appointmentTypeID=3)
    (taken,) = caller.ask("POST", "/availability/check-times", json=[start]).json()
    assert taken["valid"] is False and "error" in taken


def test_an_admin_books_over_everything_with_notes_and_no_address(caller: Caller) -> None:
    caller.made(appointmentTypeID=3, notes="ignored")
    assert caller.book("?admin=true", appointmentTypeID=3).json()["error"] == "invalid_calendar"
    made = caller.book("?admin=true", appointmentTypeID=3, calendarID=301, email="", notes="Compleanno").json()
    assert [each["notes"] for each in caller.get("/appointments", direction="ASC")] == ["", "Compleanno"]
    assert made["calendarID"] == 301


def test_a_moved_appointment_keeps_its_id_and_may_overlap_itself(caller: Caller) -> None:
    made, later = caller.made(appointmentTypeID=3), written(evening() + timedelta(minutes=30))
    moved = caller.ask("PUT", f"/appointments/{made['id']}/reschedule", json={"datetime": later})
    assert (moved.json()["id"], moved.json()["datetime"]) == (made["id"], later)
    query = {"date": evening().date().isoformat(), "appointmentTypeID": 3}
    assert {"time": later} not in caller.get("/availability/times", **query)
    ignoring = caller.get("/availability/times", **query, **{"ignoreAppointmentIDs[]": made["id"]})
    assert {"time": later} in ignoring


def test_a_change_is_of_the_guest_and_not_of_the_time(caller: Caller) -> None:
    made = caller.made()
    change = {
        "firstName": "Rob",
        "datetime": written(evening(9)),
        "notes": "no",
        "fields": [{"id": 11, "value": "Noci"}],
    }
    now = caller.ask("PUT", f"/appointments/{made['id']}", json=change).json()
    assert (now["firstName"], now["datetime"], now["notes"]) == ("Rob", made["datetime"], "")
    assert now["forms"][0]["values"][0]["value"] == "Noci"


def test_what_is_cancelled_stays_so_and_is_shown_only_where_it_is_asked_for(caller: Caller) -> None:
    made = caller.made()
    path = f"/appointments/{made['id']}"
    assert caller.ask("PUT", f"{path}/cancel", json={"noShow": True}).status_code == 200
    assert caller.ask("PUT", f"{path}/cancel", json={}).json()["error"] == "cancel_not_allowed"
    assert caller.ask("PUT", f"{path}/reschedule", json=good()).json()["error"] == "reschedule_canceled"
    assert "canceled" not in caller.get(path) and caller.get("/appointments") == []
    for query in ({"canceled": "true"}, {"showall": "true"}):
        (shown,) = caller.get("/appointments", **query)
        assert (shown["canceled"], shown["noShow"]) == (True, True)


@pytest.mark.parametrize("path", ["/appointments/7", "/appointments/x"])
def test_an_appointment_nobody_made_is_not_found(caller: Caller, path: str) -> None:
    for method, end in (("GET", ""), ("PUT", ""), ("PUT", "/cancel"), ("PUT", "/reschedule")):
        refused = caller.ask(method, path + end, json={})
        assert (refused.status_code, refused.json()["error"]) == (404, "not_found")


def test_a_list_is_filtered_and_newest_first(caller: Caller) -> None:
    first = caller.made(fields=[{"id": 11, "value": "Noci"}])
    second = caller.made(
        datetime=written(evening(6)), email="anna@example.com", phone="+393330000002", firstName="Anna"
    )

    def ids(**query: Any) -> list[int]:
        return [each["id"] for each in caller.get("/appointments", **query)]

    assert ids() == [second["id"], first["id"]] and ids(direction="ASC") == [first["id"], second["id"]]
    assert ids(max=1) == ids(minDate=evening(6).date()) == ids(email="Anna@Example.com") == [second["id"]]
    assert ids(phone="+393330000002") == ids(firstName="anna") == ids(calendarID=second["calendarID"])[:1]
    assert ids(maxDate=evening().date()) == ids(**{"field:11": "Noci"}) == [first["id"]]
    assert ids(appointmentTypeID=2) == ids(phone="+390000000000") == []
    assert "forms" not in caller.get("/appointments", excludeForms="true")[0]


@pytest.mark.parametrize("query", [{"max": "x"}, {"minDate": "soon"}, {"field:x": "y"}])
def test_a_filter_that_can_not_be_read_is_refused(caller: Caller, query: dict[str, str]) -> None:
    assert caller.ask("GET", "/appointments", params=query).json()["error"] == "bad_request"


def test_more_than_ten_requests_a_second_are_too_many() -> None:
    with sandbox.running("acuity") as stand_in, ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: Caller(stand_in).ask("GET", "/me"), range(60)))
    refused = next(each for each in answers if each.status_code == 429)
    assert refused.json() == {
        "status_code": 429,
        "error": "too_many_requests",
        "message": "Rate limit reached. Limit 10req/s and 20 concurrent connections.",
    }
