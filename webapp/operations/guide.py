"""The first-run guide: five steps from an empty restaurant to one whose phone can be answered."""

from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, func, select, update

from webapp.models import Assistant, DiningTable, FaqEntry, Restaurant, Shift
from webapp.operations.memberships import Place
from webapp.operations.restaurants import UnknownRestaurant
from webapp.store.transaction import read, write

STEPS = ("hours", "tables", "book", "faq", "assistant")
_restaurant = Restaurant.__table__
_ID: BindParameter[str] = bindparam("restaurant_id")


def _count(model: type[Shift] | type[DiningTable] | type[FaqEntry]):  # type: ignore[no-untyped-def]
    table = model.__table__
    return select(func.count()).select_from(table).where(table.c.restaurant_id == _ID).scalar_subquery()


_seats = select(func.coalesce(func.sum(DiningTable.__table__.c.seats_max), 0)).where(
    DiningTable.__table__.c.restaurant_id == _ID
)
_assistant = select(Assistant.__table__.c.vapi_assistant_id).where(Assistant.__table__.c.restaurant_id == _ID)
_FACTS = select(
    _restaurant.c.steps_done, _restaurant.c.house_book, _count(Shift), _count(DiningTable), _seats.scalar_subquery(),
    _count(FaqEntry), _assistant.scalar_subquery(),
).where(_restaurant.c.id == _ID)  # fmt: skip
_STEPS_DONE = select(_restaurant.c.steps_done).where(_restaurant.c.id == _ID)
_SET = update(_restaurant).where(_restaurant.c.id == bindparam("rid")).values(steps_done=bindparam("steps"))


@dataclass(frozen=True, slots=True)
class Guide:
    """How far a restaurant has come: the steps that somebody skipped, and what there is by now."""

    skipped: tuple[str, ...]
    house_book: bool
    shifts: int
    tables: int
    seats: int
    answers: int
    assistant_id: str | None

    @property
    def there(self) -> tuple[str, ...]:
        """The steps whose outcome is there."""
        is_there = {
            "hours": self.shifts, "tables": self.tables, "book": self.house_book and self.tables,
            "faq": self.answers, "assistant": self.assistant_id,
        }  # fmt: skip
        return tuple(step for step in STEPS if is_there[step])

    @property
    def done(self) -> tuple[str, ...]:
        """The steps that need nobody any more."""
        return tuple(step for step in STEPS if step in self.there or step in self.skipped)

    @property
    def next(self) -> str | None:
        """The first step that is not done; None when all are."""
        return next((step for step in STEPS if step not in self.done), None)


def of(place: Place) -> Guide:
    """How far the restaurant has come. Raises `UnknownRestaurant`."""

    def look(connection: Connection) -> Guide:
        row = connection.execute(_FACTS, {"restaurant_id": place.id}).one_or_none()
        if row is None:
            raise UnknownRestaurant(place.slug)
        skipped, *facts = row
        return Guide(tuple(skipped), *facts)

    return read(look)


def skip(place: Place, step: str) -> None:
    """Remember that a step is skipped. Raises ValueError for what is no step."""
    _remember(place, step, is_done=True)


def reopen(place: Place, step: str) -> None:
    """Put a step back on the list. Raises ValueError for what is no step."""
    _remember(place, step, is_done=False)


def _remember(place: Place, step: str, *, is_done: bool) -> None:
    if step not in STEPS:
        raise ValueError(f"not a step: {step!r}")

    def work(connection: Connection) -> None:
        done = set(connection.execute(_STEPS_DONE, {"restaurant_id": place.id}).scalar() or ())
        steps = sorted(done | {step} if is_done else done - {step}, key=STEPS.index)
        connection.execute(_SET, {"rid": place.id, "steps": steps})

    write(place.id, work)
