"""Malformed envelopes one by one: every node of a message with every kind of trouble, and the sizes."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.fuzz.conftest import Book
from tests.fuzz.envelopes import DOORS, check, heard, send
from tests.fuzz.trouble import DEEP, ENCODINGS, EVERY_TROUBLE, HARD_TO_STORE, ways, written
from tests.restaurants import CALLER, Place, ahead, envelope
from webapp.extensions import db
from webapp.models import ToolCall

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
CHECK = ("t1", "check_availability", {"date": ahead(), "people": 2})
MB = 1024 * 1024
LARGE_NUMBERS = (2**31, 2**53, 2**53 + 1, 2**63, 10**400, 1e17, 1e300, -1e300)


def calling(place: Place, *ids: Any) -> dict[str, Any]:
    """A message with a check of availability for each id."""
    return envelope(place, *[(identity, *CHECK[1:]) for identity in ids])


def whole(place: Place) -> dict[str, Any]:
    """A message with all its parts, two calls among them."""
    booking = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "notes": "Compleanno"}
    body = envelope(place, CHECK, ("t2", "create_booking", booking))
    message = body["message"]
    message["toolCalls"] = message["toolCallList"][:1]
    message["toolWithToolCallList"] = [{"toolCall": message["toolCallList"][0]}]
    message["phoneNumber"] = {"id": place.number_id, "number": "+390612345678"}
    message["customer"] = {"number": CALLER}
    return copy.deepcopy(body)


def replaced(tree: Any, way: tuple[str | int, ...], value: Any) -> Any:
    """A copy of the tree with another value at one node."""
    tree = copy.deepcopy(tree)
    holder = tree
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    return tree


def complaints(client: FlaskClient, place: Place, trees: Iterator[tuple[Any, Any]]) -> list[Any]:
    """The labels of the trees that are not answered as they must be."""
    found = []
    for label, tree in trees:
        body = written(tree)
        try:
            check(send(client, place, body), json.loads(body))
        except AssertionError as error:
            found.append((label, str(error)[:200]))
    return found


def test_any_value_at_any_node_is_answered(client: FlaskClient, roma: Place, book: Book) -> None:
    body = whole(roma)
    trees = (((way, repr(value)[:40]), replaced(body, way, value)) for way in ways(body) for value in EVERY_TROUBLE)
    assert complaints(client, roma, trees) == []


@pytest.mark.parametrize("database", ["postgresql"])
def test_no_value_is_postgresqls_trouble(client: FlaskClient, roma: Place, book: Book) -> None:
    body = whole(roma)
    trees = (((way, repr(value)[:40]), replaced(body, way, value)) for way in ways(body) for value in HARD_TO_STORE)
    assert complaints(client, roma, trees) == []


def test_any_node_may_be_missing(client: FlaskClient, roma: Place, book: Book) -> None:
    def without(way: tuple[str | int, ...]) -> Any:
        tree = whole(roma)
        holder: Any = tree
        for step in way[:-1]:
            holder = holder[step]
        del holder[way[-1]]
        return tree

    assert complaints(client, roma, ((way, without(way)) for way in ways(whole(roma)))) == []


@pytest.mark.parametrize("identity", ["a\0b", "\ud800", "x" * 100_000, "{{id}}", "\u2028", "🍝", " ", "call_1\r\n"])
def test_an_id_is_given_back_exactly_as_it_came(client: FlaskClient, roma: Place, identity: str) -> None:
    (answer,) = heard(send(client, roma, written(calling(roma, identity))))
    assert answer.id == identity
    assert answer.told["success"], answer.told


@pytest.mark.parametrize("identity", [1, 0.5, None, True, "", [], {"id": "t1"}])
def test_what_is_no_id_does_not_harm_its_neighbours(client: FlaskClient, roma: Place, identity: Any) -> None:
    answers = heard(send(client, roma, written(calling(roma, "t1", identity, "t2"))))
    assert [(answer.id, answer.told["success"]) for answer in answers] == [("t1", True), ("t2", True)]


def test_an_id_that_comes_twice_is_run_and_answered_once(client: FlaskClient, roma: Place, book: Book) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}
    body = envelope(
        roma, ("t1", "create_booking", wish), CHECK, ("t1", "create_booking", {**wish, "time": "12:00"}), CHECK
    )
    body["message"]["toolCallList"][1]["id"] = body["message"]["toolCallList"][3]["id"] = "t2"
    answers = heard(send(client, roma, written(body)))
    assert [(answer.id, answer.told["success"]) for answer in answers] == [("t1", True), ("t2", True)]
    assert book.references() == {answers[0].told["booking"]["reference"]}


def test_a_name_of_any_length_is_an_unknown_tool(client: FlaskClient, roma: Place) -> None:
    for name in ("x" * 1_000_000, "check_availability\0", "\ud800", "CHECK_AVAILABILITY", "__class__"):
        (answer,) = heard(send(client, roma, written(envelope(roma, ("t1", name, {})))))
        assert answer.told["error"] == "NOT_FOUND"


@pytest.mark.parametrize("arguments", [
    {"date": ahead()}, json.dumps({"date": ahead()}), f'\ufeff{{"date": "{ahead()}"}}', f' \n{{"date": "{ahead()}"}}\t',
    f'{{"date": 1, "date": "{ahead()}"}}',
])  # fmt: skip
def test_arguments_are_understood_as_an_object_and_as_its_text(
    client: FlaskClient, roma: Place, arguments: Any
) -> None:
    (answer,) = heard(send(client, roma, written(envelope(roma, ("t1", "check_availability", arguments)))))
    assert answer.told["success"], answer.told


@pytest.mark.parametrize("arguments", [
    "[" * DEEP, "[" * DEEP + "]" * DEEP, '{"date":' * DEEP, '{"date":' * DEEP + "1" + "}" * DEEP, "{broken", "[]", "7",
    '"text"', "nope", [], ["date"], 7, True, f'{{"date": {"9" * 5_000}}}',
])  # fmt: skip
def test_arguments_that_are_none_are_asked_for_again(client: FlaskClient, roma: Place, arguments: Any) -> None:
    answers = heard(send(client, roma, written(envelope(roma, ("t1", "check_availability", arguments), CHECK))))
    assert [answer.told["success"] for answer in answers] in ([False, True], [False])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_of_json_is_read(client: FlaskClient, roma: Place, encoding: str) -> None:
    for is_escaped in (True, False):
        body = written(calling(roma, "perché\ud800"), encoding=encoding, is_escaped=is_escaped)
        assert check(send(client, roma, body), json.loads(body))[0].told["success"]


@pytest.mark.parametrize("way", [("message", "artifact"), ("message", "toolCallList", 0, "function", "arguments")])
def test_brackets_without_end_are_answered_aloud(client: FlaskClient, roma: Place, way: tuple[str | int, ...]) -> None:
    for raw in ("[" * DEEP, "[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP):
        body = written(replaced(calling(roma, "t1"), way, "@raw")).replace(b'"@raw"', raw.encode())
        check(send(client, roma, body), None)


def test_a_number_of_any_size_is_only_that_fields_trouble(client: FlaskClient, roma: Place) -> None:
    body = calling(roma, "t1")
    body["message"]["timestamp"] = "@raw"
    for raw in (b"1e400", b"-1e400", b"9" * 400, b"9" * 5_000, b"NaN", b"-Infinity", b"0." + b"1" * 5_000):
        answers = heard(send(client, roma, written(body).replace(b'"@raw"', raw)))
        assert [(answer.id, answer.told["success"]) for answer in answers] == [("t1", True)], raw[:10]


@pytest.mark.both_databases
def test_more_people_than_there_are_is_too_large_a_party(
    app: Flask, client: FlaskClient, roma: Place, book: Book
) -> None:
    wish = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi"}
    made = heard(send(client, roma, written(envelope(roma, ("t0", "create_booking", {**wish, "people": 2})))))
    for number, people in enumerate(LARGE_NUMBERS):
        calls = (
            (f"a{number}", "create_booking", {**wish, "people": people}),
            (f"b{number}", "modify_booking", {"new_people": people}),
            (f"c{number}", "check_availability", {**wish, "people": people}),
        )
        answers = heard(send(client, roma, written(envelope(roma, *calls))))
        assert {answer.told["success"] for answer in answers[:2]} == {False}
    assert book.references() == {made[0].told["booking"]["reference"]}
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        assert db.session.query(ToolCall).count() == 1 + 3 * len(LARGE_NUMBERS)


@pytest.mark.parametrize("door", DOORS)
def test_four_megabytes_are_read_and_one_byte_more_is_not(client: FlaskClient, roma: Place, door: str) -> None:
    body = calling(roma, "t1")
    body["message"]["artifact"] = {"messages": [{"role": "user", "message": "x" * (4 * MB - 2_000)}]}
    text = written(body)
    fits = text + b" " * (4 * MB - len(text))
    assert heard(send(client, roma, fits, door))[0].told["success"]
    for large in (fits + b" ", fits + b" " * 6 * MB):
        response = send(client, roma, large, door)
        assert (response.status_code, response.get_json()["error_code"]) == (413, "TOO_LARGE")


def test_as_many_calls_as_a_body_holds_are_all_answered_in_time(client: FlaskClient, roma: Place) -> None:
    ids = [str(number) for number in range(20_000)]
    answers = heard(send(client, roma, written(calling(roma, *ids))))
    assert [answer.id for answer in answers] == ids
    assert [answer.told["success"] for answer in answers] == [True] * 16 + [False] * (len(ids) - 16)
