"""Sending the assistant to Vapi: one at a time for each restaurant, and nothing when all is there already.

Tools first, then GET, merge, PATCH of the whole model, GET, compare; then the numbers are looked at, the assistant that
was there before is given back, and what is detached is deleted. No transaction is open while Vapi is asked.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from integrations.errors import OutcomeUnknown, ReconnectNeeded, Rejected, ServiceError
from integrations.vapi.client import VapiClient
from integrations.vapi.merge import differences
from webapp.models.types import utc_now
from webapp.operations import accounts
from webapp.operations.assistants import definition, giving_back, merging, numbers, plans, reporting, rows, tools
from webapp.operations.assistants.definition import MARK, Json
from webapp.operations.assistants.merging import Merge
from webapp.operations.assistants.plans import Plan
from webapp.operations.assistants.states import Sent, State
from webapp.operations.assistants.tools import Kept
from webapp.operations.audit import SYSTEM, Actor
from webapp.operations.memberships import Place
from webapp.store import assistants, jobs, publishes
from webapp.store.transaction import read, write

ASK_WITHIN_S = 50.0  # all of it, and less than the job's lease
NOW_WITHIN_S = 20.0  # while somebody looks at the page
IF_WE_DIE = timedelta(seconds=90)
BUSY_AGAIN = timedelta(seconds=3)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)


def publish_now(place: Place, actor: Actor, *, insists: bool = False) -> Sent:
    """Send it while somebody waits; the worker goes on where that does not do."""
    job_id = jobs.id_of(publishes.KIND, place.id)
    write(place.id, lambda connection: publishes.promise(connection, place.id, IF_WE_DIE))
    promised_for = read(lambda connection: publishes.promised_for(connection, job_id))
    sent = publish(place.id, utc_now(), actor, insists=insists, seconds=NOW_WITHIN_S)

    def settle(connection: Connection) -> None:
        if sent.is_busy or sent.state is State.OFFLINE:
            publishes.promise(connection, place.id, FIRST_PAUSE)
        else:
            publishes.settle(connection, job_id, promised_for, state="done")

    write(place.id, settle)
    return sent


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn. Vapi that does not answer is asked again and again: nothing is given up by being late."""
    promised_for = read(lambda connection: publishes.promised_for(connection, job.id))
    sent = publish(job.restaurant_id, now)
    values: dict[str, Any] = {"state": "done", "last_error": None}
    if sent.is_busy:
        values = {"run_at": now + BUSY_AGAIN}
    elif sent.state is State.OFFLINE:
        pause = min(FIRST_PAUSE * 2 ** min(job.attempts - 1, 10), LONGEST_PAUSE)
        wait = max(pause, timedelta(seconds=sent.retry_after or 0))
        values = {"run_at": now + wait, "last_error": sent.error}
    elif sent.error is not None:
        values = {"state": "failed", "last_error": sent.error}
    write(None, lambda connection: publishes.settle(connection, job.id, promised_for, **values))


def publish(
    restaurant_id: str, now: datetime, actor: Actor = SYSTEM, *, insists: bool = False, seconds: float = ASK_WITHIN_S
) -> Sent:
    """Make what Vapi holds what it should hold. `insists` looks even where nothing has changed here, and writes over
    what was changed there. What goes wrong is written down for the owner. Raises `UnknownRestaurant`."""
    token = rows.take_turn(restaurant_id)
    if token is None:
        return Sent(is_busy=True)
    try:
        return _in_turn(restaurant_id, now, actor, insists, seconds)
    finally:
        rows.end_turn(restaurant_id, token)


def _in_turn(restaurant_id: str, now: datetime, actor: Actor, insists: bool, seconds: float) -> Sent:
    plan = plans.of(restaurant_id, now)
    if plan.row.state == State.LEAVING:
        return _leave(plan, insists, seconds)
    if not plan.is_wanted:
        return Sent(State(plan.row.state) if plan.row.state else None)
    if plan.is_sent and not insists:
        return Sent(State.PUBLISHED)
    if definition.public_url() is None:
        return _failed(plan, State.NO_URL, "no_url")
    try:
        return _send(accounts.vapi(restaurant_id, seconds), plan, actor, insists)
    except ReconnectNeeded as error:
        return _failed(plan, State.KEY, error.code or "bad_credentials")
    except ServiceError as error:
        if isinstance(error, Rejected) and error.code == "invalid":
            return _failed(plan, State.REFUSED, error.message)
        code = "outcome_unknown" if isinstance(error, OutcomeUnknown) else error.code
        return _failed(plan, State.OFFLINE, code or "unavailable", error.retry_after)


