"""How Calendly's resources are read, old and new ones, and how a booking is put for each kind of event type."""

import json
from datetime import timedelta

import pytest

from integrations.calendly.words import in_utc
from integrations.errors import Rejected
from integrations.vocabulary import Level, Problem, QuestionKind, State
from tests.integrations.calendly.replies import (
    API,
    BOOKING,
    START,
    Json,
    Serve,
    client,
    event,
    event_type,
    invitee,
    one,
    page,
    said,
    wish,
)
from tests.integrations.loopback import Loopback


@pytest.mark.parametrize(
    ("guest", "whole", "state"),
    [
        ({}, {}, State.CONFIRMED),
        ({"status": "canceled"}, {}, State.CANCELLED),
        ({}, {"status": "canceled"}, State.CANCELLED),
        ({"no_show": {"uri": "x"}}, {}, State.NO_SHOW),
        ({"status": "waitlisted"}, {}, State.UNKNOWN),
        ({"status": None}, {}, State.UNKNOWN),
    ],
)
def test_states_are_read_and_new_ones_are_unknown(serve: Serve, guest: Json, whole: Json, state: State) -> None:
    found = client(serve(one(invitee(**guest)), one(event(**whole)))).booking(BOOKING)
    assert found is not None and found.state is state


def test_a_booking_made_on_the_web_is_read_as_far_as_it_goes(serve: Serve) -> None:
    asked = [
        {"question": "Phone Number", "answer": "+1 415-555-1234", "position": 0},
        {"question": "Anything else?", "answer": "A window, please", "position": 1},
    ]
    web = invitee(questions_and_answers=asked, name=None, first_name="Ann", last_name="Lee", tracking={"utm_term": "9"})
    found = client(serve(one(web), one(event()))).booking(BOOKING)
    assert found is not None
    assert (found.name, found.phone, found.notes) == ("Ann Lee", "+14155551234", "A window, please")
    assert (found.people, found.match_key, found.updated_at) == (None, None, None)


@pytest.mark.parametrize(
    ("guest", "is_found"),
    [
        (
            {"tracking": {"utm_source": "tavolo", "utm_content": "a1b2c3d4e5f6g7h8"}, "email": "owner+x@example.com"},
            True,
        ),
        ({"tracking": None, "email": "owner+a1b2c3d4e5f6g7h8@example.com"}, True),
        ({"tracking": {"utm_content": "a1b2c3d4e5f6g7h8"}, "email": "mario@example.com"}, False),
        ({"tracking": {"utm_source": "tavolo", "utm_content": "another"}, "email": "mario@example.com"}, False),
        ({"email": "owner+a1b2c3d4e5f6g7h8@example.com", "status": "canceled"}, False),
    ],
)
def test_a_booking_is_ours_by_what_we_track_it_by_or_by_its_address(serve: Serve, guest: Json, is_found: bool) -> None:
    server = serve(page(event()), page(invitee(**guest)))
    assert (client(server).find_booking(wish()) is not None) is is_found
    asked = server.requests[0].partition(b" HTTP/")[0]
    assert b"invitee_email=owner%2Ba1b2c3d4e5f6g7h8%40example.com" in asked and b"min_start_time=" in asked


def test_a_booking_of_another_start_is_another(serve: Serve) -> None:
    guest = invitee(email="owner+a1b2c3d4e5f6g7h8@example.com")
    later = event(start_time=in_utc(START + timedelta(seconds=1)))
    assert client(serve(page(later), page(guest))).find_booking(wish()) is None


def questions(*asked: Json) -> list[Json]:
    return [{"position": place, "enabled": True, "type": "string", **each} for place, each in enumerate(asked)]


def sent(server: Loopback) -> Json:
    body: Json = json.loads(server.requests[-1].partition(b"\r\n\r\n")[2])
    return body


@pytest.mark.parametrize(
    ("choices", "people", "answer"),
    [
        ([], 4, "4"),
        (["1", "2", "3", "4"], 4, "4"),
        (["1-2 people", "3-5 people"], 4, "3-5 people"),
        (["1-2", "3+"], 9, "3+"),
    ],
)
def test_the_people_are_the_answer_to_the_question_the_owner_chose(
    serve: Serve, choices: list[str], people: int, answer: str
) -> None:
    how_many = {"name": "How many?", "required": True, "answer_choices": choices}
    asked = questions(how_many, {"name": "Notes", "type": "text"}, {"name": "Old", "enabled": False, "required": True})
    server = serve(one(event_type(custom_questions=asked)), one(invitee(), 201))
    client(server, options={"people_question": "How many?"}).create_booking(wish(people=people, language="en"))
    assert sent(server)["questions_and_answers"] == [
        {"question": "How many?", "answer": answer, "position": 0},
        {"question": "Notes", "answer": "Phone: +393331234567", "position": 1},
    ]


