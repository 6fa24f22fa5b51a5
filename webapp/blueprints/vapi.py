"""The Vapi door: tool calls, and every other message Vapi sends."""

from flask import Blueprint, Response, g

from webapp import limits
from webapp.errors import locale
from webapp.models.types import utc_now
from webapp.operations.refusals import Refusal
from webapp.responses import json_response
from webapp.store.transaction import BookUnavailable
from webapp.tools.doors import vapi as vapi_door
from webapp.tools.doors import webhook
from webapp.tools.doors.envelope import Envelope

bp = Blueprint("vapi", __name__, url_prefix="/api/vapi")


@bp.post("/tools")
@bp.post("/webhook")
def message() -> Response:
    """Answer tool calls, and who takes a call; acknowledge every other message."""
    envelope = g.envelope
    if envelope is not None and envelope.type != "tool-calls" and not envelope.tool_calls:
        return _told(envelope)
    if envelope is None or g.tenant is None:
        return json_response(vapi_door.answer_unknown(envelope, locale()))
    is_over = any(limits.tool_limit().seconds_over(g.tenant.id) for _ in envelope.tool_calls[: vapi_door.MOST_CALLS])
    refusal = Refusal("RATE_LIMITED") if is_over else None
    return json_response(vapi_door.answer(envelope, g.tenant, utc_now(), refusal))


def _told(envelope: Envelope) -> Response:
    try:
        return json_response(webhook.answer(envelope, g.tenant, utc_now(), locale()))
    except BookUnavailable:
        said = webhook.answer_unavailable(envelope, g.tenant, g.tenant.locale if g.tenant else locale())
        return json_response(said or {}, 200 if said else 503)
