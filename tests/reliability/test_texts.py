"""A text is sent once: repeated, together, and when the server dies around the sending of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from integrations import sandbox
from tests.reliability import asking, figures
from tests.reliability.running import Tavolo
from tests.restaurants import Place
from tests.size import size
from tests.until import until
from webapp.extensions import db
from webapp.models import Job, SmsMessage
from webapp.models.types import utc_now
from webapp.operations import jobs, texts

COPIES = size(8, 20)
ROUNDS = size(1, 10)


class Twilio:
    """The stand-in, as a test looks at it."""

    def __init__(self, stand_in: sandbox.StandIn) -> None:
        self._app = stand_in.app

    def arrived(self, number: str) -> list[str]:
        """The sids of the texts taken for a number."""
        taken = self._app.extensions["messages"].newest_first()
        return [message["sid"] for message in taken if message["to"] == number]

    def goes_wrong(self, mode: str | None, times: int | None = None) -> None:
        self._app.extensions["faults"].switch(mode, times)


@pytest.fixture
def twilio(stand_in: sandbox.StandIn) -> Iterator[Twilio]:
    made = Twilio(stand_in)
    yield made
    made.goes_wrong(None)


def text(place: Place, number: str, key: str) -> bytes:
    return asking.json_door(place, "send_sms", key, phone=number, message="La aspettiamo alle 20.")


def kept(tavolo: Tavolo, number: str) -> list[Any]:
    """The texts to a number as we keep them, each with the state of its job."""
    with tavolo.app.app_context(), db.engine.connect() as connection:
        found = connection.execute(select(SmsMessage.__table__).where(SmsMessage.phone == number)).all()
        states = {row.payload.get("text_id"): row.state for row in connection.execute(select(Job.payload, Job.state))}
    return [(row.status, row.sid, states[row.id]) for row in found]


def killed_once(tavolo: Tavolo, request: bytes, is_on_its_way: Callable[[], object]) -> None:
    """The server dies amid sending; the one who asked for the text hears nothing."""

    def kill() -> None:
        until(is_on_its_way)
        tavolo.server.kill()

    tavolo.unanswered(request, kill)


def the_worker_takes_over(tavolo: Tavolo) -> None:
    """What the worker does once the dead request's lease has run out."""
    with tavolo.app.app_context():
        while jobs.run_one(utc_now() + texts.LEASE + timedelta(seconds=1)):
            pass


@pytest.mark.both_databases
def test_a_text_asked_for_again_with_its_key_is_sent_once(tavolo: Tavolo, twilio: Twilio) -> None:
    place, number = tavolo.open(), asking.phone()
    first, second = (tavolo.ask(text(place, number, "text-1")) for _ in range(2))
    assert asking.outcome(first).told["status"] == "sent"
    assert second.body == first.body
    assert twilio.arrived(number) == [first.body["sid"]]


@pytest.mark.both_databases
def test_copies_that_arrive_together_send_one_text_and_all_hear_its_sid(tavolo: Tavolo, twilio: Twilio) -> None:
    place, number = tavolo.open(), asking.phone()
    answers = tavolo.together([text(place, number, "text-2")] * COPIES)
    assert all(asking.outcome(answer).ok for answer in answers)
    assert [answer.body["sid"] for answer in answers] == twilio.arrived(number) * COPIES
    assert kept(tavolo, number) == [("sent", answers[0].body["sid"], "done")]


@pytest.mark.both_databases
def test_a_text_whose_answer_was_lost_is_found_at_twilio_and_not_sent_again(tavolo: Tavolo, twilio: Twilio) -> None:
    place, number = tavolo.open(), asking.phone()
    twilio.goes_wrong("drop_after_write", times=1)
    told = asking.outcome(tavolo.ask(text(place, number, "text-3"))).told
    assert (told["ok"], told["sid"], told["status"]) == (True, None, "pending")
    with tavolo.app.app_context():
        while jobs.run_one(utc_now() + texts.LOOK_AGAIN + timedelta(seconds=1)):
            pass
    (sid,) = twilio.arrived(number)
    assert kept(tavolo, number) == [("sent", sid, "done")]


@pytest.mark.parametrize("database", size(("sqlite",), ("sqlite", "postgresql")))
def test_a_text_is_sent_once_though_the_server_died_before_or_after_sending_it(
    own_tavolo: Tavolo, twilio: Twilio
) -> None:
    place = own_tavolo.open()
    for number in [asking.phone() for _ in range(ROUNDS)]:
        own_tavolo.server.start()
        twilio.goes_wrong("hang")
        killed_once(own_tavolo, text(place, number, number), partial(kept, own_tavolo, number))
        sent_in_the_end(own_tavolo, twilio, number, arrived_before=0)
    for number in [asking.phone() for _ in range(ROUNDS)]:
        own_tavolo.server.start()
        twilio.goes_wrong("slow")
        killed_once(own_tavolo, text(place, number, number), partial(twilio.arrived, number))
        sent_in_the_end(own_tavolo, twilio, number, arrived_before=1)
    own_tavolo.server.start()
    assert asking.outcome(own_tavolo.ask(text(place, number, number))).ok
    assert len(twilio.arrived(number)) == 1
    figures.note("kill -9 while a text is sent", own_tavolo.database, kills=2 * ROUNDS, sent_twice=0, never_sent=0)


def sent_in_the_end(tavolo: Tavolo, twilio: Twilio, number: str, arrived_before: int) -> None:
    """The worker finds the text at Twilio, or sends it."""
    twilio.goes_wrong(None)
    assert kept(tavolo, number) == [("queued", None, "waiting")]
    assert len(twilio.arrived(number)) == arrived_before
    the_worker_takes_over(tavolo)
    (sid,) = twilio.arrived(number)
    assert kept(tavolo, number) == [("sent", sid, "done")]
