"""What pages say of providers: what went wrong, what stands in the way, what they can do, where their keys are."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from integrations.errors import NotSupported, OutcomeUnknown, ReconnectNeeded, ServiceError, SlotTaken, Unavailable
from integrations.provider import Capabilities

TROUBLES: dict[str, LazyString] = {
    "timeout": _l("It did not answer in time."),
    "unreachable": _l("It could not be reached."),
    "connection_lost": _l("The connection broke off."),
    "bad_answer": _l("Its answer could not be understood."),
    "blocked": _l("It turned our requests away for a moment."),
    "rate_limited": _l("It was asked too often and wants a pause."),
    "rate_limited_here": _l("Too many requests at once; try again in a moment."),
    "busy": _l("Too many requests at once; try again in a moment."),
    "resting": _l("It did not answer lately and is left alone for a moment. Try again in ten seconds."),
    "renewing": _l("Its access is being renewed right now. Try again in a moment."),
    "not_renewed": _l("Its access could not be renewed just now. Try again in a moment."),
    "expired": _l("It does not accept our access any more. Connect it again."),
    "grant_gone": _l("The permission is no longer valid: it was withdrawn, or has ended. Connect it again."),
    "revoked": _l("The permission was withdrawn at the provider. Connect it again."),
    "bad_credentials": _l(
        "The key is not accepted. Look whether it was copied whole, and whether it still exists there."
    ),
    "not_configured": _l("Something is missing to sign in with. Connect it again."),
    "unreadable": _l("The stored key cannot be read any more. Connect it again."),
    "scopes": _l("The permission does not cover everything that is needed. Connect it again and allow all of it."),
    "event_type_gone": _l("What is booked there no longer exists. Test it now and choose another."),
    "calendar": _l("The account's own calendar cannot be reached. Look at the calendar's connection at the provider."),
    "free_plan": _l("The account's plan does not allow bookings from outside."),
    "not_enabled": _l("The provider has not opened this account for bookings by phone."),
    "private_address": _l("This address leads into a private network, which is not allowed."),
    "bad_application": _l(
        "The ID or secret of our application is not accepted. Whoever runs this Tavolo has to look at the settings."
    ),
    "not_set_up": _l("Our application at the provider is not set up. Whoever runs this Tavolo has to do it."),
    "no_event_types": _l("Nothing there can be booked yet."),
}
KINDS: tuple[tuple[type[ServiceError], LazyString], ...] = (
    (ReconnectNeeded, _l("It does not let us in. Connect it again.")),
    (Unavailable, _l("It is out of order at the moment. Try again later.")),
    (OutcomeUnknown, _l("It did not say what became of it. Try again in a moment.")),
    (NotSupported, _l("This account cannot do that.")),
    (SlotTaken, _l("That time is taken.")),
)
PROBLEMS: dict[str, LazyString] = {
    "free_plan": _l("The free plan cannot book by phone: a paid plan is needed."),
    "trial": _l("This is a trial. When it ends, the phone cannot book there any more."),
    "scopes": _l("The permission does not cover everything that is needed. Connect again and allow all of it."),
    "not_admin": _l("The account is no administrator's: tables that several people share cannot be booked."),
    "no_event_types": _l("Nothing there can be booked yet. Make an event type for tables, then test again."),
    "restaurant_unknown": _l("The provider does not know a restaurant of this number."),
    "not_enabled": _l("The provider has not opened this restaurant for bookings by phone. Ask them to."),
    "booking_disabled": _l("Bookings are switched off there. Switch on online booking, then test again."),
    "seller_needs_plan": _l("Seller access needs a paid plan of Appointments. Connect again without it."),
    "location_inactive": _l("There is no active location to book at."),
    "no_service": _l("There is no service that can be booked. Make one for tables, then test again."),
    "no_team_member": _l("Nobody there can be booked. Add a bookable team member, then test again."),
    "other_timezone": _l("The account keeps another time zone than the restaurant. Make them the same."),
    "inactive": _l("switched off there"),
    "not_a_table": _l("a class, not a table"),
    "needs_payment": _l("has to be paid when booking"),
    "payment": _l("has to be paid when booking"),
    "not_instant": _l("is only asked for, not booked at once"),
    "group": _l("one booking is shared by several parties"),
    "seats": _l("one booking is shared by several parties"),
    "recurring": _l("repeats"),
    "email_verification": _l("wants a code from the guest's e-mail"),
    "place_of_guest": _l("takes place where the guest says"),
    "not_bookable": _l("not open for booking"),
}
DESCRIPTIONS: dict[str, LazyString] = {
    "acuity": _l("Appointment types for your tables at Acuity Scheduling (Squarespace)."),
    "calcom": _l("Event types for your tables at Cal.com, theirs or on a server of your own."),
    "calendly": _l("Event types for your tables at Calendly. Needs a paid plan."),
    "opentable": _l("Your tables at OpenTable, for partners with access to the In-House API."),
    "square": _l("Services for your tables in Square Appointments."),
}
WHERE_KEYS_ARE: dict[str, LazyString] = {
    "acuity": _l("In Acuity: Integrations, then API, then “View Credentials”."),
    "calcom": _l("In Cal.com: Settings, then Developer, then API keys. It begins with cal_."),
    "opentable": _l("From OpenTable, when they opened the In-House API for your restaurant."),
}
KEY_PROBLEMS: dict[str, LazyString] = {
    "missing": _l("Please fill this in."),
    "too_long": _l("This is too long for a key."),
    "unreadable": _l("A key has letters, digits and signs only. Copy it again."),
    "not_a_url": _l("Write a whole address, such as https://cal.example.com."),
    "not_https": _l("The address has to begin with https://."),
}
CHOICE_PROBLEMS: dict[str, LazyString] = {
    "unknown": _l("This does not exist any more. Choose another."),
    "range": _l("The smaller number comes first, and both are at least 1."),
    "too_many": _l("These are too many lines."),
    "missing": _l("Write down the text."),
    "too_long": _l("This is too long, or has characters that cannot be kept."),
    "not_an_option": _l("The provider takes one of its own options only, letter by letter."),
    "email": _l("This is not an e-mail address."),
    "cannot_book": _l("Something about the account makes booking impossible; see above."),
}


def why(error: ServiceError) -> LazyString:
    """What went wrong, and what to do."""
    if error.code in TROUBLES:
        return TROUBLES[error.code]
    return next((words for kind, words in KINDS if isinstance(error, kind)), _l("It refused the request."))


def trouble(code: str) -> LazyString:
    """The same for an error that was stored as its code."""
    return TROUBLES.get(code) or _l("It refused the request.")


def problem(code: str) -> LazyString:
    """What stands in the way."""
    return PROBLEMS.get(code) or _l("Something about it does not allow booking.")


def abilities(of: Capabilities) -> list[tuple[bool, LazyString]]:
    """What a provider can do and what not, as sentences; what it can comes first."""
    said = [(True, _l("Shows its free times, books and cancels."))]
    for name, can, cannot in ABILITIES:
        words = _in_part(of, name) or (can if getattr(of, name) else cannot)
        if words is not None and (of.reschedules or name != "keeps_id"):
            said.append((words is can and name not in LIMITS, words))
    return sorted(said, key=lambda pair: not pair[0])


def _in_part(of: Capabilities, name: str) -> LazyString | None:
    """What neither of the two sentences says truly."""
    if name == "takes_people" and not (of.takes_people or of.takes_notes):
        return _l("Does not count people: what is booked decides for how many.")
    if name == "lists_bookings" and "level" in of.options:
        return _l("Bookings that others made there appear here with seller access only.")
    return None


LIMITS = ("needs_email", "needs_last_name", "can_be_pending", "needs_paid_plan")
ABILITIES: tuple[tuple[str, LazyString | None, LazyString | None], ...] = (
    (
        "reschedules",
        _l("Moves bookings."),
        _l("Cannot move a booking: the new one is booked first, then the old one is cancelled."),
    ),
    ("finds_by_phone", _l("Finds a guest's bookings by phone number."), _l("Cannot look for a phone number.")),
    (
        "takes_people",
        _l("Knows how many people come."),
        _l("Does not count people: their number stands in the notes. What is booked decides for how many."),
    ),
    (
        "lists_bookings",
        _l("Bookings made there appear here."),
        _l("Cannot list a day: bookings made there do not appear here, though their times are not given away."),
    ),
    ("has_webhooks", _l("Tells us of changes at once."), _l("Does not tell us of changes.")),
    ("takes_notes", _l("Keeps the notes of a booking."), _l("Keeps no notes of a booking.")),
    ("keeps_id", None, _l("Gives a moved booking a new number; here it stays the same booking.")),
    ("needs_email", _l("Wants an e-mail with every booking: where the caller gives none, one of yours is used."), None),
    ("needs_last_name", _l("Wants a first and a last name."), None),
    ("can_be_pending", _l("May leave a booking waiting for somebody there, or for the guest's card."), None),
    ("needs_paid_plan", _l("Needs a paid plan."), None),
)
