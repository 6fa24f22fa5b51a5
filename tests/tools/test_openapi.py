"""The document of the JSON door: valid, complete, and true to what the door really answers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient

from tests.restaurants import CALLER, Place, ahead, booking_of, open_restaurant, post
from webapp.extensions import db
from webapp.models import Booking, Closure
from webapp.tools.openapi import CODES, arguments, description
from webapp.tools.parameters import JSON_DOOR, VOICE_DOOR, Parameter
from webapp.tools.registry import TOOLS
from webapp.tools.tool import Tool

BY_TOOL = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.json)


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/openapi.json").get_json()
    return found


def operation_of(document: dict[str, Any], tool: Tool) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][f"/api/{tool.json}"]["post"]
    return found


def body_of(operation: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    return found


def validator(document: dict[str, Any], schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """A validator of a schema of the document; formats count, and every reference is found."""
    whole = {**schema, "components": document["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def schemas(tree: Any) -> Iterator[dict[str, Any]]:
    """Every schema of a document."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "schema":
                yield value
            yield from schemas(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from schemas(value)


def test_it_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    schemathesis.openapi.from_dict(document).validate()
    for schema in (*schemas(document["paths"]), *document["components"]["schemas"].values()):
        jsonschema_rs.meta.validate(schema)
        validator(document, schema)


def test_every_tool_is_in_it_and_nothing_else(document: dict[str, Any]) -> None:
    assert [*document["paths"]] == [f"/api/{tool.json}" for tool in TOOLS]
    assert [operation_of(document, tool)["operationId"] for tool in TOOLS] == [tool.json for tool in TOOLS]
    assert document["components"]["schemas"]["Failure"]["properties"]["error_code"]["enum"] == [*CODES]


@BY_TOOL
def test_a_tool_describes_every_field_it_takes(document: dict[str, Any], tool: Tool) -> None:
    body = body_of(operation_of(document, tool))
    taken = {"restaurant_id", *(each.json for each in tool.parameters if "json" in each.doors)}
    needed = {"restaurant_id", *(each.json for each in tool.parameters if "json" in each.needed)}
    assert (set(body["properties"]), set(body["required"])) == (taken, needed)
    assert all(field["description"].strip() for field in body["properties"].values())


@BY_TOOL
def test_examples_are_examples_of_their_schemas(document: dict[str, Any], tool: Tool) -> None:
    operation = operation_of(document, tool)
    for schema in body_of(operation)["properties"].values():
        for example in schema.get("examples", []):
            validator(document, schema).validate(example)
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    for example in tool.examples:
        validator(document, answer).validate(example)


@BY_TOOL
def test_only_tools_that_change_something_take_an_idempotency_key(document: dict[str, Any], tool: Tool) -> None:
    names = [each["name"] for each in operation_of(document, tool).get("parameters", [])]
    assert names == (["Idempotency-Key"] if tool.changes else [])


def test_an_answer_has_the_fields_of_its_example(app: Flask, client: FlaskClient) -> None:
    place = open_restaurant(app)
    made = post(client, place, "create_booking", booking_of(place))
    this = {"restaurant_id": "roma", "booking_id": made["booking_id"]}
    answers = {
        "check_openings": post(client, place, "check_openings", {"restaurant_id": "roma", "date": ahead()}),
        "create_booking": made,
        "list_bookings": post(client, place, "list_bookings", {"restaurant_id": "roma", "phone": CALLER}),
        "modify_booking": post(client, place, "modify_booking", {**this, "new_people": 3}),
        "cancel_booking": post(client, place, "cancel_booking", this),
        "faq": post(client, place, "faq", {"restaurant_id": "roma", "question": "Avete opzioni senza glutine?"}),
    }
    for tool in TOOLS:
        if tool.json in answers:
            assert shape(answers[tool.json]) == shape(tool.examples[0]), tool.json


def shape(answer: Any) -> Any:
    """An answer's fields, in order, without their values."""
    if isinstance(answer, dict):
        return {key: shape(value) for key, value in answer.items()}
    return [shape(answer[0])] if isinstance(answer, list) and answer else None


def closed(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {key: value if key == "examples" else closed(value) for key, value in schema.items()}
    return {**strict, "additionalProperties": False} if schema.get("type") == "object" else strict


def success_of(document: dict[str, Any], tool: str) -> dict[str, Any]:
    """The schema of a tool's answer when all went well."""
    answer = document["paths"][f"/api/{tool}"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    found: dict[str, Any] = answer["oneOf"][0]
    return found


def successes(app: Flask, client: FlaskClient, place: Place) -> Iterator[tuple[str, Any]]:
    """Answers of every shape, by tool."""

    def ask(tool: str, **body: Any) -> tuple[str, Any]:
        return tool, post(client, place, tool, {"restaurant_id": place.slug, **body})

    with app.app_context():
        away = date.fromisoformat(ahead(9))
        db.session.add(Closure(restaurant_id=place.id, first_day=away, last_day=away, reason="Ferie", shifts=[]))
        db.session.commit()
    yield ask("check_openings", date=ahead())
    yield ask("check_openings", date=ahead(9))
    yield ask("check_openings", date=ahead(300))
    yield ask("check_openings", date=ahead(), time="20:00")
    yield ask("check_openings", date=ahead(), time="17:00")
    yield ask("check_openings", date=ahead(9), time="20:00")
    for more in ({}, {"notes": "Compleanno", "email": "mario@example.com", "time": "21:00"}):
        yield ask("create_booking", **booking_of(place, **more))
    yield ask("list_bookings", phone=CALLER)
    yield ask("list_bookings", phone="+393337654321")
    of_staff = ask("create_booking", **booking_of(place, day=ahead(3)))[1]["booking_id"]
    with app.app_context():
        db.session.execute(db.update(Booking).where(Booking.reference == of_staff).values(phone=None))
        db.session.commit()
    yield ask("modify_booking", booking_id=of_staff, new_time="21:00")
    yield ask("cancel_booking", booking_id=of_staff)
    for question in ("Avete opzioni senza glutine?", "Che tempo fa?"):
        yield ask("faq", question=question)
    yield ask("take_message", message="Richiamare per una cena di gruppo.")
    yield ask("join_waitlist", **booking_of(place))


def test_every_answer_is_as_described_and_has_nothing_more(
    app: Flask, client: FlaskClient, document: dict[str, Any]
) -> None:
    seen = set()
    for tool, answer in successes(app, client, open_restaurant(app)):
        assert answer["ok"], answer
        validator(document, closed(success_of(document, tool))).validate(answer)
        seen.add(tool)
    assert seen == {tool.json for tool in TOOLS} - {"send_sms"}  # that one in test_texts_as_data


@BY_TOOL
def test_an_answer_that_lacks_a_field_is_not_as_described(document: dict[str, Any], tool: Tool) -> None:
    described = success_of(document, tool.json)
    assert described["required"][0] == "ok" and len(described["required"]) > 1
    for field in described["required"]:
        lacking = {key: value for key, value in tool.examples[0].items() if key != field}
        assert not validator(document, described).is_valid(lacking), field


@pytest.mark.parametrize(
    ("code", "lacks"), [("INVALID_DATE", "field"), ("CLOSED_OR_FULL", "reason"), ("POSSIBLE_DUPLICATE", "existing")]
)
def test_a_failure_without_what_its_code_carries_is_not_as_described(
    document: dict[str, Any], code: str, lacks: str
) -> None:
    failure = validator(document, document["components"]["schemas"]["Failure"])
    whole = {
        "ok": False,
        "error_code": code,
        "error_message": "No.",
        "field": None,
        "reason": "no_table",
        "alternatives": [],
        "existing": {"booking_id": "K7M4QX", "name": "Mario Rossi"},
    }
    failure.validate(whole)
    assert not failure.is_valid({key: value for key, value in whole.items() if key != lacks})


def test_a_booking_leads_to_what_can_be_done_with_it(document: dict[str, Any]) -> None:
    bodies = {tool.json: body_of(operation_of(document, tool))["properties"].keys() for tool in TOOLS}
    for tool in ("create_booking", "modify_booking"):
        links = document["paths"][f"/api/{tool}"]["post"]["responses"]["200"]["links"]
        assert {link["operationId"] for link in links.values()} == {"modify_booking", "cancel_booking", "list_bookings"}
        for link in links.values():
            assert link["requestBody"].keys() <= bodies[link["operationId"]]
            for value in link["requestBody"].values():
                assert value.removeprefix("$response.body#/") in success_of(document, tool)["properties"]


def refusals(client: FlaskClient, place: Place) -> Iterator[Any]:
    """Bodies of every kind of failure."""
    booked = booking_of(place)
    post(client, place, "create_booking", booked)
    for changes in ({"day": "x"}, {"people": 12}, {"time": "17:00"}, {"name": "Luigi Verdi"}, {"phone": "1"}):
        yield post(client, place, "create_booking", {**booked, **changes})
    yield post(client, place, "cancel_booking", {"restaurant_id": "roma", "booking_id": "K7M4QX"})
    for response in (
        client.post("/api/faq", data=b"{", headers=place.bearer, content_type="application/json"),
        client.post("/api/faq", json={}),
        client.get("/api/faq"),
        client.post("/api/nothing"),
        client.post("/api/faq", data="x", headers=place.bearer),
        client.post("/api/faq", data=b" " * 300_000, headers=place.bearer, content_type="application/json"),
    ):
        yield response.get_json()


def test_every_failure_is_as_described(app: Flask, client: FlaskClient, document: dict[str, Any]) -> None:
    failure = validator(document, document["components"]["schemas"]["Failure"])
    described = document["components"]["schemas"]["Failure"]["properties"].keys()
    for answer in refusals(client, open_restaurant(app)):
        failure.validate(answer)
        assert answer.keys() <= described


@pytest.mark.settings(API_BASE_URL="https://book.example.com")
def test_it_names_the_address_we_are_reached_at(document: dict[str, Any]) -> None:
    assert document["servers"] == [{"url": "https://book.example.com"}]


def test_what_it_asks_for_of_a_caller_is_what_the_door_takes(document: dict[str, Any]) -> None:
    """The door takes dates in one form only, so its document must not invite the caller's own words."""
    for tool in TOOLS:
        for name, field in body_of(operation_of(document, tool))["properties"].items():
            assert "own words" not in field["description"], (tool.json, name)


FOR_A_MODEL = {
    "en": re.compile(r"\b(caller|calling|success|read back|say|said)\b", re.IGNORECASE),
    "it": re.compile(r"\b(chiama|chiamando|cliente|success|riletto|dire|dirlo)\b", re.IGNORECASE),
}


@BY_TOOL
@pytest.mark.parametrize("language", FOR_A_MODEL)
def test_what_is_meant_for_a_voice_model_is_told_to_it_alone(tool: Tool, language: str) -> None:
    """A program has no caller on the line, and its answer has no `success`."""
    takes = [each for each in tool.parameters if "json" in each.doors]
    described: list[Tool | Parameter] = [tool, *takes]
    for each in described:
        told = description(each, JSON_DOOR, language)
        assert not FOR_A_MODEL[language].search(told), told
        assert description(each, VOICE_DOOR, language).startswith(told)
    assert description(tool, VOICE_DOOR, language).endswith(tool.advice[language])
    for each in described:
        assert each.advice.keys() in (set(), {"en", "it"})


def test_a_voice_model_is_advised_about_the_fields_it_fills() -> None:
    (create,) = [tool for tool in TOOLS if tool.json == "create_booking"]
    told = arguments(create, VOICE_DOOR)["properties"]["customer_phone"]["description"]
    assert told == "The guest's phone number. Only if it differs from the one they are calling from."
