"""Pages travel compressed, in sizes that tell little of what is in them."""

import gzip
from collections.abc import Callable

import pytest

from tests.operations.houses import at
from tests.pages.conftest import Browser

SignedIn = Callable[..., Browser]
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_page_travels_compressed(signed_in: SignedIn) -> None:
    with at("19:30"):
        browser = signed_in("host")
        plain, packed = browser.get("/r/roma/calendar"), browser.get("/r/roma/calendar", headers=GZIP)
    assert packed.headers["Content-Encoding"] == "gzip" and len(packed.data) * 3 < len(plain.data)
    assert 'id="content"' in gzip.decompress(packed.data).decode()
    assert "Content-Encoding" not in plain.headers
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, packed))


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "br"])
def test_who_reads_no_gzip_gets_plain_text(signed_in: SignedIn, accepted: str) -> None:
    answer = signed_in("host").get("/r/roma/calendar", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers and answer.text.lstrip().startswith("<!doctype")


def test_the_size_of_a_page_tells_nothing_exactly(signed_in: SignedIn) -> None:
    browser = signed_in("host")
    assert len({len(browser.get("/r/roma/calendar", headers=GZIP).data) for _ in range(20)}) > 5


def test_what_did_not_change_is_not_sent_again(signed_in: SignedIn) -> None:
    with at("19:30"):
        browser = signed_in("host")
        tag = browser.get("/r/roma/today/day", headers=GZIP).headers["ETag"]
        again = browser.get("/r/roma/today/day", headers={**GZIP, "If-None-Match": tag})
    assert tag.startswith("W/") and again.status_code == 304 and not again.data


def test_what_is_not_a_page_is_left_alone(signed_in: SignedIn) -> None:
    for url in ("/api/openapi.json", "/healthz", "/r/roma/settings/data/restaurant.json"):
        assert "Content-Encoding" not in signed_in().get(url, headers=GZIP).headers
