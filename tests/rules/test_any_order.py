"""Whatever is asked in whatever order, the book stays one a restaurant can serve."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.rules import minute_grid
from tests.rules.any_house import days, houses
from tests.rules.minute_grid import EVERY_MINUTE, SlowBook
from tests.rules.roma import ALL_POLICY, with_policy
from tests.size import size
from webapp.rules import House, Table, decide, openings, window

EXAMPLES = settings(max_examples=size(100, 2000), deadline=None)


class Wish(NamedTuple):
    """Somebody wants the n-th start of today or tomorrow."""

    tomorrow: bool
    nth: int
    people: int


wishes = st.lists(st.builds(Wish, st.booleans(), st.integers(0, 30), st.integers(1, 6)), min_size=4, max_size=20)
tables = tuple(Table(no, f"T{no}", 1, 2 + no) for no in (1, 2, 3))


@st.composite
def busy_houses(draw: st.DrawFn) -> House:
    """Any house that has tables and takes bookings now."""
    house = draw(houses())
    free = with_policy(house, min_notice_minutes=0, max_advance_days=90, paused_until=None)
    return replace(free, tables=house.tables or tables, closures=())


def noon_before(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(days=2)


def ask(house: House, book: SlowBook, day: date, wish: Wish) -> minute_grid.Seated | None:
    """The party as seated, None when it is refused."""
    on = day + timedelta(wish.tomorrow)
    grid = list(minute_grid.starts(house, on))
    if not grid:
        return None
    at = grid[wish.nth % len(grid)]
    decision = decide(house, book.read(*window(house, on)), on, at, wish.people, noon_before(day))
    if decision.start is None or decision.held_until is None:
        return None
    return book.seat(decision.start, wish.people, decision.table_nos, decision.held_until - decision.start)


def assert_valid(house: House, book: SlowBook, day: date) -> None:
    book.taken()
    slot = house.policy.slot_minutes
    for on in (day, day + timedelta(1)):
        for begins in minute_grid.starts(house, on).values():
            parties, covers = book.load(begins, begins + slot)
            assert parties <= (house.policy.parties_per_slot or parties)
            assert covers <= (house.policy.covers_per_slot or covers)
    for party in book.seated:
        seats = [table.seats_max for table in house.tables if party.tables == (table.no,)]
        seats += [way.seats_max for way in house.combinations if party.tables == way.table_nos]
        assert any(party.people <= most for most in seats)


@EXAMPLES
@given(data=st.data(), house=busy_houses(), day=days, wanted=wishes)
def test_every_order_of_requests_leaves_a_valid_book(
    data: st.DataObject, house: House, day: date, wanted: list[Wish]
) -> None:
    for order in (wanted, data.draw(st.permutations(wanted))):
        book = SlowBook()
        for wish in order:
            ask(house, book, day, wish)
            assert_valid(house, book, day)


@EXAMPLES
@given(data=st.data(), house=busy_houses(), day=days, wanted=wishes)
def test_bookings_and_cancellations_in_any_order_leave_a_valid_book(
    data: st.DataObject, house: House, day: date, wanted: list[Wish]
) -> None:
    book = SlowBook()
    for wish in wanted:
        ask(house, book, day, wish)
        if book.seated and data.draw(st.integers(0, 2)) == 0:
            book.seated.pop(data.draw(st.integers(0, len(book.seated) - 1)))
        assert_valid(house, book, day)


@EXAMPLES
@given(
    data=st.data(), house=busy_houses(), day=days, wish=st.builds(Wish, st.just(False), st.integers(0, 30), st.just(2))
)
def test_a_cancelled_slot_opens_again(data: st.DataObject, house: House, day: date, wish: Wish) -> None:
    book = SlowBook()
    while ask(house, book, day, wish):
        assert len(book.seated) <= len(house.tables)
    assume(book.seated)
    at = list(minute_grid.starts(house, day))[wish.nth % len(minute_grid.starts(house, day))]

    def is_open() -> bool:
        found = openings(house, book.read(*window(house, day)), day, wish.people, noon_before(day))
        return at in [opening.time for opening in found]

    assert not is_open()
    book.seated.remove(data.draw(st.sampled_from(book.seated)))
    assert is_open()
    assert ask(house, book, day, wish)
    assert not is_open()


@EXAMPLES
@given(data=st.data(), house=busy_houses(), day=days)
def test_staff_who_waive_all_policy_never_seat_two_parties_at_one_table(
    data: st.DataObject, house: House, day: date
) -> None:
    book = SlowBook()
    asked = st.tuples(st.sampled_from(EVERY_MINUTE), st.integers(1, 5), st.none() | st.integers(1, 600))
    for at, people, turn in data.draw(st.lists(asked, min_size=5, max_size=20)):
        read = book.read(*window(house, day, turn))
        decision = decide(house, read, day, at, people, noon_before(day), waive=ALL_POLICY, turn_minutes=turn)
        if decision.start is not None and decision.held_until is not None:
            book.seat(decision.start, people, decision.table_nos, decision.held_until - decision.start)
            assert decision.table_nos
        book.taken()
