"""An assistant that works for a restaurant no longer is given back as it was, whichever way it was left, and once Vapi
answers."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from integrations.breaker import breaker_of
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT, NUMBERS
from integrations.vapi.words import SERVICE
from tests.operations.assistants.house import Vapi, attached, handmade, prompt_of, published, row_of
from tests.operations.assistants.test_publishing import BOOKING, made, unjoined, waiting, work_all
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, open_restaurant, workplace_of
from webapp.models import LeftAssistant
from webapp.models.types import utc_now
from webapp.operations import assistants, restaurants
from webapp.operations.assistants import DIRECT, State, Taken
from webapp.store.transaction import read

__all__ = ["made", "unjoined"]
KITCHEN = {
    "server": {"url": "https://kitchen.example/calls", "headers": {"X-Key": "theirs"}},
    "serverMessages": ["transcript"],
}
SECOND = "00000000-0000-4000-8000-000000000022"


@pytest.fixture
def before(unjoined: Place, vapi: Vapi) -> dict[str, Any]:
    """The assistant as it was before it was attached, took its calls' reports here, and was published."""
    vapi.change("assistant", HANDMADE_ASSISTANT, **KITCHEN)
    vapi.held.add("assistant", {"name": "Second", "model": {"provider": "openai", "model": "gpt-4o"}}, SECOND)
    found = handmade(vapi)
    assistants.attach(workplace_of(unjoined), OWNER, HANDMADE_ASSISTANT)
    assistants.take_reports(workplace_of(unjoined), OWNER)
    assert published(unjoined.id).state == State.PUBLISHED
    assert handmade(vapi)["server"]["url"].startswith("https://book.example.com/")
    return found


def make(place: Place) -> None:
    assistants.make(workplace_of(place), OWNER)


def attach(place: Place) -> None:
    assistants.attach(workplace_of(place), OWNER, SECOND)


def name_another(place: Place) -> None:
    restaurants.import_file(json.dumps({"slug": place.slug, "vapi": {"assistant_id": SECOND}}))


def name_none(place: Place) -> None:
    restaurants.import_file(json.dumps({"slug": place.slug, "vapi": {"assistant_id": None}}))


def let_go(place: Place) -> None:
    assistants.let_go(workplace_of(place), OWNER)


OTHER_WAYS = (make, attach, name_another)
NONE_WAYS = (name_none, let_go)
Way = Callable[[Place], None]


def left(place: Place) -> list[str]:
    query = select(LeftAssistant.vapi_assistant_id).where(LeftAssistant.restaurant_id == place.id)
    return read(lambda connection: list(connection.scalars(query)))


@pytest.mark.both_databases
@pytest.mark.parametrize("leave", [*OTHER_WAYS, *NONE_WAYS])
def test_it_is_as_it_was_before_us(unjoined: Place, vapi: Vapi, before: dict[str, Any], leave: Way) -> None:
    leave(unjoined)
    assert left(unjoined) == [HANDMADE_ASSISTANT]
    assert work_all() >= 1
    assert handmade(vapi) == before and left(unjoined) == [] and waiting() == []
    row = row_of(unjoined.id)
    if leave in NONE_WAYS:
        assert row.state == State.LET_GO and row.vapi_assistant_id is None and vapi.tools(unjoined.id) == {}
    else:
        assert row.state == State.PUBLISHED and row.vapi_assistant_id not in (None, HANDMADE_ASSISTANT)
        assert attached(vapi, vapi.held.get("assistant", row.vapi_assistant_id)) >= BOOKING
    vapi.requests.clear()
    assert published(unjoined.id).changes == () and vapi.requests == []


@pytest.mark.parametrize("leave", [*OTHER_WAYS, *NONE_WAYS])
def test_while_vapi_is_away_it_waits_and_is_then_given_back(
    unjoined: Place, vapi: Vapi, before: dict[str, Any], leave: Way
) -> None:
    if leave is attach:
        attach(unjoined)  # which itself asks whether there is such an assistant
        vapi.faults.switch("500")
    else:
        vapi.faults.switch("500")
        leave(unjoined)
    for minutes in (1, 10, 20):
        work_all(timedelta(minutes=minutes))
    assert left(unjoined) == [HANDMADE_ASSISTANT] and len(waiting()) == 1
    assert row_of(unjoined.id).state == (State.LEAVING if leave in NONE_WAYS else State.OFFLINE)
    assert read(lambda connection: assistants.trouble(connection, unjoined.id)) is not None
    vapi.faults.switch(None)
    breaker_of(SERVICE, vapi.base_url).record(failed=False)
    work_all(timedelta(minutes=60))
    assert handmade(vapi) == before and left(unjoined) == [] and waiting() == []
    assert read(lambda connection: assistants.trouble(connection, unjoined.id)) is None


def test_calls_reach_the_new_one_before_the_old_is_given_back(
    unjoined: Place, vapi: Vapi, before: dict[str, Any]
) -> None:
    number = next(iter(NUMBERS))
    assistants.link(workplace_of(unjoined), OWNER, number, DIRECT)
    vapi.requests.clear()
    make(unjoined)
    published(unjoined.id)
    written = [(method, path) for method, path in vapi.requests if method != "GET"]
    old = ("PATCH", f"/assistant/{HANDMADE_ASSISTANT}")
    assert written.index(("POST", "/assistant")) < written.index(("PATCH", f"/phone-number/{number}"))
    assert written.index(("PATCH", f"/phone-number/{number}")) < written.index(old)
    assert vapi.held.get("phone-number", number)["assistantId"] == row_of(unjoined.id).vapi_assistant_id


