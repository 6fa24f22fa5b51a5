"""Guests taken in: those whose phone is known are left as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from webapp.models import Customer
from webapp.models.types import new_id, utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.operations.transfers.lines import Line
from webapp.speech.text import plain
from webapp.store.snapshots import Snapshot

_customer = Customer.__table__
_KNOWN = select(_customer.c.name, _customer.c.phone, _customer.c.email).where(
    _customer.c.restaurant_id == bindparam("restaurant_id"), _customer.c.erased_at.is_(None)
)
_ADD = insert(_customer)
Key = tuple[str, ...]


def plan(connection: Connection, place: Place, _snapshot: Snapshot, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with what would become of each."""
    rows = connection.execute(_KNOWN, {"restaurant_id": place.id})
    known = {_key(row.name, row.phone, row.email) for row in rows}
    seen: set[Key] = set()
    for line in lines:
        if line.problems:
            yield line
            continue
        key = _key(line.values["name"], line.values.get("phone"), line.values.get("email"))
        yield replace(line, outcome="known" if key in known else "twice" if key in seen else "new")
        seen.add(key)


def add(connection: Connection, place: Place, actor: Actor, lines: list[Line]) -> None:
    """Write the guests of these lines."""
    now = utc_now()
    for line in lines:
        values: dict[str, Any] = {name: line.values.get(name) for name in ("name", "phone", "email", "notes")}
        values["tags"] = line.values.get("tags", [])
        guest_id = new_id()
        connection.execute(_ADD, {"id": guest_id, "restaurant_id": place.id, "created_at": now, **values})
        personal = {name: (None, value) for name, value in values.items() if value}
        audit.record(
            connection,
            place.id,
            actor,
            "guest.imported",
            ("guest", guest_id),
            personal=personal,
            customer_id=guest_id,
        )


def _key(name: str, phone: str | None, email: str | None) -> Key:
    """Who is the same: by phone, else by name and e-mail address."""
    return (phone,) if phone else (plain(name), (email or "").lower())
