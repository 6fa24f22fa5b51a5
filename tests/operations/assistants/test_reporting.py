"""Where an assistant that was there before reports its calls: here as far as the owner wants it, and back again."""

import json
from typing import Any

import pytest

from integrations.sandbox.vapi.refusals import refused
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from integrations.vapi.words import AS_GOOD_AS_NONE
from tests.operations.assistants.house import Vapi, handmade, published, row_of
from tests.operations.assistants.test_publishing import made, unjoined
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, workplace_of
from webapp.models.types import utc_now
from webapp.operations import assistants, restaurants
from webapp.operations.assistants import State
from webapp.operations.assistants.definition import SERVER_MESSAGES

__all__ = ["made", "unjoined"]
KITCHEN = {
    "server": {"url": "https://kitchen.example/calls", "headers": {"X-Key": "theirs"}},
    "serverMessages": ["transcript"],
}
USUAL = AS_GOOD_AS_NONE["serverMessages"]
OURS = "https://book.example.com/api/vapi/webhook"


def attached(place: Place) -> None:
    assistants.attach(workplace_of(place), OWNER, HANDMADE_ASSISTANT)
    assert published(place.id).state == State.PUBLISHED


def reports_to(place: Place) -> str | None:
    own = [each for each in assistants.candidates(workplace_of(place)) if each.id == HANDMADE_ASSISTANT]
    return own[0].reports_to


@pytest.mark.both_databases
def test_without_a_server_it_reports_here_and_nothing_again_once_let_go_of(unjoined: Place, vapi: Vapi) -> None:
    before = handmade(vapi)
    assert reports_to(unjoined) is None
    attached(unjoined)
    after = handmade(vapi)
    assert after["server"]["url"] == OURS and len(after["server"]["headers"]["X-Vapi-Secret"]) > 30
    assert after["serverMessages"] == SERVER_MESSAGES and reports_to(unjoined) == assistants.HERE
    assert assistants.look(unjoined.id, utc_now()) == () and published(unjoined.id, insists=True).changes == ()
    assistants.let_go(workplace_of(unjoined), OWNER)
    assert published(unjoined.id).state == State.LET_GO
    assert handmade(vapi) == {**before, **AS_GOOD_AS_NONE} and not row_of(unjoined.id).reports_here
    assert reports_to(unjoined) is None


def test_with_another_server_it_is_left_until_the_owner_chooses(unjoined: Place, vapi: Vapi) -> None:
    place = workplace_of(unjoined)
    vapi.change("assistant", HANDMADE_ASSISTANT, **KITCHEN)
    attached(unjoined)
    assert {name: handmade(vapi)[name] for name in KITCHEN} == KITCHEN
    assert reports_to(unjoined) == "kitchen.example" and assistants.look(unjoined.id, utc_now()) == ()
    assistants.take_reports(place, OWNER)
    assert published(unjoined.id).changes == ("model", "server", "serverMessages")  # it asks us where to pass calls on
    assert handmade(vapi)["server"]["url"] == OURS and "theirs" not in str(row_of(unjoined.id).reported_to_encrypted)
    assistants.leave_reports(place, OWNER)
    assert {name: handmade(vapi)[name] for name in KITCHEN} == KITCHEN and published(unjoined.id).changes == ("model",)
    assistants.take_reports(place, OWNER)
    published(unjoined.id)
    assistants.let_go(place, OWNER)
    published(unjoined.id)
    assert {name: handmade(vapi)[name] for name in KITCHEN} == KITCHEN


def test_a_server_that_somebody_sets_later_is_left_and_shown(unjoined: Place, vapi: Vapi) -> None:
    attached(unjoined)
    vapi.change("assistant", HANDMADE_ASSISTANT, server=KITCHEN["server"])
    assert [each["place"] for each in assistants.look(unjoined.id, utc_now())] == ["server"]
    assistants.choose(workplace_of(unjoined), OWNER, assistants.Choices(instructions="Consiglia il risotto."))
    assert published(unjoined.id).changes == ("model",)
    assert handmade(vapi)["server"] == KITCHEN["server"] and row_of(unjoined.id).drift[0]["place"] == "server"
    assert published(unjoined.id, insists=True).changes == ("server",)
    vapi.change("assistant", HANDMADE_ASSISTANT, server=KITCHEN["server"])
    assistants.let_go(workplace_of(unjoined), OWNER)
    published(unjoined.id)
    assert handmade(vapi)["server"] == KITCHEN["server"]


READINGS = {
    "refused": lambda vapi, identity, body: refused(400, ["server should not be null"]),
    "ignored": lambda vapi, identity, body: vapi.held.change(
        "assistant", identity, {name: value for name, value in body.items() if value is not None}
    ),
    "clears": lambda vapi, identity, body: vapi.held.change("assistant", identity, body),
}


@pytest.mark.parametrize("reading", READINGS)
def test_whatever_null_does_at_vapi_its_calls_are_not_reported_here_any_more(
    unjoined: Place, vapi: Vapi, reading: str
) -> None:
    def hear(_method: str, path: str, body: Any) -> Any:
        has_null = isinstance(body, dict) and None in body.values()
        return READINGS[reading](vapi, path.rpartition("/")[2], body) if has_null else None

    before = handmade(vapi)
    attached(unjoined)
    vapi.listen(hear)
    assistants.leave_reports(workplace_of(unjoined), OWNER)
    assert reports_to(unjoined) is None
    after = {name: handmade(vapi).get(name) or None for name in AS_GOOD_AS_NONE}
    assert after["server"] is None and set(after["serverMessages"] or USUAL) == set(USUAL)
    assert "server" not in before and ("server" in handmade(vapi)) == (reading != "clears")


def test_one_of_ours_always_reports_here(made: Place, vapi: Vapi) -> None:
    for change in (assistants.take_reports, assistants.leave_reports):
        with pytest.raises(LookupError):
            change(workplace_of(made), OWNER)


def test_one_that_a_file_names_is_looked_at_when_it_is_first_published(unjoined: Place, vapi: Vapi) -> None:
    file = {"slug": unjoined.slug, "vapi": {"assistant_id": HANDMADE_ASSISTANT}}
    restaurants.import_file(json.dumps(file))
    assert {"server", "serverMessages"} <= {*published(unjoined.id).changes} and handmade(vapi)["server"]["url"] == OURS
    assistants.leave_reports(workplace_of(unjoined), OWNER)
    assert published(unjoined.id).changes == ("model",) and reports_to(unjoined) is None
    assert published(unjoined.id, insists=True).changes == ()
