"""How the stand-in answers: envelopes, pages, and refusals in the vendor's own bodies."""

import base64
from collections.abc import Callable
from urllib.parse import urlencode

from flask import g, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox.calendly.menu import API, Json
from integrations.sandbox.calendly.rules import INVALID, Refused

PER_MINUTE = 500
NO_PLAN = "The Scheduling API is only available on paid Calendly plans. Upgrade your plan to access this feature."
NO_PLAN_FOR_CALLS = "Please upgrade your Calendly account to Standard"
NOT_ALLOWED = "You do not have permission to access this resource."
ALSO_ORGANIZATION = "Please also specify organization when requesting events for a user within your organization."
SCOPES_WORDS = "This operation requires the scopes listed in the 'required_scopes' array."


def refused(status: int, title: str, message: str, **more: object) -> ResponseReturnValue:
    return jsonify(title=title, message=message, **more), status


def invalid(problem: Refused) -> ResponseReturnValue:
    details = [{"parameter": problem.parameter, "message": "is invalid"}] if problem.parameter else []
    return refused(400, "Invalid Argument", problem.message, details=details)


def taken() -> ResponseReturnValue:
    """What a start that is gone gives is not documented: this is a guess."""
    return refused(400, "Invalid Argument", INVALID)


def unauthenticated(message: str = "The access token is invalid") -> ResponseReturnValue:
    return refused(401, "Unauthenticated", message)


def forbidden(message: str = NOT_ALLOWED) -> ResponseReturnValue:
    return refused(403, "Permission Denied", message)


def lacking(scope: str) -> ResponseReturnValue:
    return refused(403, "Insufficient scope", SCOPES_WORDS, required_scopes=[scope])


def not_found() -> ResponseReturnValue:
    return refused(404, "Resource Not Found", "The server could not find the requested resource.")


def too_many(reset_s: int = 1) -> ResponseReturnValue:
    g.reset_s = reset_s
    return jsonify({}), 429


def broken() -> ResponseReturnValue:
    return refused(500, "Internal Server Error", "An unexpected error occurred")


REFUSALS: dict[str, Callable[[], ResponseReturnValue]] = {"401": unauthenticated, "429": too_many, "500": broken}


def page(found: list[Json]) -> ResponseReturnValue:
    """A part of a list, with the way to the next. Raises Refused."""
    try:
        count, start = int(request.args.get("count", 20)), _place(request.args.get("page_token"))
    except ValueError:
        raise Refused(INVALID, "page_token") from None
    if not 1 <= count <= 100:
        raise Refused(INVALID, "count")
    after = _token(start + count) if start + count < len(found) else None
    before = _token(max(start - count, 0)) if start else None
    shown = found[start : start + count]
    pagination = {
        "count": len(shown),
        "next_page": _address(after),
        "previous_page": _address(before),
        "next_page_token": after,
        "previous_page_token": before,
    }
    return jsonify(collection=shown, pagination=pagination)


def _token(place: int) -> str:
    return base64.urlsafe_b64encode(f"place {place}".encode()).decode()


def _place(token: str | None) -> int:
    return int(base64.urlsafe_b64decode(token).decode().removeprefix("place ")) if token else 0


def _address(token: str | None) -> str | None:
    return f"{API}{request.path}?{urlencode({**request.args, 'page_token': token})}" if token else None
