"""The first-run guide."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from webapp.operations import guide
from webapp.security import needs

bp = Blueprint("start", __name__, url_prefix="/r/<slug>/start")


@bp.get("/")
@needs("manager")
def index() -> ResponseReturnValue:
    """Five steps, and how far one has come."""
    return render_template("start/index.html", guide=guide.of(g.place), steps=guide.STEPS)


@bp.post("/<step>")
@needs("manager")
def skip(step: str) -> ResponseReturnValue:
    """Skip a step, or put it back on the list."""
    if step not in guide.STEPS:
        raise NotFound
    (guide.reopen if "reopen" in request.form else guide.skip)(g.place, step)
    return redirect(url_for("start.index"), 303)
