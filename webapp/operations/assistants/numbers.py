"""Phone numbers at Vapi: which ring at this restaurant, straight at its assistant or by asking us who answers."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from integrations.errors import ServiceError
from integrations.vapi.client import VapiClient
from integrations.vapi.words import PhoneNumber
from webapp.models import Assistant, VapiPhoneNumber
from webapp.models.types import utc_now
from webapp.operations import accounts, audit
from webapp.operations.assistants import definition, plans, rows
from webapp.operations.assistants.joining import Taken
from webapp.operations.assistants.plans import Plan
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.assistants import ids_of_others
from webapp.store.transaction import read, write

ASK_WITHIN_S = 15.0
DIRECT, ASKING = "direct", "asking"
WAYS = (DIRECT, ASKING)
_number, _assistant = VapiPhoneNumber.__table__, Assistant.__table__


class NoAssistant(ValueError):
    """A number can't ring at an assistant that there is not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A phone number that is this restaurant's or nobody's. `way` is None where it does not ring here; `is_elsewhere`:
    something else in Vapi answers it now."""

    number: PhoneNumber
    way: str | None
    is_elsewhere: bool


def lines(place: Place) -> tuple[Line, ...]:
    """Every number of the account but those of other restaurants. Raises a ServiceError."""
    taken, ours, assistants, own = read(lambda connection: _held(connection, place.id))
    there = accounts.vapi(place.id, ASK_WITHIN_S).phone_numbers()
    free = [each for each in there if each.id not in taken and each.assistant_id not in assistants]
    return tuple(_line(each, each.id in ours, own) for each in free)


def link(place: Place, actor: Actor, number_id: str, way: str) -> None:
    """Let a number ring here; the restaurant's own line answers when that fails.

    Raises `Taken`, `NoAssistant` and a ServiceError; nothing is changed then.
    """
    plan = plans.of(place.id, utc_now())
    if way not in WAYS:
        raise ValueError(way)
    if way == DIRECT and plan.assistant_id is None:
        raise NoAssistant(place.slug)
    client = accounts.vapi(place.id, ASK_WITHIN_S)
    known = _known(place, client, number_id)
    is_new = _claim(place, actor, number_id, known.number)
    try:
        client.update_phone_number(known, _changes(plan, way))
    except ServiceError:
        if is_new:
            _forget(place, actor, number_id)
        raise


def unlink(place: Place, actor: Actor, number_id: str) -> None:
    """Let a number ring here no longer. Raises `Taken` and a ServiceError."""
    _, ours, _, own = read(lambda connection: _held(connection, place.id))
    if number_id not in ours:
        raise Taken(number_id)
    client = accounts.vapi(place.id, ASK_WITHIN_S)
    known = next((each for each in client.phone_numbers() if each.id == number_id), None)
    if known is not None and (known.assistant_id == own or known.assistant_id is None):
        client.update_phone_number(known, {"assistantId": None, "server": None})
    _forget(place, actor, number_id)


def keep(client: VapiClient, plan: Plan, assistant_id: str) -> tuple[str, ...]:
    """See to it that our numbers ring at the assistant there is now, where they rang at the one before, and that the
    house is rung when that fails; dotted names of what was sent. Raises a ServiceError."""
    _, ours, _, _ = read(lambda connection: _held(connection, plan.restaurant_id))
    sent = []
    for number in client.phone_numbers() if ours else ():
        changes = _overdue(plan, number, assistant_id) if number.id in ours else {}
        if changes:
            client.update_phone_number(number, changes)
            sent.append(f"numbers.{number.number or number.id}")
    return tuple(sent)


def _overdue(plan: Plan, number: PhoneNumber, assistant_id: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    former = plan.row.former_assistant_id
    if number.assistant_id is not None and number.assistant_id == former != assistant_id:
        changes["assistantId"] = assistant_id
    own_line = _own_line(plan)
    is_ours = number.assistant_id in (None, former, assistant_id) and not number.is_routed_elsewhere
    if is_ours and own_line not in (None, number.fallback_number):
        changes["fallbackDestination"] = {"type": "number", "number": own_line}
    return changes


def _own_line(plan: Plan) -> str | None:
    return plan.choices.fallback_number or plan.snapshot.phone


def _known(place: Place, client: VapiClient, number_id: str) -> PhoneNumber:
    taken, _, assistants, _ = read(lambda connection: _held(connection, place.id))
    there = next((each for each in client.phone_numbers() if each.id == number_id), None)
    if there is None or number_id in taken or there.assistant_id in assistants:
        raise Taken(number_id)
    return there


def _changes(plan: Plan, way: str) -> dict[str, Any]:
    secret = rows.ensure_secret(plan.restaurant_id)
    server = definition.server("/api/vapi/webhook", secret)
    changes: dict[str, Any] = {"assistantId": plan.assistant_id if way == DIRECT else None, "server": server}
    if own_line := _own_line(plan):
        changes["fallbackDestination"] = {"type": "number", "number": own_line}
    return changes


def _line(number: PhoneNumber, is_ours: bool, own: str | None) -> Line:
    is_direct = number.assistant_id is not None and number.assistant_id == own
    way = (DIRECT if is_direct else ASKING) if is_ours else None
    is_elsewhere = number.is_routed_elsewhere or (number.assistant_id is not None and not is_direct)
    return Line(number, way, is_elsewhere)


def _held(connection: Connection, restaurant_id: str) -> tuple[set[str], set[str], set[str], str | None]:
    """The numbers of others and ours, the assistants of others, and ours."""
    numbers = connection.execute(select(_number.c.id, _number.c.restaurant_id)).all()
    own = connection.scalar(select(_assistant.c.vapi_assistant_id).where(_assistant.c.restaurant_id == restaurant_id))
    taken = {each for each, owner in numbers if owner != restaurant_id}
    others = ids_of_others(connection, restaurant_id)
    return taken, {each for each, owner in numbers if owner == restaurant_id}, others, own


def _claim(place: Place, actor: Actor, number_id: str, number: str | None) -> bool:
    """Make the number ours before Vapi is told, so that of two restaurants one gets it; whether it was not already."""

    def work(connection: Connection) -> bool:
        owner = connection.scalar(select(_number.c.restaurant_id).where(_number.c.id == number_id))
        if owner is not None and owner != place.id:
            raise Taken(number_id)
        if owner is None:
            connection.execute(insert(_number), {"id": number_id, "restaurant_id": place.id})
            snapshots.bump(connection, place.id)
        _record(connection, place, actor, "assistant.number_linked", None, number)
        return owner is None

    try:
        return write(place.id, work)
    except IntegrityError:
        raise Taken(number_id) from None


def _forget(place: Place, actor: Actor, number_id: str) -> None:
    def work(connection: Connection) -> None:
        mine = (_number.c.id == number_id) & (_number.c.restaurant_id == place.id)
        if connection.execute(delete(_number).where(mine)).rowcount:
            snapshots.bump(connection, place.id)
            _record(connection, place, actor, "assistant.number_unlinked", number_id, None)

    write(place.id, work)


def _record(
    connection: Connection, place: Place, actor: Actor, action: str, before: str | None, after: str | None
) -> None:
    changes = {"number": (before, after)}
    audit.record(connection, place.id, actor, action, ("assistant", place.id), changes=changes)
