"""The pages anybody may open: in both languages, whole, and with nothing a strict browser would refuse."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from flask.testing import FlaskClient

from webapp.tools.openapi import CODES
from webapp.tools.registry import TOOLS

PAGES = {"/": 200, "/api/docs": 200, "/nothing-here": 404}
LANGUAGES = {"it": "it-IT,it;q=0.9,en;q=0.8", "en": "en-GB,en;q=0.9", "other": "ja"}
HEADINGS = {
    ("/", "it"): "L'accoglienza al telefono, aperta a tutti i ristoranti.",
    ("/", "en"): "The open phone host for restaurants.",
    ("/api/docs", "it"): "Gli strumenti vocali",
    ("/api/docs", "en"): "The voice tools",
    ("/nothing-here", "it"): "Questa pagina non c'è.",
    ("/nothing-here", "en"): "There is no such page.",
}
EVERY_PAGE = pytest.mark.parametrize("path", PAGES)
EVERY_LANGUAGE = pytest.mark.parametrize("asked", LANGUAGES)


class Page(HTMLParser):
    """A page's elements, each with its attributes, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, given in self.elements if (value := given.get(attribute))]


def opened(client: FlaskClient, path: str, asked: str = "en") -> Page:
    response = client.get(path, headers={"Accept-Language": LANGUAGES[asked]})
    assert (response.status_code, response.mimetype) == (PAGES[path], "text/html")
    return Page(response.text)


@EVERY_PAGE
@EVERY_LANGUAGE
def test_a_page_is_in_the_language_of_the_browser(client: FlaskClient, path: str, asked: str) -> None:
    page = opened(client, path, asked)
    spoken = "en" if asked == "other" else asked
    assert page.elements[0] == ("html", {"lang": spoken})
    assert HEADINGS[path, spoken] in page.text


@EVERY_PAGE
@EVERY_LANGUAGE
def test_a_page_has_no_style_and_no_script_of_its_own(client: FlaskClient, path: str, asked: str) -> None:
    for tag, attributes in opened(client, path, asked).elements:
        assert tag not in ("style", "script", "iframe", "object", "base")
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        for value in (attributes.get("href"), attributes.get("src")):
            assert value is None or value.startswith(("/", "#")), value


@EVERY_PAGE
def test_a_page_comes_with_the_headers_that_hold_it_to_that(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'" and policy["frame-ancestors"] == "'none'" and "script-src" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


@EVERY_PAGE
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    page = opened(client, path)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    for target in {*page.all("href"), *page.all("src")}:
        if target.startswith("#"):
            assert target[1:] in ids
        else:
            with client.get(target) as response:
                assert response.status_code == 200, target
    assert {each for name in page.all("aria-labelledby") for each in name.split()} <= set(ids)


@pytest.mark.parametrize("asked", ["it", "en"])
def test_the_documentation_has_every_tool_field_and_code(client: FlaskClient, asked: str) -> None:
    page = opened(client, "/api/docs", asked)
    for tool in TOOLS:
        assert tool.json in page.all("id")
        assert tool.voice in page.text and tool.about[asked] in page.text
        for parameter in tool.parameters:
            if "json" in parameter.doors:
                assert parameter.json in page.text and parameter.about[asked] in page.text
    words = set(re.findall(r"\w+", page.text))
    assert set(CODES) <= words


def test_the_requests_it_shows_are_requests_the_door_takes(client: FlaskClient) -> None:
    """Each tool's sample has every field the tool needs, by its name there."""
    shown = {
        found.group(1): json.loads(found.group(2))
        for found in re.finditer(r"POST /api/(\w+)\s+(\{\n.*?\n\})", opened(client, "/api/docs").text, re.DOTALL)
    }
    assert set(shown) == {tool.json for tool in TOOLS}
    for tool in TOOLS:
        names = {each.json for each in tool.parameters if "json" in each.doors}
        needed = {each.json for each in tool.parameters if "json" in each.needed}
        assert {"restaurant_id", *needed} <= set(shown[tool.json]) <= {"restaurant_id", *names}


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/api/nothing", 404), ("GET", "/api/faq", 405)])
def test_what_belongs_to_the_doors_answers_as_they_do(client: FlaskClient, method: str, path: str, status: int) -> None:
    answer: Any = client.open(path, method=method, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype, answer.get_json()["ok"]) == (status, "application/json", False)
