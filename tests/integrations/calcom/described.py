"""Requests to Cal.com, held against its own description."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.integrations.specs import validator

SPEC = Path(__file__).parents[3].parent / "shared" / "specs" / "calcom-v2.openapi.json"


@cache
def spec() -> dict[str, Any]:
    """Skips the test where the description is not there."""
    if not SPEC.exists():
        pytest.skip(f"NOT CHECKED against Cal.com's own description: {SPEC} is not there")
    found: dict[str, Any] = json.loads(SPEC.read_text())
    return found


def check_request(method: str, path: str, query: dict[str, str], headers: dict[str, str], body: Any) -> str:
    """The operation it is, as "GET /v2/slots"; nothing in it may be unknown to the description."""
    template, operation = _operation(method, path)
    parameters = {each["name"]: each for each in operation["parameters"]}
    asked = {name for name, each in parameters.items() if each["in"] == "query"}
    needed = {name for name in asked if parameters[name].get("required")}
    assert needed <= query.keys() <= asked
    assert headers["Authorization"].startswith("Bearer cal_")
    if "cal-api-version" in parameters:
        assert headers["cal-api-version"] == parameters["cal-api-version"]["schema"]["default"]
    if "requestBody" in operation:
        _check_body(operation["requestBody"]["content"]["application/json"]["schema"], body)
    else:
        assert body is None
    return f"{method} {template}"


def _operation(method: str, path: str) -> tuple[str, dict[str, Any]]:
    parts = path.split("/")
    for template, operations in spec()["paths"].items():
        names = template.split("/")
        if len(names) == len(parts) and all(
            name == part or name.startswith("{") for name, part in zip(names, parts, strict=True)
        ):
            return template, operations[method.lower()]
    raise AssertionError(f"{path} is not described")


def _check_body(schema: dict[str, Any], body: Any) -> None:
    """The first of several kinds of body is the one for ordinary bookings."""
    schema = schema["oneOf"][0] if "oneOf" in schema else schema
    validator(spec(), schema).validate(body)
    assert body.keys() <= _properties(schema).keys()
    if "attendee" in body:
        assert body["attendee"].keys() <= spec()["components"]["schemas"]["CreateBookingAttendee"]["properties"].keys()


def _properties(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = spec()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["properties"]
    return found
