"""Vapi's refusals, in the shape NestJS gives them: `message` is a text, or a list of them for a body at fault."""

from flask import jsonify
from flask.typing import ResponseReturnValue

REASONS = {
    400: ("Bad Request", "Bad Request"),
    401: ("Unauthorized", "Invalid Key"),
    404: ("Not Found", "Not Found"),
    409: ("Conflict", "Conflict"),
    429: ("Too Many Requests", "Rate limit exceeded"),
    500: ("Internal Server Error", "Internal server error"),
}


def refused(status: int, message: str | list[str] | None = None) -> ResponseReturnValue:
    """The answer with this status. No Retry-After: that Vapi sends one is not known."""
    error, usual = REASONS.get(status, REASONS[500])
    return jsonify(message=message or usual, error=error, statusCode=status), status
