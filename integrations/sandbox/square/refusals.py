"""What the stand-in refuses with, in Square's own shape, and the checks that a request's JSON goes through."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue

Json = dict[str, Any]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
STATUSES = {
    "UNAUTHORIZED": 401,
    "ACCESS_TOKEN_EXPIRED": 401,
    "ACCESS_TOKEN_REVOKED": 401,
    "INSUFFICIENT_SCOPES": 403,
    "MERCHANT_SUBSCRIPTION_NOT_FOUND": 403,
    "NOT_FOUND": 404,
    "CONFLICT": 409,
    "RATE_LIMITED": 429,
    "INTERNAL_SERVER_ERROR": 500,
}
CATEGORIES = {
    "MERCHANT_SUBSCRIPTION_NOT_FOUND": "MERCHANT_SUBSCRIPTION_ERROR",
    "RATE_LIMITED": "RATE_LIMIT_ERROR",
    "INTERNAL_SERVER_ERROR": "API_ERROR",
}


class Refused(Exception):
    """A request that Square refuses, by its code; `field` names what is wrong with it."""

    def __init__(self, code: str, detail: str, field: str | None = None) -> None:
        self.code, self.detail, self.field = code, detail, field
        super().__init__(code)


def refused(code: str, detail: str = "", field: str | None = None) -> ResponseReturnValue:
    status = STATUSES.get(code, 400)
    category = "AUTHENTICATION_ERROR" if status in (401, 403) else "INVALID_REQUEST_ERROR"
    error = {"category": CATEGORIES.get(code, category), "code": code, "detail": detail or code.lower()}
    headers = {"Retry-After": "1"} if status == 429 else {}
    return jsonify(errors=[error | ({"field": field} if field else {})]), status, headers


def body_of(*known: str) -> Json:
    """The request's JSON, with no other keys than these."""
    said = request.get_json(silent=True)
    if not isinstance(said, dict):
        raise Refused("BAD_REQUEST", "The request body is not a JSON object.")
    return only(said, known)


def only(said: object, known: Collection[str], field: str = "") -> Json:
    """An object with no other keys than these: a misspelt one shall not pass unseen."""
    if not isinstance(said, dict):
        raise Refused("BAD_REQUEST", f"`{field}` is not an object.", field)
    for name in said:
        if name not in known:
            raise Refused("BAD_REQUEST", f"The field named '{name}' is unrecognized.", name)
    return said


def needed(said: Mapping[str, Any], *names: str) -> None:
    for name in names:
        if said.get(name) in (None, "", []):
            raise Refused("MISSING_REQUIRED_PARAMETER", "Missing required parameter.", name)


def moment(text: object, field: str) -> datetime:
    """A time with its offset, RFC 3339."""
    if not isinstance(text, str) or not MOMENT.fullmatch(text):
        raise Refused("INVALID_TIME", "The time is not in RFC 3339 format.", field)
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise Refused("INVALID_TIME", "There is no such time.", field) from None


def page_of(found: list[Json], limit: object, cursor: object, most: int = 100) -> tuple[list[Json], str | None]:
    """A page and the cursor of the next; None on the last one."""
    try:
        size, first = int(str(limit or most)), int(str(cursor or "c0").removeprefix("c"))
    except ValueError:
        raise Refused("INVALID_CURSOR", "The cursor or the limit can't be read.", "cursor") from None
    if not 1 <= size <= most:
        raise Refused("INVALID_VALUE", f"limit is from 1 to {most}.", "limit")
    rest = found[first:]
    return rest[:size], f"c{first + size}" if len(rest) > size else None
