"""One message may ask for many things while somebody else holds the database: the answer comes all the same."""

import json
import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import make_url

from tests.restaurants import Place, ahead, booking_of, envelope
from webapp.speech.lines import REFUSALS
from webapp.store.engine import WAIT_MS
from webapp.tools.doors.vapi import ENVELOPE_S, MOST_CALLS

BOUND_S = 25.0  # against hanging; were each call tried, they would wait for 30 s


@contextmanager
def locked(database_url: str) -> Iterator[None]:
    """Somebody else writes, and does not finish."""
    with closing(sqlite3.connect(make_url(database_url).database or "", isolation_level=None)) as other:
        other.execute("begin immediate")
        yield


def told(client: FlaskClient, place: Place, body: dict[str, Any]) -> list[dict[str, Any]]:
    results = client.post("/api/vapi/tools", json=body, headers=place.bearer).get_json()["results"]
    assert [each["toolCallId"] for each in results] == [call["id"] for call in body["message"]["toolCallList"]]
    return [json.loads(each["result"]) for each in results]


def test_a_message_of_many_calls_is_answered_in_time_while_the_book_is_locked(
    client: FlaskClient, roma: Place, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    writes = [(f"t{n}", "create_booking", booking_of(roma, day=ahead(2 + n))) for n in range(MOST_CALLS - 2)]
    last = [("q", "answer_question", {"question": "Avete opzioni senza glutine?"}), ("s", "send_sms", {"message": "!"})]
    body = envelope(roma, *writes, *last)
    began = time.monotonic()
    with locked(database_url), caplog.at_level(logging.WARNING, "webapp.store.transaction"):
        answers = told(client, roma, body)
    assert time.monotonic() - began < BOUND_S
    tried = sum("the book is unavailable" in each.message for each in caplog.records)
    assert 1 <= tried <= ENVELOPE_S * 1000 / WAIT_MS + 1  # the others were not begun
    codes = ["PROVIDER_UNAVAILABLE"] * len(writes) + ["FAQ_ERROR", "TWILIO_ERROR"]
    assert answers == [{"success": False, "error": code, "message": REFUSALS[code]["it"]} for code in codes]
    again = told(client, roma, envelope(roma, *writes))
    assert all(each["success"] for each in again), again  # said again once the book is free, each is booked