def _send(client: VapiClient, plan: Plan, actor: Actor, insists: bool) -> Sent:
    held = _held(client, plan)
    if plan.assistant_id is not None and held is None:
        return _failed(plan, State.MISSING, "missing")
    if plan.assistant_id is None and held is not None:
        _join(plan, held)
        plan = plans.of(plan.restaurant_id, utc_now())
    if held is not None and reporting.is_undecided(plan):
        rows.remember(plan.restaurant_id, **reporting.joined(held))
        plan = plans.of(plan.restaurant_id, utc_now())
    kept = tools.keep(client, plan)
    if held is None:
        merge, sent = merging.new(plan, kept), ["assistant.made"]
        made = client.create_assistant(merge.body)
        _join(plan, made)
    else:
        made = client.assistant(held["id"]) if kept.changes else held  # as short before writing as can be
        merge = merging.merge(plan, kept, made, insists=insists)
        sent = [*merge.body]
        if merge.body:
            _remember_inline(plan, merge)
            client.update_assistant(made["id"], merge.body)
    there = client.assistant(made["id"]) if sent else made
    rung = numbers.keep(client, plan, made["id"])
    returned = giving_back.give_back(client, plan, kept.ours, insists=insists)  # once calls reach the one there is now
    deleted = tools.delete(client, kept.orphans)
    return _done(plan, actor, kept, merge, (*kept.changes, *sent, *rung, *returned, *deleted), there)


def _leave(plan: Plan, insists: bool, seconds: float) -> Sent:
    """No assistant is wanted any more: take our part out of those there were, then delete our tools."""
    try:
        client = accounts.vapi(plan.restaurant_id, seconds)
        ours = tools.ours(plan, client.tools())
        returned = giving_back.give_back(client, plan, ours, insists=insists)
        deleted = tools.delete(client, ours)
    except ServiceError as error:
        rows.remember(plan.restaurant_id, error=error.code or "unavailable")
        state = State.KEY if isinstance(error, ReconnectNeeded) else State.OFFLINE
        return Sent(state, (), error.code or "unavailable", error.retry_after)
    gone: Json = {"state": State.LET_GO, "tools": {}, "error": None}
    rid = plan.restaurant_id
    write(rid, lambda connection: assistants.put_if(connection, rid, "state", State.LEAVING, **gone))
    return Sent(State.LET_GO, (*returned, *deleted))


def _remember_inline(plan: Plan, merge: Merge) -> None:
    """Nothing in them says whose they are: remembered before they are sent, ours are ours where the answer is lost."""
    inline = plan.base["inline"]
    if added := [tool for tool in merge.inline if tool not in inline]:
        rows.remember(plan.restaurant_id, published={**plan.base, "inline": [*inline, *added]})


def _held(client: VapiClient, plan: Plan) -> Json | None:
    """The assistant as it is there: ours by its id, or one that was made for us whose answer we never got."""
    if plan.assistant_id is None:
        found = client.find_assistants({MARK: plan.restaurant_id})
        return found[-1] if found else None
    try:
        return client.assistant(plan.assistant_id)
    except Rejected as refusal:
        if refusal.code != "gone":
            raise
        return None


def _join(plan: Plan, held: Json) -> None:
    rid = plan.restaurant_id
    write(rid, lambda connection: assistants.join(connection, rid, held["id"], was_made_here=True))


def _done(plan: Plan, actor: Actor, kept: Kept, merge: Merge, changes: tuple[str, ...], there: Json) -> Sent:
    """Write down what was sent, and where Vapi still holds something else: somebody changed it, and theirs was left."""
    now, rid = utc_now(), plan.restaurant_id
    places = dict.fromkeys(place.partition(".")[0] for place in differences(merge.body, there))
    left = [{"place": place, "wanted": None, "held": None} for place in (*places, *merge.left)]

    def work(connection: Connection) -> bool:
        is_still = assistants.put_if(
            connection, rid, "vapi_assistant_id", there["id"], state=State.PUBLISHED, error=None, tools=kept.ids,
            published=merging.published(plan, merge.inline), published_hash=plan.definition.hash, published_at=now,
            drift=left, checked_at=now,
        )  # fmt: skip
        if is_still and changes:
            rows.add_publish(
                connection, rid, plan.row.published_at, actor_name=actor.name, changes=[*changes],
                choices=asdict(plan.choices), prompt=plan.definition.section, replaced=merge.replaced or None,
            )  # fmt: skip
        return is_still

    return Sent(State.PUBLISHED, changes) if write(rid, work) else Sent(is_busy=True)  # another was joined meanwhile


def _failed(plan: Plan, state: State, error: str, retry_after: float | None = None) -> Sent:
    rows.remember(plan.restaurant_id, state=state, error=error)
    return Sent(state, (), error, retry_after)
