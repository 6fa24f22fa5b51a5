"""What Twilio tells us: how far a text has come, and what guests text back. The guard has proved that it is Twilio."""

from uuid import UUID

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from webapp.models.types import utc_now
from webapp.operations.texts import replies, reports

bp = Blueprint("twilio", __name__, url_prefix="/webhooks/twilio")
NO_REPLY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


@bp.post("/status/<uuid:text_id>")
def status(text_id: UUID) -> ResponseReturnValue:
    """How far a text has come."""
    reports.take(str(text_id), request.form, utc_now())
    return "", 204


@bp.post("/inbound")
def inbound() -> ResponseReturnValue:
    """A text from a guest. Nothing is answered: what is to be said to STOP and HELP, Twilio says itself."""
    replies.take(request.form, utc_now())
    return Response(NO_REPLY, mimetype="text/xml")
