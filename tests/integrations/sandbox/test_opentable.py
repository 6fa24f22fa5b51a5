"""The stand-in for OpenTable takes what is known to be taken, and refuses the rest."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from integrations import sandbox
from integrations.sandbox.opentable import CLIENT_ID, CLIENT_SECRET, RID, settings
from tests.integrations.opentable.asking import AT, BOUND_S, EVENING, next_evening
from tests.integrations.opentable.described import Description, recorded

GUEST = {"first_name": "Mario", "last_name": "Rossi", "phone": {"number": "3331234567", "country_code": 39}}
LOOK = {"party_size": 2, "start_date_time": AT, "forward_minutes": 180, "backward_minutes": 180}
LOCK = {"restaurant_id": RID, "party_size": 2, "date_time": AT, "table_type": "default", "experience_id": None}


class Caller:
    """Somebody who calls the stand-in without our client."""

    def __init__(self, stand_in: sandbox.StandIn) -> None:
        self.base_url = stand_in.base_url
        self.held = stand_in.app.extensions["book"]
        self.token = self.held.grant()

    def ask(self, method: str, path: str, **changes: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}", "X-Request-Id": str(uuid4())}
        return requests.request(
            method,
            f"{self.base_url}/inhouse/v1/{path}",
            **{"headers": headers | changes.pop("headers", {}), "timeout": BOUND_S, **changes},
        )

    def look(self, **changes: Any) -> requests.Response:
        params = {name: value for name, value in (LOOK | changes).items() if value is not None}
        return self.ask("GET", f"availability/{RID}", params=params)

    def lock(self, **changes: Any) -> requests.Response:
        return self.ask("POST", f"booking/{RID}/locks", json=LOCK | changes)

    def reserve(self, **changes: Any) -> requests.Response:
        token = None if "reservation_token" in changes else self.lock().json()["reservation_token"]
        body = {**GUEST, "restaurant_id": RID, "reservation_token": token, **changes}
        return self.ask("POST", f"booking/{RID}/reservations", json=body)

    def change(self, reservation_id: str, **changes: Any) -> requests.Response:
        body = {"party_size": 2, "date_time": AT, "special_request": "", **changes}
        body = {name: value for name, value in body.items() if value is not None}
        return self.ask("PUT", f"booking/{RID}/reservations/{reservation_id}", json=body)

    def search(self, phone: object) -> requests.Response:
        return self.ask("POST", f"booking/{RID}/reservations/search", json={"phone": phone})


@pytest.fixture
def restaurant() -> Iterator[sandbox.StandIn]:
    with sandbox.running("opentable") as started:
        yield started


@pytest.fixture
def caller(restaurant: sandbox.StandIn) -> Caller:
    return Caller(restaurant)


def outcome(answer: requests.Response) -> tuple[int, str | None]:
    errors = answer.json()["errors"]
    return answer.status_code, errors[0]["code"] if errors else None


def test_its_answers_are_as_they_are_described(restaurant: sandbox.StandIn) -> None:
    description, seen = Description(), recorded(restaurant.app)
    caller = Caller(restaurant)
    caller.look()
    made = caller.reserve().json()
    caller.search(GUEST["phone"])
    caller.change(made["reservation_id"], party_size=3)
    caller.change(made["reservation_id"], party_size=12)
    caller.look(party_size=0)
    caller.lock(party_size=0)
    caller.ask("DELETE", f"booking/{RID}/reservations/{made['reservation_id']}")
    caller.search(GUEST["phone"])
    assert [one.status for one in seen] == [200, 200, 200, 200, 200, 403, 400, 400, 200, 404]
    for one in seen:
        description.check(one)


def test_it_opens_for_lunch_and_dinner_each_half_hour(caller: Caller) -> None:
    noon = AT.replace("19:00", "12:00")
    assert caller.look(start_date_time=noon, backward_minutes=720, forward_minutes=720).json()["times"] == [
        *(f"{AT[:11]}{time}" for time in ("12:00", "12:30", "13:00", "13:30", "14:00", "14:30")),
        *(f"{AT[:11]}{time}" for time in ("19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30")),
    ]
    far = (EVENING + timedelta(days=70)).strftime("%Y-%m-%dT%H:%M")
    assert caller.look(start_date_time=far).json() == {"times": [], "times_available": []}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"party_size": None}, "MissingPartySize"),
        ({"party_size": 0}, "InvalidPartySize"),
        ({"party_size": "two"}, "InvalidPartySize"),
        ({"start_date_time": None}, "MissingDateTime"),
        ({"start_date_time": f"{AT}:00"}, "InvalidStartDateTime"),
        ({"start_date_time": f"{AT}Z"}, "InvalidStartDateTime"),
        ({"start_date_time": AT.replace(":00", ":10")}, "InvalidStartDateTime"),
        ({"start_date_time": "2027-13-45T99:00"}, "InvalidStartDateTime"),
        ({"start_date_time": "2020-03-05T19:00"}, "InvalidStartDateTime"),
        ({"forward_minutes": 721}, "InvalidForwardMinutes"),
        ({"backward_minutes": -1}, "InvalidBackwardMinutes"),
        ({"date": AT}, None),
    ],
)
def test_a_wrong_look_is_refused(caller: Caller, change: dict[str, Any], code: str | None) -> None:
    assert outcome(caller.look(**change)) == (400, code)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"first_name": ""}, "FirstNameIsMissing"),
        ({"last_name": " "}, "LastNameIsMissing"),
        ({"phone": None}, "MissingPhoneNumber"),
        ({"phone": {"country_code": 39}}, "MissingPhoneNumber"),
        ({"phone": {"number": "+393331234567", "country_code": 39}}, "IllegalPhoneNumber"),
        ({"phone": {"number": "02071838750", "country_code": 44}}, "IllegalPhoneNumber"),
        ({"phone": {"number": "3331234567", "country_code": "IT"}}, "IllegalPhoneNumber"),
        ({"phone": {"number": "3331234567"}}, "IllegalPhoneNumber"),
        ({"reservation_token": "made up"}, "ReservationTokenOrRidInvalid"),
        ({"reservation_token": None}, "ReservationTokenOrRidInvalid"),
        ({"restaurant_id": "999"}, "ReservationTokenOrRidInvalid"),
        ({"email": "mario@example.com"}, None),
        ({"special_request": 7}, None),
    ],
)
def test_a_wrong_reservation_is_refused(caller: Caller, change: dict[str, Any], code: str | None) -> None:
    assert outcome(caller.reserve(**change)) == (400, code)
    assert caller.held.all() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"table_type": "outdoor"}, "NoAvailability"),
        ({"table_type": "sofa"}, None),
        ({"restaurant_id": 12345}, None),
        ({"party_size": None}, "MissingPartySize"),
        ({"date_time": None}, "MissingDateTime"),
    ],
)
def test_a_wrong_lock_is_refused(caller: Caller, change: dict[str, Any], code: str | None) -> None:
    assert outcome(caller.lock(**change)) == (400, code)


def test_a_lock_is_good_for_one_reservation_and_not_for_ever(caller: Caller) -> None:
    token = caller.lock().json()["reservation_token"]
    assert caller.reserve(reservation_token=token).status_code == 200
    assert outcome(caller.reserve(reservation_token=token)) == (400, "ReservationTokenOrRidInvalid")
    token = caller.lock().json()["reservation_token"]
    caller.held.release_locks()
    assert outcome(caller.reserve(reservation_token=token)) == (400, "ReservationTokenOrRidInvalid")


def test_three_tables_and_no_more_are_held_or_booked_for_one_start(caller: Caller) -> None:
    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(answer.status_code for answer in pool.map(lambda _: caller.lock(), range(8)))
    assert statuses == [200] * 3 + [404] * 5
    assert outcome(caller.lock()) == (404, "NoAvailability")
    assert AT not in caller.look().json()["times"]


def test_the_same_request_id_gets_the_same_answer(caller: Caller) -> None:
    same = {"X-Request-Id": "9f8e"}
    tokens = {caller.ask("POST", f"booking/{RID}/locks", json=LOCK, headers=same).text for _ in range(2)}
    assert len(tokens) == 1 and len({caller.lock().text for _ in range(2)}) == 2


def test_a_request_without_its_id_is_refused(caller: Caller) -> None:
    assert outcome(caller.ask("POST", f"booking/{RID}/locks", json=LOCK, headers={"X-Request-Id": ""})) == (400, None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"party_size": None}, (400, "MissingPartySize")),
        ({"date_time": "tomorrow"}, (400, "InvalidStartDateTime")),
        ({"date_time": None}, (400, "InvalidDateTime")),
        ({"party_size": 11}, (403, "RedirectToHost")),
        ({"date_time": AT.replace("19:", "17:")}, (400, "InvalidStartDateTime")),
    ],
)
def test_a_wrong_change_is_refused(caller: Caller, change: dict[str, Any], expected: tuple[int, str]) -> None:
    made = caller.reserve().json()
    assert outcome(caller.change(made["reservation_id"], **change)) == expected
    assert caller.held.all() == [made]


def test_a_reservation_there_is_not_can_be_neither_changed_nor_cancelled(caller: Caller) -> None:
    assert outcome(caller.change("1")) == (400, "InvalidRidOrReservationId")
    gone = caller.ask("DELETE", f"booking/{RID}/reservations/1")
    assert outcome(gone) == (400, "InvalidRidOrReservationId")


@pytest.mark.parametrize("path", ["availability/999", "booking/999/reservations/search"])
def test_another_restaurant_is_refused(caller: Caller, path: str) -> None:
    refused = caller.ask("POST" if "search" in path else "GET", path, json={"phone": GUEST["phone"]})
    assert outcome(refused) == (400, "InvalidRidOrReservationId")


@pytest.mark.parametrize("authorization", ["", "Bearer made-up", "Basic YTpi"])
def test_only_a_token_it_gave_gets_in(caller: Caller, authorization: str) -> None:
    answer = caller.ask("GET", f"availability/{RID}", params=LOOK, headers={"Authorization": authorization})
    assert answer.status_code == 401


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_is_given_for_the_keys_and_the_grant_in_the_query(caller: Caller, method: str) -> None:
    def ask(query: str, secret: str, **more: Any) -> requests.Response:
        url = f"{caller.base_url}/api/v2/oauth/token{query}"
        return requests.request(method, url, auth=(CLIENT_ID, secret), timeout=BOUND_S, **more)

    query = "?grant_type=client_credentials"
    granted = ask(query, CLIENT_SECRET).json()
    assert granted.keys() == {"access_token", "token_type", "expires_in", "scope"}
    caller.token = granted["access_token"]
    assert caller.look().status_code == 200
    assert ask(query, "guessed").status_code == 401
    assert ask("", CLIENT_SECRET, data={"grant_type": "client_credentials"}).status_code == 400


def test_a_card_is_asked_of_large_parties_and_a_deposit_on_saturday(caller: Caller) -> None:
    def policies(**changes: Any) -> set[str]:
        offers = caller.look(**changes).json()["times_available"]
        return {kind["cancellationPolicy"]["type"] for offer in offers for kind in offer["availability_types"]}

    saturday = next_evening(weekday=5, hour=20, minute=30).strftime("%Y-%m-%dT%H:%M")
    here = {"start_date_time": saturday, "forward_minutes": 0, "backward_minutes": 0}
    assert policies(party_size=6) >= {"Hold"} and policies(**here) == {"Deposit"}


def test_its_page_plays_the_restaurants_own_side(caller: Caller, restaurant: sandbox.StandIn) -> None:
    def press(what: str, **form: str) -> str:
        return requests.post(f"{caller.base_url}/_sandbox/{what}", data=form, timeout=BOUND_S).text

    guest = {"first_name": "<b>Anna", "last_name": "Bianchi", "number": "3331112222", "people": "4"}
    page = press("book", **guest, when=AT)
    assert "&lt;b&gt;Anna" in page and "<b>Anna" not in page and "stand-in" in page
    assert all(key in page for key in (CLIENT_ID, CLIENT_SECRET, RID))
    (made,) = caller.search({"number": "3331112222", "country_code": 39}).json()["reservations"]
    press("move", id=made["reservation_id"], when=AT.replace("19:", "20:"))
    assert caller.held.get(made["reservation_id"])["date_time"] == AT.replace("19:", "20:")
    assert "InvalidStartDateTime" in press("move", id=made["reservation_id"], when=f"{AT[:14]}10")
    assert "NoAvailability" in press("book", **guest, when=AT.replace("19:", "17:"))
    press("cancel", id=made["reservation_id"])
    assert caller.held.all() == []
    press("trouble", wish="500")
    assert caller.look().status_code == 500
    press("trouble", wish="")
    assert caller.look().status_code == 200
    press("trouble", wish="tokens")
    assert caller.look().status_code == 401


def test_it_says_how_tavolo_is_pointed_at_it_and_counts_what_is_asked(
    caller: Caller, restaurant: sandbox.StandIn
) -> None:
    assert set(settings("http://127.0.0.1:1").values()) == {"http://127.0.0.1:1"}
    before = restaurant.app.extensions["requests"]()
    caller.look()
    assert restaurant.app.extensions["requests"]() == before + 1
