"""Assistants that work for a restaurant no longer: our part is taken out of each, and where it reported its calls
before us is put back. One that Vapi does not let be given back is shown, and tried again when somebody asks for it."""

from collections.abc import Collection
from functools import partial
from typing import Any

from integrations.errors import Rejected
from integrations.vapi.client import VapiClient
from integrations.vapi.merge import with_ours
from webapp.operations.assistants import passing_on, reporting
from webapp.operations.assistants.plans import Plan
from webapp.store import assistants
from webapp.store.transaction import write


def give_back(client: VapiClient, plan: Plan, ours: Collection[str], *, insists: bool) -> tuple[str, ...]:
    """Give back those that are left, without our tools `ours` and whichever they had; names of what was done. Raises a
    ServiceError, and what was not done is still to be done then."""
    done = []
    for left in plan.left:
        if left.error and not insists:
            continue
        identity = left.vapi_assistant_id
        settled = partial(assistants.forget, restaurant_id=plan.restaurant_id, assistant_id=identity)
        try:
            _give_back(client, left, {*ours, *left.tools})
        except Rejected as refusal:
            if refusal.code != "gone":
                settled = partial(
                    assistants.refuse, restaurant_id=plan.restaurant_id, assistant_id=identity, why=refusal.message
                )
        write(plan.restaurant_id, settled)
        done.append("left")
    return tuple(done)


def _give_back(client: VapiClient, left: Any, ours: Collection[str]) -> None:
    held = client.assistant(left.vapi_assistant_id)
    model = held.get("model")
    if model:
        inline, _ = passing_on.with_ours(model.get("tools") or [], (), left.inline, {})
        bare = {**model, "tools": inline} if inline != (model.get("tools") or []) else model
        stripped = with_ours(bare, "", ours, ())
        if stripped != model:
            client.update_assistant(held["id"], {"model": stripped})
    reporting.give_back(client, left, held)
