"""Connecting a provider gives the assistant its tools with no further click; losing the last one takes them away."""

from collections.abc import Iterator

import pytest

from integrations import sandbox
from tests import stand_ins
from tests.operations.assistants.house import Vapi, attached, place_of, prompt_of, row_of
from tests.operations.assistants.test_publishing import BOOKING, house_book, unjoined, waiting, work_all
from tests.operations.settings_place import OWNER
from tests.restaurants import Place
from webapp.operations import assistants, connections
from webapp.operations.assistants import State

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
    return connections.connect_by_key(place_of(place), OWNER, "calcom", stand_ins.KEYS["calcom"])


def test_connecting_makes_an_assistant_that_can_book(bookless: Place, vapi: Vapi) -> None:
    assert row_of(bookless.id).vapi_assistant_id is None
    connection_id = connect(bookless)
    work_all()
    held = vapi.assistant(bookless.id)
    assert attached(vapi, held) >= BOOKING and "Puoi prenotare" in prompt_of(held)
    assert ("connection.connected", "Ada Neri") in assistants.history(place_of(bookless))[0].causes
    connections.disconnect(place_of(bookless), OWNER, connection_id)
    work_all()
    held = vapi.assistant(bookless.id)
    assert not BOOKING & attached(vapi, held) and "Non puoi prenotare" in prompt_of(held)
    assert ("connection.disconnected", "Ada Neri") in assistants.history(place_of(bookless))[0].causes
    assert waiting() == []


def test_whoever_let_go_of_the_assistant_is_not_given_another(bookless: Place, vapi: Vapi) -> None:
    assistants.let_go(place_of(bookless), OWNER)
    connect(bookless)
    work_all()
    assert row_of(bookless.id).state == State.LET_GO and vapi.tools(bookless.id) == {}


def test_a_provider_whose_key_no_longer_works_is_not_counted_on(
    bookless: Place, vapi: Vapi, calcom: sandbox.StandIn
) -> None:
    connection_id = connect(bookless)
    work_all()
    calcom.app.extensions["faults"].switch("401")
    connections.test(place_of(bookless), OWNER, connection_id)
    work_all()
    assert not BOOKING & attached(vapi, vapi.assistant(bookless.id))
    assert ("connection.failed", "Tavolo") in assistants.history(place_of(bookless))[0].causes
    calcom.app.extensions["faults"].switch(None)
    connections.test(place_of(bookless), OWNER, connection_id)
    work_all()
    assert attached(vapi, vapi.assistant(bookless.id)) >= BOOKING
