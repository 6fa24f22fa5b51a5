"""The waiting list: a freed table goes to the first it suits, is really held meanwhile, and promised to nobody else."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.operations.houses import ANNA, DAY, at, place_of, wanted
from tests.restaurants import ROME, open_restaurant
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Customer, Job, Restaurant, Seating, SmsMessage, WaitlistEntry
from webapp.operations import bookings, guests, waitlist
from webapp.operations.bookings import Wanted, staff
from webapp.operations.jobs import LEASE, run_one
from webapp.operations.memberships import Place
from webapp.operations.refusals import Refusal
from webapp.operations.waitlist.offering import offer
from webapp.store import jobs, snapshots, texts
from webapp.store import waitlist as rows
from webapp.store.transaction import read, write

TWILIO = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "tok", "TWILIO_FROM": "+390600000000",
          "TWILIO_BASE_URL": "http://127.0.0.1:9"}  # fmt: skip
pytestmark = pytest.mark.settings(API_BASE_URL="https://book.example.com", **TWILIO)
NOON = datetime.combine(DAY, time(12), ROME)
PHONES = [f"+3933312300{number:02}" for number in range(10, 60)]


@pytest.fixture
def keys(app: Flask) -> Keys:
    """One table for two."""
    return open_restaurant(app, seats=((1, 2),), joined=False)


@pytest.fixture
def place(app: Flask, keys: Keys) -> Iterator[Place]:
    with app.app_context(), at("12:00"):
        yield place_of(keys, "manager")


def joined(place: Place, number: int, **changes: Any) -> str:
    """A party on the list, by phone; its id."""
    said = {"day": DAY, "time": time(20), "people": 2, "name": f"Guest {number}", "phone": PHONES[number]}
    wish = waitlist.Wish(**{**said, "language": "it", **changes})

    def work(connection: Any) -> str:
        snapshot = snapshots.current(connection, place.id)
        assert snapshot
        return waitlist.join(connection, snapshot, wish, NOON + timedelta(seconds=number)).id

    return write(place.id, work)


def entry(place: Place, entry_id: str) -> waitlist.Waiting:
    found = read(lambda connection: rows.one(connection, place.id, entry_id))
    assert found
    return found


def works(place: Place, now: datetime = NOON) -> None:
    """The worker does the list's job."""
    waitlist.work_off(SimpleNamespace(restaurant_id=place.id, id=jobs.id_of(rows.KIND, place.id)), now)


def phoned(place: Place, now: datetime = NOON, clock: time = time(20), day: date = DAY) -> bookings.Made:
    """A caller who asks for a table."""

    def work(connection: Any) -> bookings.Made:
        snapshot = snapshots.current(connection, place.id)
        assert snapshot
        return bookings.create(connection, snapshot, Wanted(day, clock, 2, "Caller", "+390612300000"), now)

    return write(place.id, work)


def refused(attempt: Callable[[], Any]) -> str:
    with pytest.raises(Refusal) as caught:
        attempt()
    return caught.value.code


def stored(model: Any) -> list[Any]:
    db.session.rollback()
    return list(db.session.scalars(select(model)))


@pytest.mark.both_databases
def test_a_freed_table_is_held_for_the_first_then_for_the_next(place: Place, database: str) -> None:
    booked = staff.create(place, ANNA, wanted())
    first, second, large = joined(place, 1), joined(place, 2, time=time(20, 30)), joined(place, 3, time=time(13))
    works(place)
    assert [entry(place, each).state for each in (first, second)] == ["waiting"] * 2
    assert entry(place, large).state == "offered"  # at one there was a table all along
    waitlist.decline(place.id, large, NOON)

    works(place)
    assert [job.run_at for job in stored(Job) if job.kind == "waitlist"] == [NOON + timedelta(minutes=1)]
    staff.cancel(place, ANNA, booked.reference, booked.version)
    assert [job.run_at for job in stored(Job) if job.kind == "waitlist"] == [NOON]  # at once
    works(place)
    offered = entry(place, first)
    assert (offered.state, offered.offered_time, offered.held_until) == (
        "offered", time(20), NOON + timedelta(minutes=15),
    )  # fmt: skip
    assert entry(place, second).state == "waiting"
    text = next(text for text in stored(SmsMessage) if text.kind == "waitlist_offer" and text.phone == PHONES[1])
    assert waitlist.link_of(place.id, first) in text.body
    assert "12:15" in text.body and "Guest" not in text.body

    # Nobody else is given it, though no booking is to be seen.
    assert refused(lambda: phoned(place)) == "CLOSED_OR_FULL"
    with pytest.raises(staff.Refused) as caught:
        staff.create(place, ANNA, wanted(name="Walk in"))
    assert [(holder.name, holder.status) for holder in caught.value.in_the_way] == [("Guest 1", "offered")]
    assert [line.entry.status for line in staff.sheet(place, DAY).lines] == ["cancelled"]

    passes_on(place, first, second, NOON + timedelta(minutes=15))


