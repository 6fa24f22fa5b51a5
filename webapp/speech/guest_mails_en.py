"""What guests are written by e-mail, in English: as `guest_mails` puts it together."""

from webapp.speech.guest_mail_words import Words

WORDS: dict[str, Words] = {
    "confirmed": Words(
        "{restaurant}: your table is booked, {date} at {time}",
        "Your table is booked.",
        (
            "If your plans change, you can change or cancel it here:\n{link}",
            "The attached file adds it to your calendar.",
        ),
        "See you soon,",
    ),
    "pending": Words(
        "{restaurant}: we have your request, not confirmed yet",
        "We have your request. It isn't confirmed yet.",
        (
            "{news}",
            "If you have any questions, call us on {phone}.",
        ),
        "Speak soon,",
    ),
    "now_confirmed": Words(
        "{restaurant}: your table is confirmed, {date} at {time}",
        "Good news: the table you asked for is confirmed.",
        (
            "To change or cancel the booking:\n{link}",
            "The attached file adds it to your calendar.",
        ),
        "See you soon,",
    ),
    "not_possible": Words(
        "{restaurant}: sorry, no table on {date} at {time}",
        "We're sorry, we can't give you the table you asked for, so nothing is booked.",
        ("Call us on {phone} and we'll gladly look for another time or another day.",),
        "Kind regards,",
        has_reference=False,
    ),
    "moved": Words(
        "{restaurant}: your booking is changed, {date} at {time}",
        "As you asked, your booking is changed. This is how it stands now:",
        (
            "To see it or change it again:\n{link}",
            "The attached file updates your calendar.",
        ),
        "See you soon,",
    ),
    "moved_by_staff": Words(
        "{restaurant}: your booking has changed, {date} at {time}",
        "Your booking has changed. This is how it stands now:",
        (
            "If it doesn't suit you, call us on {phone}, or pick another time or cancel here:\n{link}",
            "The attached file updates your calendar.",
        ),
        "See you soon,",
    ),
    "moved_pending": Words(
        "{restaurant}: your request is changed, not confirmed yet",
        "Your request is changed. It isn't confirmed yet; this is how it stands now:",
        (
            "{news}",
            "To see it or change it again:\n{link}",
            "The attached file notes it in your calendar as not confirmed yet.",
        ),
        "Speak soon,",
    ),
    "not_moved": Words(
        "{restaurant}: the change wasn't possible",
        "We're sorry, the change you asked for isn't possible. Your booking stays as it was:",
        (
            "To look at other times, or to cancel:\n{link}",
            "Or call us on {phone}.",
        ),
        "Kind regards,",
    ),
    "not_moved_pending": Words(
        "{restaurant}: the change wasn't possible",
        "We're sorry, the change you asked for isn't possible. Your request stays as it was, not confirmed yet:",
        (
            "{news}",
            "To look at other times, or to cancel:\n{link}",
            "Or call us on {phone}.",
        ),
        "Kind regards,",
    ),
    "cancelled": Words(
        "{restaurant}: your booking is cancelled, {date} at {time}",
        "As you asked, your booking is cancelled. There is nothing else you need to do.",
        ("The attached file removes it from your calendar.",),
        "We hope to see you another time,",
    ),
    "cancelled_by_staff": Words(
        "{restaurant}: your booking is cancelled, {date} at {time}",
        "Your booking is cancelled.",
        (
            "For another date call us on {phone}.",
            "The attached file removes it from your calendar.",
        ),
        "Kind regards,",
    ),
    "not_cancelled": Words(
        "{restaurant}: we couldn't cancel your booking",
        "You asked us to cancel, but something went wrong and the booking still stands:",
        ("Please call us on {phone} and we'll see to it.",),
        "Sorry for the trouble,",
    ),
    "not_cancelled_pending": Words(
        "{restaurant}: we couldn't cancel your request",
        "You asked us to cancel, but something went wrong and your request, not confirmed yet, still stands:",
        ("Please call us on {phone} and we'll see to it.",),
        "Sorry for the trouble,",
    ),
    "reminder": Words(
        "{restaurant}: a reminder of your table, {date} at {time}",
        "A reminder of your booking:",
        (
            "Will you let us know that you're coming, or if anything has changed? It only takes a moment:\n{link}",
            "If you're running late or need something, call us on {phone}.",
        ),
        "See you soon,",
    ),
    "reminder_already_confirmed": Words(
        "{restaurant}: a reminder of your table, {date} at {time}",
        "A reminder of your booking:",
        (
            "If your plans have changed, tell us here:\n{link}",
            "If you're running late or need something, call us on {phone}.",
        ),
        "See you soon,",
    ),
    "reminder_pending": Words(
        "{restaurant}: your request for {date} at {time}, not confirmed yet",
        "You asked us for a table. It isn't confirmed yet:",
        (
            "{news}",
            "If your plans have changed, tell us here:\n{link}",
            "If you have any questions, call us on {phone}.",
        ),
        "Speak soon,",
    ),
    "waitlist_joined": Words(
        "{restaurant}: you're on the waitlist for {date}",
        "You're on the waitlist:",
        (
            (
                "This isn't a booking yet. If a table comes free we'll write straight away: we hold it for you "
                "for a short time, then offer it to the next in line."
            ),
            "If you no longer need it, you can leave the list here:\n{link}",
        ),
        "We hope to have good news soon,",
        has_reference=False,
    ),
    "waitlist_offer": Words(
        "A table for you until {until} - {restaurant}",
        "A table has come free:",
        (
            "We're holding it for you until {until}, then we offer it to the next in line. Take it here:\n{link}",
            "It isn't booked until you take it. If you don't need it, the same page lets you pass it on.",
        ),
        "See you soon, we hope,",
        has_reference=False,
    ),
    "waitlist_unheld": Words(
        "A table has come free, {date} at {time} - {restaurant}",
        "A table has come free:",
        (
            "We can't hold it: it's yours if it's still there when you confirm, by {until}. Confirm here:\n{link}",
            "If you don't need it, the same page lets you pass it on.",
        ),
        "See you soon, we hope,",
        has_reference=False,
    ),
    "waitlist_over": Words(
        "{restaurant}: no table came free, {date} at {time}",
        "We're sorry, in the end nothing came free and the waitlist is now closed:",
        ("If you'd like to try another day, call us on {phone}.",),
        "We hope to have you with us another time,",
        has_reference=False,
    ),
}
