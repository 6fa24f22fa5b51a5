"""The floor plan: where the tables stand."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, select, update

from webapp.models import DiningTable
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store.transaction import write

THOUSANDTHS = 1000
_table = DiningTable.__table__
_PLACES = select(_table.c.no, _table.c.name, _table.c.plan_x, _table.c.plan_y).where(
    _table.c.restaurant_id == bindparam("restaurant_id")
)
_MOVE = (
    update(_table)
    .where(_table.c.restaurant_id == bindparam("rid"), _table.c.no == bindparam("table_no"))
    .values(plan_x=bindparam("x"), plan_y=bindparam("y"))
)


def arrange(place: Place, actor: Actor, middles: Mapping[int, tuple[int, int]]) -> int:
    """Put tables, by number, in their places: thousandths of the plan's width and height; how many moved.

    A number that is no table of the restaurant is passed over. Raises ValueError for a place off the plan.
    """
    if any(not 0 <= part <= THOUSANDTHS for middle in middles.values() for part in middle):
        raise ValueError("a table must stand on the plan")

    def work(connection: Connection) -> int:
        moved = {}
        for no, name, *was in connection.execute(_PLACES, {"restaurant_id": place.id}).all():
            if no in middles and tuple(was) != middles[no]:
                x, y = middles[no]
                connection.execute(_MOVE, {"rid": place.id, "table_no": no, "x": x, "y": y})
                moved[name] = [was, [x, y]]
        if moved:
            audit.record(connection, place.id, actor, "floor.arranged", ("restaurant", place.id), changes=moved)
        return len(moved)

    return write(place.id, work)
