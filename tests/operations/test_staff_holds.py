"""From when to when tables are held by who sits early, comes late, moves and leaves."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.operations.houses import ANNA, BRUNO, DAY, at, tapped
from tests.restaurants import ROME
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import Seating
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place


def held(entry: staff.Entry) -> list[tuple[int, str, str]]:
    """The tables a booking holds, with their hours by the clock in Rome."""
    db.session.rollback()
    rows = db.session.scalars(select(Seating).where(Seating.booking_id == entry.id).order_by(Seating.table_no))
    return [
        (row.table_no, f"{row.starts_at.astimezone(ROME):%H:%M}", f"{row.ends_at.astimezone(ROME):%H:%M}")
        for row in rows
    ]


@pytest.mark.both_databases
def test_who_sits_down_early_has_the_table_from_now_on(
    place: Place, keys: Keys, booking: staff.Entry, database: str
) -> None:
    seated = tapped(place, booking, "seated", "19:10")
    table = booking.table_nos[0]
    assert held(seated) == [(table, "19:10", "22:00")]
    assert (seated.time, seated.start, seated.end) == (booking.time, booking.start, booking.end)
    with at("19:20"), pytest.raises(staff.Refused):
        staff.walk_in(place, BRUNO, 2, (table,), stay_minutes=30)
    back = tapped(place, seated, "arrived", "19:21")
    assert held(back) == [(table, "20:00", "22:00")]
    again = tapped(place, back, "seated", "19:25")
    gone = tapped(place, again, "finished", "19:50")
    assert held(gone) == [(table, "19:25", "19:50")] and gone.table_nos == (table,)


@pytest.mark.both_databases
def test_who_comes_early_to_a_taken_table_is_told_who_sits_there_and_offered_another(
    place: Place, keys: Keys, booking: staff.Entry, database: str
) -> None:
    with at("18:30"):
        before = staff.walk_in(place, BRUNO, 2, booking.table_nos, stay_minutes=90)
    with pytest.raises(staff.Refused) as refused:
        tapped(place, booking, "seated", "19:40")
    assert [holder.reference for holder in refused.value.in_the_way] == [before.reference]
    assert staff.find(place, booking.reference) == booking
    other = next(free.table_no for free in refused.value.free_now if free.until >= booking.end)
    with at("19:41"):
        seated = staff.set_status(place, ANNA, booking.reference, 1, "seated", table_nos=(other,))
    assert held(seated) == [(other, "19:41", "22:00")]


def test_nobody_sits_down_half_a_day_early(place: Place, booking: staff.Entry) -> None:
    with pytest.raises(staff.WrongStatus) as wrong:
        tapped(place, booking, "seated", "13:59")
    assert wrong.value.why == "too_early"
    assert tapped(place, booking, "seated", "14:00").status == "seated"


@pytest.mark.both_databases
def test_who_sits_can_move_to_a_table_that_has_just_become_free(
    place: Place, keys: Keys, booking: staff.Entry, database: str
) -> None:
    other = next(no for no in keys.table_nos if no not in booking.table_nos)
    with at("19:00"):
        before = staff.walk_in(place, BRUNO, 2, (other,), stay_minutes=90)
    seated = tapped(place, booking, "seated", "20:00")
    tapped(place, before, "finished", "20:20")
    with at("20:25"):
        moved = staff.change(place, ANNA, seated.reference, 2, staff.Changes(table_nos=(other,)))
        assert held(moved) == [(other, "20:25", "22:00")]
    with at("21:30"):
        longer = staff.change(place, ANNA, moved.reference, 3, staff.Changes(stay_minutes=150))
    assert held(longer) == [(other, "21:30", "22:30")]
    assert held(tapped(place, longer, "finished", "22:10")) == [(other, "21:30", "22:10")]


def test_a_table_given_up_and_taken_meanwhile_can_be_had_again_once_it_is_free(
    place: Place, booking: staff.Entry
) -> None:
    gone = tapped(place, booking, "no_show", "20:20")
    with at("20:21"):
        between = staff.walk_in(place, BRUNO, 2, booking.table_nos, stay_minutes=60)
    tapped(place, between, "finished", "20:35")
    back = tapped(place, gone, "seated", "20:40")
    assert held(back) == [(booking.table_nos[0], "20:40", "22:00")]


def test_a_party_that_sits_on_past_midnight_keeps_its_table_on_the_sheet(place: Place, keys: Keys) -> None:
    with at("23:30"):
        late = staff.walk_in(place, ANNA, 2, keys.table_nos[:1])
    with at("00:40", DAY + timedelta(days=1)):
        staff.change(place, ANNA, late.reference, 1, staff.Changes(table_nos=keys.table_nos[1:2]))
        assert [line.tables[0].name for line in staff.sheet(place, DAY).lines] == ["T2"]
