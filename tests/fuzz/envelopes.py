"""Vapi's envelopes for fuzzing, and what must hold of any answer to one.

What is expected is worked out here on its own, from contracts/vapi.md and not from the reader under test.
"""

import json
import time
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.restaurants import CALLER, Place, ahead
from webapp.tools.openapi import CODES

DOORS = ("/api/vapi/tools", "/api/vapi/webhook")
LONGEST_WAIT_S = 5.0  # a bound against hanging
LISTS = ("toolCallList", "toolCalls", "toolWithToolCallList")
INSIDE = ("Traceback", 'File "', "INTERNAL_ERROR", "sqlalchemy", "psycopg", "orjson")
SAYABLE = {*CODES, "NOT_FOUND"} - {"INTERNAL_ERROR"}


def asked_for() -> list[tuple[str, dict[str, Any]]]:
    """Tool calls of every kind, by either name."""
    moment = {"date": ahead(), "time": "20:00", "people": 2}
    return [
        ("check_availability", moment),
        ("check_openings", {"date": "sabato sera", "time": "alle otto"}),
        ("create_booking", {**moment, "customer_name": "Mario Rossi", "notes": "Compleanno", "another": True}),
        (
            "create_booking",
            {"day": ahead(3), "time": "12:00", "name": "Anna", "phone": "333 765 4321", "people": "due"},
        ),
        ("modify_booking", {"new_time": "21:00", "new_people": 3}),
        ("modify_booking", {"reference": "K7M4QX", "new_date": ahead(9)}),
        ("cancel_booking", {"reference": "K7M4QX"}),
        ("lookup_booking", {"phone": CALLER, "name": "Rossi", "date": ahead()}),
        ("list_bookings", {}),
        ("answer_question", {"question": "Avete opzioni senza glutine?"}),
        ("faq", {"question": "Che tempo fa?"}),
        ("send_sms", {"message": "A presto!"}),
        ("take_message", {"message": "Richiamare per una cena", "urgent": "sì"}),
        ("no_such_tool", {"date": ahead()}),
    ]


@st.composite
def envelopes(draw: st.DrawFn, place: Place) -> dict[str, Any]:
    """A well-formed message, in one of the shapes Vapi's have been seen in."""
    calls = draw(st.lists(st.sampled_from(asked_for()), max_size=4))
    shape = draw(st.sampled_from(LISTS))
    entries = [_entry(draw, f"call_{number}", *call) for number, call in enumerate(calls)]
    if shape == "toolWithToolCallList":
        entries = [{"type": "function", "server": {"secret": "x"}, "toolCall": entry} for entry in entries]
    message: dict[str, Any] = {
        "type": "tool-calls",
        "timestamp": 1_700_000_000_000,
        "call": {"id": "call-of-the-fuzz", "phoneNumberId": place.number_id, "assistantId": place.assistant_id},
        "phoneNumber": {"id": place.number_id, "number": "+390612345678"},
        "customer": {"number": CALLER},
        shape: entries,
    }
    return {"message": message}


def _entry(draw: st.DrawFn, identity: str, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    given = json.dumps(arguments) if draw(st.booleans()) else dict(arguments)
    key = draw(st.sampled_from(("arguments", "parameters")))
    if draw(st.booleans()):
        return {"id": identity, "name": name, key: given}
    return {"id": identity, "type": "function", "function": {"name": name, key: given}}


def send(client: FlaskClient, place: Place, body: bytes, door: str = DOORS[0]) -> TestResponse:
    """The answer to a body that comes with the restaurant's secret."""
    started = time.perf_counter()
    headers = {"X-Vapi-Secret": place.secret}
    response = client.post(door, data=body, headers=headers, content_type="application/json")
    assert time.perf_counter() - started < LONGEST_WAIT_S
    return response


def ids_asked(tree: Any) -> list[str]:
    """The tool-call ids that must be answered, each once: those of the first list that has any."""
    for key in LISTS:
        listed = tree["message"].get(key)
        entries = listed if isinstance(listed, list) else []
        if key == "toolWithToolCallList":
            entries = [entry.get("toolCall") for entry in entries if isinstance(entry, dict)]
        ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
        valid = [identity for identity in ids if isinstance(identity, str) and identity]
        if valid:
            return list(dict.fromkeys(valid))
    return []


@dataclass(frozen=True)
class Heard:
    """One tool call's answer."""

    id: str
    told: dict[str, Any]


def heard(response: TestResponse) -> list[Heard]:
    """The answers to an envelope's calls, each proved to be what Vapi can use and a caller can be told."""
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/json"
    assert not [word for word in INSIDE if word in response.text]
    answer = json.loads(response.text)
    if "results" not in answer:
        assert answer == {} or (set(answer) == {"error"} and answer["error"].endswith("?")), answer
        return []
    return [_heard(result) for result in answer["results"]]


def _heard(result: dict[str, Any]) -> Heard:
    assert set(result) == {"toolCallId", "name", "result"}
    assert isinstance(result["name"], str) and result["name"]
    assert isinstance(result["result"], str)
    assert len(result["result"].splitlines()) == 1
    told = json.loads(result["result"])
    assert isinstance(told["success"], bool)
    assert isinstance(told["message"], str) and told["message"].strip()
    assert told["success"] or told["error"] in SAYABLE
    return Heard(result["toolCallId"], told)


def check(response: TestResponse, tree: Any) -> list[Heard]:
    """What must hold of the answer to a body that holds `tree`: tool calls are answered whatever type it claims."""
    answers = heard(response)
    message = tree.get("message") if isinstance(tree, dict) else None
    if not isinstance(message, dict) or not message:
        assert set(response.get_json()) == {"error"}
        return answers
    assert [answer.id for answer in answers] == ids_asked(tree)
    return answers
