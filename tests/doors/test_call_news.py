"""What Vapi tells of a call is written down once, whatever comes when."""

import itertools
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from tests.doors.test_envelope_deadline import locked
from tests.doors.vapi_messages import RECORDING, TURNS, message, report, send, status
from tests.restaurants import CALLER, Place
from webapp.extensions import db
from webapp.models import Call

FACTS = ("caller", "direction", "began_at", "ended_at", "ended_reason", "cost_micros", "summary", "transcript",
         "recording_url", "outcome")  # fmt: skip


def calls(app: Flask) -> list[dict[str, Any]]:
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        return [{name: getattr(row, name) for name in FACTS} for row in db.session.query(Call)]


@pytest.mark.parametrize("generation", ["2024", "2026"])
def test_a_report_of_either_generation_says_the_same(
    app: Flask, client: FlaskClient, roma: Place, generation: str
) -> None:
    (answer,) = send(client, roma, report(roma, generation))
    assert (answer.status_code, answer.get_json()) == (200, {})
    (call,) = calls(app)
    assert call["began_at"].isoformat() == "2027-01-15T08:00:00+00:00"
    assert (call["ended_at"] - call["began_at"]).total_seconds() == 90
    assert {name: call[name] for name in FACTS if name not in ("began_at", "ended_at")} == {
        "caller": CALLER,
        "direction": "inbound",
        "ended_reason": "customer-ended-call",
        "cost_micros": 123_400,
        "summary": "Wanted a table.",
        "transcript": TURNS,
        "recording_url": RECORDING,
        "outcome": "abandoned",
    }


@pytest.mark.both_databases
def test_any_order_and_any_number_of_messages_end_as_the_same_call(
    app: Flask, client: FlaskClient, roma: Place, database: str
) -> None:
    told = [
        status(roma, "in-progress"),
        status(roma, "ended", endedReason="something-else"),
        report(roma),
        report(roma, "2024"),
    ]
    for number, order in enumerate(itertools.permutations(range(4))):
        ordered = [told[place] for place in (*order, *order[:2])]
        for each in ordered:
            each["call"] = {**each["call"], "id": f"call-{number}"}
        assert {answer.status_code for answer in send(client, roma, *ordered)} == {200}
    found = calls(app)
    assert len(found) == 24 and all(call == found[0] for call in found)


def test_the_call_is_known_from_its_first_message(app: Flask, client: FlaskClient, roma: Place) -> None:
    send(client, roma, status(roma, "in-progress"))
    (call,) = calls(app)
    assert call["caller"] == CALLER and call["ended_at"] is None and call["outcome"] is None


def test_no_secret_of_a_message_is_stored(app: Flask, client: FlaskClient, roma: Place, database_url: str) -> None:
    send(client, roma, message(roma, "assistant-request"), status(roma, "in-progress"), message(roma, "hang"))
    send(client, roma, report(roma), report(roma, "2024", "call-2"))
    app.extensions["tool_call_batches"].flush()
    with app.app_context(), db.engine.connect() as connection:
        tables = [name for name in db.metadata.tables if name != "assistant"]
        stored = "".join(str(list(connection.execute(text(f'select * from "{name}"')))) for name in tables)
    assert "Wanted a table." in stored
    assert not any(secret in stored for secret in (roma.secret, "leak", "4711"))


@pytest.mark.parametrize("fields", [
    {"artifact": None, "analysis": "?", "startedAt": "yesterday", "endedAt": 10**400, "cost": float("nan")},
    {"artifact": {"messages": [None, 7, {"role": "bot", "message": {}}, {"role": "user", "message": "\0\ud800"}]}},
    {"cost": -1, "endedReason": "x" * 10_000, "summary": "\0", "call": {"id": "x" * 5000, "type": 7}},
    {"artifact": {"recordingUrl": "file:///etc/passwd"}, "recordingUrl": "https://user:pw@[bad", "customer": []},
    {"artifact": {"transcript": "AI: Buonasera\nbenvenuti\nUser: Salve\n"}},
    {"timestamp": -1, "startedAt": -(10**12), "endedAt": "9999-12-31T23:59:59+00:00"},
], ids=str)  # fmt: skip
def test_a_strange_report_is_kept_as_far_as_it_makes_sense(
    app: Flask, client: FlaskClient, roma: Place, fields: dict[str, Any]
) -> None:
    (answer,) = send(client, roma, report(roma, **fields))
    assert answer.status_code == 200
    (call,) = calls(app)
    assert call["recording_url"] in (None, RECORDING) and call["outcome"] == "abandoned"


def test_a_report_of_several_megabytes_is_taken(app: Flask, client: FlaskClient, roma: Place) -> None:
    said = [{"role": "user", "message": "parla " * 600, "secondsFromStart": n} for n in range(1000)]
    (answer,) = send(client, roma, report(roma, artifact={"messages": said}))
    assert answer.status_code == 200
    (call,) = calls(app)
    assert len(call["transcript"]) == 1000


def test_a_tool_call_alone_puts_its_phone_call_into_the_log(app: Flask, client: FlaskClient, roma: Place) -> None:
    tool = {"id": "t1", "function": {"name": "answer_question", "arguments": {"question": "Siete aperti?"}}}
    send(client, roma, message(roma, "tool-calls", toolCallList=[tool]))
    (call,) = calls(app)
    assert call["caller"] == CALLER


def test_a_message_of_no_call_is_acknowledged(app: Flask, client: FlaskClient, roma: Place) -> None:
    for kind in ("status-update", "end-of-call-report", "hang", "campaign.predial"):
        (answer,) = send(client, roma, message(roma, kind, call={"phoneNumberId": roma.number_id}))
        assert (answer.status_code, answer.get_json()) == (200, {})
    assert calls(app) == []


def test_while_the_book_is_locked_a_report_is_to_be_told_again(
    app: Flask, client: FlaskClient, roma: Place, database_url: str
) -> None:
    with locked(database_url):
        answers = send(client, roma, report(roma), message(roma, "assistant-request"))
    assert [answer.status_code for answer in answers] == [503, 200]
    assert answers[1].get_json()["assistantId"] == roma.assistant_id
    assert send(client, roma, report(roma))[0].status_code == 200
    assert [call["summary"] for call in calls(app)] == ["Wanted a table."]
