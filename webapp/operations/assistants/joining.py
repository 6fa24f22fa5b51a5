"""Which assistant is the restaurant's: one that we make, one that was there before, or none any more."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from integrations.errors import Rejected
from integrations.vapi.client import VapiClient
from webapp.operations import accounts, audit
from webapp.operations.assistants import reporting
from webapp.operations.assistants.definition import MARK, Json
from webapp.operations.assistants.states import State
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store import assistants as joined
from webapp.store.transaction import read, write

ASK_WITHIN_S = 15.0
LONGEST_ID = 100


class Taken(ValueError):
    """It is another restaurant's, or there is no such thing: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An assistant at Vapi that could be attached. `reports_to` is the host that what happens in its calls is sent to,
    `reporting.HERE` where it is ours, or None."""

    id: str
    name: str
    reports_to: str | None = None


def candidates(place: Place) -> tuple[Candidate, ...]:
    """The assistants that are no other restaurant's, newest first. Raises a ServiceError."""
    others = read(lambda connection: joined.ids_of_others(connection, place.id))
    there = accounts.vapi(place.id, ASK_WITHIN_S).assistants()
    free = [each for each in there if each["id"] not in others and _mark_of(each) in (None, place.id)]
    return tuple(
        Candidate(each["id"], str(each.get("name") or each["id"]), reporting.reports_to(each)) for each in free
    )


def make(place: Place, actor: Actor) -> None:
    """Ask for an assistant of our own making; it is there, and the one before is given back, once it is published."""

    def work(connection: Connection) -> None:
        before = joined.ensure_row(connection, place.id)
        joined.join(connection, place.id, None, state=State.WANTED, was_made_here=True)
        _record(connection, place, actor, "assistant.made", before.vapi_assistant_id, None)

    write(place.id, work)


def attach(place: Place, actor: Actor, assistant_id: str) -> None:
    """Join an assistant that is there; the one before is given back once this one is published. Its calls are reported
    here from then on, unless it reports them to somebody else. Raises `Taken` and a ServiceError."""
    if not assistant_id.isprintable() or len(assistant_id) > LONGEST_ID:
        raise Taken(assistant_id)
    if assistant_id in read(lambda connection: joined.ids_of_others(connection, place.id)):
        raise Taken(assistant_id)
    client = accounts.vapi(place.id, ASK_WITHIN_S)
    held = _there(client, assistant_id)
    if held is None or _mark_of(held) not in (None, place.id):
        raise Taken(assistant_id)

    def work(connection: Connection) -> None:
        before = joined.ensure_row(connection, place.id)
        is_ours = _mark_of(held) == place.id
        reports = {} if is_ours else reporting.joined(held)
        joined.join(connection, place.id, assistant_id, state=State.WANTED, was_made_here=is_ours, **reports)
        _record(connection, place, actor, "assistant.attached", before.vapi_assistant_id, assistant_id)

    try:
        write(place.id, work)
    except IntegrityError:
        raise Taken(assistant_id) from None


def let_go(place: Place, actor: Actor) -> None:
    """Want no assistant any more; our part is out of the one there was, and our tools are gone, once that is
    published."""

    def work(connection: Connection) -> None:
        before = joined.ensure_row(connection, place.id)
        joined.join(connection, place.id, None, state=State.LEAVING, was_made_here=False)
        _record(connection, place, actor, "assistant.let_go", before.vapi_assistant_id, None)

    write(place.id, work)


def _there(client: VapiClient, assistant_id: str) -> Json | None:
    with suppress(Rejected):
        return client.assistant(assistant_id)
    return None


def _mark_of(held: Json) -> str | None:
    """Whose an assistant says that it is."""
    metadata = held.get("metadata")
    found = metadata.get(MARK) if isinstance(metadata, dict) else None
    return None if found is None else str(found)


def _record(
    connection: Connection, place: Place, actor: Actor, action: str, before: str | None, after: str | None
) -> None:
    changes = {"assistant": (before, after)}
    audit.record(connection, place.id, actor, action, ("assistant", place.id), changes=changes)
