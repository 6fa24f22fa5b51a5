"""What is wrong with a setting, in the words of the page. The sentences of the restaurant's file are for whoever writes
it by hand; those that a page can cause have a better one here."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from webapp.operations.restaurants import Problem

WORDS: dict[str, LazyString] = {
    "must be from {least} to {most}": _l("Enter a number from %(least)s to %(most)s."),
    "must be a whole number": _l("Enter a whole number."),
    "must not be empty": _l("Please fill this in."),
    "must be text": _l("Please fill this in."),
    "is missing": _l("Please fill this in."),
    "must not contain NUL": _l("This has a character that cannot be stored."),
    "must be text without lone surrogates": _l("This has a character that cannot be stored."),
    "must have at most {most} characters, not {length}": _l("At most %(most)s characters, please: it has %(length)s."),
    "must have at most {max_length} entries, not {actual_length}": _l("At most %(max_length)s are possible."),
    "must have at least 1 entry, not {actual_length}": _l("Choose at least one."),
    "must have at least {min_length} entries, not {actual_length}": _l("Name at least %(min_length)s."),
    "must be a day that exists, as YYYY-MM-DD": _l("Choose a day."),
    "must be a time from 00:00 to 23:59, as HH:MM": _l("Enter a time such as 19:30."),
    "must be a time zone such as Europe/Rome": _l("Choose a time zone."),
    "must be a phone number that exists, in E.164 such as +390612345678": _l(
        "There is no such phone number. Write it with the country's code, such as +39 06 1234 5678."
    ),
    "must be written in E.164: {standard}": _l("Write it as %(standard)s."),
    "must stay {zone}: bookings to come would be at another moment: {count}": _l(
        "It stays %(zone)s while bookings are to come whose hour would be another moment: %(count)s."
    ),
    "repeats {place}": _l("This is there already."),
    "must not be below seats_min, {least}": _l("It cannot be less than the smallest party, %(least)s."),
    "must not be before {first_day}": _l("It cannot be before the first day."),
    "must not be above max_people, {most}": _l("It cannot be above the largest party, %(most)s."),
    "must not be below default_people, {default}": _l(
        "It cannot be below the party size when none is said, %(default)s."
    ),
    "is {name!r}, which is no table's name": _l("There is no table called %(name)s."),
    "leaves out {name!r}, which is booked: {booked}": _l("%(name)s is booked: %(booked)s. Move these bookings first."),
    "leaves out {name!r}, which is held for a guest who waits: {booked}": _l(
        "%(name)s is held for a guest on the waiting list: %(booked)s. Wait for their answer, or take them off it."
    ),
    "leaves out {joined}, or makes it too small, which is held for a guest who waits: {booked}": _l(
        "The join %(joined)s is held for a guest on the waiting list: %(booked)s. Wait for their answer, or take them"
        " off it."
    ),
    "must be at most {days} days ahead": _l("At most %(days)d days: nobody books further ahead."),
    "leaves out {name!r}, which is joined in {joined}: give combinations as well": _l(
        "%(name)s is part of the join %(joined)s. Remove the join first."
    ),
    "gives {name!r} to another table: save without the one that has it first": _l(
        "%(name)s is still the name of a table that goes. Save without it first, then give its name away."
    ),
}


def told(problem: Problem) -> str:
    """A problem as the page tells it."""
    words = WORDS.get(problem.template)
    if words is None:
        return _("This cannot be saved: %(says)s", says=problem.says)
    return str(words) % problem.values if problem.values else str(words)
