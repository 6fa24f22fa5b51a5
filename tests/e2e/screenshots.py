"""`make screenshots`: every page of the demo restaurant on a Friday evening, at a desk and a phone, in both themes and
both languages, into `screenshots/`; and the README's picture."""

import json
import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from flask import Flask
from flask_migrate import upgrade
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from config import ROOT, Settings
from tests import provision, stand_ins
from tests.e2e.conftest import FLAGS
from tests.e2e.watching import LOCALES, PHONE, WIDE
from webapp import MIGRATIONS, create_app, demo
from webapp.extensions import db
from webapp.models import Booking, Customer, Restaurant
from webapp.operations import connections
from webapp.operations.audit import COMMAND
from webapp.operations.memberships import Place

FOLDER = ROOT / "screenshots"
PICTURE = ROOT / "docs" / "today.png"
FRIDAY = 4


def evening() -> datetime:
    """The next Friday at ten past eight, when the house is full."""
    today = datetime.now(ZoneInfo("Europe/Rome")).replace(hour=20, minute=10, second=0, microsecond=0)
    return today + timedelta(days=(FRIDAY - today.weekday()) % 7)


@contextmanager
def site(folder: str) -> Iterator[tuple[Flask, str, dict[str, str]]]:
    """The demo restaurant: the application, its URL, its keys."""
    with stand_ins.opened() as services:
        environ = {"APP_ENV": "development", "INSTANCE_PATH": folder, "LOG_LEVEL": "ERROR"}
        app = create_app(Settings.load({**environ, **stand_ins.environment(services)}))
        with app.app_context():
            upgrade(str(MIGRATIONS))
            keys = demo.upsert()
            connect(keys["slug"])
        yield from served(app, keys)


def connect(slug: str) -> None:
    """One service that books, and one that only blocks."""
    found = db.session.query(Restaurant).filter_by(slug=slug).one()
    place = Place(found.id, found.slug, found.name, found.timezone, found.locale, "owner")
    db.session.remove()
    for name in ("calcom", "acuity"):
        connections.connect_by_key(place, COMMAND, name, stand_ins.KEYS[name])


def served(app: Flask, keys: dict[str, str]) -> Iterator[tuple[Flask, str, dict[str, str]]]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield app, f"http://127.0.0.1:{server.port}", keys
    server.shutdown()


def pages(app: Flask, slug: str) -> list[str]:
    """The addresses of what there is to see."""
    with app.app_context():
        place = db.session.query(Restaurant).filter_by(slug=slug).one()
        booking = db.session.query(Booking).filter_by(restaurant_id=place.id, status="confirmed").first()
        guest = db.session.query(Customer).filter_by(restaurant_id=place.id).first()
        assert booking is not None and guest is not None
        ids: dict[str, Any] = {"slug": slug, "reference": booking.reference, "guest_id": guest.id}
        db.session.remove()
    found = []
    for rule in app.url_map.iter_rules():
        is_page = "GET" in (rule.methods or ()) and rule.rule.startswith(("/r/", "/account", "/restaurants"))
        if is_page and rule.arguments <= set(ids):
            found.append(rule.build({name: ids[name] for name in rule.arguments})[1])  # type: ignore[index]
    calendar = [f"/r/{slug}/calendar?view={view}" for view in ("week", "day")]
    services = [f"/r/{slug}/connections/{path}" for path in ("calcom", "calcom/disconnect", "square", "opentable")]
    return ["/", "/sign-in", "/sign-up", *sorted(set(found)), *calendar, *services]


def shoot(page: Page, url: str, path: Path) -> None:
    """One page, whole, unless it is a file or a fragment."""
    answer = page.request.get(url)
    if not answer.text().lstrip().startswith("<!doctype"):
        return
    page.goto(url, wait_until="networkidle")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)


def look_at_all(browser: Browser, app: Flask, url: str, keys: dict[str, str]) -> None:
    for language, locale in LOCALES.items():
        for theme in ("light", "dark"):
            for size in (WIDE, PHONE):
                look: dict[str, Any] = {"locale": locale, "color_scheme": theme, "viewport": size}
                context = browser.new_context(**look, timezone_id="Europe/Rome")
                page = context.new_page()
                name = f"{language}-{theme}-{size['width']}"
                for path in pages(app, keys["slug"]):
                    if path.startswith(("/r/", "/account", "/restaurants")) and not context.cookies():
                        sign_in(page, url, keys)
                    shoot(page, f"{url}{path}", FOLDER / name / f"{named(path)}.png")
                    if path.startswith("/sign"):
                        context.clear_cookies()
                if (language, theme, size) == ("en", "light", WIDE):
                    shoot(page, f"{url}/r/{keys['slug']}/today", FOLDER / "readme.png")
                    page.screenshot(path=PICTURE)
                context.close()
                print(f"{name}: {len(list((FOLDER / name).iterdir()))} pages")


def named(path: str) -> str:
    """A file's name for an address."""
    return path.strip("/").replace("/", "-").replace("?", "-").replace("=", "-") or "home"


def sign_in(page: Page, url: str, keys: dict[str, str]) -> None:
    page.goto(f"{url}/sign-in")
    page.locator("[name=email]").fill(keys["email"])
    page.locator("[name=password]").fill(keys["password"])
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(lambda now: "/sign-in" not in now)


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    if not provision.has_chromium():
        sys.exit(provision.reason("chromium"))
    shutil.rmtree(FOLDER, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        time_machine.travel(evening(), tick=True),
        site(folder) as (app, url, keys),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=provision.find_chromium(), args=[*FLAGS])
        look_at_all(browser, app, url, keys)
        browser.close()
    print(json.dumps({"folder": str(FOLDER.relative_to(ROOT)), "picture": str(PICTURE.relative_to(ROOT))}))


if __name__ == "__main__":
    main()
