"""One restaurant's account, what is asked of it, and what it answers."""

import json
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import jsonschema_rs
import pytest
import yaml  # type: ignore[import-untyped]

from integrations.acuity.client import AcuityClient
from integrations.deadline import Deadline
from integrations.sandbox import StandIn
from integrations.sandbox.acuity import API_KEY, USER_ID
from integrations.vocabulary import BookingRequest, Link
from tests.integrations.loopback import Loopback, reply

SPECS = Path(__file__).parents[3].parent / "shared" / "specs"
ROME = ZoneInfo("Europe/Rome")
KEY = "a1b2c3d4e5f6g7h8"
PLACEHOLDER = f"owner+{KEY}@example.com"
PHONE = "+393331234567"
START = datetime(2030, 2, 4, 13, tzinfo=ROME)  # where nothing is asked of the stand-in
BOUND_S = 10.0
TABLE, TERRACE, TASTING = "1", "3", "4"


def link(url: str, **changes: Any) -> Link:
    values: dict[str, Any] = {
        "id": url,
        "credentials": {"user_id": USER_ID, "api_key": API_KEY},
        "timezone": ROME,
        "api_url": f"{url}/api/v1",
        "auth_url": "",
        "deadline": Deadline(BOUND_S),
        "account_email": "owner@example.com",
    }
    return Link(**{**values, **changes})


def client(url: str, **changes: Any) -> AcuityClient:
    return AcuityClient(link(url, **changes))


def wish(start: datetime = START, **changes: Any) -> BookingRequest:
    values: dict[str, Any] = {
        "match_key": KEY,
        "event_type": TABLE,
        "start": start,
        "people": 2,
        "name": "Mario Rossi",
        "phone": PHONE,
    }
    return BookingRequest(**{**values, **changes})


def evening(days: int = 5) -> datetime:
    """A start the stand-in has."""
    return datetime.combine(datetime.now(ROME).date() + timedelta(days=days), START.time(), ROME).replace(hour=20)


def held(stand_in: StandIn) -> list[dict[str, Any]]:
    """What the stand-in holds, cancelled or not."""
    found: list[dict[str, Any]] = stand_in.app.extensions["book"].all()
    return found


def appointment(**changes: Any) -> dict[str, Any]:
    fresh = {
        "id": 54321,
        "firstName": "Mario",
        "lastName": "Rossi",
        "phone": PHONE,
        "email": PLACEHOLDER,
        "datetime": "2030-02-04T13:00:00+0100",
        "duration": "90",
        "appointmentTypeID": 1,
        "calendarID": 101,
        "notes": "",
    }
    return fresh | changes


def answer(body: Any, status: str = "200 OK") -> bytes:
    return reply(json.dumps(body).encode(), status)


def refused(error: str, status: str = "400 Bad Request") -> bytes:
    return answer({"status_code": int(status[:3]), "message": f"{PHONE} is wrong", "error": error}, status)


def asked(server: Loopback, which: int = -1) -> tuple[str, str, dict[str, list[str]], Any]:
    """Method, path, query and JSON of a request."""
    head, _, body = server.requests[which].partition(b"\r\n\r\n")
    method, target = head.decode().split()[:2]
    parts = urlsplit(target)
    return method, parts.path, parse_qs(parts.query, strict_parsing=bool(parts.query)), json.loads(body or "null")


@cache
def acuity_spec() -> dict[str, Any]:
    return _read("acuity-v1.openapi.yml")


@cache
def appointment_schema() -> jsonschema_rs.Draft202012Validator:
    """Without formats: real times have no colon in their offset."""
    schema = {name: value for name, value in _read("acuity-appointment.schema.json").items() if name != "$id"}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=False)


def _read(name: str) -> dict[str, Any]:
    path = SPECS / name
    if not path.exists():
        pytest.skip(f"NOT CHECKED against a description of Acuity: {path} is not there")
    spec: dict[str, Any] = yaml.safe_load(path.read_text())
    return spec
