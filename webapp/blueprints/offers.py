"""A guest's place on the waiting list, for whoever has the link from their text: yes or no to an offered table."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.forms.bookings import ANSWER
from webapp.models.types import utc_now
from webapp.operations import guest_links, waitlist
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.refusals import BadField
from webapp.operations.refusals import Refusal
from webapp.speech.phones import written

bp = Blueprint("offers", __name__, url_prefix="/w/<token>")
NOTHING_SAID: dict[str, dict[str, str]] = {"said": {}, "answer_errors": {}}  # to a provider's questions


@bp.route("", methods=["GET", "POST"])
def show(token: str) -> ResponseReturnValue:
    """Where they stand, and what they may say."""
    if request.method == "GET":
        return _page()
    entry, house = g.shown.entry, g.shown.snapshot
    said = request.form.get("say")
    if said == "yes":
        return _accepted(token)
    if said == "no":
        waitlist.decline(house.id, entry.id, utc_now(), g.actor)
    elif said == "again":
        waitlist.again(house.id, entry.id, utc_now(), g.actor)
    return redirect(url_for("offers.show", token=token), 303)


def _accepted(token: str) -> ResponseReturnValue:
    said = {name.removeprefix(ANSWER): text for name, text in request.form.items() if name.startswith(ANSWER)}
    try:
        made = waitlist.accept(g.shown.snapshot.id, g.shown.entry.id, utc_now(), g.actor, answers=fields.written(said))
    except BadField as bad:
        return _asked_again(said, bad.field.removeprefix(ANSWER))
    except Refusal as refusal:
        if refusal.field == "answers":
            lacking = [each.question.id for each in g.shown.asked if refusal.facts["question"] in each.question.label]
            return _asked_again(said, *lacking)
        g.shown = waitlist.opened(token, utc_now())
        return _page(409, is_late=True)
    linked = guest_links.token(guest_links.BOOKING, g.shown.snapshot.id, made.id)
    return redirect(url_for("guest_links.show", token=linked), 303)


def _asked_again(said: dict[str, str], *wrong: str) -> ResponseReturnValue:
    return _page(422, form={"said": said, "answer_errors": dict.fromkeys(wrong, _("Please answer this."))})


def _page(code: int = 200, **more: Any) -> ResponseReturnValue:
    entry, house = g.shown.entry, g.shown.snapshot
    booking = None
    if entry.state == "taken" and entry.booking_id:
        booking = url_for("guest_links.show", token=guest_links.token(guest_links.BOOKING, house.id, entry.booking_id))
    facts = {"shown": g.shown, "entry": entry, "house": house, "booking_link": booking, "form": NOTHING_SAID}
    facts["written_phone"] = written(house.phone or "", "")
    return render_template("offers/show.html", token=g.token, **{**facts, **more}), code
