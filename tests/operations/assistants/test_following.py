"""Connecting a provider gives the assistant its tools with no further click; losing the last one takes them away."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from integrations import sandbox
from integrations.breaker import breaker_of
from integrations.vapi.words import SERVICE
from tests import stand_ins
from tests.doors.test_who_answers import WITHIN_S, asked
from tests.operations.assistants.house import Vapi, attached, prompt_of, row_of
from tests.operations.assistants.test_publishing import BOOKING, house_book, unjoined, waiting, work_all
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, workplace_of
from webapp.operations import assistants, connections
from webapp.operations.assistants import Choices, State, rows
from webapp.store import publishes

__all__ = ["unjoined"]


@pytest.fixture
def calcom() -> Iterator[sandbox.StandIn]:
    with sandbox.running("calcom") as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], calcom: sandbox.StandIn) -> dict[str, str]:
    return {**environ, **stand_ins.environment({"calcom": calcom})}


@pytest.fixture
def bookless(unjoined: Place) -> Place:
    """A restaurant without an assistant whose house book is off."""
    house_book(unjoined, False)
    work_all()
    return unjoined


def connect(place: Place) -> str:
    return connections.connect_by_key(workplace_of(place), OWNER, "calcom", stand_ins.KEYS["calcom"])


def test_connecting_makes_an_assistant_that_can_book(bookless: Place, vapi: Vapi) -> None:
    assert row_of(bookless.id).vapi_assistant_id is None
    connection_id = connect(bookless)
    work_all()
    held = vapi.assistant(bookless.id)
    assert attached(vapi, held) >= BOOKING and "Puoi prenotare" in prompt_of(held)
    assert ("connection.connected", "Ada Neri") in assistants.history(workplace_of(bookless))[0].causes
    connections.disconnect(workplace_of(bookless), OWNER, connection_id)
    work_all()
    held = vapi.assistant(bookless.id)
    assert not BOOKING & attached(vapi, held) and "Non puoi prenotare" in prompt_of(held)
    assert ("connection.disconnected", "Ada Neri") in assistants.history(workplace_of(bookless))[0].causes
    assert waiting() == []


def test_whoever_let_go_of_the_assistant_is_not_given_another(bookless: Place, vapi: Vapi) -> None:
    assistants.let_go(workplace_of(bookless), OWNER)
    connect(bookless)
    work_all()
    assert row_of(bookless.id).state == State.LET_GO and vapi.tools(bookless.id) == {}


def test_a_provider_whose_key_no_longer_works_is_not_counted_on(
    bookless: Place, vapi: Vapi, calcom: sandbox.StandIn
) -> None:
    connection_id = connect(bookless)
    work_all()
    calcom.app.extensions["faults"].switch("401")
    connections.test(workplace_of(bookless), OWNER, connection_id)
    work_all()
    assert not BOOKING & attached(vapi, vapi.assistant(bookless.id))
    assert ("connection.failed", "Tavolo") in assistants.history(workplace_of(bookless))[0].causes
    calcom.app.extensions["faults"].switch(None)
    connections.test(workplace_of(bookless), OWNER, connection_id)
    work_all()
    assert attached(vapi, vapi.assistant(bookless.id)) >= BOOKING


@pytest.mark.both_databases
def test_an_hour_away_and_five_changes_of_connections_are_one_publish(bookless: Place, vapi: Vapi) -> None:
    connection_id = connect(bookless)
    work_all()
    told = len(assistants.history(workplace_of(bookless)))
    vapi.faults.switch("500")
    for change in range(5):
        if change % 2 == 0:
            connections.disconnect(workplace_of(bookless), OWNER, connection_id)
        else:
            connection_id = connect(bookless)
        work_all(timedelta(minutes=12 * change + 1))
        assert row_of(bookless.id).state == State.OFFLINE
    assert waiting().count(publishes.KIND) == 1
    vapi.faults.switch(None)
    breaker_of(SERVICE, vapi.base_url).record(failed=False)  # it has rested for an hour
    vapi.requests.clear()
    work_all(timedelta(minutes=75))
    assert vapi.writes == ["PATCH assistant", *["DELETE tool"] * len(BOOKING)]
    held = vapi.assistant(bookless.id)
    assert not BOOKING & attached(vapi, held) and "Non puoi prenotare" in prompt_of(held)
    assert len(assistants.history(workplace_of(bookless))) == told + 1


def test_who_answers_is_said_at_once_while_all_others_hang(
    client: FlaskClient, bookless: Place, vapi: Vapi, calcom: sandbox.StandIn
) -> None:
    connect(bookless)
    work_all()
    vapi.requests.clear()
    place = replace(bookless, secret=rows.ensure_secret(bookless.id))
    calcom.app.extensions["faults"].switch("hang")
    vapi.faults.switch("hang")
    switched_off, closed = Choices(is_on=False), Choices(out_of_hours="transfer")
    try:
        for choices in (Choices(), switched_off, closed):
            assistants.choose(workplace_of(bookless), OWNER, choices)
            began = time.monotonic()
            answer = asked(client, place)
            assert time.monotonic() - began < WITHIN_S
            is_sent_on = choices is switched_off or (choices is closed and "destination" in answer)
            assert ("destination" in answer) == is_sent_on and ("assistantId" in answer) != is_sent_on
        assert vapi.requests == []
    finally:
        for faults in (calcom.app.extensions["faults"], vapi.faults):
            faults.switch(None)
