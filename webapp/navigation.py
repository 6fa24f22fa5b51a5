"""Where one can go from every page. Shown is what is built in and what one's role may open."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from webapp.members import least_role
from webapp.operations.memberships import Place

LIES_BELOW = {"synchronising": "connections", "waitlist": "today"}  # pages of one blueprint below those of another


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a restaurant."""

    endpoint: str
    label: LazyString
    icon: str

    @property
    def is_current(self) -> bool:
        """Whether the page shown is this one, or lies below it."""
        here = request.blueprint or ""
        return LIES_BELOW.get(here, here) == self.endpoint.partition(".")[0]

    def url(self, place: Place) -> str:
        """Its address in a restaurant."""
        return url_for(self.endpoint, slug=place.slug)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    label: LazyString
    entries: tuple[Entry, ...]


GROUPS = (
    Group(
        _l("Service"),
        (
            Entry("today.index", _l("Today"), "layout-dashboard"),
            Entry("calendar.index", _l("Calendar"), "calendar"),
            Entry("guests.index", _l("Guests"), "users"),
        ),
    ),
    Group(
        _l("On the phone"),
        (
            Entry("calls.index", _l("Calls"), "phone"),
            Entry("texts.index", _l("Texts"), "message"),
            Entry("faq.index", _l("Answers"), "help-circle"),
            Entry("assistant.index", _l("Assistant"), "robot"),
        ),
    ),
    Group(
        _l("The house"),
        (
            Entry("reports.index", _l("Reports"), "chart-bar"),
            Entry("connections.index", _l("Connections"), "plug-connected"),
            Entry("settings.index", _l("Settings"), "settings"),
        ),
    ),
)
ON_A_PHONE = 3  # entries in the bar at the foot, beside "new booking" and "more"


def is_built(endpoint: str) -> bool:
    """Whether the application has the page."""
    return endpoint in current_app.view_functions


def groups(place: Place) -> list[Group]:
    """What this person may open, in order; a heading with nothing below it is left out."""
    shown = [
        Group(group.label, tuple(filter(lambda entry: _may_open(place, entry), group.entries))) for group in GROUPS
    ]
    return [group for group in shown if group.entries]


def at_the_foot(place: Place) -> list[Entry]:
    """The few that a phone shows at the foot of every page."""
    return [entry for group in groups(place) for entry in group.entries][:ON_A_PHONE]


def _may_open(place: Place, entry: Entry) -> bool:
    return is_built(entry.endpoint) and place.may(least_role(current_app.view_functions[entry.endpoint]))


def init_app(app: Flask) -> None:
    """Give templates the table above."""
    app.jinja_env.globals.update(navigation=groups, navigation_at_the_foot=at_the_foot, is_built=is_built)
