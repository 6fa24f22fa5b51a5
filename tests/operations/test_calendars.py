"""The book as a calendar: numbers of a month, columns of a week, rows of a day."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.houses import ANNA, DAY, at, wanted
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import Closure, Restaurant
from webapp.operations import calendars
from webapp.operations.bookings import staff
from webapp.operations.calendars import Group, Shown, WeekBlock
from webapp.operations.calendars.lanes import Span, clusters, lanes
from webapp.operations.memberships import Place

EVERYBODY = Shown()
NIGHT = {"name": "Notte", "first_seating": 1200, "last_seating": 1500}


def book(place: Place, clock: str = "20:00", people: int = 2, **more: Any) -> staff.Entry:
    with at("10:00"):
        booking = wanted(**{"time": time.fromisoformat(clock), "people": people, **more})
        return staff.create(place, ANNA, booking, waive=staff.POLICY)


def close(place: Place, first: date, last: date, reason: str | None, shifts: Any = ()) -> None:
    restaurant = db.session.get(Restaurant, place.id)
    assert restaurant
    restaurant.closures.append(Closure(first_day=first, last_day=last, reason=reason, shifts=list(shifts)))
    restaurant.version += 1
    db.session.commit()
    db.session.remove()


def of_month(place: Place, day: date = DAY, shown: Shown = EVERYBODY) -> calendars.MonthDay:
    with at("11:00"):
        month = calendars.month(place, day, shown)
    return next(each for week in month.weeks for each in week if each.day == day)


@pytest.mark.both_databases
def test_a_month_adds_up_who_comes(place: Place, database: str) -> None:
    book(place, "20:00", 4)
    book(place, "13:00", 3)
    pending = book(place, "13:00", 2)
    gone = book(place, "21:00", 2)
    with at("10:30"):
        staff.set_status(place, ANNA, pending.reference, 1, "pending")
        staff.cancel(place, ANNA, gone.reference, 1)
    day = of_month(place)
    assert (day.parties, day.covers, day.pending) == (3, 9, 1)
    assert (day.room, day.percent) == (64, 14), "16 seats, twice at lunch and twice at dinner"
    assert of_month(place, shown=Shown(status="cancelled")).covers == 2
    assert of_month(place, shown=Shown(source="staff", status="pending")).covers == 2
    assert of_month(place, shown=Shown(source="phone")).parties == 0


def test_a_month_has_whole_weeks_and_counts_its_own_days(place: Place) -> None:
    book(place, day=date(2027, 3, 1))
    book(place, day=date(2027, 4, 1))
    with at("11:00"):
        month = calendars.month(place, DAY, EVERYBODY)
    assert (month.weeks[0][0].day, month.weeks[-1][-1].day) == (date(2027, 3, 1), date(2027, 4, 4))
    assert {len(week) for week in month.weeks} == {7}
    assert (month.parties, month.covers) == (1, 2)


@pytest.mark.both_databases
def test_what_begins_past_midnight_belongs_to_the_evening_before(place: Place, database: str) -> None:
    close(place, DAY, DAY, "Notte bianca", [NIGHT])
    tomorrow = DAY + timedelta(days=1)
    late, next_lunch = book(place, "00:30", day=tomorrow), book(place, "13:00", day=tomorrow)
    assert (of_month(place).parties, of_month(place, tomorrow).parties) == (1, 1)
    with at("11:00"):
        week = calendars.week(place, DAY, EVERYBODY)
        days = [calendars.day(place, each, EVERYBODY) for each in (DAY, tomorrow)]
    columns = [[item.entry.id for item in day.items if isinstance(item, WeekBlock)] for day in week.days]
    assert (columns[4], columns[5]) == ([late.id], [next_lunch.id])
    assert [[block.entry.id for block in day.blocks] for day in days] == [[late.id], [next_lunch.id]]


def test_who_comes_past_midnight_while_the_evening_goes_on_is_on_its_day_everywhere(place: Place) -> None:
    restaurant = db.session.get_one(Restaurant, place.id)
    restaurant.shifts[1].last_seating, restaurant.version = 1350, restaurant.version + 1
    db.session.commit()
    tomorrow = DAY + timedelta(days=1)
    with at("00:20", tomorrow):
        entry = staff.walk_in(place, ANNA, 2)
    assert (of_month(place).parties, of_month(place, tomorrow).parties) == (1, 0)
    with at("00:25", tomorrow):
        week = calendars.week(place, DAY, EVERYBODY)
        days = [calendars.day(place, day, EVERYBODY).parties for day in (DAY, tomorrow)]
        assert [line.entry for line in staff.sheet(place, DAY).lines] == [entry]
    assert ([week.days[4].parties, week.days[5].parties], days) == ([1, 0], [1, 0])


def test_a_late_shift_of_sunday_belongs_to_the_week_it_begins_in(place: Place) -> None:
    sunday = DAY + timedelta(days=2)
    close(place, sunday, sunday, None, [NIGHT])
    entry = book(place, "00:30", day=sunday + timedelta(days=1))
    with at("11:00"):
        weeks = [calendars.week(place, day, EVERYBODY) for day in (sunday, sunday + timedelta(days=1))]
    assert [week.parties for week in weeks] == [1, 0]
    item = weeks[0].days[6].items[0]
    assert isinstance(item, WeekBlock) and item.entry == entry
    assert item.start == 24 * 60 + 30 - weeks[0].since


@pytest.mark.parametrize(("shifts", "closed"), [((), True), ((NIGHT,), False)])
def test_a_closure_is_told_with_its_reason(place: Place, shifts: Any, closed: bool) -> None:
    close(place, DAY, DAY, "Ferie", shifts)
    hours = of_month(place).hours
    assert (hours.is_closed, hours.is_special, hours.reason) == (closed, True, "Ferie")
    assert not of_month(place, DAY + timedelta(days=1)).hours.is_special


def test_pacing_bounds_the_room_of_a_day(place: Place) -> None:
    restaurant = db.session.get(Restaurant, place.id)
    assert restaurant
    restaurant.covers_per_slot, restaurant.version = 2, restaurant.version + 1
    db.session.commit()
    db.session.remove()
    assert of_month(place).room == 2 * 5 + 2 * 7, "five starts at lunch, seven at dinner"


@pytest.mark.parametrize(("day", "clocks"), [
    (date(2027, 3, 28), ["00:00", "01:00", "03:00", "04:00"]),
    (date(2027, 10, 31), ["00:00", "01:00", "02:00", "02:00", "03:00"]),
])  # fmt: skip
def test_a_day_of_23_or_25_hours_is_as_long_as_it_is(place: Place, day: date, clocks: list[str]) -> None:
    book(place, "00:15", day=day)
    dinner = book(place, "20:00", day=day)
    with at("11:00"):
        shown = calendars.day(place, day, EVERYBODY)
        week = calendars.week(place, day, EVERYBODY)
    assert [f"{shown.local(hour * 60):%H:%M}" for hour in range(len(clocks))] == clocks
    block = shown.blocks[-1]
    assert (block.entry.id, f"{shown.local(block.start):%H:%M}") == (dinner.id, "20:00")
    item = week.days[6].items[-1]
    assert isinstance(item, WeekBlock) and week.since + item.start == 20 * 60


def test_who_has_no_table_stands_above_the_tables(place: Place, keys: Keys) -> None:
    for clock in ("20:00", "20:30"):
        book(place, clock, table_nos=())
    joined = book(place, "20:00", 7, table_nos=keys.table_nos[1:3])
    with at("11:00"):
        day = calendars.day(place, DAY, EVERYBODY)
    assert [(row.table.name if row.table else None, row.top, row.lanes) for row in day.rows] == [
        (None, 0, 2), ("T1", 2, 1), ("T2", 3, 1), ("T3", 4, 1), ("T4", 5, 1),
    ]  # fmt: skip
    assert {block.entry.id: block.tops for block in day.blocks}[joined.id] == (3, 4)
    assert sorted(block.tops for block in day.blocks) == [(0,), (1,), (3, 4)]


def test_a_crowd_in_a_week_is_added_up_by_its_starts(place: Place, keys: Keys) -> None:
    alone = book(place, "19:30", table_nos=keys.table_nos[:1])
    for table in keys.table_nos[1:]:
        book(place, "20:00", 3, table_nos=(table,))
    with at("11:00"):
        items = calendars.week(place, DAY, EVERYBODY).days[4].items
    assert [type(item) for item in items] == [WeekBlock, Group]
    single, group = items
    assert isinstance(single, WeekBlock) and isinstance(group, Group)
    assert (single.entry.id, single.is_short, single.minutes) == (alone.id, True, 30)
    assert (group.parties, group.covers, group.minutes) == (3, 9, 30)


@pytest.mark.parametrize("look", [calendars.month, calendars.week, calendars.day])
def test_the_stamp_changes_with_the_book_and_with_the_filter_only(place: Place, look: Any) -> None:
    entry = book(place)

    def stamp(clock: str = "11:00", shown: Shown = EVERYBODY) -> object:
        with at(clock):
            return look(place, DAY, shown).stamp

    first = stamp()
    assert stamp("11:20") == first
    assert stamp(shown=Shown(source="staff")) != first
    with at("12:00"):
        staff.change(place, ANNA, entry.reference, 1, staff.Changes(people=3), waive=staff.POLICY)
    assert stamp() != first


def test_a_card_knows_the_starts_beside_its_own(place: Place) -> None:
    entry = book(place)
    card = calendars.card(place, entry.reference)
    assert (f"{card.start(-card.step):%H:%M}", f"{card.end:%H:%M}") == ("19:30", "22:00")
    assert [table.name for table in card.tables] == ["T1"]
    with pytest.raises(staff.NoSuchBooking):
        calendars.card(place, "XXXXXX")


spans = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 120)), max_size=25).map(
    lambda found: [Span(start, start + length, key) for key, (start, length) in enumerate(found)]
)


@given(spans)
def test_what_overlaps_never_shares_a_lane_and_no_lane_is_wasted(found: list[Span]) -> None:
    laid = lanes(found)
    for one in found:
        for other in found:
            if one.key < other.key and one.start < other.end and other.start < one.end:
                assert laid[one.key] != laid[other.key]
    most = max(
        (sum(one.start <= minute < one.end for one in found) for minute in {span.start for span in found}), default=0
    )
    assert len(set(laid.values())) == most


@given(spans)
def test_clusters_part_what_does_not_touch_and_lose_nothing(found: list[Span]) -> None:
    parted = list(clusters(found))
    assert sorted(span for cluster in parted for span in cluster) == sorted(found)
    ends = [max(span.end for span in cluster) for cluster in parted]
    assert all(end <= cluster[0].start for end, cluster in zip(ends, parted[1:], strict=False))
