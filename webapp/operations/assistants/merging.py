"""What of an assistant is changed: our part of it, and in one of ours the fields that nobody has changed in Vapi."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from integrations.vapi.merge import differences, section_of, with_ours
from webapp.operations.assistants import passing_on, reporting
from webapp.operations.assistants.definition import MODEL, Json
from webapp.operations.assistants.plans import Plan
from webapp.operations.assistants.tools import Kept

PASSES_ON_ITSELF = "passes_on_itself"  # of what was published: it has a tool of its own that passes calls on
SECRET_FIELDS = (reporting.SERVER,)  # not kept in what was published


@dataclass(frozen=True, slots=True)
class Merge:
    """`body` is what has to be sent, empty when all is as it should be. `replaced` is what somebody had changed in
    Vapi where we now write, `left` the fields where their change stays, `inline` those of Vapi's own tools in the model
    that are ours."""

    body: Json
    replaced: Json
    inline: list[Json]
    left: tuple[str, ...] = ()


def new(plan: Plan, kept: Kept) -> Merge:
    """An assistant to be made."""
    inline = [*plan.definition.inline]
    model = with_ours({**MODEL, "tools": inline}, plan.definition.section, (), [*kept.ids.values()])
    return Merge({**plan.definition.fields, "model": model}, {}, inline)


def merge(plan: Plan, kept: Kept, held: Json, *, insists: bool) -> Merge:
    """What to send to the assistant that Vapi holds. `insists` writes over what was changed there."""
    model = held.get("model") or MODEL
    tools, inline = with_inline(model, plan, kept.kinds)
    changed = {**model, "tools": tools} if tools != (model.get("tools") or []) else model
    merged = with_ours(changed, plan.definition.section, kept.ours, [*kept.ids.values()])
    body: Json = {} if merged == model else {"model": merged}
    replaced = _section_replaced(plan, model)
    left = []
    for name, wanted in fields(plan).items():
        there, base = held.get(name), plan.base["fields"].get(name)
        if not differences({name: wanted}, held):
            continue
        is_theirs = base is not None and bool(differences({name: base}, held))
        stays = is_theirs and base == wanted
        if name == reporting.SERVER and not plan.row.was_made_here:
            is_theirs = stays = not reporting.is_free(plan, held)
        if stays and not insists:
            left.append(name)
            continue
        body[name] = wanted
        if is_theirs:
            replaced[name] = there
    return Merge(body, replaced, inline, tuple(left))


def published(plan: Plan, inline: list[Json]) -> Json:
    """What is kept of what was sent, to tell next time what was changed in Vapi."""
    told = {name: value for name, value in fields(plan).items() if name not in SECRET_FIELDS}
    has_theirs = len(inline) < len(plan.definition.inline)
    return {"section": plan.definition.section, "fields": told, "inline": inline, PASSES_ON_ITSELF: has_theirs}


def with_inline(model: Mapping[str, Any], plan: Plan, kinds: Mapping[str, str]) -> tuple[list[Json], list[Json]]:
    """The tools in the model with ours of Vapi's own, and which of these are in it; `kinds` are those of all tools."""
    ours = [*plan.base["inline"], *([passing_on.ASKS_US] if plan.row.was_made_here else [])]
    others = {each: kinds[each] for each in model.get("toolIds") or [] if each in kinds}
    return passing_on.with_ours(model.get("tools") or [], plan.definition.inline, ours, others)


def fields(plan: Plan) -> Mapping[str, Any]:
    """In somebody else's assistant only our section and our tools are ours, and where its calls are reported as far as
    the owner wants that."""
    if plan.row.was_made_here:
        return plan.definition.fields
    if not plan.row.reports_here:
        return {}
    return {name: plan.definition.fields[name] for name in reporting.FIELDS}


def _section_replaced(plan: Plan, model: Mapping[str, Any]) -> Json:
    base, held = plan.base["section"], section_of(model)
    if base is None or held in (base, plan.definition.section):
        return {}
    return {"section": held}
