"""An assistant that was there before passes calls on to the owner's numbers as well, by a tool that is ours."""

from types import ModuleType
from typing import Any

import pytest

from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from tests.integrations.conftest import vapi_spec
from tests.integrations.vapi.description import check
from tests.operations.assistants.house import Vapi, handmade, prompt_of, published, row_of
from tests.operations.assistants.test_publishing import made, unjoined, work_all
from tests.operations.assistants.test_vendors_models import vendor
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, workplace_of
from webapp.models.types import utc_now
from webapp.operations import assistants
from webapp.operations.assistants import State
from webapp.operations.call_log import keeping
from webapp.operations.call_log.keeping import Rules, Transfer

__all__ = ["made", "unjoined", "vapi_spec", "vendor"]
HOUSE = "+390612345678"
EVENTS = Transfer("+390655550001", "Anna", "evento", "10:00", "18:00")
NIGHT = Transfer("+390655550002", "Notte", None, "22:00", "02:00")
KITCHEN = {"server": {"url": "https://kitchen.example/calls"}}
THEIRS = {"type": "transferCall", "destinations": [{"type": "number", "number": "+390699999999"}]}


@pytest.fixture
def elsewhere(unjoined: Place, vapi: Vapi) -> Place:
    """With two numbers, and an assistant attached that reports to another server."""
    keeping.set_rules(workplace_of(unjoined), OWNER, Rules((EVENTS, NIGHT)))
    vapi.change("assistant", HANDMADE_ASSISTANT, **KITCHEN)
    return unjoined


def attach(place: Place) -> None:
    assistants.attach(workplace_of(place), OWNER, HANDMADE_ASSISTANT)
    assert published(place.id).state == State.PUBLISHED


def inline(vapi: Vapi) -> list[dict[str, Any]]:
    tools: list[dict[str, Any]] = handmade(vapi)["model"]["tools"]
    return tools


def passes_on(vapi: Vapi) -> list[dict[str, Any]]:
    return [tool for tool in inline(vapi) if tool["type"] == "transferCall"]


@pytest.mark.both_databases
def test_one_that_reports_elsewhere_has_the_numbers_by_reason_and_hour(elsewhere: Place, vapi: Vapi) -> None:
    before = handmade(vapi)
    attach(elsewhere)
    (tool,) = passes_on(vapi)
    told = {each["number"]: each["description"] for each in tool["destinations"]}
    assert list(told) == [EVENTS.phone, NIGHT.phone, HOUSE]
    assert "evento" in told[EVENTS.phone] and "dalle 10:00 alle 18:00" in told[EVENTS.phone]
    assert "dalle 22:00 alle 02:00" in told[NIGHT.phone] and "transferCall" in prompt_of(handmade(vapi))
    assert published(elsewhere.id, insists=True).changes == () == assistants.look(elsewhere.id, utc_now())
    assistants.let_go(workplace_of(elsewhere), OWNER)
    assert published(elsewhere.id).state == State.LET_GO
    assert handmade(vapi) == before


def test_one_that_reports_here_asks_us_where_to(unjoined: Place, vapi: Vapi) -> None:
    attach(unjoined)
    assert passes_on(vapi) == [{"type": "transferCall", "destinations": []}]
    assistants.leave_reports(workplace_of(unjoined), OWNER)
    published(unjoined.id)
    assert [each["number"] for tool in passes_on(vapi) for each in tool["destinations"]] == [HOUSE]
    assistants.take_reports(workplace_of(unjoined), OWNER)
    published(unjoined.id)
    assert passes_on(vapi) == [{"type": "transferCall", "destinations": []}]


