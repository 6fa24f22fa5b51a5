"""The API itself: keys, versions and limits, and what each path does."""

import hmac
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.calcom import rules
from integrations.sandbox.calcom.book import Book
from integrations.sandbox.calcom.bookings import OWNER_EMAIL, Bookings
from integrations.sandbox.calcom.event_types import EVENT_TYPES, OWNER_ID, USERNAME, ZONE
from integrations.sandbox.calcom.listing import number, page_of
from integrations.sandbox.calcom.refusals import (
    BAD_KEY,
    LEGACY,
    Refused,
    answer_of,
    challenge,
    rate_headers,
    too_many_requests,
)
from integrations.sandbox.calcom.subscriptions import Subscriptions

API_KEY = "cal_live_stand_in"
WINDOW_S = 60
VERSIONS = {"slots": "2024-09-04", "bookings": "2024-08-13", "event-types": "2024-06-14"}  # by the path's first part
ME = {
    "id": OWNER_ID,
    "email": OWNER_EMAIL,
    "timeFormat": 24,
    "defaultScheduleId": 600001,
    "weekStart": "Monday",
    "timeZone": ZONE.key,
    "username": USERNAME,
    "name": "Trattoria Roma",
    "avatarUrl": None,
    "bio": None,
    "organizationId": None,
}


