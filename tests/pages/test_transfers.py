"""Tables out and in, on the pages."""

import base64
import io
import re
import zlib
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.operations.guest_book import add_guest
from tests.pages.conftest import Browser
from tests.restaurants import Place

SignedIn = Callable[..., Browser]
GUESTS = "Nome;Telefono;Etichette\nAnna Rossi;3331234567;vip\nLuca Però;;\n"
BOOKINGS = "Giorno;Ora;Persone;Nome;Telefono\n14/02/2030;20:30;2;Anna Rossi;3331234567\n"


def upload(browser: Browser, text: str, kind: str = "guests") -> TestResponse:
    file = FileStorage(io.BytesIO(text.encode()), "file.csv", "file", "text/csv")
    boundary, body = encode_multipart({"csrf_token": browser.token(), "kind": kind, "file": file})
    content_type = f"multipart/form-data; boundary={boundary}"
    return browser.client.post("/r/roma/transfers/preview", data=body, content_type=content_type)


def confirm(browser: Browser, page: str) -> TestResponse:
    packed, kind = (re.search(rf'name="{name}"[^>]*value="([^"]+)"', page) for name in ("packed", "kind"))
    assert packed and kind
    return browser.post("/r/roma/transfers/carry-out", {"packed": packed[1], "kind": kind[1]})


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(("kind", "text", "then"), [("guests", GUESTS, "guests"), ("bookings", BOOKINGS, "calendar")])
def test_a_file_is_shown_and_then_imported(
    house: Place, signed_in: SignedIn, kind: str, text: str, then: str, language: str
) -> None:
    manager = signed_in("manager", language)
    page = upload(manager, text, kind)
    assert page.status_code == 200 and "Anna Rossi" in page.text
    assert "Anna" not in manager.get("/r/roma/guests/").text
    done = confirm(manager, page.text)
    assert done.status_code == 303 and f"/r/roma/{then}" in done.headers["Location"]
    assert "Anna Rossi" in manager.get("/r/roma/guests/").text


def test_lines_that_are_wrong_are_named_and_nothing_can_be_imported(house: Place, signed_in: SignedIn) -> None:
    manager = signed_in("manager")
    page = upload(manager, GUESTS + "Eva;12;\n")
    assert page.status_code == 200 and "Line 4" in page.text and "cannot be read" in page.text
    assert 'class="btn btn-primary">' not in page.text.split("transfer-go")[1].split("</form>")[0]
    assert confirm(manager, page.text).status_code == 409
    assert "Anna" not in manager.get("/r/roma/guests/").text


@pytest.mark.parametrize(("text", "told"), [
    ("", "nothing in this file"), ("Telefono\n1\n", "A column is missing"), ("a\0", "not a table"),
    ("Nome\n" + "x\n" * 2001, "2,000 lines"), ("Nome\n" + "x" * 1_000_001, "larger than 1 MB"),
])  # fmt: skip
def test_a_file_that_is_no_table_says_why(house: Place, signed_in: SignedIn, text: str, told: str) -> None:
    page = upload(signed_in("manager"), text)
    assert page.status_code == 422 and told in page.text


def test_without_a_file_the_form_asks_for_one(house: Place, signed_in: SignedIn) -> None:
    page = signed_in("manager").post("/r/roma/transfers/preview", {"kind": "guests"})
    assert page.status_code == 422 and "Choose a file." in page.text


@pytest.mark.parametrize("packed", [
    "", "x", base64.b64encode(b"no").decode(), base64.b64encode(zlib.compress(b"x" * 50_000_000)).decode(),
])  # fmt: skip
def test_a_file_that_no_page_carried_is_refused(house: Place, signed_in: SignedIn, packed: str) -> None:
    answer = signed_in("manager").post("/r/roma/transfers/carry-out", {"packed": packed, "kind": "guests"})
    assert answer.status_code == 404


def test_a_file_of_one_megabyte_is_carried_and_a_larger_body_is_not(house: Place, signed_in: SignedIn) -> None:
    manager = signed_in("manager")
    text = "Nome;Note\n" + "".join(f"Guest {number};{'è' * 200}\n" for number in range(1900))
    page = upload(manager, text)
    assert page.status_code == 200
    assert confirm(manager, page.text).status_code == 303
    form = {"content_type": "application/x-www-form-urlencoded"}
    refused = manager.client.post("/r/roma/transfers/preview", data=b"x" * 3_000_000, **form)
    assert refused.status_code == 413 and "choose a smaller file" in refused.text


def test_the_book_comes_out_as_files(app: Flask, house: Place, signed_in: SignedIn) -> None:
    with app.app_context():
        add_guest(house, "Anna Rossi", "+393331234567")
    manager = signed_in("manager", "it")
    file = manager.get("/r/roma/transfers/guests.csv")
    assert file.mimetype == "text/csv" and "Anna Rossi" in file.text and file.data.startswith(b"\xef\xbb\xbf")
    assert manager.get("/r/roma/transfers/bookings.csv").status_code == 200
    assert manager.get("/r/roma/transfers/nothing.csv").status_code == 404