def passes_on(place: Place, first: str, second: str, late: datetime) -> None:
    """Nobody answered in time: the next is asked, and takes it."""
    works(place, late)
    assert [entry(place, each).state for each in (first, second)] == ["expired", "offered"]
    assert refused(lambda: waitlist.accept(place.id, first, late)) == "OFFER_OVER"
    made = waitlist.accept(place.id, second, late)
    assert (made.status, made.time, made.name, made.id) == (
        "confirmed", time(20, 30), "Guest 2", entry(place, second).booking_id,
    )  # fmt: skip
    assert waitlist.accept(place.id, second, late + timedelta(days=1)).reference == made.reference
    assert [row.booking_id for row in stored(Seating)] == [made.id]
    row = next(row for row in stored(Booking) if row.id == made.id)
    assert (row.source, row.customer_id is not None) == ("web", True)
    actions = [(event.actor_name, event.action) for event in stored(AuditEvent) if event.subject_kind == "waitlist"]
    assert actions[-3:] == [("Tavolo", "waitlist.expired"), ("Tavolo", "waitlist.offered"), ("guest", "waitlist.taken")]


@pytest.mark.both_databases
def test_workers_and_guests_that_meet_promise_one_table_once(app: Flask, place: Place, database: str) -> None:
    ids = [joined(place, number) for number in range(1, 7)]
    barrier = Barrier(12)

    def together(work: Callable[[int], Any], times: int) -> list[Any]:
        barrier.reset()

        def run(number: int) -> Any:
            with app.app_context():
                barrier.wait()
                try:
                    return work(number)
                except Refusal as refusal:
                    return refusal.code

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(run, range(times)))

    offers = together(lambda number: offer(place.id, ids[number % 6], NOON), 12)
    assert offers.count(True) == 1
    (held,) = [each for each in ids if entry(place, each).state == "offered"]
    assert len(stored(Seating)) == len([text for text in stored(SmsMessage) if text.kind == "waitlist_offer"]) == 1
    answers = together(lambda number: waitlist.accept(place.id, held, NOON).reference, 12)
    assert len(set(answers)) == 1
    assert [row.status for row in stored(Booking)] == ["confirmed"]
    assert [row.booking_id for row in stored(Seating)] == [stored(Booking)[0].id]


def test_a_party_is_told_in_the_language_that_was_chosen_for_it(place: Place) -> None:
    joined(place, 1, language="en", time=time(13))
    joined(place, 2)
    works(place)
    bodies = {(text.phone, text.kind): text.body for text in stored(SmsMessage)}
    assert "on the waitlist" in bodies[PHONES[1], "waitlist_joined"]
    assert "12:15 PM" in bodies[PHONES[1], "waitlist_offer"]
    assert "lista d'attesa" in bodies[PHONES[2], "waitlist_joined"]


def test_a_promise_is_kept_whatever_house_policy_says_meanwhile(place: Place) -> None:
    one = joined(place, 1)
    works(place)
    house = db.session.get_one(Restaurant, place.id)
    house.paused_until, house.min_notice_minutes, house.version = NOON + timedelta(days=2), 43_200, house.version + 1
    db.session.commit()
    assert waitlist.accept(place.id, one, NOON + timedelta(minutes=5)).status == "confirmed"


def test_an_offered_party_counts_for_pacing(place: Place, keys: Keys) -> None:
    house = db.session.get_one(Restaurant, place.id)
    house.parties_per_slot, house.house_book, house.version = 1, True, house.version + 1
    db.session.commit()
    joined(place, 1)
    works(place)
    with pytest.raises(Refusal) as caught:
        phoned(place)
    assert caught.value.decision and caught.value.decision.reason == "pacing_parties"


def test_a_number_waits_once_for_a_day_and_for_what_can_be_had(place: Place) -> None:
    first = joined(place, 1)
    assert joined(place, 1, time=time(21)) == first
    assert (entry(place, first).time, len(stored(WaitlistEntry))) == (time(21), 1)
    assert refused(lambda: joined(place, 2, people=3)) == "CLOSED_OR_FULL"
    assert refused(lambda: joined(place, 2, time=time(16))) == "CLOSED_OR_FULL"
    house = db.session.get_one(Restaurant, place.id)
    house.waitlist_minutes, house.version = 0, house.version + 1
    db.session.commit()
    assert refused(lambda: joined(place, 2)) == "NOT_SUPPORTED"


