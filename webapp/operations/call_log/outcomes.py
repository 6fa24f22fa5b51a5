"""What came of a call: one word, from what its tools did and how it ended."""

from collections.abc import Iterable, Sequence

from webapp.store.calls import Used

OUTCOMES = ("booked", "changed", "cancelled", "message", "transferred", "refused", "answered", "abandoned")
DID = {
    "create_booking": "booked",
    "modify_booking": "changed",
    "cancel_booking": "cancelled",
    "take_message": "message",
    "join_waitlist": "answered",
    "list_bookings": "answered",
    "send_sms": "answered",
}
FORWARDED = ("forward", "transfer")


def outcome_of(used: Sequence[Used], ended_reason: str | None, forwarded_to: str | None) -> str:
    """The one that matters most to the house, of all that happened in the call; a refusal counts for more than an
    answer, because somebody wanted to come."""
    found = set(_outcomes(used))
    if forwarded_to or any(word in (ended_reason or "") for word in FORWARDED):
        found.add("transferred")
    return next((each for each in OUTCOMES if each in found), OUTCOMES[-1])


def _outcomes(used: Iterable[Used]) -> Iterable[str]:
    for each in used:
        answer = each.answer or {}
        if each.reason is not None or _was_refused(answer.get("error")):
            yield "refused"
        elif each.tool == "faq":
            yield from ("answered",) if each.was_answered else ()
        elif answer.get("success") is True and each.tool in DID:
            yield DID[each.tool]


def _was_refused(error: object) -> bool:
    """A refusal for good; what was not understood is asked again."""
    return error in ("CLOSED_OR_FULL", "TOO_LATE", "NOT_SUPPORTED")
