"""The assistant at Vapi becomes what the restaurant is: made once, kept in step, nobody else's work touched."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from integrations.sandbox.vapi import API_KEY
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT, HANDMADE_TOOL
from integrations.vapi.words import AS_GOOD_AS_NONE
from tests.operations.assistants.house import Vapi, attached, handmade, prompt_of, published, row_of
from tests.operations.settings_place import OWNER, logged
from tests.restaurants import Place, open_restaurant, workplace_of
from webapp.models import Assistant, Job, Restaurant
from webapp.models.types import utc_now
from webapp.operations import assistants, audit, jobs, operators, own_accounts
from webapp.operations.assistants import Choices, Sent, State, Taken, rows
from webapp.operations.audit import SYSTEM
from webapp.store import jobs as outbox
from webapp.store import publishes, snapshots
from webapp.store.transaction import read, write

BOOKING = {"check_availability", "create_booking", "lookup_booking", "modify_booking", "cancel_booking"}
_row, _job = Assistant.__table__, Job.__table__


@pytest.fixture
def unjoined(roma: Place) -> Place:
    """The restaurant before anybody thought of an assistant."""
    write(roma.id, lambda connection: connection.execute(delete(_row)))
    return roma


@pytest.fixture
def made(unjoined: Place, vapi: Vapi) -> Place:
    """With an assistant of our making, published."""
    assistants.make(workplace_of(unjoined), OWNER)
    assert published(unjoined.id).state == State.PUBLISHED
    vapi.requests.clear()
    return unjoined


def house_book(place: Place, is_on: bool) -> None:
    def work(connection):
        connection.execute(update(Restaurant.__table__).values(house_book=is_on))
        snapshots.bump(connection, place.id)

    write(place.id, work)


def waiting() -> list[str]:
    return read(lambda connection: list(connection.scalars(select(_job.c.kind).where(_job.c.state == "waiting"))))


def work_all(after: timedelta = timedelta(seconds=5)) -> int:
    """Do what has come due by then; how many jobs that were."""
    now, done = utc_now() + after, 0
    while jobs.run_one(now):
        done += 1
    return done


@pytest.mark.both_databases
def test_an_assistant_is_made_with_its_tools_and_marked_as_ours(made: Place, vapi: Vapi) -> None:
    held, tools = vapi.assistant(made.id), vapi.tools(made.id)
    assert set(tools) >= BOOKING and attached(vapi, held) == set(tools)
    assert "Puoi prenotare" in prompt_of(held) and held["firstMessage"].startswith("Pronto, risponde")
    assert held["serverMessages"] == ["tool-calls", "status-update", "end-of-call-report", "hang"]
    secret = held["server"]["headers"]["X-Vapi-Secret"]
    assert all(tool["server"]["headers"]["X-Vapi-Secret"] == secret for tool in tools.values())
    assert held["model"]["tools"] == [{"type": "transferCall", "destinations": []}]
    row = row_of(made.id)
    assert row.vapi_assistant_id == held["id"] and row.was_made_here
    assert row.tools == {name: tool["id"] for name, tool in tools.items()}
    assert secret not in str(row.published)


def test_a_second_run_sends_nothing(made: Place, vapi: Vapi) -> None:
    assert published(made.id).changes == ()
    assert vapi.requests == []


def test_insisting_looks_and_sends_nothing_where_all_is_right(made: Place, vapi: Vapi) -> None:
    assert published(made.id, insists=True).changes == ()
    assert vapi.requests and vapi.writes == []


def test_losing_the_last_book_takes_the_tools_away_and_getting_one_gives_them_back(made: Place, vapi: Vapi) -> None:
    house_book(made, False)
    published(made.id)
    held = vapi.assistant(made.id)
    assert "Non puoi prenotare" in prompt_of(held) and "create_booking" not in prompt_of(held)
    assert not BOOKING & attached(vapi, held) and not BOOKING & set(vapi.tools(made.id))
    house_book(made, True)
    published(made.id)
    assert BOOKING <= attached(vapi, vapi.assistant(made.id)) <= set(vapi.tools(made.id))


def test_tools_are_detached_before_they_are_deleted(made: Place, vapi: Vapi) -> None:
    house_book(made, False)
    published(made.id)
    assert vapi.writes == ["PATCH assistant", *["DELETE tool"] * len(BOOKING)]


def test_only_what_changed_is_sent(made: Place, vapi: Vapi) -> None:
    assistants.choose(workplace_of(made), OWNER, Choices(instructions="Consiglia il risotto."))
    assert published(made.id).changes == ("model",)
    assert vapi.writes == ["PATCH assistant"]
    assert "Consiglia il risotto." in prompt_of(vapi.assistant(made.id))


def test_of_an_attached_assistant_only_our_section_and_our_tools_are_touched(unjoined: Place, vapi: Vapi) -> None:
    vapi.change("assistant", HANDMADE_ASSISTANT, server={"url": "https://kitchen.example/calls"})
    before = vapi.held.get("assistant", HANDMADE_ASSISTANT)
    assistants.attach(workplace_of(unjoined), OWNER, HANDMADE_ASSISTANT)
    assert published(unjoined.id).state == State.PUBLISHED
    after = vapi.held.get("assistant", HANDMADE_ASSISTANT)
    assert prompt_of(after).startswith(prompt_of(before)) and "Puoi prenotare" in prompt_of(after)
    assert after["model"]["toolIds"][0] == HANDMADE_TOOL and len(after["model"]["toolIds"]) > 5
    *theirs, ours = after["model"]["tools"]
    assert theirs == before["model"]["tools"] and ours["type"] == "transferCall"
    apart = ("messages", "toolIds", "tools")
    assert {k: v for k, v in after["model"].items() if k not in apart} == {
        k: v for k, v in before["model"].items() if k not in apart
    }
    assert {k: v for k, v in after.items() if k not in ("model", "updatedAt")} == {
        k: v for k, v in before.items() if k not in ("model", "updatedAt")
    }


@pytest.mark.both_databases
def test_letting_go_takes_our_part_out_and_nothing_else(unjoined: Place, vapi: Vapi) -> None:
    before = handmade(vapi)
    place = workplace_of(unjoined)
    assistants.attach(place, OWNER, HANDMADE_ASSISTANT)
    published(unjoined.id)
    assistants.let_go(place, OWNER)
    assert published(unjoined.id).state == State.LET_GO
    assert handmade(vapi) == {**before, **AS_GOOD_AS_NONE}
    assert vapi.tools(unjoined.id) == {} and row_of(unjoined.id).vapi_assistant_id is None
    vapi.requests.clear()
    assert published(unjoined.id).state == State.LET_GO and vapi.requests == []


def test_an_assistant_of_another_restaurant_is_not_listed_and_cannot_be_taken(
    app: Flask, made: Place, vapi: Vapi
) -> None:
    other = workplace_of(open_restaurant(app, "milano"))
    theirs = row_of(made.id).vapi_assistant_id
    assert theirs not in [each.id for each in assistants.candidates(other)]
    assert HANDMADE_ASSISTANT in [each.id for each in assistants.candidates(other)]
    for unreachable in (theirs, "no-such-assistant", "x" * 200, "\n"):
        with pytest.raises(Taken):
            assistants.attach(other, OWNER, unreachable)


def test_a_deleted_assistant_is_noticed_and_made_again_only_when_asked(made: Place, vapi: Vapi) -> None:
    vapi.held.remove("assistant", vapi.assistant(made.id)["id"])
    house_book(made, False)
    assert published(made.id).state == State.MISSING
    assert published(made.id).state == State.MISSING and "POST assistant" not in vapi.writes
    assistants.make(workplace_of(made), OWNER)
    assert published(made.id).state == State.PUBLISHED
    assert vapi.assistant(made.id)


def test_a_deleted_tool_is_made_again(made: Place, vapi: Vapi) -> None:
    vapi.held.remove("tool", vapi.tools(made.id)["create_booking"]["id"])
    assert [each["place"] for each in assistants.look(made.id, utc_now())] == ["tools.create_booking"]
    sent = published(made.id, insists=True)
    assert "tools.create_booking.made" in sent.changes
    assert attached(vapi, vapi.assistant(made.id)) == set(vapi.tools(made.id))
    assert assistants.look(made.id, utc_now()) == ()


def test_two_never_send_at_once(made: Place, vapi: Vapi) -> None:
    token = rows.take_turn(made.id)
    assert token and rows.take_turn(made.id) is None
    assert published(made.id, insists=True).is_busy and vapi.requests == []
    rows.end_turn(made.id, token)
    assert not published(made.id, insists=True).is_busy


@pytest.mark.both_databases
def test_of_several_workers_one_sends_and_nothing_is_made_twice(app: Flask, unjoined: Place, vapi: Vapi) -> None:
    assistants.make(workplace_of(unjoined), OWNER)

    def work(_number: int) -> Sent:
        with app.app_context():
            return published(unjoined.id)

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(work, range(4)))
    assert [sent.state for sent in outcomes if sent.changes] == [State.PUBLISHED]
    assert all(sent.is_busy or sent.state == State.PUBLISHED for sent in outcomes)
    assert attached(vapi, vapi.assistant(unjoined.id)) == set(vapi.tools(unjoined.id))


def test_a_turn_whose_holder_died_ends_by_itself(made: Place) -> None:
    rows.take_turn(made.id)
    gone = utc_now() - timedelta(seconds=1)
    write(made.id, lambda connection: connection.execute(update(_row).values(publishing_until=gone)))
    assert not published(made.id).is_busy


@pytest.mark.both_databases
def test_what_was_sent_and_why_is_written_down(made: Place) -> None:
    place = workplace_of(made)
    assistants.choose(place, OWNER, Choices(instructions="Primo."))
    published(made.id, actor=OWNER)
    assistants.choose(place, OWNER, Choices(instructions="Secondo."))
    compared = "connection.compared", ("connection", None)
    write(made.id, lambda connection: audit.record(connection, made.id, SYSTEM, *compared))
    published(made.id)
    latest, first, making = assistants.history(place)
    assert [latest.by, first.by, making.by] == ["Tavolo", "Ada Neri", "Tavolo"]
    assert latest.causes == (("assistant.changed", "Ada Neri"),) and latest.changes == ("model",)
    assert ("assistant.made", "Ada Neri") in making.causes and "assistant.made" in making.changes
    assert "Secondo." in latest.prompt and "Secondo." not in first.prompt
    assert assistants.roll_back(place, OWNER, first.id)
    assert assistants.choices_of(place).instructions == "Primo."
    assert not assistants.roll_back(place, OWNER, first.id)
    assert [row.action for row in logged(place)].count("assistant.changed") == 3


@pytest.mark.both_databases
def test_every_change_of_settings_promises_one_publish(made: Place, vapi: Vapi) -> None:
    for is_on in (False, True, False):
        house_book(made, is_on)
    assert waiting() == [publishes.KIND]
    assert work_all() == 1
    assert not BOOKING & set(vapi.tools(made.id)) and waiting() == []


@pytest.mark.both_databases
def test_a_change_while_it_is_sent_is_sent_next(made: Place, vapi: Vapi) -> None:
    house_book(made, False)
    jid = outbox.id_of(publishes.KIND, made.id)
    seen = read(lambda connection: publishes.promised_for(connection, jid))
    house_book(made, True)
    settled = write(None, lambda connection: publishes.settle(connection, jid, seen, state="done"))
    assert not settled and waiting() == [publishes.KIND]


@pytest.mark.settings(VAPI_API_KEY="")
def test_without_an_account_nothing_is_promised(roma: Place) -> None:
    house_book(roma, False)
    assert waiting() == []


def test_the_operators_key_serves_whom_they_ticked_and_ones_own_goes_before_it(made: Place, vapi: Vapi) -> None:
    place, job = workplace_of(made), publishes.KIND
    work_all()
    operators.serve(OWNER, made.id, False)
    house_book(made, False)
    assert job not in waiting()
    assert (published(made.id).error, row_of(made.id).state) == ("not_configured", State.KEY)
    own_accounts.set_vapi(place, OWNER, API_KEY)
    assert job in waiting() and work_all() > 0
    assert row_of(made.id).state == State.PUBLISHED and not BOOKING & set(vapi.tools(made.id))
    own_accounts.remove_vapi(place, OWNER)
    house_book(made, True)
    assert job not in waiting()
    operators.serve(OWNER, made.id, True)
    assert job in waiting()
