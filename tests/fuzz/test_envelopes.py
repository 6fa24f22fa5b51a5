"""Malformed Vapi envelopes: a caller waits on the line, so each is answered once, aloud, and nothing else is done."""

import json

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.conftest import Book, examples
from tests.fuzz.envelopes import DOORS, check, envelopes, send
from tests.fuzz.trouble import ENCODINGS, mangled, written
from tests.restaurants import Place

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")


def send_and_check(client: FlaskClient, place: Place, book: Book, body: bytes, door: str) -> None:
    """Whatever the body holds, it is answered as it must be, and the book has changed by what was said and no more."""
    answers = check(send(client, place, body, door), json.loads(body))
    booked = {answer.told["booking"]["reference"] for answer in answers if "booking" in answer.told}
    assert book.grew_only_by(booked)


def mangled_bodies(place: Place) -> st.SearchStrategy[bytes]:
    """Envelopes with some nodes mangled, in any encoding JSON has been seen in, keys repeated or not."""
    return st.builds(
        written,
        envelopes(place).flatmap(mangled),
        encoding=st.sampled_from(("utf-8", *ENCODINGS)),
        is_escaped=st.booleans(),
        twice=st.sampled_from((None, "message", "type", "id", "toolCallList", "arguments", "name", "date")),
    )


@examples(600, 3_000)
@given(data=st.data(), door=st.sampled_from(DOORS))
def test_every_tool_call_of_a_mangled_envelope_is_answered_once(
    client: FlaskClient, roma: Place, book: Book, data: st.DataObject, door: str
) -> None:
    send_and_check(client, roma, book, data.draw(mangled_bodies(roma)), door)


@pytest.mark.parametrize("database", ["postgresql"])
@examples(60, 1_000)
@given(data=st.data(), door=st.sampled_from(DOORS))
def test_so_it_is_on_postgresql(client: FlaskClient, roma: Place, book: Book, data: st.DataObject, door: str) -> None:
    send_and_check(client, roma, book, data.draw(mangled_bodies(roma)), door)


@examples(100, 2_000)
@given(data=st.data())
def test_bytes_cut_flipped_and_mixed_in_are_answered(client: FlaskClient, roma: Place, data: st.DataObject) -> None:
    body = written(data.draw(envelopes(roma)), encoding=data.draw(st.sampled_from(ENCODINGS)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(body))] * 2)))
    broken = body[:start] + data.draw(st.binary(max_size=8)) + body[end:]
    response = send(client, roma, broken)
    try:
        tree = json.loads(broken)
    except (ValueError, RecursionError):
        tree = None
    check(response, tree)


@examples(60, 1_000)
@given(data=st.data(), secret=st.sampled_from(("", "wrong", "the-secret-of-rom", "\xff")))
def test_without_the_secret_no_envelope_gets_in(
    client: FlaskClient, roma: Place, book: Book, data: st.DataObject, secret: str
) -> None:
    response = client.post(DOORS[0], data=data.draw(mangled_bodies(roma)), headers={"X-Vapi-Secret": secret})
    assert (response.status_code, response.get_json()["error_code"]) == (401, "UNAUTHORIZED")
    assert book.references() == set()
