"""What is wrong with the assistant, for whoever works the evening: not sent, deleted, or changed in Vapi."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from webapp.models import Assistant, Job
from webapp.operations.assistants.states import State
from webapp.store import jobs, publishes

BLIPS = 3  # times that Vapi may not answer before anybody need know
TOLD = (State.REFUSED, State.KEY, State.NO_URL, State.MISSING)
_assistant, _job = Assistant.__table__, Job.__table__
_HOW = (
    select(_assistant.c.state, _assistant.c.error, _assistant.c.drift, _job.c.attempts)
    .outerjoin_from(_assistant, _job, _job.c.id == bindparam("job_id"))
    .where(_assistant.c.restaurant_id == bindparam("rid"))
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What somebody should see to: in `state` and `error` why it was not sent, or the places where Vapi holds something
    else."""

    state: State
    error: str | None
    drift: tuple[str, ...]


def trouble(connection: Connection, restaurant_id: str) -> Trouble | None:
    """What is wrong with the assistant; None where nothing is, or there is none."""
    keys = {"rid": restaurant_id, "job_id": jobs.id_of(publishes.KIND, restaurant_id)}
    row = connection.execute(_HOW, keys).one_or_none()
    if row is None or row.state is None:
        return None
    is_away = row.state in (State.OFFLINE, State.LEAVING) and (row.attempts or 0) >= BLIPS
    drift = tuple(each["place"] for each in row.drift or ()) if row.state == State.PUBLISHED else ()
    return Trouble(State(row.state), row.error, drift) if is_away or row.state in TOLD or drift else None
