"""Requests as bytes for either door, and what the answers come to, whichever door they left by."""

import json
from dataclasses import dataclass
from itertools import count
from typing import Any

from flask.testing import FlaskClient

from tests.reliability.callers import Answer
from tests.restaurants import Place, ahead, envelope

DOORS = ("json", "vapi")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`code` is the error; `reference` and `sid` are what was made."""

    ok: bool
    code: str | None
    reference: str | None
    alternatives: list[dict[str, str]]
    told: dict[str, Any]


def phone() -> str:
    """A number nobody has called from yet."""
    return f"+39333{next(_numbers):07d}"


def json_door(place: Place, tool: str, key: str | None = None, **arguments: Any) -> bytes:
    """A request of the JSON door; `key` is its Idempotency-Key."""
    headers = {**place.bearer, **({"Idempotency-Key": key} if key else {})}
    return _post(f"/api/{tool}", {"restaurant_id": place.slug, **arguments}, headers)


def vapi_door(
    place: Place,
    tool: str,
    caller: str | None = None,
    call_id: str | None = None,
    tool_id: str = "tool-1",
    **arguments: Any,
) -> bytes:
    """A tool call of Vapi's; a call nobody made before unless `call_id` says which."""
    return vapi_envelope(place, (tool_id, tool, arguments), caller=caller, call_id=call_id or f"call-{next(_numbers)}")


def vapi_envelope(place: Place, *calls: tuple[str, str, dict[str, Any]], caller: str | None, call_id: str) -> bytes:
    """Several tool calls in one message."""
    body = envelope(place, *calls, caller=caller, call_id=call_id)
    return _post("/api/vapi/tools", body, {"X-Vapi-Secret": place.secret})


def create(door: str, place: Place, key: str | None = None, **changes: Any) -> bytes:
    """A booking asked for at a door, by somebody new unless `phone` says who. `key` makes it repeatable."""
    wanted = {"day": ahead(), "time": "20:00", "people": 2, "name": "Mario Rossi", "phone": phone(), **changes}
    if door == "json":
        return json_door(place, "create_booking", key, **wanted)
    wanted = {"date": wanted.pop("day"), "customer_name": wanted.pop("name"), **wanted}
    return vapi_door(place, "create_booking", wanted.pop("phone"), key, **wanted)


def move(door: str, place: Place, reference: str, day: str, time: str) -> bytes:
    """A booking moved to another time."""
    if door == "json":
        return json_door(place, "modify_booking", booking_id=reference, new_day=day, new_time=time)
    return vapi_door(place, "modify_booking", reference=reference, new_date=day, new_time=time)


def cancel(door: str, place: Place, reference: str) -> bytes:
    """A booking called off."""
    if door == "json":
        return json_door(place, "cancel_booking", booking_id=reference)
    return vapi_door(place, "cancel_booking", reference=reference)


def check(door: str, place: Place, day: str | None = None) -> bytes:
    """What is free on a day."""
    if door == "json":
        return json_door(place, "check_openings", date=day or ahead())
    return vapi_door(place, "check_availability", date=day or ahead())


def through(client: FlaskClient, request: bytes) -> Answer:
    """The same request without a server."""
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    response = client.post(first.split()[1], data=body, headers=[tuple(line.split(": ", 1)) for line in lines])
    return Answer(response.status_code, response.get_json())


def outcome(answer: Answer) -> Outcome:
    """What an answer says; anything but a 200 in the door's own shape is a failure here and now."""
    assert answer.status == 200, answer
    body = answer.body
    if "results" in body:
        (result,) = body["results"]
        return _of_voice(json.loads(result["result"]))
    assert body["ok"] or body["error_message"].strip(), body
    return Outcome(body["ok"], body.get("error_code"), body.get("booking_id"), body.get("alternatives", []), body)


def _of_voice(told: dict[str, Any]) -> Outcome:
    assert told["message"].strip(), told
    reference = told.get("booking", {}).get("reference")
    return Outcome(told["success"], told.get("error"), reference, told.get("alternatives", []), told)


def _post(path: str, body: dict[str, Any], headers: dict[str, str]) -> bytes:
    content = json.dumps(body).encode()
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"Content-Length: {len(content)}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + content
