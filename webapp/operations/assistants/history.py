"""What was sent to Vapi, when and because of what; and the owner's own texts as they once were."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from webapp.models import AssistantPublish
from webapp.operations.assistants import choices
from webapp.operations.assistants.choices import Choices
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store.transaction import read

SHOWN = 50
_publish = AssistantPublish.__table__
_LATEST = (
    select(_publish)
    .where(_publish.c.restaurant_id == bindparam("rid"))
    .order_by(_publish.c.at.desc(), _publish.c.id.desc())
)
_ONE = select(_publish).where(_publish.c.restaurant_id == bindparam("rid"), _publish.c.id == bindparam("pid"))


class UnknownPublish(LookupError):
    """Nothing of that id was ever published for this restaurant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One time that something was sent. `causes` are pairs of an event and who it was; `replaced` maps what somebody
    had changed in Vapi, and was written over, to what it was."""

    id: str
    at: datetime
    by: str
    causes: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    choices: Choices
    prompt: str
    replaced: dict[str, Any]


def of(place: Place, limit: int = SHOWN) -> tuple[Entry, ...]:
    """The latest first."""

    def look(connection: Connection) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in connection.execute(_LATEST.limit(limit), {"rid": place.id}))

    return read(look)


def one(place: Place, publish_id: str) -> Entry:
    """One of them. Raises `UnknownPublish`."""
    row = read(lambda connection: connection.execute(_ONE, {"rid": place.id, "pid": publish_id}).one_or_none())
    if row is None:
        raise UnknownPublish(publish_id)
    return _entry(row)


def roll_back(place: Place, actor: Actor, publish_id: str) -> bool:
    """Choose what was chosen then; whether that changes anything. Raises `UnknownPublish` and `InvalidChoice`."""
    return choices.save(place, actor, one(place, publish_id).choices)


def _entry(row: Any) -> Entry:
    known = {field.name for field in fields(Choices)}
    return Entry(
        id=row.id,
        at=row.at,
        by=row.actor_name,
        causes=tuple((cause["action"], cause["by"]) for cause in row.causes),
        changes=tuple(row.changes),
        choices=Choices(**{name: value for name, value in row.choices.items() if name in known}),
        prompt=row.prompt,
        replaced=row.replaced or {},
    )
