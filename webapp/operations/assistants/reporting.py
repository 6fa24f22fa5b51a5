"""Where an assistant that was there before sends what happens in its calls: here only as its owner wants it.

Vapi sends it to one server (contract, 2.2: the assistant's own before the number's and the account's), so that taking
it takes it from another. What was there is kept, secrets and all, and put back when the owner or we let go.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from integrations.vapi.client import VapiClient
from webapp.models.types import utc_now
from webapp.operations import accounts, audit, credentials
from webapp.operations.assistants import definition, plans
from webapp.operations.assistants.definition import Json
from webapp.operations.assistants.plans import Plan
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.assistants import put
from webapp.store.transaction import write

SERVER, MESSAGES = "server", "serverMessages"
FIELDS = (SERVER, MESSAGES)
HERE = ""  # where `reports_to` is our own address
ASK_WITHIN_S = 15.0


def reports_to(held: Mapping[str, Any]) -> str | None:
    """The host an assistant reports to, `HERE`, or None where it has no server of its own."""
    url = _url_of(held.get(SERVER))
    if url is None:
        return None
    return HERE if _is_here(url) else urlsplit(url).hostname or url


def joined(held: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of an assistant that is being attached: its calls are reported here where it reports them nowhere."""
    return _taken(held) if reports_to(held) in (None, HERE) else _left()


def is_undecided(plan: Plan) -> bool:
    """Whether it is of an assistant that was named in a file, and nobody has looked at what it has."""
    return not (plan.assistant_id is None or plan.row.was_made_here or plan.row.reported_to_encrypted)


def take(place: Place, actor: Actor) -> None:
    """Let what happens in its calls be sent here from the next publish on, wherever it was sent before. Raises a
    ServiceError, and `LookupError` without an assistant that was there before."""
    plan = _attached(place)
    held = accounts.vapi(place.id, ASK_WITHIN_S).assistant(plan.assistant_id or "")

    def work(connection: Connection) -> None:
        put(connection, place.id, published_hash=None, **_taken(held))
        _record(connection, place, actor, reports_to(held) or None, definition.public_url())

    write(place.id, work)


def leave(place: Place, actor: Actor) -> None:
    """Let it be sent where it was sent before. Raises a ServiceError, and nothing is changed then; `LookupError`
    without an assistant that was there before."""
    plan = _attached(place)
    client = accounts.vapi(place.id, ASK_WITHIN_S)
    give_back(client, plan.row, client.assistant(plan.assistant_id or ""))

    def work(connection: Connection) -> None:
        put(connection, place.id, published_hash=None, **_left())
        _record(connection, place, actor, definition.public_url(), _url_of(_before(plan.row).get(SERVER)))

    write(place.id, work)


def give_back(client: VapiClient, row: Any, held: Mapping[str, Any]) -> None:
    """Put back what was there before us, by the row of an assistant or of one that is left; what somebody has changed
    since stays. Raises a ServiceError."""
    if row.reports_here and reports_to(held) == HERE:
        before = _before(row)
        client.update_assistant(held["id"], {name: before.get(name) for name in FIELDS})


def is_free(plan: Plan, held: Mapping[str, Any]) -> bool:
    """Whether our address may be written: over none, our own, or the one that the owner gave up for it."""
    url = _url_of(held.get(SERVER))
    return url is None or _is_here(url) or url == _url_of(_before(plan.row).get(SERVER))


def _taken(held: Mapping[str, Any]) -> dict[str, Any]:
    before = {} if reports_to(held) == HERE else {name: held[name] for name in FIELDS if held.get(name) is not None}
    return {"reports_here": True, "reported_to_encrypted": credentials.encrypt(json.dumps(before))}


def _left() -> dict[str, Any]:
    return {"reports_here": False, "reported_to_encrypted": credentials.encrypt("{}")}


def _before(row: Any) -> Json:
    kept = row.reported_to_encrypted
    found: Json = json.loads(credentials.decrypt(kept)) if kept else {}
    return found


def _attached(place: Place) -> Plan:
    plan = plans.of(place.id, utc_now())
    if plan.assistant_id is None or plan.row.was_made_here:
        raise LookupError(place.slug)
    return plan


def _url_of(server: Any) -> str | None:
    url = server.get("url") if isinstance(server, Mapping) else None
    return url if isinstance(url, str) and url else None


def _is_here(url: str) -> bool:
    ours = definition.public_url()
    return ours is not None and url.startswith(f"{ours}/")


def _record(connection: Connection, place: Place, actor: Actor, before: str | None, after: str | None) -> None:
    subject = ("assistant", place.id)
    audit.record(connection, place.id, actor, "assistant.reporting", subject, changes={"reports_to": (before, after)})
    snapshots.bump(connection, place.id)
