"""Who may open a guest's own pages: whoever has the link from their text. A guard (see security.py)."""

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from webapp import limits
from webapp.languages import choose
from webapp.members import guest_or_member
from webapp.models.types import utc_now
from webapp.operations import guest_links, waitlist
from webapp.operations.guest_links import UnknownLink


def signed_link() -> ResponseReturnValue | None:
    """Whoever has a link we signed, while it leads to something: a booking in `g.linked`, or a place on the waiting
    list in `g.shown`. Whatever is wrong with one looks the same. `?lang=` is the language they choose. `g.actor` is for
    the log alone: who is signed in may do no more here than anybody with the link."""
    g.token = (request.view_args or {}).get("token", "")
    choose(request.args.get("lang"))
    try:
        if request.blueprint == "offers":
            g.shown = waitlist.opened(g.token, utc_now())
            g.actor = guest_or_member(g.shown.snapshot.id)
        else:
            g.linked = guest_links.opened(g.token, utc_now())
            g.actor = guest_or_member(g.linked.restaurant_id)
    except UnknownLink:
        wait = limits.address_limit().seconds_over(limits.client_address())
        headers = {"Retry-After": str(wait)} if wait else {}
        return render_template("guest_links/unknown.html"), 429 if wait else 404, headers
    return None
