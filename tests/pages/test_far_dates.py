"""Days at the ends of what a calendar holds, in the address and in the forms of every page: none breaks a page."""

import logging
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.fuzz.trouble import FAR_DAYS
from tests.pages.conftest import Browser
from tests.pages.visiting import Visit, ids_of, visits
from tests.restaurants import Place, ahead
from tests.size import size
from webapp import security
from webapp.extensions import db
from webapp.models import Booking, WaitlistEntry
from webapp.operations import guest_links, waitlist

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
SignedIn = Callable[..., Browser]
DAYS = (*FAR_DAYS, "0000-00-00", "99999-01-01", "2027-02-30")
SOME_DAYS = ("0001-01-01", "2027-02-30", "9999-12-31")
CLOCKS = ("20:00", "23:59", "00:00", "24:00", "12:00+23:59", "00:00-23:59")
DAY_FIELDS = ("day", "date", "new_day", "first", "last", "first_day", "last_day", "from", "to", "arg-date", "arg-day")
CLOCK_FIELDS = ("time", "other_time", "new_time", "since", "until", "arg-time")
MOMENT_FIELDS = ("at", "before", "take")
VIEWS = ("month", "week", "day", "list")
REST = {"people": "2", "name": "Mario Rossi", "phone": "+39 333 123 4567", "window_minutes": "720", "language": "it",
        "kind": "closed", "tool": "check_availability", "arg-people": "2", "version": "1"}  # fmt: skip


def asked(reference: str) -> Iterator[dict[str, str]]:
    """What an address or a form may say of when, of a booking or not."""
    for number, day in enumerate(size(SOME_DAYS, DAYS)):
        for clock in size(CLOCKS[:2], CLOCKS):
            fields = dict.fromkeys(DAY_FIELDS, day) | dict.fromkeys(CLOCK_FIELDS, clock)
            fields |= dict.fromkeys(MOMENT_FIELDS, f"{day}T{clock}")
            fields |= {"year": day.partition("-")[0], "view": VIEWS[number % 4], "reference": reference}
            yield {**REST, **fields}


def is_harmless(each: Visit) -> bool:
    """Whether what the others are tried on is still there afterwards."""
    return not {"erase", "remove", "cancel", "merge"} & set(each.rule.rule.split("/"))


def links_of(app: Flask, place: Place) -> dict[str, str]:
    """The tokens of the booking's page and of the offer's, by what their addresses begin with."""
    kinds = (("/b/", guest_links.BOOKING, Booking), ("/w/", waitlist.WAITING, WaitlistEntry))
    with app.app_context():
        ids = {begins: (kind, db.session.query(row.id).scalar()) for begins, kind, row in kinds}
        return {begins: guest_links.token(kind, place.id, row_id) for begins, (kind, row_id) in ids.items()}


def test_no_day_in_an_address_or_a_form_breaks_a_page(
    app: Flask, house: Place, signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    ids, owner, broken = ids_of(app, house), signed_in("owner"), []
    token, links = owner.token(), links_of(app, house)
    pages = [*visits(app, security.member), *visits(app, security.signed_link)]
    for each in filter(is_harmless, pages):
        ids["token"] = links.get(each.rule.rule[:3])
        for when in asked(ids["reference"]):
            data = None if each.method == "GET" else {"csrf_token": token, **when}
            url, method = each.url(ids), each.method
            answer = owner.client.open(url, method=method, query_string=when, data=data, buffered=True)
            if answer.status_code >= 500 or any(record.levelno >= logging.ERROR for record in caplog.records):
                broken.append((each.method, each.rule.rule, when["day"], when["time"]))
            caplog.clear()
    assert broken == []


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "1969-12-31T23:59", "9999-12-30T12:00", "9999-12-31T23:59"])
def test_a_tool_is_tried_at_no_moment_that_is_too_far_off(house: Place, signed_in: SignedIn, at: str) -> None:
    wish = {"tool": "check_availability", "arg-date": "domani", "arg-people": "2", "at": at}
    answer = signed_in("owner").post("/r/roma/assistant/console", wish)
    assert answer.status_code == 422
    assert "This is too far off." in answer.text
    assert signed_in("owner").post("/r/roma/assistant/console", {**wish, "at": f"{ahead()}T12:00"}).status_code == 200
