"""The house most examples ask, and shorthands to write a book down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from webapp.rules import (
    Book,
    Closure,
    Combination,
    Decision,
    Hold,
    House,
    Opening,
    Party,
    Policy,
    Reason,
    Shift,
    Table,
    TurnTime,
    decide,
)

ROME = ZoneInfo("Europe/Rome")
T1, T2, T3, T4 = 1, 2, 3, 4
DINNER = Shift("Cena", 19 * 60, 22 * 60, frozenset(range(1, 7)))  # closed on Mondays
SATURDAY = date(2027, 2, 20)
NOW = datetime(2027, 2, 16, 11, tzinfo=UTC)  # Tuesday noon in Rome

ROMA = House(
    timezone=ROME,
    policy=Policy(max_people=8),
    shifts=(DINNER,),
    closures=(Closure(date(2027, 3, 1), date(2027, 3, 7), "Ferie"),),
    tables=(
        Table(T1, "T1", 1, 2, "Sala"),
        Table(T2, "T2", 1, 2, "Sala"),
        Table(T3, "T3", 2, 4, "Terrazza"),
        Table(T4, "T4", 3, 6, "Terrazza"),
    ),
    combinations=(Combination((T1, T2), 3, 4), Combination((T3, T4), 7, 10)),
    turn_times=(TurnTime(2, 90), TurnTime(4, 120), TurnTime(20, 150)),
)
ALL_POLICY = frozenset(Reason) - {Reason.NO_TABLE}


def with_policy(house: House, **changed: object) -> House:
    return replace(house, policy=replace(house.policy, **changed))  # type: ignore[arg-type]


def clock(written: str) -> time:
    return time.fromisoformat(written)


def minute(day: date, written: str, zone: ZoneInfo = ROME) -> int:
    """The minute since the epoch of a local time that comes once."""
    return int(datetime.combine(day, clock(written), zone).timestamp()) // 60


def hold(table_no: int, first: str, end: str, day: date = SATURDAY) -> Hold:
    return Hold(table_no, minute(day, first), minute(day, end))


def parties(*written: tuple[str, int], day: date = SATURDAY) -> Book:
    """A book of parties that hold no table: for pacing."""
    return Book.of([], [Party(minute(day, at), people) for at, people in written])


def times(openings: tuple[Opening, ...]) -> list[str]:
    return [f"{opening.time:%H:%M}" for opening in openings]


def asker(house: House, book: Book = Book(), now: datetime = NOW) -> Callable[..., Decision]:  # noqa: B008
    """A caller of this house: `ask(day, "19:00", 2)`."""

    def ask(day: date, at: str, people: int = 2, **options: object) -> Decision:
        return decide(house, book, day, clock(at), people, now, **options)  # type: ignore[arg-type]

    return ask
