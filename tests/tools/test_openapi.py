"""The document of the JSON door: valid, complete, and true to what the door really answers."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient

from tests.restaurants import CALLER, Place, ahead, booking_of, open_restaurant, post
from webapp.tools.openapi import CODES
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
    validator(document, answer).validate(tool.example)


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
            assert shape(answers[tool.json]) == shape(tool.example), tool.json


def shape(answer: Any) -> Any:
    """An answer's fields, in order, without their values."""
    if isinstance(answer, dict):
        return {key: shape(value) for key, value in answer.items()}
    return [shape(answer[0])] if isinstance(answer, list) and answer else None


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
            assert "caller's own words" not in field["description"] or name == "question", (tool.json, name)
