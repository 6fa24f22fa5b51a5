"""What Cal.com answers when it refuses, in both of its error bodies."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue

NAMES = {
    400: ("BadRequestException", "Bad Request"),
    401: ("UnauthorizedException", "Unauthorized"),
    404: ("NotFoundException", "Not Found"),
    422: ("UnprocessableEntityException", "Unprocessable Entity"),
    429: ("ThrottlerException", "Too Many Requests"),
    500: ("InternalServerErrorException", "Internal Server Error"),
}
BAD_KEY = "ApiAuthStrategy - api key - Your api key is not valid"
NOT_FREE = "User either already has booking at this time or is not available"
OUT_OF_WINDOW = (
    "The event type can't be booked at the \"start\" time provided. This could be because it's too soon (violating the "
    "minimum booking notice) or too far in the future (outside the event's scheduling window)."
)
IN_THE_PAST = "Attempting to book a meeting in the past."
TOO_MANY = "Attendee with this email can't book because the maximum number of active bookings has been reached."
NO_CONTACT = "Attendee must have at least one contact method (email or phone number)"
ENDED = "Cannot cancel a booking that has already ended"
LEGACY = (
    "start must be a valid date,eventTypeId must be a number,timeZone must be a valid IANA time zone,"
    "language must be a string,metadata must be an object"
)
CHALLENGE = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"


class Refused(Exception):
    """A request that is not carried out. `is_raw` as some errors of the core come."""

    def __init__(self, status: int, message: str, is_raw: bool = False) -> None:
        self.status, self.message, self.is_raw = status, message, is_raw
        super().__init__(message)


def answer_of(refused: Refused) -> tuple[Response, int]:
    if refused.is_raw:
        return jsonify(statusCode=refused.status, message=refused.message), refused.status
    name, reason = NAMES[refused.status]
    details: dict[str, Any] = {"message": refused.message, "error": reason, "statusCode": refused.status}
    error = {"code": name, "message": refused.message, "details": details}
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return jsonify(status="error", timestamp=now, path=request.path, error=error), refused.status


def too_many_requests(limit: int, seconds: int = 1) -> ResponseReturnValue:
    body, status = answer_of(Refused(429, "ThrottlerException: Too Many Requests"))
    return body, status, rate_headers(limit, 0, seconds) | {"Retry-After": str(seconds)}


def rate_headers(limit: int, remaining: int, seconds: int) -> dict[str, str]:
    return {
        "X-RateLimit-Limit-Default": str(limit),
        "X-RateLimit-Remaining-Default": str(remaining),
        "X-RateLimit-Reset-Default": str(seconds),
    }


def challenge() -> ResponseReturnValue:
    """What stands before the API takes us for a robot."""
    return CHALLENGE, 403, {"cf-mitigated": "challenge", "Content-Type": "text/html"}


def not_found(uid: str) -> Refused:
    return Refused(404, f"Booking with uid={uid} was not found in the database")
