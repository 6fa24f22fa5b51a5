"""What nobody could answer is written down off the caller's path, counted, and forgotten with who asked it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from tests.operations.guest_book import ANNA, place_of
from tests.restaurants import CALLER, Place, booking_of, envelope, open_restaurant, post
from webapp.extensions import db
from webapp.models import Booking, Restaurant, ToolCall, UnansweredQuestion
from webapp.models.types import utc_now
from webapp.operations import guests

pytestmark = pytest.mark.both_databases


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


def ask(client: FlaskClient, place: Place, *questions: str, call_id: str = "call-1", caller: str = CALLER) -> None:
    calls = [(f"{call_id}-{number}", "answer_question", {"question": each}) for number, each in enumerate(questions)]
    body = envelope(place, *calls, call_id=call_id, caller=caller)
    assert client.post("/api/vapi/tools", json=body, headers=place.bearer).status_code == 200


def waiting(app: Flask) -> dict[str, Any]:
    app.extensions["tool_call_batches"].flush()
    db.session.rollback()
    return {row.question: row for row in db.session.scalars(select(UnansweredQuestion))}


def test_the_same_words_are_one_question_counted_by_callers(app: Flask, client: FlaskClient, roma: Place) -> None:
    ask(client, roma, "Avete l'aria condizionata?", "avete l'aria condizionata", "avete opzioni senza glutine")
    ask(client, roma, "AVETE l'aria condizionata?!", "do you have a garden", call_id="call-2")
    post(client, roma, "faq", {"restaurant_id": "roma", "question": "do you have a garden?"})
    found = waiting(app)
    air, garden = found["avete l'aria condizionata"], found["do you have a garden"]
    assert set(found) == {air.question, garden.question}
    assert (air.words, air.language, air.heard_count, air.call_id) == ("Avete l'aria condizionata?", "it", 2, "call-2")
    assert (air.verdict, air.state, air.first_heard_at < air.last_heard_at) == ("none", "open", True)
    assert (garden.language, garden.heard_count, garden.call_id) == ("en", 2, None)
    verdicts = {row.question: row.verdict for row in db.session.scalars(select(ToolCall))}
    assert verdicts["avete opzioni senza glutine"] == "confident" and verdicts[garden.question] == "none"


def test_what_was_dismissed_stays_so_and_what_was_added_in_vain_comes_back(
    app: Flask, client: FlaskClient, roma: Place
) -> None:
    ask(client, roma, "avete un orto", "vendete il pane")
    waiting(app)
    for question, state in (("avete un orto", "dismissed"), ("vendete il pane", "added")):
        db.session.execute(update(UnansweredQuestion).filter_by(question=question).values(state=state))
    db.session.commit()
    ask(client, roma, "avete un orto", "vendete il pane", call_id="call-2")
    assert {name: row.state for name, row in waiting(app).items()} == {
        "avete un orto": "dismissed",
        "vendete il pane": "open",
    }


def test_it_goes_with_the_guest_who_asked_unless_others_asked_it_too(
    app: Flask, client: FlaskClient, roma: Place
) -> None:
    post(client, roma, "create_booking", booking_of(roma))
    ask(client, roma, "sono Mario, c'è il wifi", "avete l'aria condizionata")
    ask(client, roma, "avete l'aria condizionata", call_id="call-2", caller="+393457654321")
    assert len(waiting(app)) == 2
    db.session.execute(update(Booking).values(status="finished"))
    db.session.commit()
    guest_id = guests.search(place_of(roma), "mario").guests[0].id
    guests.erase(place_of(roma), ANNA, guest_id)
    assert set(waiting(app)) == {"avete l'aria condizionata"}


def test_it_is_kept_no_longer_than_guests_are(app: Flask, client: FlaskClient, roma: Place) -> None:
    ask(client, roma, "avete un orto", "vendete il pane")
    waiting(app)
    long_ago = utc_now() - timedelta(days=500)
    for table in (UnansweredQuestion, ToolCall):
        moment = "last_heard_at" if table is UnansweredQuestion else "started_at"
        db.session.execute(update(table).filter_by(question="avete un orto").values({moment: long_ago}))
    db.session.execute(update(Restaurant).values(retention_months=12))
    db.session.commit()
    guests.retain(roma.id, utc_now())
    assert set(waiting(app)) == {"vendete il pane"}
