"""Where both books differ, and how each difference is repaired."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.synchronising.conftest import ANNA, House
from tests.synchronising.other_side import DAY, GUEST
from webapp.models import Booking, ProviderBooking, Seating
from webapp.operations import synchronising
from webapp.operations.bookings import staff
from webapp.operations.copies import carry_out, promises
from webapp.operations.synchronising import drift, standing
from webapp.operations.synchronising.repairs import NoSuchDifference
from webapp.store import jobs, snapshots
from webapp.store.transaction import write

LIST = pytest.mark.parametrize("provider", ["acuity", "calcom", "calendly", "square"], indirect=True)


def found(house: House) -> drift.Drift:
    """A new comparison."""
    with house.app.app_context():
        return drift.report(house.workplace, house.connection_id)


def only(house: House) -> drift.Item:
    (item,) = found(house).items
    return item


def repair(house: House, item: drift.Item, how: str) -> None:
    """Repair, let the worker do its part, and find nothing more to repair."""
    with house.app.app_context():
        synchronising.repairs.repair(house.workplace, ANNA, house.connection_id, item.id, how)
        left = drift.last(house.workplace, house.connection_id)
    assert left is not None and left.items == ()
    send(house)
    assert found(house).items == ()


def send(house: House) -> None:
    """The worker sends what was promised."""
    with house.app.app_context():
        while job := write(
            None, lambda connection: jobs.claim(connection, datetime.now(UTC), promises.LEASE, [promises.KIND])
        ):
            carry_out(promises.Promise(job.restaurant_id, job.payload["copy_id"], job.id), datetime.now(UTC))


def staff_book(house: House, at: str = "20:00") -> staff.Entry:
    """A booking that the provider knows nothing of."""
    with house.app.app_context():
        moment = datetime.fromisoformat(f"{DAY}T{at}")
        house.change_connection(status="error")
        entry = staff.create(house.workplace, ANNA, staff.Wanted(moment.date(), moment.time(), 2, "Luigi Verdi"))
    house.change_connection(status="connected")
    bump(house)
    return entry


def bump(house: House) -> None:
    with house.app.app_context():
        write(house.place.id, lambda connection: snapshots.bump(connection, house.place.id))


def quietly(house: House, **changes: Any) -> None:
    """Change the only booking Cal.com holds."""
    (held,) = house.other_side.live()
    house.there.app.extensions["book"]._held[held["uid"]] |= changes


@LIST
def test_books_that_say_the_same_have_no_differences(house: House) -> None:
    house.book()
    report = found(house)
    assert (report.items, report.compared) == ((), 1)


@LIST
def test_what_is_only_there_is_found_and_taken(house: House) -> None:
    house.other_side.book("20:00")
    item = only(house)
    assert (item.kind, item.name, item.here) == ("only_there", GUEST, None)
    assert item.ways(True) == ("take", "cancel_there")
    repair(house, item, "take")
    assert house.booking.source == "provider"
    assert house.log == [("Anna Neri", "booking.created")]


@LIST
def test_what_is_only_there_can_be_cancelled_there(house: House) -> None:
    house.other_side.book("20:00")
    repair(house, only(house), "cancel_there")
    assert house.other_side.live() == [] and house.rows(Booking) == []


def test_what_is_only_here_is_found_and_sent(house: House) -> None:
    entry = staff_book(house)
    item = only(house)
    assert (item.kind, item.reference, item.name) == ("only_here", entry.reference, "Luigi Verdi")
    repair(house, item, "send")
    assert len(house.other_side.live()) == 1 and house.booking.status == "confirmed"


@pytest.mark.both_databases
def test_what_was_booked_before_connecting_stands_apart_and_is_sent_at_once(house: House, database: str) -> None:
    for at in ("19:00", "20:00", "21:00"):
        staff_book(house, at)
    with house.app.app_context():
        first, second, third = sorted(house.rows(Booking), key=lambda each: each.time)
    house.change_connection(connected_at=third.created_at)
    report = found(house)
    assert {item.id for item in report.older} == {first.id, second.id}
    assert [item.id for item in report.of_kind("only_here")] == [third.id]
    with house.app.app_context():
        assert synchronising.repairs.send_all(house.workplace, ANNA, house.connection_id, True) == 2
        assert synchronising.repairs.send_all(house.workplace, ANNA, house.connection_id, True) == 0
    send(house)
    assert len(house.other_side.live()) == 2 and [item.id for item in found(house).items] == [third.id]
    with house.app.app_context():
        staff.cancel(house.workplace, ANNA, third.reference, third.version)
        assert synchronising.repairs.send_all(house.workplace, ANNA, house.connection_id, False) == 0
    send(house)
    assert len(house.other_side.live()) == 2 and found(house).items == ()


def test_what_is_only_here_can_be_cancelled_here(house: House) -> None:
    staff_book(house)
    repair(house, only(house), "cancel_here")
    assert (house.booking.status, house.seatings) == ("cancelled", [])


def test_what_was_lost_there_is_sent_again(house: House) -> None:
    house.book()
    house.there.app.extensions["book"]._held.clear()
    item = only(house)
    assert item.kind == "only_here"
    repair(house, item, "send")
    assert len(house.other_side.live()) == 1 and len(house.rows(ProviderBooking)) == 1


@pytest.mark.both_databases
def test_another_time_there_is_taken_or_ours_is_sent(house: House, database: str) -> None:
    house.book()
    house.other_side.move("21:00")
    item = only(house)
    assert (item.kind, item.differs, item.ways(True)) == ("differing", ("time",), ("send", "take"))
    repair(house, item, "take")
    assert house.booking.time.isoformat("minutes") == "21:00"
    assert house.rows(Seating)[0].starts_at == house.booking.starts_at
    house.other_side.move("22:00")
    repair(house, only(house), "send")
    assert house.booking.time.isoformat("minutes") == "21:00"
    (held,) = house.other_side.live()
    assert datetime.fromisoformat(held["start"]) == house.booking.starts_at


def test_cancelled_there_and_kept_here_differs_in_status(house: House) -> None:
    house.book()
    house.other_side.cancel()
    item = only(house)
    assert (item.differs, item.ways(True)) == (("status",), ("take",))
    repair(house, item, "take")
    assert house.booking.status == "cancelled"


@pytest.mark.parametrize("how", ["cancel_there", "take"])
def test_cancelled_here_and_kept_there_differs_in_status(house: House, how: str) -> None:
    house.book()
    quietly(house, status="cancelled")
    house.pull()
    ((uid, _booking),) = house.there.app.extensions["book"]._held.items()
    house.there.app.extensions["book"]._held[uid] |= {"status": "accepted", "updatedAt": "2099-01-01T10:00:00.000Z"}
    house.pull()
    assert house.copy.trouble == "still_there"
    item = only(house)
    assert (item.differs, item.ways(True)) == (("status",), ("cancel_there", "take"))
    repair(house, item, how)
    expected = ("cancelled", 0) if how == "cancel_there" else ("confirmed", 1)
    assert (house.booking.status, len(house.other_side.live())) == expected


def test_what_is_pending_there_is_pending_here_once_it_is_taken(house: House) -> None:
    house.book()
    quietly(house, status="pending")
    item = only(house)
    assert item.differs == ("status",)
    repair(house, item, "take")
    assert house.booking.status == "pending"


def test_what_is_on_its_way_is_no_difference(house: House) -> None:
    house.there.app.extensions["faults"].switch("500", only="create")
    assert house.book()["status"] == "pending"
    house.there.app.extensions["faults"].switch(None)
    assert found(house).items == ()


def test_what_only_blocks_is_never_sent_anything(house: House) -> None:
    staff_book(house)
    house.change_connection(role="blocks")
    bump(house)
    assert found(house).items == ()
    house.other_side.book("12:00")
    item = only(house)
    with pytest.raises(NoSuchDifference), house.app.app_context():
        synchronising.repairs.repair(house.workplace, ANNA, house.connection_id, item.id, "send")
    repair(house, item, "take")


@pytest.mark.parametrize("provider", ["opentable"], indirect=True)
def test_where_nothing_is_listed_our_own_are_looked_for_by_number(house: House) -> None:
    house.book()
    assert found(house).items == ()
    house.other_side.move("21:00")
    item = only(house)
    assert item.differs == ("time",)
    repair(house, item, "take")
    assert house.booking.time.isoformat("minutes") == "21:00"


def test_a_difference_that_is_gone_is_not_repaired(house: House) -> None:
    house.other_side.book("20:00")
    item = only(house)
    for how, item_id in (("send", item.id), ("take", "another"), ("", item.id)):
        with pytest.raises(NoSuchDifference), house.app.app_context():
            synchronising.repairs.repair(house.workplace, ANNA, house.connection_id, item_id, how)
    house.other_side.cancel()
    house.there.app.extensions["book"]._held.clear()
    with pytest.raises(NoSuchDifference), house.app.app_context():
        synchronising.repairs.repair(house.workplace, ANNA, house.connection_id, item.id, "take")


@pytest.mark.both_databases
def test_the_worker_fetches_and_compares_by_itself(house: House, database: str) -> None:
    house.other_side.book("20:00")
    with house.app.app_context():
        now = datetime.now(UTC)
        standing.promise(now)
        standing.promise(now)
    assert house.work() == 2
    assert house.booking.source == "provider" and house.connection.last_sync_at is not None
    with house.app.app_context():
        assert drift.last(house.workplace, house.connection_id) is not None
        progress = synchronising.progress(house.workplace, house.connection_id)
    assert (progress.state, progress.found) == ("idle", {"imported": 1})
    assert house.work(6) == 1  # again after some minutes
    with house.app.app_context():
        synchronising.synchronise(house.workplace, ANNA, house.connection_id)
        assert synchronising.progress(house.workplace, house.connection_id).state == "waiting"
    assert house.work() == 1


@pytest.mark.parametrize("columns", [{"sync_enabled": False}, {"status": "disconnected"}], ids=str)
def test_what_is_not_kept_in_step_is_left_alone(house: House, columns: dict[str, Any]) -> None:
    with house.app.app_context():
        standing.promise(datetime.now(UTC))
    house.change_connection(**columns)
    house.work()
    with house.app.app_context():
        standing.promise(datetime.now(UTC))
    assert house.work() == 0


def test_a_provider_that_does_not_answer_is_tried_again(house: House) -> None:
    with house.app.app_context():
        standing.promise(datetime.now(UTC))
    house.there.app.extensions["faults"].switch("500")
    house.work()
    with house.app.app_context():
        progress = synchronising.progress(house.workplace, house.connection_id)
    assert (progress.state, progress.error is not None, house.connection.last_sync_at) == ("idle", True, None)
    house.there.app.extensions["faults"].switch(None)
    house.other_side.book("20:00")
    assert house.work(6) == 1  # in a few minutes
