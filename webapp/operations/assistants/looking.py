"""What Vapi holds, compared with what should be there: on demand, and every night by a job that promises the next."""

import difflib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from integrations.errors import ReconnectNeeded, Rejected, ServiceError
from integrations.vapi.merge import differences, section_of
from webapp.models import Assistant, Job
from webapp.operations import accounts
from webapp.operations.assistants import plans, rows, tools
from webapp.operations.assistants.definition import Json
from webapp.operations.assistants.merging import SECRET_FIELDS, fields, with_inline
from webapp.operations.assistants.plans import Plan
from webapp.operations.assistants.prompt import TRANSFER
from webapp.operations.assistants.states import State
from webapp.rules.night import next_chores
from webapp.store import publishes
from webapp.store.transaction import read, write

KIND = "check_assistant"
LOOK_WITHIN_S = 20.0
LATER = timedelta(minutes=30)
_assistant, _job = Assistant.__table__, Job.__table__
_JOINED = select(_assistant.c.restaurant_id).where(_assistant.c.vapi_assistant_id.is_not(None))
_NEVER_SENT = _assistant.c.state.is_(None) & _assistant.c.vapi_assistant_id.is_not(None)  # a file named it
_IN_THE_WAY = _assistant.c.state.in_((State.KEY, State.NO_URL, State.LEAVING))
_STUCK = select(_assistant.c.restaurant_id).where(_IN_THE_WAY | _NEVER_SENT)
_PROMISED = select(_job.c.restaurant_id).where(_job.c.kind == KIND, _job.c.state == "waiting")


def look(restaurant_id: str, now: datetime) -> tuple[Json, ...]:
    """Where Vapi holds something else: `place`, what is `wanted` and what is `held`, as texts. Writes it down.

    Raises a ServiceError, and `LookupError` where there is no assistant.
    """
    plan = plans.of(restaurant_id, now)
    if plan.assistant_id is None:
        raise LookupError(restaurant_id)
    client = accounts.vapi(restaurant_id, LOOK_WITHIN_S)
    try:
        held = client.assistant(plan.assistant_id)
    except Rejected as refusal:
        if refusal.code != "gone":
            raise
        rows.remember(restaurant_id, state=State.MISSING, error="missing", checked_at=now)
        return ({"place": "assistant", "wanted": plan.assistant_id, "held": None},)
    found = tuple(_found(plan, held, client.tools()))
    rows.remember(restaurant_id, drift=[*found], checked_at=now)
    return found


def changed_lines(wanted: str | None, held: str | None) -> tuple[tuple[str, str], ...]:
    """The lines of two texts, each with "+" where only the first has it, "-" where only the second, else " "."""
    lines = difflib.ndiff((held or "").splitlines(), (wanted or "").splitlines())
    return tuple((line[0], line[2:]) for line in lines if line[0] in "+- ")


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: look, see to what time alone has changed, and promise the next night."""
    promised_for = read(lambda connection: publishes.promised_for(connection, job.id))
    plan = plans.of(job.restaurant_id, now)
    run_at = next_chores(now, plan.snapshot.house.timezone)
    try:
        if plan.assistant_id is not None:
            look(job.restaurant_id, now)
    except ReconnectNeeded as error:
        rows.remember(job.restaurant_id, state=State.KEY, error=error.code)
    except ServiceError:
        run_at = now + LATER

    def settle(connection: Connection) -> None:
        if not plan.is_sent:  # a closure that has passed, or a time when our key was wrong
            publishes.promise(connection, job.restaurant_id)
        publishes.settle(connection, job.id, promised_for, run_at=run_at, attempts=0)

    write(None, settle)


def promise_all() -> None:
    """See to it that every restaurant with an assistant has a job that looks at it, and that what was never sent, or
    what our own settings were in the way of, is tried: they may have been put right."""
    promised = read(lambda connection: set(connection.scalars(_PROMISED)))
    joined = read(lambda connection: list(connection.scalars(_JOINED)))
    for restaurant_id in joined:
        if restaurant_id not in promised:
            write(None, partial(publishes.promise, restaurant_id=restaurant_id, after=LATER, kind=KIND))
    for restaurant_id in read(lambda connection: list(connection.scalars(_STUCK))):
        write(None, partial(publishes.promise, restaurant_id=restaurant_id))


def _found(plan: Plan, held: Json, there: list[Json]) -> Iterator[Json]:
    model = held.get("model") or {}
    section = section_of(model)
    if section != plan.definition.section:
        yield {"place": "prompt", "wanted": plan.definition.section, "held": section}
    for name, wanted in fields(plan).items():
        if differences({name: wanted}, held):
            yield _of_field(name, wanted, held.get(name))
    if with_inline(model, plan, tools.kinds(there))[0] != (model.get("tools") or []):
        yield {"place": f"tools.{TRANSFER}", "wanted": None, "held": None}
    yield from _of_tools(plan, model.get("toolIds") or [], there)


def _of_field(name: str, wanted: Any, held: Any) -> Json:
    if name in SECRET_FIELDS:
        return {"place": name, "wanted": None, "held": None}
    return {"place": name, "wanted": _shown(wanted), "held": _shown(held)}


def _of_tools(plan: Plan, attached: list[str], there: list[Json]) -> Iterator[Json]:
    by_id = {tool["id"]: tool for tool in there}
    wanted_ids = {plan.row.tools.get(name): name for name in plan.definition.tools}
    for tool_id, name in wanted_ids.items():
        tool = by_id.get(tool_id or "")
        if tool is None or tool_id not in attached:
            yield {"place": f"tools.{name}", "wanted": name, "held": None}
        elif places := tools.stale(plan.definition.tools[name], tool):
            yield {"place": f"tools.{name}", "wanted": None, "held": ", ".join(places)}
    for tool_id in sorted(tools.ours(plan, there) & set(attached) - set(wanted_ids)):
        yield {"place": "tools", "wanted": None, "held": tools.name_of(by_id[tool_id])}


def _shown(value: Any) -> str | None:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    return value if value is None or isinstance(value, str) else str(value)