@pytest.mark.settings(TWILIO_ACCOUNT_SID="", TWILIO_AUTH_TOKEN="", TWILIO_FROM="")
def test_who_cannot_be_texted_is_for_the_staff_to_call(place: Place) -> None:
    one = waitlist.add(place, ANNA, waitlist.Wish(DAY, time(20), 2, " Ada ", "333 123 4567", "it")).id
    assert (entry(place, one).trouble, staff.sheet(place, DAY).attention.untold) == (waitlist.TO_CALL, ())
    works(place)
    assert (entry(place, one).state, entry(place, one).trouble) == ("waiting", "no_texts")
    assert [each.name for each in staff.sheet(place, DAY).attention.untold] == ["Ada"]
    offered = waitlist.offer_now(place, ANNA, one)
    assert (offered.state, len(stored(Seating))) == ("offered", 1)
    assert waitlist.book(place, ANNA, one).name == "Ada"
    assert [row.source for row in stored(Booking)] == ["staff"]
    other = waitlist.add(place, ANNA, waitlist.Wish(DAY, time(20), 2, "Eva", "333 123 4568", "en")).id
    with pytest.raises(waitlist.NothingFits):
        waitlist.offer_now(place, ANNA, other)
    waitlist.remove(place, ANNA, other)
    assert [each.name for each in waitlist.listed(place, DAY)] == ["Ada"]


def test_a_text_that_fails_shows_and_an_offer_ends_all_the_same(place: Place) -> None:
    one = joined(place, 1)
    works(place)
    text = next(text for text in stored(SmsMessage) if text.kind == "waitlist_offer")
    text.status = "failed"
    db.session.commit()
    works(place)
    assert (entry(place, one).state, entry(place, one).trouble) == ("offered", "not_texted")
    works(place, NOON + timedelta(minutes=20))
    assert (entry(place, one).state, entry(place, one).trouble, stored(Seating)) == ("expired", "not_texted", [])
    waitlist.put_back(place, ANNA, one)
    assert (entry(place, one).state, entry(place, one).trouble) == ("waiting", None)


def test_nobody_is_offered_tomorrows_table_at_night_and_a_day_ends(place: Place) -> None:
    one = joined(place, 1, day=DAY + timedelta(days=1))
    night = datetime.combine(DAY, time(22), ROME)
    works(place, night)
    assert entry(place, one).state == "waiting"
    works(place, night + timedelta(hours=11))
    assert entry(place, one).state == "offered"
    works(place, night + timedelta(hours=12))
    assert (entry(place, one).state, entry(place, one).trouble) == ("expired", "not_texted")  # Twilio was away
    assert [(text.kind, text.status) for text in stored(SmsMessage)][-1] == ("waitlist_offer", "dropped")
    waitlist.again(place.id, one, night + timedelta(hours=12))
    staff.create(place, ANNA, wanted(day=DAY + timedelta(days=1)))
    works(place, night + timedelta(hours=23, minutes=1))  # the last start that suited is past
    assert (entry(place, one).state, stored(SmsMessage)[-1].kind) == ("expired", "waitlist_over")
    assert not waitlist.again(place.id, one, night + timedelta(hours=23, minutes=1))
    works(place, night + timedelta(days=1, hours=5))
    assert [row.id for row in stored(WaitlistEntry)] == [one]
    works(place, night + timedelta(days=1, hours=8))
    assert (stored(WaitlistEntry), len(stored(Seating))) == ([], 1)
    assert [job.state for job in stored(Job) if job.kind == "waitlist"] == ["done"]


def test_who_opted_out_is_never_offered_and_who_is_erased_does_not_wait(place: Place) -> None:
    one, other = joined(place, 1), joined(place, 2)
    write(place.id, lambda connection: texts.opt_out(connection, "+390600000000", PHONES[1], NOON))
    works(place)
    assert [entry(place, each).state for each in (one, other)] == ["waiting", "offered"]
    assert entry(place, one).trouble == "no_texts"  # somebody may call them
    guest_id = add_guest_of(place, PHONES[2])
    file = json.loads(guests.export_one(place, guest_id))
    assert [(row["name"], row["state"]) for row in file["waiting_list"]] == [("Guest 2", "offered")]
    guests.erase(place, ANNA, guest_id)
    assert ([row.id for row in stored(WaitlistEntry)], stored(Seating)) == ([one], [])
    assert not any(PHONES[2] in (row.phone or "") for row in stored(SmsMessage))


def add_guest_of(place: Place, phone: str) -> str:
    row = Customer(restaurant_id=place.id, name="Guest 2", phone=phone)
    db.session.add(row)
    db.session.commit()
    return row.id


@pytest.mark.settings(TWILIO_ACCOUNT_SID="", TWILIO_AUTH_TOKEN="", TWILIO_FROM="")
def test_a_worker_that_dies_leaves_the_list_to_the_next(place: Place) -> None:
    one = joined(place, 1)
    claimed = write(None, lambda connection: jobs.claim(connection, NOON + timedelta(seconds=2), LEASE, ["waitlist"]))
    assert claimed
    assert not run_one(NOON + LEASE)  # it holds its lease still
    assert run_one(NOON + LEASE + timedelta(seconds=3))
    assert entry(place, one).trouble == "no_texts"
