"""The pages anybody may open, in a real browser."""

import pytest
from playwright.sync_api import Page, Response


@pytest.mark.parametrize(("path", "heading"), [("/", "The open phone host"), ("/api/docs", "The voice tools")])
def test_a_public_page_opens_without_a_complaint_of_the_browser(page: Page, site: str, path: str, heading: str) -> None:
    complaints: list[str] = []
    failures: list[Response] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda response: failures.append(response) if response.status >= 400 else None)
    page.goto(f"{site}{path}")
    assert heading in page.locator("h1").inner_text()
    assert (complaints, [failure.url for failure in failures]) == ([], [])
