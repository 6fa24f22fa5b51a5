"""Vapi that is away, refuses or was changed meanwhile: nothing is made twice, nothing of others lost, all is told."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from integrations.breaker import breaker_of
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from integrations.vapi.words import SERVICE
from tests.operations.assistants.house import Vapi, attached, prompt_of, published, row_of
from tests.operations.assistants.test_publishing import BOOKING, house_book, made, unjoined, waiting, work_all
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, workplace_of
from webapp.models import Job
from webapp.models.types import utc_now
from webapp.operations import assistants
from webapp.operations.assistants import Choices, State
from webapp.store import assistants as joined
from webapp.store import publishes
from webapp.store.transaction import read, write

__all__ = ["made", "unjoined"]


def test_an_hour_away_and_five_changes_are_one_publish(made: Place, vapi: Vapi) -> None:
    vapi.faults.switch("500")
    for number, is_on in enumerate((False, True, False, True, False), start=1):
        house_book(made, is_on)
        assert work_all(timedelta(minutes=12 * number)) >= 1
        assert row_of(made.id).state == State.OFFLINE and waiting() == [publishes.KIND]
    vapi.faults.switch(None)
    breaker_of(SERVICE, vapi.base_url).record(failed=False)  # it has rested for an hour
    vapi.requests.clear()
    assert work_all(timedelta(minutes=70)) == 1
    assert vapi.writes == ["PATCH assistant", *["DELETE tool"] * len(BOOKING)]
    assert not BOOKING & attached(vapi, vapi.assistant(made.id)) and waiting() == []
    assert len(assistants.history(workplace_of(made))) == 2


@pytest.mark.parametrize("fault", ["drop_after_write", "invalid_json"])
def test_a_tool_whose_making_went_unanswered_is_found_and_adopted(unjoined: Place, vapi: Vapi, fault: str) -> None:
    assistants.make(workplace_of(unjoined), OWNER)
    vapi.faults.switch(fault, times=1, only="create")
    first = published(unjoined.id)
    assert (first.state, first.error) == (State.OFFLINE, "outcome_unknown")
    assert published(unjoined.id).state == State.PUBLISHED
    assert attached(vapi, vapi.assistant(unjoined.id)) == set(vapi.tools(unjoined.id))


@pytest.mark.parametrize("fault", ["drop_after_write", "invalid_json"])
def test_an_assistant_whose_making_went_unanswered_is_found_and_adopted(made: Place, vapi: Vapi, fault: str) -> None:
    vapi.held.remove("assistant", vapi.assistant(made.id)["id"])
    assistants.make(workplace_of(made), OWNER)
    vapi.faults.switch(fault, times=1, only="create")
    assert published(made.id).error == "outcome_unknown"
    assert published(made.id).state == State.PUBLISHED
    assert row_of(made.id).was_made_here and row_of(made.id).vapi_assistant_id == vapi.assistant(made.id)["id"]


def test_what_vapi_does_not_accept_is_told_in_its_words_and_not_sent_again(made: Place, vapi: Vapi) -> None:
    held = vapi.assistant(made.id)
    vapi.change("assistant", held["id"], model={**held["model"], "temperature": 7})
    house_book(made, False)
    work_all()
    row = row_of(made.id)
    assert row.state == State.REFUSED and "model.temperature must not be greater than 2" in row.error
    assert waiting() == []


def test_a_key_that_is_not_accepted_is_told(made: Place, vapi: Vapi) -> None:
    vapi.faults.switch("401")
    house_book(made, False)
    work_all()
    assert row_of(made.id).state == State.KEY and row_of(made.id).error == "bad_credentials"
    assert waiting() == []
    vapi.faults.switch(None)
    assistants.promise_checks()  # as every hour, and when the worker starts with another key
    assert publishes.KIND in waiting() and work_all() == 1
    assert row_of(made.id).state == State.PUBLISHED and row_of(made.id).error is None


def test_too_many_requests_are_backed_off(made: Place, vapi: Vapi) -> None:
    vapi.faults.switch("429")
    house_book(made, False)
    work_all()
    assert row_of(made.id).state == State.OFFLINE and waiting() == [publishes.KIND]
    assert work_all(timedelta(seconds=3)) == 0


def test_somebody_elses_words_around_our_section_are_kept(made: Place, vapi: Vapi) -> None:
    held = vapi.assistant(made.id)
    messages = [{"role": "system", "content": f"Mine first.\n\n{prompt_of(held)}\n\nMine last."}]
    vapi.change("assistant", held["id"], model={**held["model"], "messages": messages, "temperature": 0.7})
    house_book(made, False)
    published(made.id)
    after = vapi.assistant(made.id)
    assert prompt_of(after).startswith("Mine first.") and prompt_of(after).endswith("Mine last.")
    assert "Non puoi prenotare" in prompt_of(after) and after["model"]["temperature"] == 0.7


def test_a_field_changed_in_vapi_is_left_and_shown_until_it_is_repaired(made: Place, vapi: Vapi) -> None:
    vapi.change("assistant", vapi.assistant(made.id)["id"], firstMessage="Ciao!")
    house_book(made, False)
    published(made.id)
    assert vapi.assistant(made.id)["firstMessage"] == "Ciao!"
    assert [each["place"] for each in row_of(made.id).drift] == ["firstMessage"]
    found = assistants.look(made.id, utc_now())
    assert [(each["place"], each["held"]) for each in found] == [("firstMessage", "Ciao!")]
    assert published(made.id, insists=True).changes == ("firstMessage",)
    assert assistants.look(made.id, utc_now()) == ()
    assert assistants.history(workplace_of(made))[0].replaced == {"firstMessage": "Ciao!"}


def test_a_field_that_both_changed_becomes_ours_and_theirs_is_remembered(made: Place, vapi: Vapi) -> None:
    vapi.change("assistant", vapi.assistant(made.id)["id"], firstMessage="Ciao!")
    assistants.choose(workplace_of(made), OWNER, Choices(greeting="Buonasera!"))
    published(made.id)
    assert vapi.assistant(made.id)["firstMessage"].endswith("Buonasera!")
    assert assistants.history(workplace_of(made))[0].replaced == {"firstMessage": "Ciao!"}


def test_what_was_changed_inside_our_section_is_shown_and_repaired(made: Place, vapi: Vapi) -> None:
    held = vapi.assistant(made.id)
    spoilt = prompt_of(held).replace("Puoi prenotare", "Prenota sempre")
    vapi.change("assistant", held["id"], model={**held["model"], "messages": [{"role": "system", "content": spoilt}]})
    (found,) = assistants.look(made.id, utc_now())
    changed = [line for line in assistants.changed_lines(found["wanted"], found["held"]) if line[0] != " "]
    assert [(sign, text[:14]) for sign, text in changed] == [("-", "Prenota sempre"), ("+", "Puoi prenotare")]
    published(made.id, insists=True)
    assert assistants.look(made.id, utc_now()) == ()
    assert "Prenota sempre" in assistants.history(workplace_of(made))[0].replaced["section"]


def test_a_tool_changed_or_detached_in_vapi_is_shown_and_repaired(made: Place, vapi: Vapi) -> None:
    tools, held = vapi.tools(made.id), vapi.assistant(made.id)
    changed = {**tools["create_booking"]["function"], "description": "Book without asking."}
    vapi.change("tool", tools["create_booking"]["id"], function=changed)
    kept = [each for each in held["model"]["toolIds"] if each != tools["take_message"]["id"]]
    vapi.change("assistant", held["id"], model={**held["model"], "toolIds": kept})
    places = [each["place"] for each in assistants.look(made.id, utc_now())]
    assert places == ["tools.create_booking", "tools.take_message"]
    published(made.id, insists=True)
    assert assistants.look(made.id, utc_now()) == ()


def test_what_is_wrong_is_shown_to_whoever_works_the_evening(made: Place, vapi: Vapi) -> None:
    def told() -> tuple[str, tuple[str, ...]] | None:
        found = read(lambda connection: assistants.trouble(connection, made.id))
        return None if found is None else (found.state, found.drift)

    held = vapi.assistant(made.id)
    assert told() is None
    vapi.change("assistant", held["id"], firstMessage="Ciao!")
    assistants.look(made.id, utc_now())
    assert told() == (State.PUBLISHED, ("firstMessage",))
    assert published(made.id, insists=True).changes and told() is None
    vapi.faults.switch("500")
    house_book(made, False)
    work_all()
    assert row_of(made.id).state == State.OFFLINE and told() is None  # it may answer the next time
    for minutes in (1, 5):
        work_all(timedelta(minutes=minutes))
    assert told() == (State.OFFLINE, ())
    vapi.faults.switch(None)
    breaker_of(SERVICE, vapi.base_url).record(failed=False)
    work_all(timedelta(minutes=30))
    assert told() is None
    vapi.held.remove("assistant", held["id"])
    house_book(made, True)
    work_all(timedelta(minutes=60))
    assert told() == (State.MISSING, ())


def test_every_night_it_is_looked_at_and_the_next_night_is_promised(made: Place, vapi: Vapi) -> None:
    vapi.change("assistant", vapi.assistant(made.id)["id"], firstMessage="Ciao!")
    assistants.promise_checks()
    assistants.promise_checks()
    assert sorted(waiting()) == [assistants.CHECK, publishes.KIND]
    work_all(timedelta(hours=1))
    row = row_of(made.id)
    assert [each["place"] for each in row.drift] == ["firstMessage"] and row.checked_at is not None
    assert waiting() == [assistants.CHECK] and work_all(timedelta(hours=1)) == 0
    assert work_all(timedelta(hours=26)) == 1


@pytest.mark.settings(API_BASE_URL="")
def test_without_an_address_of_ours_nothing_is_sent(unjoined: Place, vapi: Vapi) -> None:
    assistants.make(workplace_of(unjoined), OWNER)
    assert published(unjoined.id).state == State.NO_URL and vapi.requests == []


def test_one_that_was_named_before_there_was_an_account_is_sent_once_there_is(unjoined: Place, vapi: Vapi) -> None:
    write(unjoined.id, lambda connection: joined.join(connection, unjoined.id, HANDMADE_ASSISTANT))
    write(None, lambda connection: connection.execute(delete(Job.__table__)))
    assistants.promise_checks()
    assert work_all() >= 1 and row_of(unjoined.id).state == State.PUBLISHED
    assert attached(vapi, vapi.held.get("assistant", HANDMADE_ASSISTANT)) >= BOOKING
