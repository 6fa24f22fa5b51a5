"""The log of changes: who or what, when, from where, what was before and what is now. It only grows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert

from webapp.models import AuditEvent
from webapp.models.types import new_id, utc_now
from webapp.store.statements import Changes

_ADD = Changes(insert(AuditEvent.__table__))
Before = Mapping[str, Sequence[Any]]  # a field, and its value before and after, plain JSON values


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes something: a person in the browser, a command of the operator's, or Tavolo itself (`system`).
    `address` is the client's IP address."""

    kind: Literal["user", "command", "system"]
    name: str
    id: str | None = None
    address: str | None = None


SYSTEM = Actor("system", "Tavolo")
GUEST = Actor("system", "guest")  # by the link in their text
COMMAND = Actor("command", "command line")


def record(
    connection: Connection,
    restaurant_id: str,
    actor: Actor,
    action: str,
    subject: tuple[str, str | None],
    *,
    changes: Before | None = None,
    personal: Before | None = None,
    customer_id: str | None = None,
    decision: Mapping[str, Any] | None = None,
) -> None:
    """Write one change in the transaction that makes it.

    `action` is subject.verb, such as "booking.moved"; `subject` its kind and id. What tells of a guest goes into
    `personal`, with `customer_id`, so that erasing the guest can blank it. A field that stays the same is left out.
    """
    plain, private = _different(changes), _different(personal)
    row = {
        "id": new_id(),
        "restaurant_id": restaurant_id,
        "at": utc_now(),
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        "actor_name": actor.name,
        "address": actor.address,
        "action": action,
        "subject_kind": subject[0],
        "subject_id": subject[1],
        "customer_id": customer_id,
        "fields": [*plain, *private],
        "changes": plain,
        "personal": private or None,
        "decision": None if decision is None else dict(decision),
    }
    _ADD.run(connection, {}, row)


def _different(fields: Before | None) -> dict[str, list[Any]]:
    return {name: list(pair) for name, pair in (fields or {}).items() if pair[0] != pair[1]}
