"""The log of changes, how long guests are kept, and taking one's data along."""

import json
from datetime import UTC, datetime

from flask import Response, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.settings.section import bp, page, saved
from webapp.forms.settings import Keeping
from webapp.operations import audit_log, keeping, restaurants
from webapp.operations.memberships import UUID
from webapp.security import needs

SEPARATOR = "~"


@bp.get("/log")
@needs("manager")
def log() -> ResponseReturnValue:
    """Who changed what, newest first."""
    kind = request.args.get("kind", "")
    kind = kind if kind in audit_log.kinds(g.place) else ""
    subject = request.args.get("subject", "")
    subject = subject if subject.isprintable() else ""
    found = audit_log.page(g.place, _cursor(request.args.get("before", "")), kind or None, subject or None)
    older = SEPARATOR.join((found.older[0].isoformat(), found.older[1])) if found.older else None
    return page(
        "log", entries=found.entries, older=older, is_first="before" not in request.args, kind=kind, subject=subject,
        kinds=audit_log.kinds(g.place),
    )  # fmt: skip


@bp.route("/data", methods=["GET", "POST"])
@needs("manager")
def data() -> ResponseReturnValue:
    """How long guests are kept, and the files to take along."""
    form = Keeping(months=keeping.months(g.place))
    if request.method == "POST" and form.validate():
        keeping.keep_for(g.place, g.actor, form.months.data)
        return saved("settings.data")
    return page("data", 422 if request.method == "POST" else 200, form=form, months=keeping.months(g.place))


@bp.get("/data/restaurant.json")
@needs("manager")
def restaurant_file() -> ResponseReturnValue:
    """The restaurant as a file, without its secrets."""
    return _file(restaurants.current(g.place), g.place.slug)


@bp.get("/data/restaurant-with-secrets.json")
@needs("owner")
def restaurant_file_with_secrets() -> ResponseReturnValue:
    """The same with the secrets that join it to Vapi."""
    try:
        file = restaurants.export(g.place.slug, with_secrets=True)
    except restaurants.SecretLost:
        why = _("A secret cannot be read any more: the key it was encrypted with is gone from this server's settings.")
        form = Keeping(formdata=None, months=keeping.months(g.place))
        return page("data", 409, form=form, months=keeping.months(g.place), trouble=why)
    return _file(file, f"{g.place.slug}-with-secrets")


def _file(values: dict[str, object], name: str) -> Response:
    text = json.dumps(values, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"', "Cache-Control": "no-store"}
    return Response(text + "\n", mimetype="application/json", headers=headers)


def _cursor(written: str) -> audit_log.Cursor | None:
    """What the address says of the last entry shown."""
    moment, _separator, key = written.partition(SEPARATOR)
    try:
        at = datetime.fromisoformat(moment.replace(" ", "+"))
        is_one = at.tzinfo is not None and UUID.fullmatch(key)
        return (at.astimezone(UTC), key) if is_one else None
    except (ValueError, OverflowError):
        return None
