"""The pages of guests."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.operations.guest_book import add_booking, add_guest
from tests.pages.conftest import Browser
from tests.restaurants import Place
from tests.statements import counted

SignedIn = Callable[..., Browser]


@pytest.fixture
def anna(app: Flask, house: Place) -> str:
    with app.app_context():
        guest = add_guest(house, "Anna Rossi", "+393331234567", notes="finestra", tags=["vip"])
        add_booking(house, guest, -3, status="finished", name="Anna Rossi")
        return guest


def edited(browser: Browser, guest: str, **changes: str) -> dict[str, str]:
    page = browser.get(f"/r/roma/guests/{guest}").text
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', page)
    assert seen
    return {"name": "Anna Rossi", "email": "", "tags": "vip", "notes": "finestra", "seen": seen[1], **changes}


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_list_finds_as_one_types_and_works_as_a_page(signed_in: SignedIn, anna: str, language: str) -> None:
    host = signed_in("host", language)
    page = host.get("/r/roma/guests/?q=anna")
    assert page.status_code == 200 and "Anna Rossi" in page.text and "<html" in page.text
    fragment = host.get("/r/roma/guests/?q=333", headers={"HX-Request": "true"}).text
    assert fragment.lstrip().startswith('<div id="list"') and "Anna Rossi" in fragment
    assert "Anna Rossi" not in host.get("/r/roma/guests/?q=zzz").text
    assert host.get(f"/r/roma/guests/?page={10**30}").status_code == 200


def test_a_host_notes_about_a_guest(signed_in: SignedIn, anna: str) -> None:
    host = signed_in("host")
    answer = host.post(f"/r/roma/guests/{anna}", edited(host, anna, notes="noci", tags="vip, noci"))
    assert answer.status_code == 303
    page = host.get(f"/r/roma/guests/{anna}").text
    assert "vip, noci" in page and "noci</textarea>" in page
    assert "erase" not in page and "/export" not in page and "/merge" not in page


def test_what_cannot_be_kept_is_told_at_its_field(signed_in: SignedIn, anna: str) -> None:
    host = signed_in("host")
    answer = host.post(f"/r/roma/guests/{anna}", edited(host, anna, email="anna at home"))
    assert answer.status_code == 422
    assert "not an e-mail address" in answer.text and 'value="anna at home"' in answer.text


def test_two_people_never_overwrite_each_other_unseen(signed_in: SignedIn, anna: str) -> None:
    host, manager = signed_in("host"), signed_in("manager")
    mine, theirs = edited(host, anna, notes="mine"), edited(manager, anna, notes="theirs")
    assert manager.post(f"/r/roma/guests/{anna}", theirs).status_code == 303
    answer = host.post(f"/r/roma/guests/{anna}", mine)
    assert answer.status_code == 409 and "theirs" in answer.text and "mine</textarea>" in answer.text
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', answer.text)
    assert seen and host.post(f"/r/roma/guests/{anna}", {**mine, "seen": seen[1]}).status_code == 303


def test_a_manager_merges_two_entries(app: Flask, house: Place, signed_in: SignedIn, anna: str) -> None:
    with app.app_context():
        other = add_guest(house, "Anna Rosi", "+393457654321")
    manager = signed_in("manager")
    assert "Anna Rosi" in manager.get(f"/r/roma/guests/{anna}").text
    same = manager.get(f"/r/roma/guests/{anna}/same?q=345", headers={"HX-Request": "true"}).text
    assert same.lstrip().startswith('<div id="same"') and other in same
    assert manager.post(f"/r/roma/guests/{anna}/merge", {"other": other}).status_code == 303
    moved = manager.get(f"/r/roma/guests/{other}")
    assert moved.status_code == 302 and moved.headers["Location"].endswith(anna)
    for nonsense in ("", "x", anna, "00000000-0000-7000-8000-000000000000"):
        assert manager.post(f"/r/roma/guests/{anna}/merge", {"other": nonsense}).status_code == 404


def test_a_manager_hands_out_and_erases(app: Flask, house: Place, signed_in: SignedIn, anna: str) -> None:
    manager = signed_in("manager")
    file = manager.get(f"/r/roma/guests/{anna}/export")
    assert file.headers["Content-Disposition"].endswith('.json"') and "finestra" in file.text
    assert "1 booking without a name" in manager.get(f"/r/roma/guests/{anna}/erase").text
    with app.app_context():
        add_booking(house, anna, 3)
    assert manager.post(f"/r/roma/guests/{anna}/erase").status_code == 422
    assert "Anna Rossi" in manager.get("/r/roma/guests/").text


def test_who_was_erased_is_gone_from_the_list_but_their_page_tells_the_counts(signed_in: SignedIn, anna: str) -> None:
    manager = signed_in("manager")
    assert manager.post(f"/r/roma/guests/{anna}/erase").status_code == 303
    assert "Anna" not in manager.get("/r/roma/guests/").text
    page = manager.get(f"/r/roma/guests/{anna}").text
    assert "Erased guest" in page and "Anna" not in page and 'name="notes"' not in page


@pytest.mark.parametrize("guests", [1, 30])
def test_pages_ask_the_database_the_same_number_of_times(
    app: Flask, house: Place, signed_in: SignedIn, anna: str, guests: int
) -> None:
    with app.app_context():
        for number in range(guests):
            add_booking(house, add_guest(house, f"Anna {number}"), -number)
            add_booking(house, anna, -number)
    manager = signed_in("manager")
    counts = []
    for url in ("/r/roma/guests/", "/r/roma/guests/?q=anna", f"/r/roma/guests/{anna}"):
        with counted() as asked:
            assert manager.get(url).status_code == 200
        counts.append(len([statement for statement in asked if "guest" in statement or "customer" in statement]))
    assert counts == [3, 3, 7]
