"""What we ask Calendly for, and what we make of what it says about an account, what is free and who has booked."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integrations.calendly.client import CalendlyClient
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, SlotTaken
from integrations.sandbox import StandIn
from integrations.sandbox.calendly.menu import COUNTER, OLD_MENU, TABLE_FOR_2, TASTING
from integrations.vocabulary import BookingRequest, Level, Problem, QuestionKind, Slot, State
from tests.contract.case import ROME
from tests.contract.case_calendly import FACTS, link_to
from tests.integrations.calendly.description import check, description, recorded

Connect = Callable[..., CalendlyClient]
DAY = datetime.now(ROME).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=5)
NOTES = "C'è altro che dobbiamo sapere?"


def wish(start: datetime, event_type: str = COUNTER, **changes: Any) -> BookingRequest:
    values = {"match_key": "a1b2c3d4e5f6g7h8", "people": 2, "name": "Mario Rossi", "phone": "+393331234567"}
    return BookingRequest(**{**values, "event_type": event_type, "start": start, "notes": "Compleanno", **changes})


def free(client: CalendlyClient, event_type: str = COUNTER) -> list[Slot]:
    return list(client.availability(event_type, DAY, DAY + timedelta(days=1), 2))


# The account


def test_the_account_says_what_later_calls_need(connect: Connect) -> None:
    account = connect(facts={}).whoami()
    assert (account.name, account.email) == ("Trattoria da Olga", "owner@trattoria.example")
    assert (account.plan, account.timezone, account.problems) == ("standard", "Europe/Rome", ())
    assert account.id == FACTS["user"] and account.facts == FACTS


def test_a_free_plan_is_a_problem(calendar: StandIn, connect: Connect) -> None:
    calendar.app.extensions["account"].is_paid = False
    assert connect().whoami().problems == (Problem("free_plan"),)
    with pytest.raises(NotSupported) as refused:
        connect().create_booking(wish(free(connect())[0].start))
    assert refused.value.code == "free_plan"


def test_who_is_no_administrator_sees_the_own_bookings_alone(calendar: StandIn, connect: Connect) -> None:
    calendar.app.extensions["account"].is_admin = False
    account = connect(facts={}).whoami()
    assert account.facts["sees"] == "user" and account.problems == (Problem("not_admin", Level.LIMITS),)
    client = connect(facts=account.facts)
    problems = {each.id: each.problems for each in client.event_types()}
    assert problems[COUNTER] == () and problems[TABLE_FOR_2] == (Problem("not_admin"),)
    request = wish(free(client)[0].start)
    made = client.create_booking(request)
    found = client.find_booking(request)
    assert found is not None and found.id == made.id
    with pytest.raises(NotSupported):
        client.create_booking(wish(request.start, TABLE_FOR_2))


@pytest.mark.parametrize("lacking", ["organizations:read", "scheduled_events:write", "webhooks:write"])
def test_a_permission_that_lacks_scopes_is_a_problem(calendar: StandIn, connect: Connect, lacking: str) -> None:
    grants = calendar.app.extensions["grants"]
    scope = grants.issue()["scope"].replace(lacking, "").strip()
    assert Problem("scopes") in connect(credentials=grants.issue(scope)).whoami().problems


def test_a_token_from_before_scopes_lacks_none(connect: Connect, calendar: StandIn) -> None:
    whole = calendar.app.extensions["grants"].issue()
    assert connect(credentials=whole | {"scope": "default"}).whoami().problems == ()


def test_what_a_scope_is_missing_for_asks_for_another_permission(calendar: StandIn, connect: Connect) -> None:
    credentials = calendar.app.extensions["grants"].issue("users:read")
    with pytest.raises(ReconnectNeeded) as refused:
        connect(credentials=credentials).event_types()
    assert refused.value.code == "scopes"


@pytest.mark.parametrize("credentials", [{}, {"access_token": ""}, {"access_token": "tökèn"}])
def test_without_a_token_nothing_is_asked(connect: Connect, credentials: dict[str, str]) -> None:
    with pytest.raises(ReconnectNeeded) as refused:
        connect(credentials=credentials)
    assert refused.value.code == "bad_credentials"


@pytest.mark.parametrize("revoked", [False, True])
def test_a_token_that_ran_out_or_was_renewed_elsewhere_may_be_renewed(
    calendar: StandIn, connect: Connect, revoked: bool
) -> None:
    client = connect()
    calendar.app.extensions["grants"].end(revoked=revoked)
    with pytest.raises(ReconnectNeeded) as refused:
        client.whoami()
    assert refused.value.code == "expired"


# What can be booked, and when


def test_event_types_say_what_stands_in_the_way_and_what_they_ask(connect: Connect) -> None:
    found = {each.id: each for each in connect().event_types()}
    assert found.keys() >= {COUNTER, TASTING, TABLE_FOR_2} and OLD_MENU not in found
    assert found[TASTING].problems == (Problem("needs_payment"),)
    counter = found[COUNTER]
    assert (counter.name, counter.minutes, counter.needs_email) == ("Posto al banco", 90, True)
    assert [(each.id, each.kind, each.is_required) for each in counter.questions] == [(NOTES, QuestionKind.TEXT, False)]


def test_a_question_that_we_fill_in_ourselves_is_not_asked(connect: Connect) -> None:
    assert all(each.questions == () for each in connect(options={"notes_question": NOTES}).event_types())


@pytest.mark.parametrize("event_type", [TASTING, OLD_MENU])
def test_what_cannot_be_booked_is_not_sent(calendar: StandIn, connect: Connect, event_type: str) -> None:
    with recorded(calendar.app) as seen, pytest.raises(NotSupported):
        connect().create_booking(wish(DAY + timedelta(hours=12), event_type))
    assert [each.method for each in seen] == ["GET"]


def test_free_starts_of_weeks_are_asked_for_a_week_at_a_time(calendar: StandIn, connect: Connect) -> None:
    with recorded(calendar.app) as seen:
        found = connect().availability(COUNTER, DAY, DAY + timedelta(days=15), 2)
    assert len(seen) == 3 and len(found) == len(set(found)) == 15 * 14
    assert {slot.start.astimezone(ROME).strftime("%H:%M") for slot in found} >= {"12:00", "14:30", "19:00", "22:30"}


def test_free_starts_from_the_past_on_are_those_from_now_on(connect: Connect) -> None:
    now = datetime.now(UTC)
    found = connect().availability(COUNTER, now - timedelta(days=2), now + timedelta(days=2), 2)
    assert found and all(slot.start > now for slot in found)
    assert connect().availability(COUNTER, now - timedelta(days=2), now - timedelta(days=1), 2) == ()


# Booking


def test_a_booking_is_what_the_vendor_describes(calendar: StandIn, connect: Connect) -> None:
    client, spec = connect(), description()
    with recorded(calendar.app) as seen:
        client.whoami()
        client.event_types()
        made = client.create_booking(wish(free(client)[0].start))
        client.find_booking(wish(made.start))
        client.booking(made.id)
        client.bookings(DAY, DAY + timedelta(days=1))
        client.cancel_booking(made.id, "Il cane sta male")
    assert len(seen) >= 12
    for exchange in seen:
        check(spec, exchange)


def test_a_booking_says_all_there_is_to_say(calendar: StandIn, connect: Connect) -> None:
    start = free(connect())[0].start
    with recorded(calendar.app) as seen:
        made = connect().create_booking(wish(start))
    sent = seen[-1]
    assert sent.headers["User-Agent"] == "Tavolo"
    assert sent.body == {
        "event_type": COUNTER,
        "start_time": start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "invitee": {
            "name": "Mario Rossi",
            "email": "owner+a1b2c3d4e5f6g7h8@trattoria.example",
            "timezone": "Europe/Rome",
        },
        "location": {"kind": "physical", "location": "Via Roma 1, Roma"},
        "questions_and_answers": [
            {"question": "Telefono", "answer": "+393331234567", "position": 0},
            {"question": NOTES, "answer": "Persone: 2\nCompleanno", "position": 1},
        ],
        "tracking": {
            **dict.fromkeys(("utm_campaign", "utm_medium", "salesforce_uuid")),
            "utm_source": "tavolo",
            "utm_content": "a1b2c3d4e5f6g7h8",
            "utm_term": "2",
        },
    }
    assert (made.state, made.end) == (State.CONFIRMED, start + timedelta(minutes=90))
    assert made.facts.keys() >= {"cancel_url", "reschedule_url"}


def test_a_booking_comes_back_as_it_was_asked_for(connect: Connect) -> None:
    request = wish(free(connect())[0].start, people=7, notes="Compleanno\nSenza glutine", language="en")
    made = connect().create_booking(request)
    read = connect().booking(made.id)
    for each in (made, read):
        assert each is not None
        assert (each.people, each.phone, each.name) == (7, request.phone, request.name)
        assert (each.notes, each.match_key, each.event_type) == (request.notes, request.match_key, COUNTER)
        assert (each.start, each.end) == (request.start, request.start + timedelta(minutes=90))


def test_a_table_of_a_round_robin_has_no_place_and_three_hosts(calendar: StandIn, connect: Connect) -> None:
    client, keys = connect(), [f"a1b2c3d4e5f6g7h{number}" for number in range(4)]
    start = free(client, TABLE_FOR_2)[0].start
    with recorded(calendar.app) as seen:
        made = [client.create_booking(wish(start, TABLE_FOR_2, match_key=key)) for key in keys[:3]]
    assert all("location" not in each.body for each in seen if each.method == "POST")
    with pytest.raises(SlotTaken):
        client.create_booking(wish(start, TABLE_FOR_2, match_key=keys[3]))
    found = [client.find_booking(wish(start, TABLE_FOR_2, match_key=key)) for key in keys]
    assert [each.id if each else None for each in found] == [*(each.id for each in made), None]


def test_a_start_that_is_off_the_grid_is_not_free(connect: Connect) -> None:
    with pytest.raises(SlotTaken):
        connect().create_booking(wish(DAY + timedelta(hours=12, minutes=10)))


def test_without_an_address_nothing_is_sent(calendar: StandIn, connect: Connect) -> None:
    with recorded(calendar.app) as seen, pytest.raises(Rejected) as refused:
        connect(account_email=None).create_booking(wish(DAY + timedelta(hours=12)))
    assert refused.value.code == "email_required" and [each.method for each in seen] == ["GET"]
    assert connect(account_email=None).find_booking(wish(DAY)) is None


def test_a_question_that_must_be_answered_and_is_not_is_asked_for(connect: Connect) -> None:
    with pytest.raises(Rejected) as refused:
        connect().create_booking(wish(DAY + timedelta(hours=12), phone=None))
    assert refused.value.code == "missing_answer"
    made = connect().create_booking(wish(DAY + timedelta(hours=12), phone=None, answers={"Telefono": "+39 06 1234567"}))
    assert made.phone == "+39061234567"


def test_nothing_can_be_moved_or_looked_up_by_phone(connect: Connect) -> None:
    with pytest.raises(NotSupported):
        connect().reschedule_booking("any", wish(DAY))
    with pytest.raises(NotSupported):
        connect().find_bookings("+393331234567")


# Reading and cancelling


def test_a_booking_that_a_guest_moved_says_what_it_replaces(calendar: StandIn, connect: Connect) -> None:
    request = wish(free(connect())[0].start)
    made = connect().create_booking(request)
    event_id = made.id.split("/scheduled_events/")[1].split("/")[0]
    moved = calendar.app.extensions["diary"].move(event_id, free(connect())[-1].start)
    new, old = connect().booking(moved["uri"]), connect().booking(made.id)
    assert new is not None and old is not None
    assert (new.replaces, new.state, old.state) == (made.id, State.CONFIRMED, State.CANCELLED)
    assert old.facts["new_invitee"] == new.id and new.match_key == request.match_key
    assert connect().find_booking(request) is None


def test_cancelled_bookings_are_listed_as_such(connect: Connect) -> None:
    client = connect()
    made = client.create_booking(wish(free(client)[0].start))
    client.cancel_booking(made.id)
    (listed,) = client.bookings(DAY, DAY + timedelta(days=1))
    assert (listed.id, listed.state) == (made.id, State.CANCELLED)
    assert client.find_booking(wish(made.start)) is None


@pytest.mark.parametrize("booking_id", ["", "1", "https://api.calendly.com/scheduled_events/1/invitees/2", "../users"])
def test_there_is_no_booking_of_an_id_it_never_gave(connect: Connect, booking_id: str) -> None:
    assert connect().booking(booking_id) is None
    connect().cancel_booking(booking_id)


def test_nothing_about_guests_is_logged(connect: Connect, calendar: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    request = wish(free(connect())[0].start, email="mario@example.com")
    made = connect().create_booking(request)
    with pytest.raises(SlotTaken) as refused:
        connect().create_booking(request)
    connect().find_booking(request)
    connect().booking(made.id)
    said = caplog.text + str(refused.value)
    token = link_to(calendar).credentials["access_token"]
    assert all(secret not in said for secret in ("Rossi", "3331234567", "mario", request.match_key, token, made.id))
    assert "/invitees" in said
