"""OpenTable's codes in our words. Quirks and sources are in README.md beside this file."""

from integrations.answers import Answer
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, SlotTaken, Unavailable
from integrations.vocabulary import State

SERVICE = "opentable"
USER_AGENT = "Tavolo"
LOCK_GONE = "lock_gone"

# Code of a refused request -> what the caller can do, plain reason, words for the owner.
REFUSALS: dict[str, tuple[type[ServiceError], str, str]] = {
    "NoAvailability": (SlotTaken, "taken", "there is no table at that time"),
    "InvalidPartySize": (Rejected, "invalid_people", "the restaurant does not take that number of people"),
    "MissingPartySize": (Rejected, "invalid_people", "the number of people is missing"),
    "InvalidDateTime": (Rejected, "invalid_time", "the time is not accepted"),
    "MissingDateTime": (Rejected, "invalid_time", "the time is missing"),
    "InvalidStartDateTime": (Rejected, "invalid_time", "the time is not accepted"),
    "InvalidForwardMinutes": (Rejected, "invalid_window", "the hours after the time are not accepted"),
    "InvalidBackwardMinutes": (Rejected, "invalid_window", "the hours before the time are not accepted"),
    "FirstNameIsMissing": (Rejected, "name_needed", "the first name is missing"),
    "LastNameIsMissing": (Rejected, "last_name_needed", "the last name is missing"),
    "IllegalPhoneNumber": (Rejected, "invalid_phone", "the phone number is not accepted"),
    "MissingPhoneNumber": (Rejected, "invalid_phone", "the phone number is missing"),
    "ReservationTokenOrRidInvalid": (Unavailable, LOCK_GONE, "the table was no longer held, or not by this restaurant"),
    "RestaurantNotSCEnabled": (NotSupported, "not_enabled", "the restaurant is not enabled for booking by phone"),
    "InvalidRidOrReservationId": (Rejected, "gone", "there is no such reservation"),
    "CannotModifyReservationInPast": (Rejected, "in_the_past", "a reservation in the past can't be changed"),
    "RedirectToHost": (NotSupported, "to_a_person", "the restaurant wants to do that itself"),
}

IS_UNCLEAR = ("http_400", "http_404", "http_409", "invalid_time")  # a refusal that may mean "taken"


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal; None leaves it to the status. A 403 is not always about the token."""
    if answer.status >= 500 or answer.status in (408, 429):
        return None
    for code in _codes(answer):
        if code in REFUSALS:
            error, reason, words = REFUSALS[code]
            return error(SERVICE, f"{words} (code {code})", reason)
    if answer.status in (401, 403):
        return ReconnectNeeded(SERVICE, "the access token is not accepted", "expired")
    return None


def _codes(answer: Answer) -> list[str]:
    errors = answer.json.get("errors") if isinstance(answer.json, dict) else None
    found = errors if isinstance(errors, list) else []
    return [error["code"] for error in found if isinstance(error, dict) and isinstance(error.get("code"), str)]


def state_in_words(status: object) -> State:
    """The state of a reservation that a search shows. None is known to be sent; what else is sent is not known."""
    if status is None:
        return State.CONFIRMED
    return State.CANCELLED if str(status).lower().startswith("cancel") else State.UNKNOWN
