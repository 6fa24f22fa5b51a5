"""Where an assistant that was there before reports its calls: here as far as the owner wants it, and back again."""

import json
from typing import Any

import pytest

from integrations.sandbox.vapi.refusals import refused
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from tests.operations.assistants.house import Vapi, place_of, published, row_of
from tests.operations.assistants.test_publishing import made, unjoined
from tests.operations.settings_place import OWNER
from tests.restaurants import Place
from webapp.models.types import utc_now
from webapp.operations import assistants, restaurants
from webapp.operations.assistants import State
from webapp.operations.assistants.definition import SERVER_MESSAGES

__all__ = ["made", "unjoined"]
KITCHEN = {
    "server": {"url": "https://kitchen.example/calls", "headers": {"X-Key": "theirs"}},
    "serverMessages": ["transcript"],
}
OURS = "https://book.example.com/api/vapi/webhook"


def held(vapi: Vapi) -> dict[str, Any]:
    return {**vapi.held.get("assistant", HANDMADE_ASSISTANT), "updatedAt": None}


def attached(place: Place) -> None:
    assistants.attach(place_of(place), OWNER, HANDMADE_ASSISTANT)
    assert published(place.id).state == State.PUBLISHED


def reports_to(place: Place) -> str | None:
    own = [each for each in assistants.candidates(place_of(place)) if each.id == HANDMADE_ASSISTANT]
    return own[0].reports_to


@pytest.mark.both_databases
def test_without_a_server_it_reports_here_and_nothing_again_once_let_go_of(unjoined: Place, vapi: Vapi) -> None:
    before = held(vapi)
    assert reports_to(unjoined) is None
    attached(unjoined)
    after = held(vapi)
    assert after["server"]["url"] == OURS and len(after["server"]["headers"]["X-Vapi-Secret"]) > 30
    assert after["serverMessages"] == SERVER_MESSAGES and reports_to(unjoined) == assistants.HERE
    assert assistants.look(unjoined.id, utc_now()) == () and published(unjoined.id, insists=True).changes == ()
    assistants.let_go(place_of(unjoined), OWNER)
    assert held(vapi) == before and not row_of(unjoined.id).reports_here


def test_with_another_server_it_is_left_until_the_owner_chooses(unjoined: Place, vapi: Vapi) -> None:
    place = place_of(unjoined)
    vapi.change("assistant", HANDMADE_ASSISTANT, **KITCHEN)
    attached(unjoined)
    assert {name: held(vapi)[name] for name in KITCHEN} == KITCHEN
    assert reports_to(unjoined) == "kitchen.example" and assistants.look(unjoined.id, utc_now()) == ()
    assistants.take_reports(place, OWNER)
    assert published(unjoined.id).changes == ("server", "serverMessages")
    assert held(vapi)["server"]["url"] == OURS and "theirs" not in str(row_of(unjoined.id).reported_to_encrypted)
    assistants.leave_reports(place, OWNER)
    assert {name: held(vapi)[name] for name in KITCHEN} == KITCHEN and published(unjoined.id).changes == ()
    assistants.take_reports(place, OWNER)
    published(unjoined.id)
    assistants.let_go(place, OWNER)
    assert {name: held(vapi)[name] for name in KITCHEN} == KITCHEN


def test_a_server_that_somebody_sets_later_is_left_and_shown(unjoined: Place, vapi: Vapi) -> None:
    attached(unjoined)
    vapi.change("assistant", HANDMADE_ASSISTANT, server=KITCHEN["server"])
    assert [each["place"] for each in assistants.look(unjoined.id, utc_now())] == ["server"]
    assistants.choose(place_of(unjoined), OWNER, assistants.Choices(instructions="Consiglia il risotto."))
    assert published(unjoined.id).changes == ("model",)
    assert held(vapi)["server"] == KITCHEN["server"] and row_of(unjoined.id).drift[0]["place"] == "server"
    assert published(unjoined.id, insists=True).changes == ("server",)
    vapi.change("assistant", HANDMADE_ASSISTANT, server=KITCHEN["server"])
    assistants.let_go(place_of(unjoined), OWNER)
    assert held(vapi)["server"] == KITCHEN["server"]


def test_where_null_is_refused_what_can_be_put_back_is(unjoined: Place, vapi: Vapi) -> None:
    vapi.change("assistant", HANDMADE_ASSISTANT, server=KITCHEN["server"])
    attached(unjoined)
    assistants.take_reports(place_of(unjoined), OWNER)
    published(unjoined.id)
    vapi.listen(lambda method, _path, body: refused(400, ["no null"]) if None in (body or {}).values() else None)
    assistants.leave_reports(place_of(unjoined), OWNER)
    assert held(vapi)["server"] == KITCHEN["server"] and {"hang", "speech-update"} < {*held(vapi)["serverMessages"]}


def test_one_of_ours_always_reports_here(made: Place, vapi: Vapi) -> None:
    for change in (assistants.take_reports, assistants.leave_reports):
        with pytest.raises(LookupError):
            change(place_of(made), OWNER)


def test_one_that_a_file_names_is_looked_at_when_it_is_first_published(unjoined: Place, vapi: Vapi) -> None:
    file = {"slug": unjoined.slug, "vapi": {"assistant_id": HANDMADE_ASSISTANT}}
    restaurants.import_file(json.dumps(file))
    assert {"server", "serverMessages"} <= {*published(unjoined.id).changes} and held(vapi)["server"]["url"] == OURS
    assistants.leave_reports(place_of(unjoined), OWNER)
    assert published(unjoined.id, insists=True).changes == () and "server" not in held(vapi)
