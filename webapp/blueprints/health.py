"""Is the process alive, and can it serve?"""

from flask import Blueprint, Response, current_app

from webapp.extensions import db
from webapp.responses import json_response
from webapp.store import engine

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> Response:
    """200 as long as the process answers."""
    return json_response({"ok": True})


@bp.get("/readyz")
def ready() -> Response:
    """200 when the database is reachable, migrated and guarded; otherwise 503 and why."""
    why = engine.why_not_ready(db.engine, current_app.extensions["migrate"].directory)
    return json_response({"ok": why is None, "why": why}, 200 if why is None else 503)
