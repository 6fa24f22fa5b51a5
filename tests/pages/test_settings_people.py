"""Staff, tokens, the log, pauses, one's data, the first-run guide, the operator's ticks."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from tests.operations.settings_place import booked
from tests.pages.conftest import Browser
from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import FaqEntry, Membership, Restaurant, Shift, User

SignedIn = Callable[..., Browser]
URL = "/r/roma/settings"
SECRET = "the-secret-of-roma"


@pytest.fixture
def owner(signed_in: SignedIn) -> Browser:
    return signed_in("owner")


def user_id(app: Flask, role: str) -> str:
    with app.app_context():
        return db.session.query(User).filter_by(email=f"{role}@example.com").one().id


def roles(app: Flask, house: Place) -> set[str]:
    with app.app_context():
        return {row.role for row in db.session.query(Membership).filter_by(restaurant_id=house.id)}


def test_the_link_of_an_invitation_is_shown_once_and_can_be_withdrawn(owner: Browser) -> None:
    page = owner.post(f"{URL}/staff/invite", {"email": "New@Example.com", "role": "host"}).text
    link = re.search(r'value="http://localhost(/invitations/[^"]+)"', page)
    assert link
    assert owner.client.get(link[1]).status_code == 200
    again = owner.get(f"{URL}/staff").text
    assert link[1] not in again and "new@example.com" in again
    (revoke,) = set(re.findall(r'action="([^"]+/invitations/[^"]+/revoke)"', again))
    assert owner.post(revoke).status_code == 303
    assert "new@example.com" not in owner.get(f"{URL}/staff").text
    assert owner.post(revoke).status_code == 404


def test_an_address_that_is_none_is_refused_at_its_field(owner: Browser) -> None:
    answer = owner.post(f"{URL}/staff/invite", {"email": "nobody", "role": "host"})
    assert answer.status_code == 422 and "This is not an e-mail address." in answer.text
    assert owner.post(f"{URL}/staff/invite", {"email": "a@example.com", "role": "king"}).status_code == 422


def test_a_role_is_changed_and_somebody_is_removed(owner: Browser, app: Flask, house: Place) -> None:
    host, manager = user_id(app, "host"), user_id(app, "manager")
    assert owner.post(f"{URL}/staff/{host}/role", {"role": "owner"}).status_code == 303
    assert owner.post(f"{URL}/staff/{manager}/remove").status_code == 303
    assert roles(app, house) == {"owner"}
    assert owner.post(f"{URL}/staff/{manager}/remove").status_code == 404
    assert owner.post(f"{URL}/staff/{host}/role", {"role": "king"}).status_code == 404


def test_the_last_owner_stays(owner: Browser, app: Flask, house: Place) -> None:
    alone = user_id(app, "owner")
    for url, data in ((f"{URL}/staff/{alone}/remove", {}), (f"{URL}/staff/{alone}/role", {"role": "host"})):
        assert owner.post(url, data).status_code == 303
        assert "keeps at least one owner" in owner.get(f"{URL}/staff").text
    assert "owner" in roles(app, house)


def test_a_token_is_shown_once_opens_the_door_and_is_revoked(owner: Browser, client: FlaskClient) -> None:
    page = owner.post(f"{URL}/tokens", {"name": "till"}).text
    found = re.search(r'value="(tvl_[^"]+)"', page)
    assert found
    token = found[1]
    assert token not in owner.get(f"{URL}/tokens").text

    def status() -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return client.post("/api/faq", json={"restaurant_id": "roma", "question": "?"}, headers=headers).status_code

    assert status() == 200
    assert owner.post(f"{URL}/tokens/revoke", {"hint": token[:12]}).status_code == 303
    assert status() == 401
    assert owner.post(f"{URL}/tokens/revoke", {"hint": token[:12]}).status_code == 404
    assert owner.post(f"{URL}/tokens", {"name": "two\nlines"}).status_code == 422


def test_the_log_says_who_changed_what(signed_in: SignedIn, client: FlaskClient, house: Place) -> None:
    browser = signed_in("manager")
    reference = booked(client, house)
    browser.post(f"{URL}/data", {"months": "24"})
    page = browser.get(f"{URL}/log").text
    assert "Manager" in page and "changed the restaurant" in page and "Months guests are kept" in page
    assert f"/r/roma/bookings/{reference}" in page and "A program" in page
    narrowed = browser.get(f"{URL}/log?kind=booking").text
    assert reference in narrowed and "Months guests are kept" not in narrowed
    for odd in ("?kind=x", "?before=x", "?before=2026-01-01~x", "?before=2026-01-01T00:00:00Z~x", "?subject=%00"):
        assert browser.get(f"{URL}/log{odd}").status_code == 200


def test_the_file_has_its_secrets_for_owners_alone(signed_in: SignedIn, owner: Browser) -> None:
    manager = signed_in("manager")
    plain = manager.get(f"{URL}/data/restaurant.json")
    assert json.loads(plain.text)["slug"] == "roma" and SECRET not in plain.text
    assert plain.headers["Content-Disposition"] == 'attachment; filename="roma.json"'
    assert manager.get(f"{URL}/data/restaurant-with-secrets.json").status_code == 403
    assert "with its secrets" not in manager.get(f"{URL}/data").text
    secret = owner.get(f"{URL}/data/restaurant-with-secrets.json")
    assert SECRET in secret.text and secret.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("months", "status"), [("24", 303), ("", 303), ("0", 422), ("121", 422), ("x", 422)])
def test_guests_are_kept_for_some_months(owner: Browser, months: str, status: int) -> None:
    assert owner.post(f"{URL}/data", {"months": months}).status_code == status


def test_the_phone_is_paused_and_resumed(owner: Browser) -> None:
    later = datetime.now(UTC) + timedelta(days=3)
    wish = {"day": later.date().isoformat(), "time": "18:00"}
    assert owner.post(f"{URL}/pause", wish).status_code == 303
    assert "Paused: the phone offers nothing that starts before" in owner.get(f"{URL}/restaurant").text
    assert owner.post(f"{URL}/resume").status_code == 303
    assert "Paused:" not in owner.get(f"{URL}/restaurant").text.partition('id="pause-title"')[2]
    assert owner.post(f"{URL}/pause", {**wish, "day": "2020-01-01"}).status_code == 422
    assert owner.post(f"{URL}/pause", {"day": "x", "time": "y"}).status_code == 422
    assert owner.post(f"{URL}/pause", {"tonight": "1"}).status_code == 303


@pytest.mark.parametrize("url", ["/r/roma/today", "/r/roma/assistant/"])
def test_a_pause_is_told_where_one_looks_and_ended_there(owner: Browser, signed_in: SignedIn, url: str) -> None:
    assert "the phone offers nothing" not in owner.get(url).text
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    owner.post(f"{URL}/pause", {"day": tomorrow.date().isoformat(), "time": "18:00"})
    page = owner.get(url).text
    assert "Paused: the phone offers nothing that starts before" in page and f'name="next" value="{url}"' in page
    assert "Take bookings again now" not in signed_in("host").get("/r/roma/today").text
    assert owner.post(f"{URL}/resume", {"next": url}).headers["Location"] == url
    assert "the phone offers nothing" not in owner.get(url).text
    assert owner.post(f"{URL}/resume", {"next": "//evil.example"}).headers["Location"] == f"{URL}/restaurant"


def test_no_pause_outlasts_what_can_be_booked(owner: Browser) -> None:
    answer = owner.post(f"{URL}/pause", {"day": "9999-12-31", "time": "23:59"})
    assert answer.status_code == 422 and "nobody books further ahead" in answer.text


def test_the_guide_sees_what_is_there_and_lets_the_rest_be_skipped(signed_in: SignedIn, app: Flask) -> None:
    browser = signed_in("manager", "it")
    page = browser.get("/r/roma/start/").text
    assert "5 di 5 fatti" in page and "/r/roma/today" in page
    with app.app_context():
        for model in (Shift, FaqEntry):
            db.session.execute(delete(model))
        db.session.commit()
    page = browser.get("/r/roma/start/").text
    assert "3 di 5 fatti" in page and 'value="3"' in page
    for step in ("hours", "faq"):
        assert browser.post(f"/r/roma/start/{step}").status_code == 303
    assert "5 di 5 fatti" in browser.get("/r/roma/start/").text
    assert browser.post("/r/roma/start/hours", {"reopen": "1"}).status_code == 303
    assert "4 di 5 fatti" in browser.get("/r/roma/start/").text
    assert browser.post("/r/roma/start/dessert").status_code == 404
    assert signed_in("host").get("/r/roma/start/").status_code == 403


def test_only_the_operator_ticks_restaurants(signed_in: SignedIn, owner: Browser, app: Flask, house: Place) -> None:
    assert owner.get("/operator/").status_code == 404
    milano = open_restaurant(app, "milano")
    with app.app_context():
        db.session.query(User).filter_by(email="owner@example.com").one().is_operator = True
        db.session.commit()
    assert "milano" in owner.get("/operator/").text
    for data, served in (({"serve": "1"}, True), ({}, False)):
        assert owner.post(f"/operator/{milano.id}", data).status_code == 303
        with app.app_context():
            assert db.session.get_one(Restaurant, milano.id).uses_operator_credentials is served
    assert owner.post(f"/operator/{user_id(app, 'owner')}").status_code == 404
