"""What the staff note about a guest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection, bindparam, update

from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.guests.rows import UnknownGuest, customer, of_guest
from webapp.operations.guests.show import version_of
from webapp.operations.memberships import Place
from webapp.speech.text import Unspeakable, clean
from webapp.store.transaction import write

LONGEST = {"name": 100, "email": 200, "tag": 30}
LONGEST_NOTES = 4000
MOST_TAGS = 20
CHANGE = update(customer).where(
    customer.c.restaurant_id == bindparam("rid"), customer.c.id == bindparam("gid"), customer.c.erased_at.is_(None)
)


class InvalidGuest(ValueError):
    """A value that cannot be kept: `field` is name, email, notes or tags, `reason` is missing, too_long, unreadable,
    not_an_email or too_many."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class GuestChanged(RuntimeError):
    """Somebody else has changed the guest meanwhile; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a guest's row is to hold. Empty e-mail and notes are none."""

    name: str
    email: str | None = None
    notes: str | None = None
    tags: tuple[str, ...] = ()


def edit(place: Place, actor: Actor, guest_id: str, wanted: Wanted, seen: str) -> None:
    """Keep what is wanted of a guest who was shown with the version `seen`.

    Raises `UnknownGuest`, `InvalidGuest`, and `GuestChanged` when the guest is no longer what was shown.
    """
    values = checked(wanted)

    def work(connection: Connection) -> None:
        kept, _ = of_guest(connection, place.id, guest_id)
        if kept.erased_at is not None:
            raise UnknownGuest(guest_id)
        if version_of(kept) != seen:
            raise GuestChanged(guest_id)
        change(connection, place.id, kept, values, actor, "guest.edited")

    write(place.id, work)


def change(
    connection: Connection, restaurant_id: str, kept: Any, values: dict[str, Any], actor: Actor, action: str
) -> None:
    """Write `values`, checked before, and what they were into the log; nothing where all stays the same."""
    before = {name: getattr(kept, name) for name in values}
    if before == values:
        return
    connection.execute(CHANGE, {"rid": restaurant_id, "gid": kept.id, **values})
    personal = {name: (before[name], values[name]) for name in values}
    audit.record(connection, restaurant_id, actor, action, ("guest", kept.id), personal=personal, customer_id=kept.id)


def checked(wanted: Wanted) -> dict[str, Any]:
    """The columns as they are kept. Raises `InvalidGuest`."""
    name = _line("name", wanted.name, LONGEST["name"])
    if not name:
        raise InvalidGuest("name", "missing")
    return {
        "name": name,
        "email": _email(wanted.email),
        "notes": _notes(wanted.notes),
        "tags": _tags(wanted.tags),
    }


def _line(field: str, text: str, longest: int) -> str:
    try:
        line = clean(text)
    except Unspeakable:
        raise InvalidGuest(field, "unreadable") from None
    if len(line) > longest:
        raise InvalidGuest(field, "too_long")
    return line


def _email(text: str | None) -> str | None:
    line = _line("email", text or "", LONGEST["email"])
    try:
        return validate_email(line, check_deliverability=False).normalized if line else None
    except EmailNotValidError:
        raise InvalidGuest("email", "not_an_email") from None


def _notes(text: str | None) -> str | None:
    lines = [_line("notes", line, LONGEST_NOTES) for line in (text or "").splitlines()]
    notes = "\n".join(lines).strip()
    if len(notes) > LONGEST_NOTES:
        raise InvalidGuest("notes", "too_long")
    return notes or None


def _tags(given: Iterable[str]) -> list[str]:
    """Each once, whatever its case; quotation marks are dropped, since a search finds tags by them."""
    found: dict[str, str] = {}
    for text in given:
        tag = _line("tags", text.replace('"', "").replace("\\", "").lstrip("# "), LONGEST["tag"])
        if tag:
            found.setdefault(tag.casefold(), tag)
    if len(found) > MOST_TAGS:
        raise InvalidGuest("tags", "too_many")
    return list(found.values())
