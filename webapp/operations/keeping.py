"""How long guests are kept."""

from sqlalchemy import Connection, bindparam, select, update

from webapp.models import Restaurant
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store.transaction import read, write

LONGEST_MONTHS = 120
_restaurant = Restaurant.__table__
_MONTHS = select(_restaurant.c.retention_months).where(_restaurant.c.id == bindparam("restaurant_id"))
_SET = update(_restaurant).where(_restaurant.c.id == bindparam("rid")).values(retention_months=bindparam("months"))


def months(place: Place) -> int | None:
    """After how many months without a visit a guest is erased; None: never."""
    return read(lambda connection: connection.execute(_MONTHS, {"restaurant_id": place.id}).scalar())


def keep_for(place: Place, actor: Actor, how_long: int | None) -> None:
    """Keep guests for so many months after their last visit, or always. Raises ValueError outside 1 to 120."""
    if how_long is not None and not 1 <= how_long <= LONGEST_MONTHS:
        raise ValueError(f"guests are kept for 1 to {LONGEST_MONTHS} months, or always")

    def work(connection: Connection) -> None:
        was = connection.execute(_MONTHS, {"restaurant_id": place.id}).scalar()
        if was == how_long:
            return
        connection.execute(_SET, {"rid": place.id, "months": how_long})
        changes = {"retention_months": [was, how_long]}
        audit.record(connection, place.id, actor, "restaurant.changed", ("restaurant", place.id), changes=changes)

    write(place.id, work)