def test_other_numbers_are_sent_by_themselves_and_stand_there_once(elsewhere: Place, vapi: Vapi) -> None:
    attach(elsewhere)
    work_all()
    later = Transfer(EVENTS.phone, "Anna", "evento", "09:00", "12:00")
    for transfers in ((later, NIGHT), (later,)):
        keeping.set_rules(workplace_of(elsewhere), OWNER, Rules(transfers))
        assert work_all() == 1
        (tool,) = passes_on(vapi)
        assert [each["number"] for each in tool["destinations"]] == [*(each.phone for each in transfers), HOUSE]
        assert "dalle 09:00 alle 12:00" in tool["destinations"][0]["description"]


@pytest.mark.parametrize("is_inline", [True, False])
def test_theirs_is_kept_and_the_owner_is_told(elsewhere: Place, vapi: Vapi, is_inline: bool) -> None:
    model = vapi.held.get("assistant", HANDMADE_ASSISTANT)["model"]
    if is_inline:
        model["tools"].append(THEIRS)
    else:
        model["toolIds"].append(vapi.held.add("tool", THEIRS)["id"])
    vapi.change("assistant", HANDMADE_ASSISTANT, model=model)
    before = handmade(vapi)
    attach(elsewhere)
    assert inline(vapi) == before["model"]["tools"]
    assert assistants.status(workplace_of(elsewhere)).passes_on_itself
    assert published(elsewhere.id, insists=True).changes == () == assistants.look(elsewhere.id, utc_now())
    assistants.let_go(workplace_of(elsewhere), OWNER)
    published(elsewhere.id)
    assert handmade(vapi) == before


def test_theirs_that_comes_later_takes_the_place_of_ours(elsewhere: Place, vapi: Vapi) -> None:
    attach(elsewhere)
    assert not assistants.status(workplace_of(elsewhere)).passes_on_itself
    held = vapi.held.get("assistant", HANDMADE_ASSISTANT)
    vapi.change("assistant", HANDMADE_ASSISTANT, model={**held["model"], "tools": [THEIRS, *held["model"]["tools"]]})
    assert [each["place"] for each in assistants.look(elsewhere.id, utc_now())] == ["tools.transferCall"]
    published(elsewhere.id, insists=True)
    assert passes_on(vapi) == [THEIRS] and assistants.status(workplace_of(elsewhere)).passes_on_itself


def test_ours_is_ours_where_the_answer_to_its_sending_was_lost(elsewhere: Place, vapi: Vapi) -> None:
    before = handmade(vapi)
    assistants.attach(workplace_of(elsewhere), OWNER, HANDMADE_ASSISTANT)
    vapi.faults.switch("drop_after_write", only="change")
    assert published(elsewhere.id).state == State.OFFLINE and passes_on(vapi)
    vapi.faults.switch(None)
    keeping.set_rules(workplace_of(elsewhere), OWNER, Rules((NIGHT,)))
    assistants.let_go(workplace_of(elsewhere), OWNER)
    assert published(elsewhere.id).state == State.LET_GO
    assert handmade(vapi) == before


def test_one_of_ours_loses_it_with_the_last_number(made: Place, vapi: Vapi) -> None:
    assert vapi.assistant(made.id)["model"]["tools"] == [{"type": "transferCall", "destinations": []}]
    assert not assistants.status(workplace_of(made)).passes_on_itself and row_of(made.id).published["inline"]


def test_it_is_what_the_vendor_describes(
    elsewhere: Place, vapi: Vapi, vapi_spec: dict[str, Any], vendor: ModuleType
) -> None:
    sent: list[dict[str, Any]] = []
    vapi.listen(lambda method, path, body: sent.append(body) if method == "PATCH" and "assistant" in path else None)
    attach(elsewhere)
    (body,) = sent
    check(vapi_spec, "UpdateAssistantDTO", body)
    (tool,) = passes_on(vapi)
    check(vapi_spec, "CreateTransferCallToolDTO", tool)
    parsed = vendor.CreateTransferCallToolDto.model_validate(tool)
    assert [each.number for each in parsed.destinations] == [EVENTS.phone, NIGHT.phone, HOUSE]
