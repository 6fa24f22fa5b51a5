"""The page of a connection that is kept in step: what is fetched, where both books differ, and the repairs."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from tests.pages.conftest import Browser
from tests.restaurants import Place, booking_of, open_restaurant, post
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Job, ProviderConnection, Restaurant
from webapp.models.types import new_id
from webapp.operations.connections import stored
from webapp.rules import to_minute

SignedIn = Callable[..., Browser]
NOW = datetime.now(UTC)
SIDE = {"start": to_minute(NOW + timedelta(days=3)), "people": 2, "status": "confirmed"}
NONE: dict[str, Any] = {"booking_id": None, "external_id": None, "here": None, "there": None, "differs": []}


def connection_of(app: Flask, place: Place, **columns: Any) -> str:
    """A connection with Cal.com, whose address leads nowhere; its id."""
    with app.app_context():
        names = {"provider": "calcom", "account_id": "A", "account_name": "Trattoria", "webhook_key": new_id()}
        secret = stored.sealed({"api_key": "x"})
        given = {"role": "books", "status": "connected", "credentials_encrypted": secret, **names, **columns}
        row = ProviderConnection(id=new_id(), restaurant_id=place.id, **given)
        db.session.add(row)
        db.session.get_one(Restaurant, place.id).version += 1
        db.session.commit()
        found = str(row.id)
        db.session.remove()
    return found


def reported(*items: dict[str, Any], more: int = 0) -> dict[str, Any]:
    whole = [{**NONE, "name": "", "reference": None, **item} for item in items]
    return {"at": NOW.isoformat(), "compared": 7, "more": more, "items": whole}


def url(connection_id: str, action: str = "drift") -> str:
    return f"/r/roma/connections/{connection_id}/{action}"


@pytest.mark.settings(CALCOM_BASE_URL="http://127.0.0.1:9/v2")
def test_a_fresh_connection_has_nothing_to_show_yet(app: Flask, house: Place, signed_in: SignedIn) -> None:
    page = signed_in("manager").get(url(connection_of(app, house)))
    assert page.status_code == 200
    assert "Not fetched yet" in page.text and "Not compared yet" in page.text and "every 2s" not in page.text


def test_fetching_and_comparing_are_promised_and_watched(app: Flask, house: Place, signed_in: SignedIn) -> None:
    manager, connection_id = signed_in("manager"), connection_of(app, house)
    for action, words in (("sync", "Fetching from Cal.com"), ("drift", "Comparing both books")):
        answer = manager.post(url(connection_id, action))
        assert (answer.status_code, answer.headers["Location"]) == (303, url(connection_id))
        assert words in manager.get(url(connection_id)).text
    part = manager.get(url(connection_id), headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div class="stack" id="drift"') and 'hx-trigger="every 2s"' in part.text
    manager.post(url(connection_id, "sync"))
    with app.app_context():
        kinds = sorted(job.kind for job in db.session.query(Job))
        actions = {event.action for event in db.session.query(AuditEvent)}
        db.session.remove()
    assert kinds == ["compare_connection", "pull_connection"]
    assert {"connection.synchronised", "connection.compared"} <= actions


def test_how_far_it_is_and_what_came_of_it(app: Flask, house: Place, signed_in: SignedIn) -> None:
    manager, connection_id = signed_in("manager"), connection_of(app, house, last_sync_at=NOW)
    manager.post(url(connection_id, "sync"))
    with app.app_context():
        job = db.session.query(Job).one()
        job.payload = {"connection_id": connection_id, "steps": [2, 5], "found": {"imported": 3, "moved": 1}}
        job.leased_until = datetime.now(UTC) + timedelta(minutes=5)
        db.session.commit()
        assert '<progress max="5" value="2"' in manager.get(url(connection_id)).text
        job = db.session.query(Job).one()
        job.leased_until, job.run_at = None, datetime.now(UTC) + timedelta(minutes=5)
        db.session.commit()
        db.session.remove()
    page = manager.get(url(connection_id)).text
    assert "new: 3" in page and "moved: 1" in page and "every 2s" not in page


@pytest.mark.parametrize(("language", "words"), [
    ("en", ["Only there", "Only here", "Not the same", "Take theirs", "Send ours there", "2 more are not shown"]),
    ("it", ["Solo di là", "Solo qui", "Non uguali", "Prendi la loro", "Invia la nostra", "Altre 2 differenze"]),
])  # fmt: skip
def test_each_difference_has_its_repairs(
    app: Flask, house: Place, signed_in: SignedIn, language: str, words: list[str]
) -> None:
    post(app.test_client(), house, "create_booking", booking_of(house))
    with app.app_context():
        booking = db.session.query(Booking).one()
        booking_id, reference = booking.id, booking.reference
        db.session.remove()
    report = reported(
        {"id": "x-1", "kind": "only_there", "external_id": "x-1", "there": SIDE, "name": "Anna <Bianchi>"},
        {"id": booking_id, "kind": "only_here", "booking_id": booking_id, "here": SIDE},
        {"id": "d-1", "kind": "differing", "booking_id": booking_id, "here": SIDE, "there": SIDE, "differs": ["time"]},
        more=2,
    )
    page = signed_in("owner", language).get(url(connection_of(app, house, drift=report))).text
    assert [word for word in words if word not in page] == []
    assert "Anna &lt;Bianchi&gt;" in page and f"/bookings/{reference}" in page and "Mario Rossi" in page


def test_what_was_booked_before_connecting_is_folded_and_sent_as_a_whole(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    post(app.test_client(), house, "create_booking", booking_of(house))
    with app.app_context():
        booking_id = db.session.query(Booking).one().id
        db.session.remove()
    older = {"kind": "only_here", "booking_id": booking_id, "here": SIDE, "is_older": True}
    report = reported({**older, "id": booking_id}, *({**older, "id": f"o-{number}"} for number in range(60)))
    connection_id = connection_of(app, house, drift=report)
    page = signed_in("manager").get(url(connection_id)).text
    assert "Booked before Cal.com was connected" in page and "Send all 61 there" in page
    assert 'data-confirm="Send 61 bookings to Cal.com?' in page and "11 more are not shown" in page
    answer = signed_in("owner").post(url(connection_id, "send"), {"which": "older"})
    assert answer.status_code == 303
    with app.app_context():
        assert db.session.query(Job).filter_by(kind="send_copy").count() == 1
        db.session.remove()


def test_books_that_say_the_same_are_said_to(app: Flask, house: Place, signed_in: SignedIn) -> None:
    page = signed_in("manager").get(url(connection_of(app, house, drift=reported()))).text
    assert "Both books say the same" in page and "7 bookings compared" in page


@pytest.mark.settings(CALCOM_BASE_URL="http://127.0.0.1:9/v2")
def test_a_repair_that_is_not_possible_says_so(app: Flask, house: Place, signed_in: SignedIn) -> None:
    report = reported({"id": "x-1", "kind": "only_there", "external_id": "x-1", "there": SIDE})
    manager, connection_id = signed_in("manager"), connection_of(app, house, drift=report)
    for item, how, words in (("x-9", "take", "has changed meanwhile"), ("x-1", "take", "did not answer")):
        answer = manager.post(url(connection_id, "repair"), {"item": item, "how": how})
        assert answer.status_code == 303
        assert words in manager.get(url(connection_id)).text


def test_a_booking_is_cancelled_here_with_one_click(app: Flask, house: Place, signed_in: SignedIn) -> None:
    post(app.test_client(), house, "create_booking", booking_of(house))
    with app.app_context():
        booking_id = db.session.query(Booking).one().id
        db.session.remove()
    report = reported({"id": booking_id, "kind": "only_here", "booking_id": booking_id, "here": SIDE})
    manager, connection_id = signed_in("manager"), connection_of(app, house, drift=report)
    manager.post(url(connection_id, "repair"), {"item": booking_id, "how": "cancel_here"})
    page = manager.get(url(connection_id)).text
    assert "Cancelled in the house book" in page and "Both books say the same" in page
    with app.app_context():
        assert db.session.query(Booking).one().status == "cancelled"
        assert {"booking.cancelled", "connection.repaired"} <= {
            each.action for each in db.session.query(AuditEvent).filter_by(actor_name="Manager")
        }
        db.session.remove()


def test_hosts_and_other_restaurants_stay_out(app: Flask, house: Place, signed_in: SignedIn) -> None:
    own, theirs = connection_of(app, house), connection_of(app, open_restaurant(app, "milano"))
    ended = connection_of(app, house, provider="acuity", role="blocks", status="disconnected")
    assert signed_in("host").get(url(own)).status_code == 403
    owner = signed_in("owner")
    for connection_id in (theirs, ended, new_id()):
        assert owner.get(url(connection_id)).status_code == 404
        for action in ("sync", "drift"):
            assert owner.post(url(connection_id, action)).status_code == 404
        assert owner.post(url(connection_id, "repair"), {"item": "x", "how": "take"}).status_code in (303, 404)
    with app.app_context():
        assert db.session.query(Job).count() == 0
        db.session.remove()


@pytest.mark.parametrize(("provider", "options", "words", "has_comparison"), [
    ("calcom", {}, "comes into the house book by itself", True),
    ("square", {"level": "buyer"}, "Square shows us only what we booked", True),
    ("square", {"level": "seller"}, "comes into the house book by itself", True),
    ("opentable", {}, "OpenTable cannot list a day", False),
])  # fmt: skip
def test_the_page_is_found_from_the_provider_and_says_how_much_comes(
    app: Flask,
    house: Place,
    signed_in: SignedIn,
    provider: str,
    options: dict[str, str],
    words: str,
    has_comparison: bool,
) -> None:
    manager, connection_id = signed_in("manager"), connection_of(app, house, provider=provider, options=options)
    assert f'href="{url(connection_id)}"' in manager.get(f"/r/roma/connections/{provider}").text
    page = manager.get(url(connection_id)).text
    assert re.search(r'href="/r/roma/connections/"[^>]*aria-current="page"', page)
    assert words in page and ("Where both books differ" in page) is has_comparison
