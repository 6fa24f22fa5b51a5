"""Reading the log of changes: what people changed, and what callers changed by the phone's tools, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, false, literal_column, select

from webapp.models import AuditEvent, Booking, ToolCall
from webapp.operations.memberships import UUID, Place
from webapp.store.transaction import read

PAGE = 50
Cursor = tuple[datetime, str]  # the moment and id of an entry
CHANGING = {  # a tool of the phone that changes a booking, as an action of the log
    "create_booking": "booking.created",
    "modify_booking": "booking.changed",
    "cancel_booking": "booking.cancelled",
}
KINDS = ("booking", "guest", "restaurant", "shifts", "closures", "tables", "floor", "turn_times", "rules", "staff",
         "account", "token", "feed", "connection", "message", "faq", "question", "waitlist")  # fmt: skip
OF_OWNERS = ("staff", "account", "token")  # kinds about people and secrets, which managers have no say in


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `who_kind` is user, command, system or phone; `changes` and `personal` map a field to its values
    before and after, `personal` being None where the guest was erased or nothing personal changed. `reference` is that
    of the booking it is about."""

    at: datetime
    id: str
    who_kind: str
    who: str
    address: str | None
    action: str
    subject_kind: str
    subject_id: str | None
    reference: str | None = None
    fields: tuple[str, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] | None = None
    decision: Mapping[str, Any] | None = None
    was_refused: bool = False  # by the provider, after all: nothing to show


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, newest first; `older` is the `before` of the next page, None on the last."""

    entries: tuple[Entry, ...]
    older: Cursor | None


_event, _call, _booking = AuditEvent.__table__, ToolCall.__table__, Booking.__table__
_EVENTS = select(_event)
_CALLS = select(
    *(_call.c[name] for name in ("started_at", "id", "tool", "door", "booking_id", "decision", "answer"))
).where(_call.c.booking_id.is_not(None), _call.c.tool.in_([literal_column(repr(tool)) for tool in CHANGING]))
_REFERENCES = select(_booking.c.id, _booking.c.reference).where(
    _booking.c.restaurant_id == bindparam("restaurant_id"), _booking.c.id.in_(bindparam("ids", expanding=True))
)


def kinds(place: Place) -> list[str]:
    """The kinds of changes that this person sees."""
    return [kind for kind in KINDS if place.may("owner") or kind not in OF_OWNERS]


def page(place: Place, before: Cursor | None = None, kind: str | None = None, subject: str | None = None) -> Page:
    """One page of the restaurant's log, of what came before the last entry of another.

    `kind` is the first word of an action, such as "booking"; `subject` the id of what was changed.
    """

    def look(connection: Connection) -> Page:
        found = [_of_event(row) for row in connection.execute(_events(place, before, kind, subject)).mappings()]
        if kind in (None, "booking"):
            found += [_of_call(row) for row in connection.execute(_calls(place, before, subject))]
        found.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
        looked_at = found[:PAGE]
        shown = _with_references(connection, place, [entry for entry in looked_at if not entry.was_refused])
        return Page(shown, (looked_at[-1].at, looked_at[-1].id) if len(found) > PAGE else None)

    return read(look)


def _events(place: Place, before: Cursor | None, kind: str | None, subject: str | None) -> Select[Any]:
    wanted = [_event.c.restaurant_id == place.id, *_older(_event.c.at, _event.c.id, before)]
    wanted += [~_event.c.action.startswith(f"{each}.") for each in OF_OWNERS if not place.may("owner")]
    if kind is not None:
        wanted.append(_event.c.action.startswith(f"{kind}.", autoescape=True))
    if subject is not None:
        wanted.append(_event.c.subject_id == subject)
    return _EVENTS.where(*wanted).order_by(_event.c.at.desc(), _event.c.id.desc()).limit(PAGE + 1)


def _calls(place: Place, before: Cursor | None, subject: str | None) -> Select[Any]:
    wanted = [_call.c.restaurant_id == place.id, *_older(_call.c.started_at, _call.c.id, before)]
    if subject is not None:
        wanted.append(_call.c.booking_id == subject if UUID.fullmatch(subject) else false())
    return _CALLS.where(*wanted).order_by(_call.c.started_at.desc(), _call.c.id.desc()).limit(PAGE + 1)


def _older(at: ColumnElement[Any], key: ColumnElement[Any], before: Cursor | None) -> list[ColumnElement[bool]]:
    return [] if before is None else [at <= before[0], (at < before[0]) | (key < before[1])]


def _with_references(connection: Connection, place: Place, entries: list[Entry]) -> tuple[Entry, ...]:
    ids = {entry.subject_id for entry in entries if entry.subject_kind == "booking" and entry.subject_id}
    known = {each for each in ids if UUID.fullmatch(each)}
    keys = {"restaurant_id": place.id, "ids": sorted(known)}
    references = {row.id: row.reference for row in connection.execute(_REFERENCES, keys)} if known else {}
    return tuple(replace(entry, reference=references.get(entry.subject_id or "")) for entry in entries)


def _of_event(row: Any) -> Entry:
    return Entry(
        at=row["at"],
        id=row["id"],
        who_kind=row["actor_kind"],
        who=row["actor_name"],
        address=row["address"],
        action=row["action"],
        subject_kind=row["subject_kind"],
        subject_id=row["subject_id"],
        fields=tuple(row["fields"]),
        changes=row["changes"],
        personal=row["personal"],
        decision=row["decision"],
    )


def _did(answer: dict[str, Any] | None) -> bool:
    """Whether a call was not refused; what still goes on may have changed something."""
    return answer is None or bool(answer.get("ok", answer.get("success", True)))


def _of_call(row: Any) -> Entry:
    return Entry(
        at=row.started_at,
        id=row.id,
        who_kind="phone",
        who=row.door,
        address=None,
        action=CHANGING[row.tool],
        subject_kind="booking",
        subject_id=row.booking_id,
        decision=row.decision,
        was_refused=not _did(row.answer),
    )
