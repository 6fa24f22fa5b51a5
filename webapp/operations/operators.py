"""What whoever runs this Tavolo decides about its restaurants: who may use the operator's own Vapi and Twilio."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from webapp.models import Restaurant
from webapp.models.types import utc_now
from webapp.operations import audit, reminders
from webapp.operations.audit import Actor
from webapp.operations.memberships import UUID
from webapp.operations.restaurants import UnknownRestaurant
from webapp.store import snapshots
from webapp.store.transaction import read, write

_restaurant = Restaurant.__table__
_ALL = select(
    *(_restaurant.c[name] for name in ("id", "slug", "name", "uses_operator_credentials", "created_at"))
).order_by(_restaurant.c.name, _restaurant.c.slug)
_WAS = select(_restaurant.c.uses_operator_credentials).where(_restaurant.c.id == bindparam("restaurant_id"))
_SET = (
    update(_restaurant)
    .where(_restaurant.c.id == bindparam("rid"))
    .values(uses_operator_credentials=bindparam("is_served"))
)


@dataclass(frozen=True, slots=True)
class Served:
    """A restaurant, and whether the operator's credentials serve it."""

    id: str
    slug: str
    name: str
    uses_operator_credentials: bool
    created_at: datetime


def restaurants() -> list[Served]:
    """Every restaurant of this Tavolo, by name."""
    return read(lambda connection: [Served(*row) for row in connection.execute(_ALL)])


def serve(actor: Actor, restaurant_id: str, is_served: bool) -> None:
    """Let the operator's credentials serve a restaurant, or no longer. Raises `UnknownRestaurant`."""
    if not UUID.fullmatch(restaurant_id):
        raise UnknownRestaurant(restaurant_id)

    def work(connection: Connection) -> None:
        was = connection.execute(_WAS, {"restaurant_id": restaurant_id}).scalar()
        if was is None:
            raise UnknownRestaurant(restaurant_id)
        if was == is_served:
            return
        connection.execute(_SET, {"rid": restaurant_id, "is_served": is_served})
        snapshots.bump(connection, restaurant_id)
        reminders.everybody(connection, restaurant_id, utc_now())
        changes = {"uses_operator_credentials": [was, is_served]}
        subject = ("restaurant", restaurant_id)
        audit.record(connection, restaurant_id, actor, "restaurant.changed", subject, changes=changes)

    write(restaurant_id, work)
