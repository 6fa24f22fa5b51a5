"""Phone numbers ring at one restaurant, straight at its assistant or by asking us who answers."""

import pytest
from flask import Flask

from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT, NUMBERS
from integrations.vapi.words import Carrier
from tests.operations.assistants.house import Vapi, published, row_of, snapshot_of
from tests.operations.assistants.test_publishing import made, unjoined
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, open_restaurant, workplace_of
from webapp.operations import assistants
from webapp.operations.assistants import ASKING, DIRECT, Choices, NoAssistant, State, Taken

__all__ = ["made", "unjoined"]
NUMBER, OTHER = [*NUMBERS][:2]


def way_of(place: Place, number_id: str) -> str | None:
    return next(line.way for line in assistants.lines(workplace_of(place)) if line.number.id == number_id)


def test_numbers_of_every_kind_are_listed(made: Place, vapi: Vapi) -> None:
    found = assistants.lines(workplace_of(made))
    assert {line.number.carrier for line in found} == {
        Carrier.VAPI, Carrier.TWILIO, Carrier.TELNYX, Carrier.SIP_TRUNK, Carrier.VONAGE,
    }  # fmt: skip
    assert not any(line.way or line.is_elsewhere for line in found)


def test_a_number_rings_at_the_assistant_with_the_house_as_fallback(made: Place, vapi: Vapi) -> None:
    assistants.link(workplace_of(made), OWNER, NUMBER, DIRECT)
    held = vapi.held.get("phone-number", NUMBER)
    assert held["assistantId"] == row_of(made.id).vapi_assistant_id
    assert held["fallbackDestination"] == {"type": "number", "number": "+390612345678"}
    assert way_of(made, NUMBER) == DIRECT and NUMBER in snapshot_of(made.id).phone_number_ids


def test_a_number_can_ask_us_who_answers(made: Place, vapi: Vapi) -> None:
    assistants.link(workplace_of(made), OWNER, NUMBER, DIRECT)
    assistants.link(workplace_of(made), OWNER, NUMBER, ASKING)
    held = vapi.held.get("phone-number", NUMBER)
    assert "assistantId" not in held and held["server"]["url"] == "https://book.example.com/api/vapi/webhook"
    assert way_of(made, NUMBER) == ASKING


def test_a_number_that_is_unlinked_rings_nowhere(made: Place, vapi: Vapi) -> None:
    assistants.link(workplace_of(made), OWNER, NUMBER, DIRECT)
    assistants.unlink(workplace_of(made), OWNER, NUMBER)
    assert "assistantId" not in vapi.held.get("phone-number", NUMBER)
    assert way_of(made, NUMBER) is None and NUMBER not in snapshot_of(made.id).phone_number_ids


@pytest.mark.both_databases
def test_a_number_of_another_restaurant_is_not_listed_and_cannot_be_taken(app: Flask, made: Place, vapi: Vapi) -> None:
    milano = open_restaurant(app, "milano")
    assistants.link(workplace_of(made), OWNER, NUMBER, DIRECT)
    vapi.change("phone-number", OTHER, assistantId=row_of(made.id).vapi_assistant_id)
    listed = [line.number.id for line in assistants.lines(workplace_of(milano))]
    assert NUMBER not in listed and OTHER not in listed
    for number in (NUMBER, OTHER, "no-such-number"):
        with pytest.raises(Taken):
            assistants.link(workplace_of(milano), OWNER, number, ASKING)
        with pytest.raises(Taken):
            assistants.unlink(workplace_of(milano), OWNER, number)


def test_without_an_assistant_a_number_cannot_ring_at_it(unjoined: Place, vapi: Vapi) -> None:
    with pytest.raises(NoAssistant):
        assistants.link(workplace_of(unjoined), OWNER, NUMBER, DIRECT)


def test_numbers_follow_the_assistant_and_the_line_of_the_house(made: Place, vapi: Vapi) -> None:
    place = workplace_of(made)
    for number, way in ((NUMBER, DIRECT), (OTHER, ASKING)):
        assistants.link(place, OWNER, number, way)
    vapi.requests.clear()
    assert published(made.id, insists=True).changes == () and vapi.writes == []
    vapi.change("phone-number", OTHER, assistantId=HANDMADE_ASSISTANT)  # somebody's own choice in Vapi
    assistants.choose(place, OWNER, Choices(fallback_number="+390612349999"))
    assert f"numbers.{NUMBERS[NUMBER]['number']}" in published(made.id).changes
    assert vapi.held.get("phone-number", NUMBER)["fallbackDestination"]["number"] == "+390612349999"
    vapi.held.remove("assistant", row_of(made.id).vapi_assistant_id)
    assistants.make(place, OWNER)
    assert published(made.id).state == State.PUBLISHED
    assert vapi.held.get("phone-number", NUMBER)["assistantId"] == row_of(made.id).vapi_assistant_id
    assert vapi.held.get("phone-number", OTHER)["assistantId"] == HANDMADE_ASSISTANT
    assert way_of(made, NUMBER) == DIRECT
