"""Two rows that are one person: suggested by name, merged when the staff say so."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.guests.edit import LONGEST_NOTES, MOST_TAGS, change
from webapp.operations.guests.rows import OF_RESTAURANT, UnknownGuest, customer, of_guest
from webapp.operations.memberships import Place
from webapp.speech import names
from webapp.speech.text import one_line
from webapp.store.transaction import read, write

MOST_SUGGESTED = 5
MOST_LOOKED_AT = 500
PREFIX = 3  # letters a word of both names begins with, so that an index finds who may be the same
MOST_WORDS = 4
_ALIAS = update(customer).where(
    customer.c.restaurant_id == bindparam("rid"),
    or_(customer.c.id == bindparam("other"), customer.c.merged_into_id == bindparam("other")),
)


class CannotMerge(ValueError):
    """A guest can't be merged with themselves, nor with one who was erased."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody who may be the same person."""

    id: str
    name: str
    phone: str | None


def duplicates(place: Place, guest_id: str) -> tuple[Duplicate, ...]:
    """Guests of nearly the same name and another phone. Raises `UnknownGuest`."""

    def look(connection: Connection) -> tuple[Duplicate, ...]:
        kept, _ = of_guest(connection, place.id, guest_id)
        starts = {word[:PREFIX] for word in one_line(kept.name).split()[:MOST_WORDS] if len(word) >= PREFIX}
        if not starts:
            return ()
        query = select(customer.c.id, customer.c.name, customer.c.phone).where(
            OF_RESTAURANT,
            or_(*(_begins(each) for start in starts for each in {start.lower(), start.title(), start.upper()})),
            customer.c.merged_into_id.is_(None),
            customer.c.erased_at.is_(None),
            customer.c.id != kept.id,
        )
        rows = connection.execute(query.limit(MOST_LOOKED_AT), {"restaurant_id": place.id})
        same = [Duplicate(*row) for row in rows if names.same_name(row.name, kept.name)]
        return tuple(sorted(same, key=lambda each: (each.name, each.id))[:MOST_SUGGESTED])

    return read(look)


def _begins(start: str) -> Any:
    """A range of the index on names."""
    return and_(customer.c.name >= start, customer.c.name < start[:-1] + chr(ord(start[-1]) + 1))


def merge(place: Place, actor: Actor, keep_id: str, other_id: str) -> str:
    """Make the other guest one with the kept one; the kept guest's id. What the kept one lacks is taken over.

    The other row stays, so that its phone still finds the kept guest. Merged before, nothing is changed.
    Raises `UnknownGuest` and `CannotMerge`.
    """

    def work(connection: Connection) -> str:
        kept, _ = of_guest(connection, place.id, keep_id)
        other, _ = of_guest(connection, place.id, other_id)
        if kept.erased_at or other.erased_at:
            raise UnknownGuest(keep_id if kept.erased_at else other_id)
        if kept.id == other.id:
            if keep_id == other_id:
                raise CannotMerge(keep_id)
            return str(kept.id)
        connection.execute(_ALIAS, {"rid": place.id, "other": other.id, "merged_into_id": kept.id})
        change(connection, place.id, kept, _together(kept, other), actor, "guest.edited")
        audit.record(
            connection,
            place.id,
            actor,
            "guest.merged",
            ("guest", kept.id),
            changes={"merged": (None, other.id)},
            personal={"merged_name": (None, other.name), "merged_phone": (None, other.phone)},
            customer_id=kept.id,
        )
        return str(kept.id)

    return write(place.id, work)


def _together(kept: Any, other: Any) -> dict[str, Any]:
    tags = {tag.casefold(): tag for tag in (*other.tags, *kept.tags)}
    notes = "\n".join(dict.fromkeys(note for note in (kept.notes, other.notes) if note))
    return {
        "email": kept.email or other.email,
        "notes": notes[:LONGEST_NOTES] or None,
        "tags": sorted(tags.values(), key=lambda tag: tag not in kept.tags)[:MOST_TAGS],
    }
