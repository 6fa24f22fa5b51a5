"""A guest's place on the waiting list, for whoever has the link from their text: yes or no to an offered table."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.models.types import utc_now
from webapp.operations import guest_links, waitlist
from webapp.operations.refusals import Refusal
from webapp.speech.phones import written

bp = Blueprint("offers", __name__, url_prefix="/w/<token>")


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
        waitlist.decline(house.id, entry.id, utc_now())
    elif said == "again":
        waitlist.again(house.id, entry.id, utc_now())
    return redirect(url_for("offers.show", token=token), 303)


def _accepted(token: str) -> ResponseReturnValue:
    try:
        made = waitlist.accept(g.shown.snapshot.id, g.shown.entry.id, utc_now())
    except Refusal:
        g.shown = waitlist.opened(token, utc_now())
        return _page(409, is_late=True)
    linked = guest_links.token(guest_links.BOOKING, g.shown.snapshot.id, made.id)
    return redirect(url_for("guest_links.show", token=linked), 303)


def _page(code: int = 200, **more: bool) -> ResponseReturnValue:
    entry, house = g.shown.entry, g.shown.snapshot
    booking = None
    if entry.state == "taken" and entry.booking_id:
        booking = url_for("guest_links.show", token=guest_links.token(guest_links.BOOKING, house.id, entry.booking_id))
    facts = {"shown": g.shown, "entry": entry, "house": house, "booking_link": booking}
    facts["written_phone"] = written(house.phone or "", "")
    return render_template("offers/show.html", token=g.token, **facts, **more), code
