"""Running one tool by hand, with its decision; in development and test only."""

from typing import Any

from flask import Blueprint, Response, g, request

from webapp.errors import json_error
from webapp.models.types import new_id, utc_now
from webapp.operations import memberships
from webapp.operations.refusals import Refusal
from webapp.responses import json_response
from webapp.store.snapshots import Snapshot
from webapp.tools.doors import json as json_door
from webapp.tools.doors import vapi as vapi_door
from webapp.tools.doors.envelope import E164, Envelope, ToolCallAsked

bp = Blueprint("tool_test", __name__, url_prefix="/api/vapi/tools")


@bp.post("/test")
def run() -> Response:
    """`{"userId"|"restaurantId", "toolName", "toolArgs", "callerNumber"?}` -> the result, its decision and duration."""
    if not request.is_json:
        return json_error(415)
    try:
        given = json_door.parse(request.get_data())
    except Refusal:
        return json_error(400)
    if not isinstance(given.get("toolName"), str):
        return json_error(400)
    snapshot = _meant(given)
    if snapshot is None:
        return json_error(404)
    arguments = given.get("toolArgs", {})
    caller = given.get("callerNumber")
    call = ToolCallAsked(new_id(), given["toolName"], arguments if isinstance(arguments, dict) else None)
    envelope = Envelope("tool-calls", caller=caller if isinstance(caller, str) and E164.fullmatch(caller) else None)
    told = vapi_door.run(call, envelope, snapshot, utc_now(), door="test")
    return json_response({"toolName": call.name, "result": told.answer, "decision": told.decision})


def _meant(given: dict[str, Any]) -> Snapshot | None:
    """The restaurant that is named and that the token opens."""
    named, user_id = given.get("restaurantId"), given.get("userId")
    for snapshot in g.tenants:
        if named in (snapshot.slug, snapshot.id):
            return snapshot
        if named is None and isinstance(user_id, str) and memberships.is_member(user_id, snapshot.id):
            return snapshot
    return None