def test_a_party_that_no_choice_fits_is_not_sent(serve: Serve) -> None:
    asked = questions({"name": "How many?", "required": True, "answer_choices": ["1-2", "big"]})
    with pytest.raises(Rejected) as refused:
        client(serve(one(event_type(custom_questions=asked))), options={"people_question": "How many?"}).create_booking(
            wish()
        )
    assert refused.value.code == "missing_answer"


def test_notes_go_to_the_question_the_owner_chose(serve: Serve) -> None:
    asked = questions({"name": "First", "type": "text"}, {"name": "Notes", "required": True})
    server = serve(one(event_type(custom_questions=asked)), one(invitee(), 201))
    client(server, options={"notes_question": "Notes"}).create_booking(wish(notes="Ciao", answers={"First": "Yes"}))
    answers = {each["question"]: each["answer"] for each in sent(server)["questions_and_answers"]}
    assert answers == {"First": "Yes", "Notes": "Persone: 4\nTelefono: +393331234567\nCiao"}


@pytest.mark.parametrize(
    ("places", "sent_place"),
    [
        (None, None),
        ([{"kind": "zoom_conference"}], {"kind": "zoom_conference"}),
        ([{"kind": "inbound_call", "phone_number": "+1"}], {"kind": "inbound_call"}),
        (
            [{"kind": "zoom_conference"}, {"kind": "custom", "location": "Garden"}],
            {"kind": "custom", "location": "Garden"},
        ),
        ([{"kind": "outbound_call"}], {"kind": "outbound_call", "location": "+393331234567"}),
        ([{"kind": "ask_invitee"}], {"kind": "ask_invitee", "location": "Mario"}),
    ],
)
def test_a_place_is_sent_in_the_form_of_its_kind(
    serve: Serve, places: list[Json] | None, sent_place: Json | None
) -> None:
    server = serve(one(event_type(locations=places)), one(invitee(), 201))
    client(server).create_booking(wish())
    assert sent(server).get("location") == sent_place


def test_event_types_tell_questions_and_problems(serve: Serve) -> None:
    asked = questions(
        {"name": "Seat", "type": "single_select", "required": True, "answer_choices": ["In", "Out"]},
        {"name": "Extras", "type": "multi_select", "answer_choices": ["Chair"]},
        {"name": "New", "type": "hologram"},
    )
    found = client(
        serve(
            page(
                event_type(custom_questions=asked, kind="group"),
                event_type(booking_method="poll", deleted_at="2026-01-01T00:00:00Z"),
            )
        )
    ).event_types()
    assert [(each.kind, each.options) for each in found[0].questions] == [
        (QuestionKind.CHOICE, ("In", "Out")),
        (QuestionKind.CHOICES, ("Chair",)),
        (QuestionKind.TEXT, ()),
    ]
    assert found[0].problems == (Problem("group", Level.LIMITS),)
    assert set(found[1].problems) == {Problem("inactive"), Problem("not_instant")}


@pytest.mark.parametrize(
    ("plan", "stage", "problems"),
    [
        ("basic", "free", (Problem("free_plan"),)),
        ("teams", "trial", (Problem("trial", Level.LIMITS),)),
        ("enterprise", "paid", ()),
        ("galactic", "paid", ()),
    ],
)
def test_plans_say_whether_we_can_book(serve: Serve, plan: str, stage: str, problems: tuple[Problem, ...]) -> None:
    me = {"uri": f"{API}/users/U1", "name": "O", "current_organization": f"{API}/organizations/O1", "timezone": "Mars"}
    account = client(serve(one(me), one({"plan": plan, "stage": stage}), page())).whoami()
    assert (account.plan, account.problems, account.timezone) == (plan, problems, None)


def test_a_zone_with_a_space_is_read(serve: Serve) -> None:
    me = {"uri": "u", "name": "O", "current_organization": "o", "timezone": "America/New York"}
    assert client(serve(one(me), one({}), page())).whoami().timezone == "America/New_York"


def test_ids_are_quoted_into_paths(serve: Serve) -> None:
    server = serve(said(404, {}))
    client(server).booking(f"{API}/scheduled_events/a b?x=1/invitees/c#d")
    assert server.requests[0].startswith(b"GET /scheduled_events/a%20b%3Fx%3D1/invitees/c%23d HTTP/1.1")
