"""Malformed bodies on the JSON door, tool by tool: each has its clear refusal, and nothing is stored."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.bodies import ANSWERS, check, good_bodies, post_bytes
from tests.fuzz.conftest import Book, examples
from tests.fuzz.trouble import DEEP, ENCODINGS, EVERY_TROUBLE, HARD_TO_STORE, mangled, written
from tests.restaurants import Place, ahead, booking_of, post
from webapp.extensions import db
from webapp.models import ToolCall
from webapp.tools.registry import BY_NAME

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
FIELDS = [(tool.json, each.json) for tool in BY_NAME.values() for each in tool.parameters if "json" in each.doors]
LIMIT = 256 * 1024


def send_and_check(client: FlaskClient, place: Place, book: Book, tool: str, body: bytes, **headers: str) -> None:
    """Whatever the body holds, the answer is one of the contract's, and the book has changed by what it says."""
    response = post_bytes(client, place, tool, body, **headers)
    if len(body) > LIMIT:
        assert (response.status_code, response.get_json()["error_code"]) == (413, "TOO_LARGE")
        return
    answer = check(tool, response)
    made = {answer["booking_id"]} if answer["ok"] and "booking_id" in answer else set()
    assert book.grew_only_by(made)


@pytest.mark.parametrize("tool", ANSWERS)
@examples(40, 1_000)
@given(data=st.data(), key=st.none() | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=300))
def test_a_mangled_body_has_its_answer(
    client: FlaskClient, roma: Place, book: Book, tool: str, data: st.DataObject, key: str | None
) -> None:
    body = written(
        data.draw(mangled(good_bodies(roma)[tool])),
        encoding=data.draw(st.sampled_from(("utf-8", "utf-8", *ENCODINGS))),
        is_escaped=data.draw(st.booleans()),
        twice=data.draw(st.sampled_from((None, *good_bodies(roma)[tool]))),
    )
    send_and_check(client, roma, book, tool, body, **({} if key is None else {"Idempotency-Key": key}))


@pytest.mark.parametrize("database", ["postgresql"])
@examples(60, 1_000)
@given(data=st.data(), tool=st.sampled_from([*ANSWERS]))
def test_so_it_has_on_postgresql(client: FlaskClient, roma: Place, book: Book, tool: str, data: st.DataObject) -> None:
    send_and_check(client, roma, book, tool, written(data.draw(mangled(good_bodies(roma)[tool]))))


@examples(100, 2_000)
@given(tool=st.sampled_from([*BY_NAME]), body=st.binary(max_size=200))
def test_bytes_of_any_kind_are_an_invalid_request(client: FlaskClient, roma: Place, tool: str, body: bytes) -> None:
    answer = check(BY_NAME[tool].json, post_bytes(client, roma, tool, body))
    assert (answer["error_code"], answer["field"]) in {("INVALID_REQUEST", None), ("INVALID_REQUEST", "restaurant_id")}


def complaints(client: FlaskClient, place: Place, book: Book, values: tuple[Any, ...]) -> list[Any]:
    """Where one of the values in one of the fields is not answered as it must be."""
    found = []
    for tool, field in sorted({*FIELDS, *((tool, "restaurant_id") for tool in ANSWERS)}):
        for value in values:
            body = written({**good_bodies(place)[tool], field: value})
            try:
                send_and_check(client, place, book, tool, body)
            except AssertionError as error:
                found.append((tool, field, repr(value)[:40], str(error)[:80]))
    return found


def test_any_value_in_any_field_has_its_answer(client: FlaskClient, roma: Place, book: Book) -> None:
    assert complaints(client, roma, book, EVERY_TROUBLE) == []


@pytest.mark.parametrize("database", ["postgresql"])
def test_no_value_is_postgresqls_trouble(client: FlaskClient, roma: Place, book: Book) -> None:
    assert complaints(client, roma, book, HARD_TO_STORE) == []


@pytest.mark.parametrize("tool", ANSWERS)
def test_brackets_without_end_are_an_invalid_request(client: FlaskClient, roma: Place, tool: str) -> None:
    for raw in ("[" * DEEP, "[" * DEEP + "]" * DEEP, '{"a":' * DEEP, f'{{"restaurant_id": {"[" * DEEP}{"]" * DEEP}}}'):
        answer = check(tool, post_bytes(client, roma, tool, raw.encode()))
        assert (answer["error_code"], answer["field"]) == ("INVALID_REQUEST", None)


def test_the_last_of_a_repeated_key_counts(client: FlaskClient, roma: Place) -> None:
    body = f'{{"restaurant_id": "milano", "restaurant_id": "roma", "date": "x", "date": "{ahead()}"}}'
    assert check("check_openings", post_bytes(client, roma, "check_openings", body.encode()))["ok"]


def test_unknown_fields_are_ignored_however_many(client: FlaskClient, roma: Place) -> None:
    strangers = {f"unknown_{number}": {"deep": [number]} for number in range(500)}
    body = written({**strangers, **booking_of(roma)})
    assert check("create_booking", post_bytes(client, roma, "create_booking", body))["ok"]


def test_a_body_is_read_up_to_its_limit(client: FlaskClient, roma: Place) -> None:
    text = json.dumps({"restaurant_id": "roma", "date": ahead()}).encode()
    fits = text + b" " * (LIMIT - len(text))
    assert check("check_openings", post_bytes(client, roma, "check_openings", fits))["ok"]
    for large in (fits + b" ", fits * 40):
        response = post_bytes(client, roma, "check_openings", large)
        assert (response.status_code, response.get_json()["error_code"]) == (413, "TOO_LARGE")


@pytest.mark.both_databases
@pytest.mark.parametrize("people", [2**31, 2**53, 2**53 + 1, 2**63, 10**400, 1e17, 1e300])
def test_more_people_than_there_are_find_no_table(
    app: Flask, client: FlaskClient, roma: Place, book: Book, people: Any
) -> None:
    made = post(client, roma, "create_booking", booking_of(roma))
    this = {"restaurant_id": "roma", "booking_id": made["booking_id"]}
    for tool, body in (
        ("create_booking", booking_of(roma, people=people)),
        ("modify_booking", {**this, "new_people": people}),
    ):
        answer = check(tool, post_bytes(client, roma, tool, written(body)))
        assert answer["error_code"] in ("CLOSED_OR_FULL", "INVALID_PEOPLE", "INVALID_REQUEST")
        repeated = post_bytes(client, roma, tool, written(body), **{"Idempotency-Key": tool})
        assert check(tool, repeated) == answer
    assert book.references() == {made["booking_id"]}
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        expected = (
            1 if people == 10**400 else 5
        )  # a number that is no JSON number is not read, so there is no tool call
        assert db.session.query(ToolCall).count() == expected
