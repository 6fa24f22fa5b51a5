"""What booking providers tell us. The guard has proved who they are; it is kept, and worked off later."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from webapp.models.types import utc_now
from webapp.operations.synchronising import notices
from webapp.responses import json_response

bp = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@bp.post("/square", endpoint="of_all_merchants")
@bp.post("/<provider>/<key>", endpoint="of_connection")
def message(provider: str | None = None, key: str | None = None) -> ResponseReturnValue:
    """Answered at once, also when it can't be read: it would only be sent again."""
    notices.take(g.door, dict(request.headers), request.get_data(), utc_now())
    return json_response({"ok": True})
