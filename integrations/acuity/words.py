"""Acuity's errors in our words, by their `error` and never their `message`. Sources are in README.md beside this."""

from integrations.answers import Answer, retry_after
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, SlotTaken, Unavailable

SERVICE = "acuity"

# `error` of a refused request -> what the caller can do, plain reason, words for the owner.
REFUSALS: dict[str, tuple[type[ServiceError], str, str]] = {
    "unauthorized": (ReconnectNeeded, "bad_credentials", "the user ID or the API key is not accepted"),
    "forbidden": (ReconnectNeeded, "forbidden", "the account may not use this part of the API"),
    "not_found": (Rejected, "not_found", "there is no such thing in the account"),
    "method_not_allowed": (Rejected, "method_not_allowed", "the API does not do that there"),
    "too_many_requests": (Unavailable, "rate_limited", "too many requests at once"),
    "bad_request": (Rejected, "bad_request", "the request was refused"),
    # the start can't be had
    "no_available_calendar": (SlotTaken, "no_available_calendar", "no calendar is free then"),
    "not_available": (SlotTaken, "not_available", "the time is not free"),
    "not_available_min_hours_in_advance": (SlotTaken, "too_soon", "the time is too soon"),
    "not_available_max_days_in_advance": (SlotTaken, "too_far_ahead", "the time is too far ahead"),
    "time_unavailable": (SlotTaken, "time_unavailable", "the time is not free"),
    "double_booked": (SlotTaken, "double_booked", "the time is taken"),
    # what was said of the guest
    "required_first_name": (Rejected, "required_first_name", "a first name is needed"),
    "required_last_name": (Rejected, "required_last_name", "a last name is needed"),
    "required_email": (Rejected, "required_email", "an e-mail address is needed"),
    "invalid_email": (Rejected, "invalid_email", "the e-mail address is not accepted"),
    "invalid_fields": (Rejected, "invalid_fields", "an answer to the intake form is not accepted"),
    "required_field": (Rejected, "required_field", "the intake form needs an answer"),
    # what was asked for
    "required_appointment_type_id": (NotSupported, "bad_event_type", "no appointment type is chosen"),
    "invalid_appointment_type": (NotSupported, "bad_event_type", "the appointment type is not there any more"),
    "invalid_calendar": (NotSupported, "bad_calendar", "the calendar is not there any more"),
    "required_datetime": (Rejected, "invalid_datetime", "the time can't be read"),
    "invalid_datetime": (Rejected, "invalid_datetime", "the time can't be read"),
    "invalid_timezone": (Rejected, "invalid_timezone", "the time zone is not known"),
    "invalid_certificate": (Rejected, "certificate", "the coupon is not accepted"),
    "expired_certificate": (Rejected, "certificate", "the coupon has expired"),
    "certificate_uses": (Rejected, "certificate", "the coupon is used up"),
    "invalid_certificate_type": (Rejected, "certificate", "the coupon is for something else"),
    # a booking that stays as it is
    "cancel_not_allowed": (NotSupported, "cancel_not_allowed", "the account does not let guests cancel"),
    "cancel_too_close": (NotSupported, "cancel_too_close", "it is too late to cancel"),
    "reschedule_not_allowed": (NotSupported, "reschedule_not_allowed", "the account does not let guests move"),
    "reschedule_too_close": (NotSupported, "reschedule_too_close", "it is too late to move it"),
    "reschedule_series": (NotSupported, "reschedule_series", "one of a series can't be moved"),
    "reschedule_canceled": (NotSupported, "reschedule_canceled", "what is cancelled can't be moved"),
}

UNCLEAR = {"bad_request", "not_found", "refused", "http_400", "http_404", "http_422"}
"""Reasons of a refused booking that may mean that the start is taken."""


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal's `error`; None when it has none. Any 409 is a start that is taken."""
    if not 400 <= answer.status < 500:
        return None
    error = answer.json.get("error") if isinstance(answer.json, dict) else None
    if isinstance(error, str) and error in REFUSALS:
        kind, reason, words = REFUSALS[error]
        return kind(SERVICE, words, reason, retry_after(answer))
    if answer.status == 409:
        return SlotTaken(SERVICE, "the time is taken", "http_409")
    if isinstance(error, str) and answer.status in (400, 404, 422):
        return Rejected(SERVICE, "the request was refused for a reason we do not know", "refused")
    return None
