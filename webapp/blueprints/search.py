"""The box above every page: guests, bookings and pages by what is typed."""

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from webapp.extensions import htmx
from webapp.operations import guests, search

bp = Blueprint("search", __name__, url_prefix="/r/<slug>/search")
MOST_GUESTS = 6


@bp.get("/")
def index() -> ResponseReturnValue:
    """What is found, as a list for the box or as a page."""
    text = request.args.get("q", "").strip()[: search.LONGEST]
    bookings = search.bookings(g.place, text)
    is_reference = len(bookings) == 1 and bookings[0].reference == text.upper()
    people = guests.search(g.place, text).guests[:MOST_GUESTS] if text and not is_reference else ()
    template = "search/_found.html" if htmx else "search/index.html"
    return render_template(template, text=text, people=people, bookings=bookings)
