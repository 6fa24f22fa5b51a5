"""The assistant's row while it is sent: whose turn it is, what was made, what came of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, update

from webapp.models import Assistant, AssistantPublish, AuditEvent
from webapp.models.types import new_id, utc_now
from webapp.operations import credentials
from webapp.store import snapshots
from webapp.store.assistants import ensure_row, put
from webapp.store.transaction import write

HOLDS = timedelta(seconds=75)  # longer than all that is asked of Vapi in one turn may take
MOST_CAUSES, FIRST_CAUSES = 20, 3  # the log may be long before anything is sent for the first time
# events that change nothing of the assistant
NOT_TOLD = (
    *("booking.%", "guest.%", "staff.%", "token.%", "feed.%", "waitlist.%", "message.%", "text.%"),
    *("connection.synchronised", "connection.compared", "connection.repaired"),
)
ANSWERS = "faq.%"  # nor these, unless the prompt has the answers
_assistant, _publish, _event = Assistant.__table__, AssistantPublish.__table__, AuditEvent.__table__
_MINE = and_(_assistant.c.restaurant_id == bindparam("rid"), _assistant.c.publishing_by == bindparam("token"))
_LAST = select(func.max(_publish.c.at)).where(_publish.c.restaurant_id == bindparam("rid"))
_FREE = or_(_assistant.c.publishing_until.is_(None), _assistant.c.publishing_until < bindparam("now"))
_TAKE = update(_assistant).where(_assistant.c.restaurant_id == bindparam("rid"), _FREE)
_RELEASE = update(_assistant).where(_MINE).values(publishing_until=None, publishing_by=None)


def take_turn(restaurant_id: str) -> str | None:
    """The token of whoever may send now; None while somebody else does."""
    token, now = new_id(), utc_now()

    def work(connection: Connection) -> bool:
        ensure_row(connection, restaurant_id)
        values = {"publishing_until": now + HOLDS, "publishing_by": token}
        return connection.execute(_TAKE.values(**values), {"rid": restaurant_id, "now": now}).rowcount > 0

    return token if write(restaurant_id, work) else None


def end_turn(restaurant_id: str, token: str) -> None:
    """Let the next one send."""
    write(restaurant_id, lambda connection: connection.execute(_RELEASE, {"rid": restaurant_id, "token": token}))


def ensure_secret(restaurant_id: str) -> str:
    """The secret that Vapi shows for this restaurant, made where there is none."""

    def work(connection: Connection) -> str:
        row = ensure_row(connection, restaurant_id)
        if row.secret_encrypted is not None:
            return credentials.decrypt(row.secret_encrypted)
        secret = credentials.new_token()
        values = {"secret_encrypted": credentials.encrypt(secret), "secret_index": credentials.index_of(secret)}
        put(connection, restaurant_id, **values)
        snapshots.bump(connection, restaurant_id)
        return secret

    return write(restaurant_id, work)


def remember(restaurant_id: str, **values: Any) -> None:
    """The same at once, in a transaction of its own: an id that is lost would be made twice."""
    write(restaurant_id, lambda connection: put(connection, restaurant_id, **values))


def add_publish(connection: Connection, restaurant_id: str, since: datetime | None, **values: Any) -> None:
    """Write down that something was sent, with what the log has since the time before."""
    row = {"id": new_id(), "restaurant_id": restaurant_id, "at": utc_now(), "replaced": None, **values}
    since = since or connection.scalar(_LAST, {"rid": restaurant_id})  # of the assistant there was before
    not_told = NOT_TOLD if values["choices"]["lists_answers"] else (*NOT_TOLD, ANSWERS)
    connection.execute(insert(_publish), {**row, "causes": _causes(connection, restaurant_id, since, not_told)})


def _causes(
    connection: Connection, restaurant_id: str, since: datetime | None, not_told: tuple[str, ...]
) -> list[dict[str, str]]:
    query = select(_event.c.action, _event.c.actor_name).where(_event.c.restaurant_id == restaurant_id)
    query = query.where(*(~_event.c.action.like(pattern) for pattern in not_told))
    if since is not None:
        query = query.where(_event.c.at > since)
    most = FIRST_CAUSES if since is None else MOST_CAUSES
    found = connection.execute(query.order_by(_event.c.at.desc(), _event.c.id.desc()).limit(most))
    known: Mapping[tuple[str, str], None] = dict.fromkeys((row.action, row.actor_name) for row in found)
    return [{"action": action, "by": name} for action, name in known]
