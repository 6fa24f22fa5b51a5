"""Every page an owner can open, from the URL map: in both themes and both languages, at a desk and on a phone."""

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.e2e.watching import LOCALES, PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.pages.visiting import ids_of, visits
from tests.restaurants import Place
from tests.size import size
from webapp import security
from webapp.extensions import db
from webapp.models import Booking
from webapp.operations import guest_links

OF_A_RESTAURANT = {"slug", "reference", "guest_id", "no", "user_id", "section", "call_id", "message_id", "entry_id"}
OF_A_RESTAURANT |= {"text"}
FILES = (".csv", ".json", ".ics", "/export", "/recording")  # saved, not shown


def pages_of(app: Flask, place: Place) -> list[str]:
    """The address of every page that can be opened with what the restaurant has."""
    ids = ids_of(app, place)
    found = {
        each.url(ids)
        for guard in (security.member, security.signed_in)
        for each in visits(app, guard)
        if each.method == "GET" and each.rule.arguments <= OF_A_RESTAURANT
    }
    return ["/sign-in", "/sign-up", "/forgot", *sorted(found), *of_guests(app, place, ids)]


def of_guests(app: Flask, place: Place, ids: dict[str, str]) -> list[str]:
    """What a guest opens by the links in their texts."""
    with app.app_context():
        booking_id = db.session.query(Booking.id).filter_by(restaurant_id=place.id).scalar()
        booking = f"/b/{guest_links.token('b', place.id, booking_id)}"
        db.session.remove()
        return [
            booking,
            f"{booking}/change",
            f"{booking}/cancel",
            f"/w/{guest_links.token('w', place.id, ids['waiting_id'])}",
        ]


# Both themes, both languages, both widths; how they go together otherwise is looked at in full size.
LOOKS = [("light", "it", WIDE), ("dark", "en", PHONE)]
OTHERS = [
    *(("light", "it", PHONE), ("light", "en", WIDE), ("light", "en", PHONE)),
    *(("dark", "it", WIDE), ("dark", "it", PHONE), ("dark", "en", WIDE)),
]


@pytest.mark.settings(SIGNUP="open", TOOL_RATE_LIMIT="off")
@pytest.mark.parametrize(("theme", "language", "window"), [*LOOKS, *size([], OTHERS)])
def test_every_page_is_sound(
    app: Flask, browser: Browser, site: str, house: Place, theme: str, language: str, window: dict[str, int]
) -> None:
    found = []
    look = {"color_scheme": theme, "locale": LOCALES[language], "viewport": window}
    with watched(browser, site, **look) as (page, complaints):
        for number, path in enumerate(pages_of(app, house)):
            if number == 3:
                sign_in(page, site)
            complaints.clear()
            if path.endswith(FILES):
                continue
            answer = page.request.get(f"{site}{path}")
            if not answer.text().lstrip().startswith("<!doctype"):
                continue  # a fragment, which its page shows, or a file
            page.goto(f"{site}{path}", wait_until="load")
            if answer.status >= 400:
                found.append(f"{path}: {answer.status}")
                continue
            found += [f"{path}: {each}" for each in complaints]
            if scrolls_sideways(page):
                found.append(f"{path}: wider than its window")
            if page.locator("html").get_attribute("lang") != language:
                found.append(f"{path}: not in {language}")
            found += [f"{path}: {each}" for each in barriers(page)]
    assert not found, "\n".join(found)