class Meter:
    """Counts requests: all of them, and those of the last minute."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self.total = 0
        self._lock = threading.Lock()
        self._lately: deque[float] = deque()

    def count(self) -> int:
        """How many more are left this minute, negative when there are none."""
        with self._lock:
            now = time.monotonic()
            self.total += 1
            while self._lately and self._lately[0] < now - WINDOW_S:
                self._lately.popleft()
            if len(self._lately) >= self.per_minute:
                return -1
            self._lately.append(now)
            return self.per_minute - len(self._lately)


def blueprint(
    book: Book, bookings: Bookings, told: Subscriptions, faults: fault_switches.Faults, meter: Meter
) -> Blueprint:
    api = Blueprint("api", __name__, url_prefix="/v2")
    api.before_request(partial(_count, meter))
    refusals: dict[str, Callable[[], ResponseReturnValue]] = {
        "401": partial(answer_of, Refused(401, BAD_KEY)),
        "500": partial(answer_of, Refused(500, "Internal server error")),
        "429": partial(too_many_requests, meter.per_minute),
        "html_403": challenge,
    }
    fault_switches.attach(api, faults, refusals)
    api.before_request(_check_key)
    api.before_request(_check_version)
    api.after_request(partial(_say_rate, meter))
    api.register_error_handler(Refused, answer_of)
    _add_reads(api, book)
    _add_bookings(api, book, bookings)
    _add_webhooks(api, told)
    return api


def _count(meter: Meter) -> ResponseReturnValue | None:
    g.left, g.fault = meter.count(), None
    return too_many_requests(meter.per_minute, WINDOW_S) if g.left < 0 else None


def _say_rate(meter: Meter, response: Response) -> Response:
    for name, value in rate_headers(meter.per_minute, max(g.left, 0), WINDOW_S).items():
        response.headers.setdefault(name, value)
    return response


def _family() -> str:
    return request.path.removeprefix("/v2/").partition("/")[0]


def _check_key() -> None:
    """Slots need no key, but a wrong one is refused there too."""
    given = request.headers.get("Authorization", "")
    if not given and _family() == "slots":
        return
    if not hmac.compare_digest(given.encode(), f"Bearer {API_KEY}".encode()):
        raise Refused(401, BAD_KEY)


def _check_version() -> None:
    """Without its version a path leads to an older API, which knows other paths and bodies."""
    family = _family()
    if request.headers.get("cal-api-version") == VERSIONS.get(family) or family not in VERSIONS:
        return
    if (request.endpoint or "").endswith(".create"):
        raise Refused(400, LEGACY)
    raise Refused(404, f"Cannot {request.method} {request.full_path.rstrip('?')}")


def _success(data: Any, status: int = 200, **more: Any) -> ResponseReturnValue:
    return jsonify(status="success", data=data, **more), status


def _body() -> Any:
    return request.get_json(silent=True)


def _add_reads(api: Blueprint, book: Book) -> None:
    @api.get("/me")
    def me() -> ResponseReturnValue:
        return _success(ME)

    @api.get("/event-types")
    def event_types() -> ResponseReturnValue:
        return _success([*EVENT_TYPES.values()])

    @api.get("/slots")
    def slots() -> ResponseReturnValue:
        query = rules.only(request.args, rules.SLOTS)
        start, end = _edge(query, "start"), _edge(query, "end")
        zone = query.get("timeZone", "UTC")
        if zone not in available_timezones():
            raise Refused(400, "timeZone must be a valid IANA time-zone")
        id_ = query.get("eventTypeId", "")
        if not id_.isdecimal() or int(id_) not in EVENT_TYPES:
            raise Refused(404, "Event Type not found")
        found = book.free(EVENT_TYPES[int(id_)], start, end, query.get("bookingUidToReschedule"))
        return _success(_by_day(found, ZoneInfo(zone)))


def _edge(query: dict[str, Any], name: str) -> datetime:
    """An edge of the window, always UTC: an end that is a mere date, or a midnight, is the end of that day."""
    text = query.get(name, "")
    edge = rules.moment(text if "T" in text else f"{text}T00:00:00Z", name).astimezone(UTC)
    is_midnight = (edge.hour, edge.minute, edge.second) == (0, 0, 0)
    return edge + timedelta(hours=23, minutes=59, seconds=59) if name == "end" and is_midnight else edge


def _by_day(found: list[datetime], zone: ZoneInfo) -> dict[str, list[dict[str, str]]]:
    days: dict[str, list[dict[str, str]]] = {}
    for moment in found:
        local = moment.astimezone(zone)
        days.setdefault(local.date().isoformat(), []).append({"start": local.isoformat(timespec="milliseconds")})
    return days


def _add_bookings(api: Blueprint, book: Book, bookings: Bookings) -> None:
    @api.post("/bookings")
    def create() -> ResponseReturnValue:
        return _success(bookings.create(_body()), 201)

    @api.get("/bookings")
    def listing() -> ResponseReturnValue:
        return jsonify(status="success", **page_of(book.all(), request.args))

    @api.get("/bookings/<uid>")
    def booking(uid: str) -> ResponseReturnValue:
        return _success(book.get(uid))

    @api.post("/bookings/<uid>/reschedule")
    def reschedule(uid: str) -> ResponseReturnValue:
        return _success(bookings.move(uid, _body()), 201)

    @api.post("/bookings/<uid>/cancel")
    def cancel(uid: str) -> ResponseReturnValue:
        return _success(bookings.cancel(uid, _body()))

    @api.post("/bookings/<uid>/confirm")
    def confirm(uid: str) -> ResponseReturnValue:
        return _success(bookings.settle(uid, "accepted"))

    @api.post("/bookings/<uid>/decline")
    def decline(uid: str) -> ResponseReturnValue:
        return _success(bookings.settle(uid, "rejected"))


def _add_webhooks(api: Blueprint, told: Subscriptions) -> None:
    @api.get("/webhooks")
    def webhooks() -> ResponseReturnValue:
        take, skip = number(request.args, "take", 250, 1, 250), number(request.args, "skip", 0, 0, 1_000_000)
        return _success(told.all()[skip : skip + take])

    @api.post("/webhooks")
    def subscribe() -> ResponseReturnValue:
        return _success(told.add(_body()), 201)

    @api.patch("/webhooks/<id_>")
    def change(id_: str) -> ResponseReturnValue:
        return _success(told.change(id_, _body()))

    @api.delete("/webhooks/<id_>")
    def unsubscribe(id_: str) -> ResponseReturnValue:
        return _success(told.remove(id_))
