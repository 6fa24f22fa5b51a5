"""Square's statuses, scopes and error codes in our words. Quirks and sources are in README.md beside this file."""

from integrations.answers import Answer, retry_after
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.vocabulary import State

SERVICE = "square"
API_VERSION = "2025-08-20"
HEADERS = {"Square-Version": API_VERSION, "Accept": "application/json", "User-Agent": "Tavolo"}

BUYER_SCOPES = (
    "APPOINTMENTS_READ",
    "APPOINTMENTS_WRITE",
    "APPOINTMENTS_BUSINESS_SETTINGS_READ",
    "CUSTOMERS_READ",
    "CUSTOMERS_WRITE",
    "ITEMS_READ",
    "MERCHANT_PROFILE_READ",
)
SELLER_SCOPES = (*BUYER_SCOPES, "APPOINTMENTS_ALL_READ", "APPOINTMENTS_ALL_WRITE")

STATES = {
    "PENDING": State.PENDING,
    "ACCEPTED": State.CONFIRMED,
    "DECLINED": State.DECLINED,
    "CANCELLED_BY_CUSTOMER": State.CANCELLED,
    "CANCELLED_BY_SELLER": State.CANCELLED,
    "NO_SHOW": State.NO_SHOW,
}

# Code of a refusal -> what the caller can do, plain reason, words for the owner.
REFUSALS: dict[str, tuple[type[ServiceError], str, str]] = {
    "UNAUTHORIZED": (ReconnectNeeded, "expired", "the access is not accepted"),
    "ACCESS_TOKEN_EXPIRED": (ReconnectNeeded, "expired", "the access has expired"),
    "ACCESS_TOKEN_REVOKED": (ReconnectNeeded, "revoked", "the access was taken away"),
    "INSUFFICIENT_SCOPES": (ReconnectNeeded, "scopes", "the access does not allow this"),
    "FORBIDDEN": (ReconnectNeeded, "forbidden", "the access or the plan does not allow this"),
    "MERCHANT_SUBSCRIPTION_NOT_FOUND": (NotSupported, "free_plan", "the plan does not include this"),
    "NOT_FOUND": (Rejected, "not_found", "there is no such thing"),
    "CONFLICT": (Rejected, "conflict", "it has changed meanwhile, or is taken"),
    "VERSION_MISMATCH": (Rejected, "conflict", "it has changed meanwhile"),
    "IDEMPOTENCY_KEY_REUSED": (Rejected, "key_reused", "this was asked before in other words"),
    "INVALID_PHONE_NUMBER": (Rejected, "invalid_phone", "the phone number is not accepted"),
    "INVALID_EMAIL_ADDRESS": (Rejected, "invalid_email", "the e-mail address is not accepted"),
    "INVALID_TIME": (Rejected, "invalid_time", "the time is not accepted"),
    "INVALID_TIME_RANGE": (Rejected, "invalid_time", "the times are not accepted"),
}


def state_of(status: object) -> State:
    """Square's status in ours; one we don't know is UNKNOWN."""
    return STATES.get(status, State.UNKNOWN) if isinstance(status, str) else State.UNKNOWN


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal's first code; None when it has none, or is Square's own trouble."""
    category, code = _first(answer.json)
    if answer.status == 429 or code == "RATE_LIMITED":
        return Unavailable(SERVICE, "too many requests at once", "rate_limited", retry_after(answer))
    if code is None or answer.status >= 500 or answer.status == 408:
        return None
    if category == "MERCHANT_SUBSCRIPTION_ERROR":
        code = "MERCHANT_SUBSCRIPTION_NOT_FOUND"
    if code in REFUSALS:
        error, reason, words = REFUSALS[code]
        return error(SERVICE, words, reason)
    return Rejected(SERVICE, "the request was refused", "refused") if answer.status not in (401, 403) else None


def _first(body: object) -> tuple[str | None, str | None]:
    """Category and code of the first error of a body of any shape."""
    errors = body.get("errors") if isinstance(body, dict) else None
    first = errors[0] if isinstance(errors, list) and errors else None
    if not isinstance(first, dict):
        return None, None
    category, code = first.get("category"), first.get("code")
    return category if isinstance(category, str) else None, code if isinstance(code, str) else None
