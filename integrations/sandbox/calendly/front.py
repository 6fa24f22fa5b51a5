"""The stand-in's own page: what it holds, how to connect, and the other side's buttons."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from integrations.sandbox.calendly.account import Account
from integrations.sandbox.calendly.courier import Courier
from integrations.sandbox.calendly.diary import Diary, NotFree
from integrations.sandbox.calendly.grants import CLIENT_ID, CLIENT_SECRET, Grants
from integrations.sandbox.calendly.menu import DAYS_AHEAD, EVENT_TYPES, ROME, event_type
from integrations.sandbox.faults import MODES, Faults

BOOKABLE = [each for each in EVENT_TYPES if each["active"] and not each["is_paid"]]


def settings(base_url: str) -> dict[str, str]:
    """The environment that points Tavolo here."""
    return {
        "CALENDLY_BASE_URL": base_url,
        "CALENDLY_AUTH_BASE_URL": base_url,
        "CALENDLY_CLIENT_ID": CLIENT_ID,
        "CALENDLY_CLIENT_SECRET": CLIENT_SECRET,
    }


def blueprint(diary: Diary, courier: Courier, grants: Grants, account: Account, faults: Faults) -> Blueprint:
    front = Blueprint("front", __name__, template_folder="templates")

    @front.get("/")
    def index() -> str:
        now, end = datetime.now(UTC), datetime.now(UTC) + timedelta(days=DAYS_AHEAD)
        events = diary.events(lambda event, guest: True)
        return render_template(
            "calendly.html",
            settings=settings(request.host_url.rstrip("/")),
            bookings=[
                (event, diary.guest(event["uri"].rpartition("/")[2]), _local(event["start_time"])) for event in events
            ],
            subscriptions=courier.subscriptions(),
            free=[(each, [start.astimezone(ROME) for start in diary.free(each, now, end)[:200]]) for each in BOOKABLE],
            modes=MODES,
            fault=faults.mode,
            account=account,
            said=request.args.get("said"),
        )

    _of_bookings(front, diary)

    @front.post("/_sandbox/account")
    def switch() -> ResponseReturnValue:
        """`plan` paid or free; `role` admin or member; `access` expired or revoked."""
        form = request.form
        account.is_paid = form.get("plan", "paid" if account.is_paid else "free") == "paid"
        account.is_admin = form.get("role", "admin" if account.is_admin else "member") == "admin"
        if "access" in form:
            grants.end(revoked=form["access"] == "revoked")
        return _home()

    @front.post("/_sandbox/fault")
    def fault() -> ResponseReturnValue:
        mode = request.form.get("mode")
        faults.switch(mode if mode in MODES else None, only=request.form.get("only") or None)
        return _home()

    return front


def _of_bookings(front: Blueprint, diary: Diary) -> None:
    @front.post("/_sandbox/book")
    def book() -> ResponseReturnValue:
        """As a guest does on the booking page."""
        form = request.form
        kind = event_type(form.get("event_type")) or BOOKABLE[0]
        guest = {"name": form.get("name") or "Anna Bianchi", "email": form.get("email") or "anna@example.com"}
        answers = [{"question": "Telefono", "answer": form.get("phone") or "+39 333 765 4321", "position": 0}]
        asked = {"invitee": {**guest, "timezone": "Europe/Rome"}, "questions_and_answers": answers}
        try:
            diary.book(kind, datetime.fromisoformat(form["start"]), asked, None)
        except NotFree:
            return _home("That start is not free.")
        return _home()

    @front.post("/_sandbox/move/<event_id>")
    def move(event_id: str) -> ResponseReturnValue:
        """To the next start that is free, or to `start`."""
        event = diary.event(event_id)
        if event is None or event["status"] != "active":
            return _home("That booking is not there any more.")
        old = datetime.fromisoformat(event["start_time"])
        kind = event_type(event["event_type"]) or BOOKABLE[0]
        later = diary.free(kind, old + timedelta(minutes=1), old + timedelta(days=DAYS_AHEAD))
        start = datetime.fromisoformat(request.form["start"]) if request.form.get("start") else later[0]
        try:
            diary.move(event_id, start)
        except NotFree:
            return _home("That start is not free.")
        return _home()

    @front.post("/_sandbox/cancel/<event_id>")
    def cancel(event_id: str) -> ResponseReturnValue:
        event = diary.event(event_id)
        if event is None or event["status"] != "active":
            return _home("That booking is not there any more.")
        diary.cancel(event_id, "Non possiamo più venire", diary.guest(event_id)["name"], "invitee")
        return _home()


def _home(said: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("front.index", said=said), 303)


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(ROME)
