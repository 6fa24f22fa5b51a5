"""Every page, taken from the URL map, visited by everybody: owner, manager, host, a stranger, the owner of another
restaurant, and nobody."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.pages.conftest import ROLES, Browser
from tests.pages.visiting import Visit, ids_of, visits
from tests.restaurants import Place, open_restaurant
from webapp import security
from webapp.extensions import db
from webapp.models import Membership, User

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
SignedIn = Callable[..., Browser]


@pytest.fixture
def neighbour(app: Flask, house: Place, password_hash: str) -> Place:
    """Another restaurant; its owner is `neighbour@example.com`."""
    place = open_restaurant(app, "milano")
    with app.app_context():
        user = User(email="neighbour@example.com", password_hash=password_hash)
        db.session.add(user)
        db.session.flush()
        db.session.add(Membership(user_id=user.id, restaurant_id=place.id, role="owner"))
        db.session.commit()
        db.session.remove()
    return place


def visit(browser: Browser, each: Visit, ids: dict[str, Any]) -> TestResponse:
    if each.method == "GET":
        return browser.get(each.url(ids))
    return browser.client.open(each.url(ids), method=each.method, data={"csrf_token": browser.token()})


def test_nobody_is_sent_to_sign_in(app: Flask, house: Place, signed_in: SignedIn) -> None:
    ids, nobody = ids_of(app, house), signed_in(None)
    for guard in (security.member, security.signed_in, security.operator):
        for each in visits(app, guard):
            answer = visit(nobody, each, ids)
            assert answer.status_code == 303, each
            assert answer.headers["Location"].startswith("/sign-in"), each


def _without_what_was_asked(page: str, slug: str) -> str:
    """The page without the address it was asked by, and without the token, which tells the time."""
    for token in set(re.findall(r'"X-CSRFToken": "([^"]+)"', page)):
        page = page.replace(token, "")
    return page.replace(f"/r/{slug}/", "/r/")


@pytest.mark.parametrize("who", ["stranger", "neighbour"])
def test_a_strangers_restaurant_is_not_there(
    app: Flask, house: Place, neighbour: Place, signed_in: SignedIn, who: str
) -> None:
    ids, stranger = ids_of(app, house), signed_in(who)
    pages = list(visits(app, security.member))
    assert pages
    for each in pages:
        slugs = (house.slug, "no-such-restaurant")
        answers = [visit(stranger, each, {**ids, "slug": slug}) for slug in slugs]
        assert [answer.status_code for answer in answers] == [404, 404], each
        texts = [_without_what_was_asked(answer.text, slug) for answer, slug in zip(answers, slugs, strict=True)]
        assert texts[0] == texts[1], each


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_what_it_may_and_no_more(app: Flask, house: Place, signed_in: SignedIn, role: str) -> None:
    ids = ids_of(app, house)
    for each in visits(app, security.member):
        browser = signed_in(role)
        allowed = ROLES.index(each.role) >= ROLES.index(role)
        answer = visit(browser, each, ids)
        if not allowed:
            assert answer.status_code == 403, each
            continue
        assert answer.status_code not in (401, 403, 405, 500), (each, answer.text[:500])
        if each.method == "GET":
            assert answer.status_code in (200, 302, 303, 304, 404), (each, answer.status_code)
            known = each.rule.arguments <= {"slug", "reference", "guest_id", "no", "user_id"}
            assert answer.status_code != 404 or not known, each


NEIGHBOURS = {"reference", "guest_id", "no", "user_id", "call_id", "message_id", "entry_id", "waiting_id"}


def test_a_neighbours_ids_are_not_found_under_ones_own_name(
    app: Flask, house: Place, neighbour: Place, signed_in: SignedIn
) -> None:
    theirs = {**ids_of(app, neighbour), "slug": house.slug}
    owner = signed_in("owner")
    before = everything_of(app, neighbour)
    for each in visits(app, security.member):
        if each.rule.arguments & NEIGHBOURS:
            answer = visit(owner, each, theirs)
            assert answer.status_code in (404, 422), (each, answer.status_code, answer.text[:300])
    assert everything_of(app, neighbour) == before


def everything_of(app: Flask, place: Place) -> dict[str, list[str]]:
    app.extensions["tool_call_batches"].flush()
    with app.app_context(), db.engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(table.select().where(table.c.restaurant_id == place.id))))
            for name, table in db.metadata.tables.items()
            if "restaurant_id" in table.c
        }


def test_what_the_operator_sees_is_not_there_for_others(app: Flask, house: Place, signed_in: SignedIn) -> None:
    ids, owner = ids_of(app, house), signed_in("owner")
    for each in visits(app, security.operator):
        assert visit(owner, each, ids).status_code == 404, each


def test_a_form_without_its_token_changes_nothing(app: Flask, house: Place, signed_in: SignedIn) -> None:
    ids, owner = ids_of(app, house), signed_in("owner")
    before = everything_of(app, house)
    for guard in (security.member, security.signed_in):
        for each in visits(app, guard):
            if each.method != "GET":
                assert owner.client.open(each.url(ids), method=each.method).status_code == 400, each
    assert everything_of(app, house) == before
