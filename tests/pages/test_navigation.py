"""Where one can go: what is built in, and what one's role may open."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from tests.pages.conftest import Browser
from webapp import navigation
from webapp.members import least_role
from webapp.operations.memberships import ROLES, Place

NINO = Place("id", "nino", "Da Nino", "Europe/Rome", "it", "owner")


def endpoints(app: Flask, role: str) -> list[str]:
    with app.test_request_context():
        return [entry.endpoint for group in navigation.groups(replace(NINO, role=role)) for entry in group.entries]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_shown_what_they_may_not_open(app: Flask, role: str) -> None:
    for endpoint in endpoints(app, role):
        assert replace(NINO, role=role).may(least_role(app.view_functions[endpoint]))


def test_an_owner_is_shown_every_page_there_is(app: Flask) -> None:
    built = {entry.endpoint for group in navigation.GROUPS for entry in group.entries} & set(app.view_functions)
    assert set(endpoints(app, "owner")) == built


def test_a_heading_with_nothing_below_is_left_out(app: Flask) -> None:
    with app.test_request_context():
        assert all(group.entries for group in navigation.groups(NINO))


def test_a_phone_shows_only_a_few_at_the_foot(app: Flask) -> None:
    with app.test_request_context():
        assert len(navigation.at_the_foot(NINO)) <= navigation.ON_A_PHONE


@pytest.mark.parametrize(("language", "words"), [("en", "Sign out"), ("it", "Esci")])
def test_the_frame_speaks_the_language_of_its_reader(
    signed_in: Callable[..., Browser], language: str, words: str
) -> None:
    assert words in signed_in("owner", language).get("/account").text


@pytest.mark.parametrize(("url", "status", "leads_to"), [
    ("/r/roma/settings/staff", 403, "/r/roma/today"), ("/r/roma/bookings/NONE", 404, "/r/roma/today"),
    ("/nowhere", 404, "/r/roma/today"),
])  # fmt: skip
def test_an_error_keeps_whoever_is_signed_in_in_the_frame(
    signed_in: Callable[..., Browser], url: str, status: int, leads_to: str
) -> None:
    answer = signed_in("host").get(url)
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    assert answer.status_code == status and f'href="{leads_to}"' in main
    assert "Sign out" in answer.text and ">Sign in<" not in answer.text


def test_an_error_shows_strangers_the_way_in(signed_in: Callable[..., Browser]) -> None:
    answer = signed_in(None).get("/nowhere")
    assert answer.status_code == 404 and ">Sign in<" in answer.text and "Sign out" not in answer.text


@pytest.mark.parametrize("url", ["/account", "/restaurants/new", "/nowhere", "/r/elsewhere/today"])
def test_outside_a_restaurant_the_frame_is_that_of_the_one_last_worked_in(
    signed_in: Callable[..., Browser], url: str
) -> None:
    page = signed_in("host").get(url).text
    assert '<nav class="foot"' in page and page.count('href="/r/roma/calendar"') == 2  # in the menu and at the foot


def test_whoever_works_nowhere_has_no_bar_at_the_foot(signed_in: Callable[..., Browser]) -> None:
    page = signed_in("stranger").get("/nowhere").text
    assert '<nav class="foot"' not in page and 'href="/"' in page.partition("<main")[2]


def test_the_documentation_knows_who_is_signed_in(signed_in: Callable[..., Browser]) -> None:
    assert ">Sign in<" in signed_in(None).get("/api/docs").text
    answer = signed_in("host").get("/api/docs")
    assert ">Sign in<" not in answer.text and ">Today<" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
