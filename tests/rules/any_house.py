"""Any house, any book: what hypothesis draws for the rules."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.rules import minute_grid
from tests.rules.minute_grid import SlowBook
from webapp.rules import Closure, Combination, House, Policy, Shift, Table, TurnTime

ZONES = ("Europe/Rome", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata")
# Where clocks change in those zones, the days around it, and two that are like any other.
TURNING_DAYS = [date(2027, 3, 28), date(2027, 10, 31), date(2027, 3, 14), date(2027, 11, 7)]
TURNING_DAYS += [date(2027, 4, 4), date(2027, 9, 5), date(2027, 10, 3), date(2027, 4, 3), date(2026, 12, 31)]
DAYS = [day + timedelta(n) for day in TURNING_DAYS for n in (0, 1)] + [date(2027, 6, 15), date(2027, 6, 16)]
AREAS = (None, None, None, "Sala", "terrazza")

ALWAYS = frozenset(range(7))

days = st.sampled_from(DAYS)
people = st.sampled_from([2, 2, 2, 3, 4, 4, 1, 5, 9])


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    first = draw(st.integers(0, 95)) * 15 + draw(st.sampled_from([0, 0, 0, 5]))
    length = draw(st.sampled_from([0, 60, 150, 185, 240, 360]))
    weekdays = draw(st.sampled_from([ALWAYS, ALWAYS, ALWAYS, frozenset({5, 6}), frozenset({2})]))
    return Shift("Turno", first, min(first + length, 2879), weekdays)


@st.composite
def closures(draw: st.DrawFn) -> Closure:
    first_day = draw(days) - timedelta(draw(st.integers(0, 2)))
    reason = draw(st.sampled_from([None, "Ferie"]))
    own = tuple(draw(st.lists(shifts(), max_size=1)))
    return Closure(first_day, first_day + timedelta(draw(st.integers(0, 3))), reason, own)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, ...]:
    seats = draw(
        st.lists(st.tuples(st.sampled_from([1, 1, 2, 4]), st.integers(1, 3), st.sampled_from(AREAS)), max_size=5)
    )
    return tuple(Table(no, f"T{no}", least, least + more, area) for no, (least, more, area) in enumerate(seats, 1))


@st.composite
def combinations(draw: st.DrawFn) -> tuple[Combination, ...]:
    ways = draw(st.lists(st.sampled_from([(1, 2), (2, 3), (1, 2, 3), (3, 9)]), max_size=3))
    return tuple(Combination(way, draw(st.integers(2, 5)), draw(st.integers(5, 8))) for way in ways)


policies = st.builds(
    Policy,
    slot_minutes=st.sampled_from([15, 20, 30, 60]),
    min_notice_minutes=st.sampled_from([0, 1, 60, 1200]),
    max_advance_days=st.sampled_from([90, 90, 90, 1]),
    max_people=st.sampled_from([8, 8, 8, 3]),
    covers_per_slot=st.sampled_from([None, None, 4, 9]),
    parties_per_slot=st.sampled_from([None, None, 1, 2]),
    buffer_minutes=st.sampled_from([0, 0, 10]),
    paused_until=st.none() | st.sampled_from([datetime(2027, 3, 28, 0, 20, 30, tzinfo=UTC)]),
)
turn_times = st.sampled_from([(), (TurnTime(2, 45), TurnTime(4, 90)), (TurnTime(6, 150), TurnTime(2, 70))])


@st.composite
def houses(draw: st.DrawFn) -> House:
    return House(
        timezone=ZoneInfo(draw(st.sampled_from(ZONES))),
        policy=draw(policies),
        shifts=tuple(draw(st.lists(shifts(), min_size=1, max_size=3))),
        closures=tuple(draw(st.lists(closures(), max_size=2))) if draw(st.booleans()) else (),
        tables=draw(tables()),
        combinations=draw(combinations()),
        turn_times=draw(turn_times),
    )


def moments_before(day: date) -> st.SearchStrategy[datetime]:
    """A moment mostly one to three days before `day`, seldom on it."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    hours = st.sampled_from([72, 48, 40, 36, 30, 24, 13, 6, 0])
    return st.builds(
        lambda before, seconds: noon - timedelta(hours=before, seconds=seconds), hours, st.integers(0, 3600)
    )


@st.composite
def books(draw: st.DrawFn, house: House, day: date) -> SlowBook:
    """Parties of any length at any minute of the day and the evening before, never two on one table."""
    book = SlowBook()
    midnight = int(datetime.combine(day, time(0), house.timezone).timestamp()) // 60
    numbers = [table.no for table in house.tables]
    ways = [(no,) for no in numbers] + [way.table_nos for way in house.combinations] + [()]
    on_grid = list(minute_grid.starts(house, day).values()) or [midnight]
    whenever = st.sampled_from(on_grid) | st.integers(midnight - 240, midnight + 1440)
    party = st.tuples(whenever, st.integers(1, 8), st.sampled_from(ways), st.sampled_from([1, 30, 90, 150, 400]))
    for start, people, way, minutes in draw(st.lists(party, max_size=10)):
        taken = book.taken()
        if all(taken[no].isdisjoint(range(start, start + minutes)) for no in way):
            book.seat(start, people, way, minutes)
    return book
