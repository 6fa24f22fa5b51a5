"""The page of the stand-in: what it holds, how to connect, and buttons to play the restaurant's own side."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from integrations.sandbox.faults import MODES, Faults
from integrations.sandbox.opentable.api import CLIENT_ID, CLIENT_SECRET, RID
from integrations.sandbox.opentable.book import Book, NoTable
from integrations.sandbox.opentable.rules import Refusal, guest_of, people_of, time_of


def front(book: Book, faults: Faults, as_region: bool) -> Blueprint:
    blueprint = Blueprint("front", __name__, template_folder="templates")

    @blueprint.get("/")
    def index() -> str:
        return render_template(
            "opentable.html",
            reservations=book.all(),
            keys={"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "rid": RID},
            modes=MODES,
            fault=faults.mode,
            problem=request.args.get("problem"),
        )

    _staff(blueprint, book, as_region)
    _trouble(blueprint, book, faults)
    return blueprint


def _staff(blueprint: Blueprint, book: Book, as_region: bool) -> None:
    """What a person at the restaurant does."""

    @blueprint.post("/_sandbox/book")
    def book_here() -> ResponseReturnValue:
        try:
            country = "IT" if as_region else 39
            phone = {"number": request.form["number"], "country_code": country}
            guest = guest_of({**request.form, "phone": phone}, as_region)
            book.reserve(book.lock(time_of(request.form["when"]), people_of(request.form["people"])), guest)
        except (Refusal, NoTable) as refusal:
            return _back(refusal)
        return redirect("/", 303)

    @blueprint.post("/_sandbox/move")
    def move_here() -> ResponseReturnValue:
        held = book.get(request.form["id"])
        if held is None:
            raise BadRequest("there is no such reservation")
        try:
            book.change(request.form["id"], time_of(request.form["when"]), held["party_size"], held["special_request"])
        except (Refusal, NoTable) as refusal:
            return _back(refusal)
        return redirect("/", 303)

    @blueprint.post("/_sandbox/cancel")
    def cancel_here() -> ResponseReturnValue:
        book.cancel(request.form["id"])
        return redirect("/", 303)


def _trouble(blueprint: Blueprint, book: Book, faults: Faults) -> None:
    @blueprint.post("/_sandbox/trouble")
    def trouble() -> ResponseReturnValue:
        """A fault from the page's list, or "locks" or "tokens" run out now."""
        wish = request.form["wish"]
        if wish in ("locks", "tokens"):
            book.release_locks() if wish == "locks" else book.forget_tokens()
        else:
            faults.switch(wish if wish in MODES else None)
        return redirect("/", 303)


def _back(refusal: Refusal | NoTable) -> ResponseReturnValue:
    code = refusal.code if isinstance(refusal, Refusal) else "NoAvailability"
    return redirect(f"/?problem={code}", 303)
