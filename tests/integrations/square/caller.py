"""Somebody who calls the stand-in for Square without our client."""

from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from integrations.sandbox.square.grants import ACCESS_TOKEN
from integrations.sandbox.square.shop import LOCATION_ID, TABLE_FOR_2, TIMEZONE, VERSION
from integrations.sandbox.square.state import State
from integrations.vocabulary import BookingRequest

BOUND_S = 15.0
Json = dict[str, Any]
EIGHT = datetime.now(TIMEZONE).replace(hour=20, minute=0, second=0, microsecond=0) + timedelta(days=5)


def stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Caller:
    """Somebody who calls the stand-in without our client."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.headers = {"Authorization": f"Bearer {ACCESS_TOKEN}", "Square-Version": "2025-08-20"}

    def send(self, method: str, path: str, body: object = None, **query: str) -> requests.Response:
        url = f"{self.base_url}/v2{path}"
        return requests.request(method, url, params=query, json=body, headers=self.headers, timeout=BOUND_S)

    def guest(self) -> str:
        told = {"given_name": "Mario", "phone_number": "+393331234567"}
        found: str = self.send("POST", "/customers", told).json()["customer"]["id"]
        return found

    def book(self, guest: str, key: str | None = None, **changes: object) -> requests.Response:
        body: Json = {"booking": booking(guest) | changes}
        return self.send("POST", "/bookings", body | ({"idempotency_key": key} if key else {}))

    def play(self, path: str, **form: str) -> None:
        sent = requests.post(f"{self.base_url}/_sandbox/{path}", data=form, timeout=BOUND_S, allow_redirects=False)
        assert sent.status_code == 303


def booking(guest: str) -> Json:
    segment = {
        "duration_minutes": 90,
        "service_variation_id": TABLE_FOR_2,
        "service_variation_version": VERSION,
        "team_member_id": "TMTWO1",
    }
    there = {"location_id": LOCATION_ID, "start_at": stamp(EIGHT), "customer_id": guest}
    return there | {"appointment_segments": [segment]}


def segment(**changes: object) -> list[Json]:
    return [booking("")["appointment_segments"][0] | changes]


def span(long: timedelta) -> Json:
    return {"start_at": stamp(EIGHT), "end_at": stamp(EIGHT + long)}


def search(**changes: object) -> Json:
    asked: Json = {
        "start_at_range": span(timedelta(days=1)),
        "location_id": LOCATION_ID,
        "segment_filters": [{"service_variation_id": TABLE_FOR_2}],
    }
    asked = {name: value for name, value in (asked | changes).items() if value is not None}
    return {"query": {"filter": asked}}


def code_of(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["errors"][0]["code"]


def staff_books(state: State, request: BookingRequest, members: tuple[str, ...]) -> None:
    """The staff give the tables away at a request's time."""
    for member in members:
        guest = state.calendar.add_customer({"given_name": "Anna", "family_name": "Bianchi", "phone_number": "+39021"})
        segment = state.calendar.segment(request.event_type, member)
        start = request.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = {"start_at": start, "location_id": LOCATION_ID, "customer_id": guest["id"]}
        state.calendar.add(told | {"appointment_segments": [segment]}, is_ours=False)
