"""The settings: every section opens for whom it is, is saved, and says what is wrong at its field."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.pages.conftest import Browser
from tests.restaurants import Place
from webapp.blueprints.settings.section import SECTIONS
from webapp.operations import restaurants
from webapp.operations.audit import COMMAND
from webapp.operations.memberships import Place as Here

SignedIn = Callable[..., Browser]
NAMES = [section.name for section in SECTIONS]
LISTS = ("shifts", "turn_times", "tables", "combinations")
FOR_OWNERS = ("staff", "accounts", "tokens")


def here(house: Place) -> Here:
    return Here(house.id, house.slug, "Trattoria Roma", "Europe/Rome", "it", "owner")


def stored(app: Flask, house: Place) -> dict[str, Any]:
    with app.app_context():
        return restaurants.current(here(house))


def shift(index: int, name: str, first: str, last: str, *days: str, **more: str) -> dict[str, Any]:
    row = f"shifts-{index}"
    return {
        f"{row}-name": name, f"{row}-first_seating": first, f"{row}-last_seating": last, f"{row}-weekdays": list(days),
        **{f"{row}-{key}": value for key, value in more.items()},
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_every_section_opens(signed_in: SignedIn, name: str, language: str) -> None:
    answer = signed_in("owner", language).get(f"/r/roma/settings/{name}")
    assert answer.status_code == 200
    assert 'aria-current="page"' in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_a_manager_opens_all_but_people_and_tokens_and_a_host_none(signed_in: SignedIn, name: str) -> None:
    assert signed_in("manager").get(f"/r/roma/settings/{name}").status_code == (403 if name in FOR_OWNERS else 200)
    assert signed_in("host").get(f"/r/roma/settings/{name}").status_code == 403
    assert signed_in("stranger").get(f"/r/roma/settings/{name}").status_code == 404


def test_hours_are_saved_and_an_empty_row_is_none(signed_in: SignedIn, app: Flask, house: Place) -> None:
    browser = signed_in("manager")
    rows = {**shift(0, "Pranzo", "12:00", "14:00", "sat", "sun"), **shift(1, "Cena", "19:00", "00:30", "fri"),
            **shift(2, "", "", "")}  # fmt: skip
    answer = browser.post("/r/roma/settings/hours", rows)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/r/roma/settings/hours")
    assert stored(app, house)["shifts"] == [
        {"name": "Pranzo", "weekdays": ["sat", "sun"], "first_seating": "12:00", "last_seating": "14:00"},
        {"name": "Cena", "weekdays": ["fri"], "first_seating": "19:00", "last_seating": "00:30"},
    ]
    gone = browser.post("/r/roma/settings/hours", {**rows, "shifts-0-gone": "y"})
    assert gone.status_code == 303
    assert [each["name"] for each in stored(app, house)["shifts"]] == ["Cena"]


@pytest.mark.parametrize(("path", "key"), [
    ("hours", "shifts"), ("turns", "turn_times"), ("tables", "tables"), ("joins", "combinations"),
])  # fmt: skip
def test_a_form_nobody_filled_in_is_not_said_to_be_saved(
    signed_in: SignedIn, app: Flask, house: Place, path: str, key: str
) -> None:
    with app.app_context():
        restaurants.save(here(house), COMMAND, {each: [] for each in LISTS})
    browser = signed_in("manager")
    answer = browser.post(f"/r/roma/settings/{path}", {f"{key}-0-gone": "", f"{key}-0-name": ""})
    assert answer.status_code == 422 and "Nothing is filled in, so nothing was saved." in answer.text
    assert "Saved" not in browser.get("/r/roma/settings/hours").text


def test_who_takes_every_hour_away_is_told_what_that_means(signed_in: SignedIn, app: Flask, house: Place) -> None:
    browser = signed_in("manager")
    answer = browser.post("/r/roma/settings/hours", {**shift(0, "Cena", "19:00", "20:00", "mon"), "shifts-0-gone": "y"})
    assert answer.status_code == 303 and not stored(app, house)["shifts"]
    assert "Saved: the phone says the house is closed every day." in browser.get("/r/roma/settings/hours").text


def test_a_slip_in_the_last_seating_does_not_open_the_house_all_night(
    signed_in: SignedIn, app: Flask, house: Place
) -> None:
    before, browser = stored(app, house), signed_in("manager")
    answer = browser.post("/r/roma/settings/hours", shift(0, "Pranzo", "12:00", "11:30", "sat"))
    assert answer.status_code == 422 and "the shift would last into the next day" in answer.text
    assert 'id="shifts-0-last_seating-error"' in answer.text
    assert stored(app, house) == before
    assert browser.post("/r/roma/settings/hours", shift(0, "Bar", "11:00", "01:00", "sat")).status_code == 303


def test_hours_tell_of_shifts_that_overlap(signed_in: SignedIn, house: Place) -> None:
    browser = signed_in("manager")
    apart = {**shift(0, "Pranzo", "12:00", "15:00", "sat"), **shift(1, "Cena", "15:30", "22:00", "sat"),
             **shift(2, "Bar", "14:00", "22:00", "sun")}  # fmt: skip
    assert browser.post("/r/roma/settings/hours", apart).status_code == 303
    assert "Two shifts overlap" not in browser.get("/r/roma/settings/hours").text
    browser.post("/r/roma/settings/hours", {**apart, "shifts-1-first_seating": "14:30"})
    assert "Two shifts overlap (Pranzo, Cena)" in browser.get("/r/roma/settings/hours").text


def test_what_is_wrong_stands_at_its_field(signed_in: SignedIn, app: Flask, house: Place) -> None:
    before = stored(app, house)
    rows = {**shift(0, "", "", ""), **shift(1, "Cena", "19:00", "25:00"), **shift(2, "Cena", "19:00", "20:00", "mon")}
    answer = signed_in("owner").post("/r/roma/settings/hours", rows)
    assert answer.status_code == 422
    for error in ("Enter a time such as 19:30.", "Choose at least one."):
        assert answer.text.count(error) == 1
    assert 'id="shifts-1-last_seating-error"' in answer.text
    assert 'value="25:00"' in answer.text, "what was typed stays"
    twice = {**shift(0, "Cena", "19:00", "20:00", "mon"), **shift(1, "Cena", "19:00", "20:00", "tue")}
    assert "This is there already." in signed_in("owner").post("/r/roma/settings/hours", twice).text
    italian = signed_in("owner", "it").post("/r/roma/settings/hours", rows)
    assert "Enter a time" not in italian.text
    assert stored(app, house) == before


def test_who_saves_over_anothers_change_is_told_first(signed_in: SignedIn, app: Flask, house: Place) -> None:
    browser = signed_in("owner")
    file = stored(app, house)
    seen = restaurants.fingerprint(file, ["rules"])
    rules = {key: "" if value is None else str(value) for key, value in file["rules"].items()}
    assert browser.post("/r/roma/settings/rules", {**rules, "seen": seen, "max_people": "10"}).status_code == 303
    answer = browser.post("/r/roma/settings/rules", {**rules, "seen": seen, "max_people": "12"})
    assert answer.status_code == 409
    assert "Somebody changed these settings" in answer.text and 'value="12"' in answer.text
    assert "stored: 10 · yours: 12" in " ".join(answer.text.split()), "both are shown"
    assert stored(app, house)["rules"]["max_people"] == 10
    now = restaurants.fingerprint(stored(app, house), ["rules"])
    assert now in answer.text, "saving again means it"
    assert browser.post("/r/roma/settings/rules", {**rules, "seen": now, "max_people": "12"}).status_code == 303
    assert stored(app, house)["rules"]["max_people"] == 12


def test_the_restaurant_is_saved_with_its_phone_as_people_write_it(
    signed_in: SignedIn, app: Flask, house: Place
) -> None:
    wish = {"name": "Da Nino", "phone": "06 1234 5678", "timezone": "Europe/Rome", "locale": "it", "house_book": "y"}
    assert signed_in("owner").post("/r/roma/settings/restaurant", wish).status_code == 303
    file = stored(app, house)
    assert (file["name"], file["phone"], file["house_book"]) == ("Da Nino", "+390612345678", True)
    answer = signed_in("owner").post("/r/roma/settings/restaurant", {**wish, "phone": "12"})
    assert answer.status_code == 422 and "There is no such phone number." in answer.text


def test_a_fragment_is_the_section_alone(signed_in: SignedIn) -> None:
    answer = signed_in("owner").get("/r/roma/settings/turns", headers={"HX-Request": "true"})
    assert answer.text.lstrip().startswith('<div class="settings" id="settings"')
    assert "<html" not in answer.text and len(answer.data) < 15_000


def test_turn_times_are_shown_with_an_example(signed_in: SignedIn) -> None:
    browser = signed_in("owner", "it")
    rows = {"turn_times-0-up_to_people": "4", "turn_times-0-minutes": "105"}
    assert browser.post("/r/roma/settings/turns", rows).status_code == 303
    assert "alle 20:00" in browser.get("/r/roma/settings/turns").text
    assert "21:45" in browser.get("/r/roma/settings/turns").text


def test_rules_may_have_no_limit(signed_in: SignedIn, app: Flask, house: Place) -> None:
    rules = {
        "slot_minutes": "15", "covers_per_slot": "20", "parties_per_slot": "", "buffer_minutes": "10",
        "max_people": "9",
        "default_people": "", "min_notice_minutes": "30", "max_advance_days": "60", "cancel_cutoff_minutes": "0",
        "waitlist_minutes": "15",
    }  # fmt: skip
    assert signed_in("owner").post("/r/roma/settings/rules", rules).status_code == 303
    found = stored(app, house)["rules"]
    assert (found["covers_per_slot"], found["parties_per_slot"], found["default_people"]) == (20, None, None)
    wrong = signed_in("owner").post(
        "/r/roma/settings/rules", {**rules, "default_people": "10", "max_advance_days": "x"}
    )
    assert wrong.status_code == 422
    wrong = signed_in("owner").post("/r/roma/settings/rules", {**rules, "default_people": "10"})
    assert "It cannot be above the largest party, 9." in wrong.text
