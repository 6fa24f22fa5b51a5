"""What a provider says of one booking, in our book: by the rules of who may change what, in either database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import twilio
from integrations.vocabulary import ProviderBooking, State
from tests.connected import DAY
from tests.operations.houses import at
from tests.synchronising.conftest import ANNA, House
from tests.synchronising.other_side import PHONE, moment
from webapp.extensions import db
from webapp.models import Booking, Restaurant, SmsMessage
from webapp.models import ProviderBooking as Copy
from webapp.operations.bookings import staff
from webapp.operations.copies import receiving
from webapp.operations.copies.receiving import What

pytestmark = pytest.mark.both_databases
THERE = ProviderBooking(
    "x-1", State.CONFIRMED, moment("20:00"), people=2, name="Anna Bianchi", phone=PHONE, version="1"
)


@pytest.fixture
def house(house: House, database: str) -> House:
    return house


def told(house: House, there: ProviderBooking = THERE, **changes: Any) -> What:
    """What comes of the provider saying so."""
    with house.app.app_context():
        return receiving.apply(house.place.id, house.connection_id, replace(there, **changes), datetime.now(UTC))


def ours(house: House, **changes: Any) -> ProviderBooking:
    """Our own booking as the provider has it."""
    copy = house.copy
    there = ProviderBooking(copy.external_id, State.CONFIRMED, copy.start, people=2, match_key=copy.match_key)
    return replace(there, **changes)


def test_a_booking_of_another_way_is_brought_in_once(house: House) -> None:
    assert [told(house), told(house)] == [What.IMPORTED, What.NOTHING]
    assert (house.booking.name, house.booking.status, len(house.seatings)) == ("Anna Bianchi", "confirmed", 1)
    assert house.log == [("Cal.com", "booking.created")]


@pytest.mark.parametrize("changes", [
    {"state": State.CANCELLED}, {"state": State.DECLINED}, {"state": State.NO_SHOW},
    {"start": datetime.now(UTC) - timedelta(hours=1)},
], ids=["cancelled", "declined", "no_show", "past"])  # fmt: skip
def test_what_is_over_is_not_brought_in(house: House, changes: dict[str, Any]) -> None:
    assert told(house, **changes) is What.NOTHING
    assert house.rows(Booking) == []


def test_what_finds_no_table_is_kept_without_one_and_flagged(house: House) -> None:
    assert told(house, people=40) is What.IMPORTED
    assert (house.booking.people, house.seatings, house.copy.trouble) == (40, [], "no_table")
    assert told(house, people=40, start=moment("21:00"), version="2") is What.MOVED
    assert (house.seatings, house.copy.trouble) == ([], "no_table")


def test_the_house_is_full_and_yet_it_is_kept(house: House) -> None:
    for number in range(3):  # as many tables as take two
        told(house, id=f"x-{number}")
    assert len(house.seatings) == 3
    assert told(house, id="x-9") is What.IMPORTED
    (last,) = [each for each in house.rows(Copy) if each.external_id == "x-9"]
    assert last.trouble == "no_table" and len(house.seatings) == 3


def test_a_table_that_was_found_by_hand_takes_the_flag_away(house: House) -> None:
    told(house, people=40)
    with house.app.app_context():
        entry = staff.find(house.workplace, house.booking.reference)
        changes = staff.Changes(people=2, table_nos=(house.place.table_nos[0],))
        staff.change(house.workplace, ANNA, entry.reference, entry.version, changes, waive=staff.POLICY)
    told(house, people=40)
    assert house.copy.trouble is None


def test_a_booking_without_a_number_or_a_readable_name_is_brought_in_too(house: House) -> None:
    assert told(house, phone=None, name="A\x00" + "n" * 300, notes="x" * 5000, email="nobody") is What.IMPORTED
    booking = house.booking
    assert (booking.phone, booking.email, len(booking.notes)) == (None, None, 1000)


def test_an_older_word_changes_nothing(house: House) -> None:
    told(house, version="5")
    assert told(house, state=State.CANCELLED, version="4") is What.NOTHING
    assert told(house, start=moment("21:00"), version="4") is What.NOTHING
    assert house.booking.status == "confirmed" and house.booking.time.isoformat("minutes") == "20:00"


def test_a_no_show_counts_once_it_was_due(house: House) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=30)
    told(house, start=soon)
    assert told(house, start=soon, state=State.NO_SHOW) is What.NOTHING
    with house.app.app_context():
        later = replace(THERE, start=soon, state=State.NO_SHOW)
        assert receiving.apply(house.place.id, house.connection_id, later, soon + timedelta(hours=1)) is What.NO_SHOW
    assert (house.booking.status, house.seatings) == ("no_show", [])


def test_those_who_are_here_are_not_sent_away(house: House) -> None:
    told(house)
    with house.app.app_context(), at("19:45", date.fromisoformat(DAY)):
        entry = staff.find(house.workplace, house.booking.reference)
        staff.set_status(house.workplace, ANNA, entry.reference, entry.version, "arrived")
    assert told(house, state=State.CANCELLED, version="2") is What.NOTHING
    assert (house.booking.status, house.copy.state) == ("arrived", "cancelled")


def test_a_booking_that_was_moved_has_another_id_from_then_on(house: House) -> None:
    told(house)
    moved: dict[str, Any] = {"id": "x-2", "replaces": "x-1", "start": moment("21:00"), "version": "2"}
    assert told(house, state=State.CANCELLED, replaced_by="x-2", version="2") is What.NOTHING
    assert told(house, **moved) is What.MOVED
    assert told(house, state=State.CANCELLED, replaced_by="x-2", version="3") is What.NOTHING
    assert (house.booking.status, house.copy.external_id) == ("confirmed", "x-2")


def test_our_own_booking_is_known_by_its_key_before_its_id_is(house: House) -> None:
    house.there.app.extensions["faults"].switch("drop_after_write", times=1, only="create")
    assert house.book()["status"] == "pending"
    there = ours(house, id="found-1", start=house.booking.starts_at)
    assert told(house, there) is What.SETTLED
    assert (house.booking.status, house.copy.external_id, house.copy.action) == ("confirmed", "found-1", None)
    assert told(house, there) is What.NOTHING


def test_where_no_key_is_kept_it_is_known_by_start_and_guest(house: House) -> None:
    house.there.app.extensions["faults"].switch("drop_after_write", times=1, only="create")
    house.book()
    booking = house.booking
    stranger = ours(house, id="s-1", match_key=None, start=booking.starts_at, name="Altri", phone="+393330000009")
    assert told(house, stranger) is What.IMPORTED
    mine = replace(stranger, id="m-1", phone=booking.phone)
    assert told(house, mine) is What.SETTLED


def test_while_something_is_to_be_done_there_it_is_left_alone(house: House) -> None:
    made = house.book()
    house.there.app.extensions["faults"].switch("500", only="cancel")
    house.client.post(
        "/api/cancel_booking",
        json={"restaurant_id": "roma", "booking_id": made["booking_id"]},
        headers=house.place.bearer,
    )
    assert house.copy.action == "cancel"
    before = house.booking.version
    assert told(house, ours(house, start=moment("21:00"), version="99")) is What.LATER
    assert house.booking.version == before


def test_what_was_given_up_here_and_is_held_there_is_for_staff(house: House) -> None:
    told(house)
    told(house, state=State.CANCELLED, version="2")
    assert [told(house, version=version) for version in ("2", "3")] == [What.NOTHING, What.NOTHING]
    assert (house.copy.trouble, house.booking.status) == ("still_there", "cancelled")


def test_a_pending_one_that_is_declined_there_is_cancelled_and_flagged(house: House) -> None:
    house.book()
    assert told(house, ours(house, state=State.DECLINED, version="2099-01-01T00:00:00Z")) is What.CANCELLED
    assert (house.booking.status, house.copy.trouble) == ("cancelled", "declined")


@pytest.mark.settings(TWILIO_ACCOUNT_SID=twilio.ACCOUNT_SID, TWILIO_AUTH_TOKEN="t" * 32, TWILIO_FROM=twilio.NUMBER)
def test_who_was_told_to_wait_hears_what_somebody_there_decided(house: House) -> None:
    house.book()
    with house.app.app_context():
        db.session.execute(update(Booking).values(status="pending"))
        db.session.execute(update(Copy).values(state="pending"))
        db.session.commit()
    assert told(house, ours(house, version="2099-01-01T00:00:00Z")) is What.CONFIRMED
    with house.app.app_context():
        kinds = [text.kind for text in db.session.scalars(select(SmsMessage))]
        assert sorted(kinds) == ["confirmed", "now_confirmed"]


@pytest.mark.settings(TWILIO_ACCOUNT_SID=twilio.ACCOUNT_SID, TWILIO_AUTH_TOKEN="t" * 32, TWILIO_FROM=twilio.NUMBER)
def test_who_was_told_to_wait_hears_the_time_somebody_there_confirmed_it_for(house: House) -> None:
    house.book()
    with house.app.app_context():
        db.session.execute(update(Booking).values(status="pending"))
        db.session.execute(update(Copy).values(state="pending"))
        db.session.commit()
    assert told(house, ours(house, version="2099-01-01T00:00:00Z"), start=moment("21:00")) is What.MOVED
    with house.app.app_context():
        (text,) = db.session.scalars(select(SmsMessage).where(SmsMessage.kind == "now_confirmed"))
        assert text.starts_at == house.booking.starts_at
        assert "21:00" in text.body


def test_the_party_follows_only_a_provider_that_takes_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    told(house)
    assert told(house, people=4, version="2") is What.NOTHING  # no more than a note there
    found = BOOKING_PROVIDERS["calcom"]
    takes = replace(found, capabilities=replace(found.capabilities, takes_people=True))
    monkeypatch.setitem(BOOKING_PROVIDERS, "calcom", takes)
    assert told(house, people=4, version="3") is What.MOVED
    assert house.booking.people == 4


def test_nothing_that_comes_from_there_is_promised_back(house: House) -> None:
    for changes in ({}, {"start": moment("21:00"), "version": "2"}, {"state": State.CANCELLED, "version": "3"}):
        told(house, **changes)
    before = house.requests
    assert house.work(60) == 0 and house.requests == before


def test_a_house_without_a_book_of_tables_lacks_none(house: House) -> None:
    with house.app.app_context():
        row = db.session.get_one(Restaurant, house.place.id)
        row.house_book, row.version = False, row.version + 1
        db.session.commit()
        db.session.remove()
    assert told(house) is What.IMPORTED
    assert (house.seatings, house.copy.trouble) == ([], None)
