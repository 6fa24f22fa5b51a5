"""The page of reports and its files."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.operations.guest_book import add_booking
from tests.pages.conftest import Browser
from tests.restaurants import Place

SignedIn = Callable[..., Browser]
FILES = ("covers", "channels", "no-shows", "demand", "refusals", "questions", "answers", "calls")


@pytest.fixture
def book(app: Flask, house: Place) -> None:
    with app.app_context():
        for days, status in (
            (-1, "finished"),
            (-1, "no_show"),
            (-3, "cancelled"),
            (-60, "finished"),
            (-300, "finished"),
        ):
            add_booking(house, None, days, status=status, people=4)


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("period", ["4w", "3m", "12m", "own&first=2025-01-01&last=2027-12-31", "nonsense"])
def test_every_period_is_shown(signed_in: SignedIn, book: None, period: str, language: str) -> None:
    page = signed_in("manager", language).get(f"/r/roma/reports/?period={period}")
    assert page.status_code == 200
    assert page.text.count('<figure class="plot">') == 4


def test_a_restaurant_without_bookings_has_reports_too(signed_in: SignedIn, house: Place) -> None:
    page = signed_in("manager").get("/r/roma/reports/")
    assert page.status_code == 200 and "No bookings in this period" in page.text


@pytest.mark.parametrize(
    "dates", ["", "first=x&last=2026-01-01", "first=0001-01-01&last=9999-12-31", "first=2026-02-01&last=2026-01-01"]
)
def test_dates_that_make_no_sense_are_told(signed_in: SignedIn, house: Place, dates: str) -> None:
    page = signed_in("manager").get(f"/r/roma/reports/?period=own&{dates}")
    assert page.status_code == 422 and 'id="period-error"' in page.text


@pytest.mark.parametrize("name", FILES)
def test_each_plot_is_a_file_too(signed_in: SignedIn, book: None, name: str) -> None:
    file = signed_in("manager", "it").get(f"/r/roma/reports/{name}.csv?period=4w")
    assert file.status_code == 200 and file.mimetype == "text/csv"
    assert file.data.startswith(b"\xef\xbb\xbf") and b";" in file.data
    assert file.headers["Content-Disposition"].startswith(f'attachment; filename="{name}-')


def test_numbers_of_files_are_as_excel_reads_them(signed_in: SignedIn, book: None) -> None:
    assert "50,0" in signed_in("manager", "it").get("/r/roma/reports/no-shows.csv").text
    assert "50.0" in signed_in("manager", "en").get("/r/roma/reports/no-shows.csv").text


@pytest.mark.parametrize("url", ["nothing.csv", "covers.csv?period=own"])
def test_a_file_that_is_none_is_not_found(signed_in: SignedIn, house: Place, url: str) -> None:
    assert signed_in("manager").get(f"/r/roma/reports/{url}").status_code == 404