def test_what_somebody_changed_meanwhile_stays(unjoined: Place, vapi: Vapi, before: dict[str, Any]) -> None:
    held = handmade(vapi)
    messages = [{"role": "system", "content": f"{prompt_of(held)}\n\nMine."}]
    model = {**held["model"], "messages": messages, "temperature": 0.9}
    vapi.change(
        "assistant", HANDMADE_ASSISTANT, model=model, firstMessage="Ciao!", server={"url": "https://new.example"}
    )
    make(unjoined)
    published(unjoined.id)
    after = handmade(vapi)
    assert prompt_of(after).startswith(prompt_of(before)) and prompt_of(after).endswith("Mine.")
    assert "Puoi prenotare" not in prompt_of(after) and after["model"]["toolIds"] == before["model"]["toolIds"]
    assert after["model"]["temperature"] == 0.9 and after["firstMessage"] == "Ciao!"
    assert after["server"] == {"url": "https://new.example"}


def test_one_that_was_deleted_needs_no_giving_back(unjoined: Place, vapi: Vapi, before: dict[str, Any]) -> None:
    vapi.held.remove("assistant", HANDMADE_ASSISTANT)
    make(unjoined)
    assert published(unjoined.id).state == State.PUBLISHED and left(unjoined) == []


def test_one_that_comes_back_before_it_was_given_back_still_knows_where_it_reported(
    unjoined: Place, vapi: Vapi, before: dict[str, Any]
) -> None:
    make(unjoined)
    assistants.attach(workplace_of(unjoined), OWNER, HANDMADE_ASSISTANT)
    assert published(unjoined.id).state == State.PUBLISHED and left(unjoined) == []
    let_go(unjoined)
    published(unjoined.id)
    assert handmade(vapi) == before


def test_nobody_else_takes_it_before_it_is_given_back(
    app: Flask, unjoined: Place, vapi: Vapi, before: dict[str, Any]
) -> None:
    milano = open_restaurant(app, "milano")
    let_go(unjoined)
    assert HANDMADE_ASSISTANT not in [each.id for each in assistants.candidates(workplace_of(milano))]
    with pytest.raises(Taken):
        assistants.attach(workplace_of(milano), OWNER, HANDMADE_ASSISTANT)
    with pytest.raises(restaurants.InvalidFile):
        restaurants.import_file(json.dumps({"slug": "milano", "vapi": {"assistant_id": HANDMADE_ASSISTANT}}))
    published(unjoined.id)
    assistants.attach(workplace_of(milano), OWNER, HANDMADE_ASSISTANT)


def test_one_that_vapi_does_not_take_back_is_told_and_not_in_the_way(
    unjoined: Place, vapi: Vapi, before: dict[str, Any]
) -> None:
    held = handmade(vapi)
    vapi.change("assistant", HANDMADE_ASSISTANT, model={**held["model"], "temperature": 7})
    make(unjoined)
    assert published(unjoined.id).state == State.PUBLISHED
    (why,) = assistants.status(workplace_of(unjoined)).not_given_back
    assert "model.temperature must not be greater than 2" in why
    vapi.requests.clear()
    assert published(unjoined.id).changes == () and vapi.requests == []
    vapi.change("assistant", HANDMADE_ASSISTANT, model={**held["model"], "temperature": 0.3})
    assert published(unjoined.id, insists=True).changes == ("left",)
    assert handmade(vapi) == before and assistants.status(workplace_of(unjoined)).not_given_back == ()


def test_one_joined_while_another_is_sent_is_sent_next(
    app: Flask, unjoined: Place, vapi: Vapi, before: dict[str, Any]
) -> None:
    asked: list[str] = []

    def hear(method: str, path: str, _body: Any) -> None:
        if (method, path) == ("GET", f"/assistant/{HANDMADE_ASSISTANT}") and not asked:
            asked.append(path)
            with app.app_context():
                make(unjoined)

    vapi.listen(hear)
    assert published(unjoined.id, insists=True).is_busy
    assert published(unjoined.id).state == State.PUBLISHED
    assert row_of(unjoined.id).vapi_assistant_id == vapi.assistant(unjoined.id)["id"] and handmade(vapi) == before


def test_a_key_that_is_not_accepted_does_not_keep_anybody_from_letting_go(
    unjoined: Place, vapi: Vapi, before: dict[str, Any]
) -> None:
    vapi.faults.switch("401")
    let_go(unjoined)
    assert assistants.publish_now(workplace_of(unjoined), OWNER).state == State.KEY
    assert row_of(unjoined.id).state == State.LEAVING and assistants.status(workplace_of(unjoined)).error
    vapi.faults.switch(None)
    assistants.promise_checks()
    work_all()
    assert handmade(vapi) == before and row_of(unjoined.id).state == State.LET_GO


def test_looking_does_not_stumble_over_it(unjoined: Place, vapi: Vapi, before: dict[str, Any]) -> None:
    make(unjoined)
    published(unjoined.id)
    assert assistants.look(unjoined.id, utc_now()) == ()
