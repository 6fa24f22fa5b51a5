"""Static files: fetched, named by their content, compressed, kept for ever."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.assets import icons, served, vendor

TEMPLATES = Path(__file__).parents[1] / "webapp" / "templates"
FIRST_LOAD_LIMIT = 250_000


def address(app: Flask, name: str) -> str:
    with app.test_request_context():
        return url_for("static", filename=name)


def get(client: FlaskClient, url: str, **headers: str) -> TestResponse:
    return client.get(url, headers={name.replace("_", "-"): value for name, value in headers.items()}, buffered=True)


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of static files in place of ours."""
    monkeypatch.setattr(served, "STATIC", tmp_path)
    monkeypatch.setattr(served, "SERVED", tmp_path / "vendor" / "served")
    return tmp_path


@pytest.mark.parametrize("name", sorted(path.name for path in served.STATIC.glob("*.*")))
def test_a_file_is_kept_for_ever_under_a_name_of_its_content(app: Flask, client: FlaskClient, name: str) -> None:
    response = get(client, address(app, name))
    assert response.status_code == 200
    assert address(app, name) != f"/static/{name}"
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["app.css", "app.js", "icon.svg", "vendor/tabler.css", "vendor/htmx.js"])
def test_text_travels_compressed(app: Flask, client: FlaskClient, name: str) -> None:
    plain = get(client, address(app, name))
    packed = get(client, address(app, name), Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_what_a_browser_has_is_not_sent_again(app: Flask, client: FlaskClient) -> None:
    etag = get(client, address(app, "app.css")).headers["ETag"]
    assert get(client, address(app, "app.css"), If_None_Match=etag).status_code == 304


def test_the_plain_name_works_and_is_asked_for_again(client: FlaskClient) -> None:
    response = get(client, "/static/app.css")
    assert response.status_code == 200
    assert "immutable" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize("name", ["app.css", "app.js"])
def test_files_link_to_each_other_by_names_of_content(app: Flask, client: FlaskClient, name: str) -> None:
    link = served.LINKS[Path(name).suffix]
    linked = [found[1] for found in link.findall(get(client, address(app, name)).text)]
    assert linked
    for each in linked:
        assert "immutable" in get(client, f"/static/{each}").headers["Cache-Control"]


def test_a_changed_file_has_another_name_and_so_have_those_that_link_to_it(own_files: Path) -> None:
    (own_files / "page.js").write_text('import "./part.js";')
    (own_files / "part.js").write_text("1")
    before = served.publish()
    assert served.publish() == before
    (own_files / "part.js").write_text("2")
    after = served.publish()
    assert before["part.js"] != after["part.js"]
    assert before["page.js"] != after["page.js"]
    assert f'"./{after["part.js"]}"' in (own_files / "vendor" / "served" / after["page.js"]).read_text()


def test_where_nothing_can_be_written_the_plain_names_serve(
    own_files: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (own_files / "page.js").write_text("1")
    (own_files / "file").write_text("in the way")
    monkeypatch.setattr(served, "SERVED", own_files / "file" / "served")
    assert served.publish() == {}
    assert "uncompressed" in caplog.text


def test_the_first_page_is_light(app: Flask, client: FlaskClient) -> None:
    page = client.get("/sign-in")
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    assert len(loaded) > 5
    packed = [get(client, url, Accept_Encoding="gzip") for url in loaded]
    assert len(gzip.compress(page.data)) + sum(len(response.data) for response in packed) < FIRST_LOAD_LIMIT


def test_every_icon_a_page_names_is_collected() -> None:
    named = {
        name for path in TEMPLATES.rglob("*.html") for name in re.findall(r'\bicon\("([a-z0-9-]+)"', path.read_text())
    }
    assert len(named) > 10
    for name in named:
        assert "<path" in icons.icon(name)


def test_an_icon_is_hidden_from_readers_and_takes_classes() -> None:
    drawn = icons.icon("calendar", "after")
    assert 'aria-hidden="true"' in drawn
    assert 'class="icon after"' in drawn
    assert 'fill="currentColor"' in icons.icon("star-filled")


@pytest.mark.parametrize("name", ["no-such-icon", "../calendar", ""])
def test_an_icon_nobody_drew_is_an_error(name: str) -> None:
    with pytest.raises(icons.NoSuchIcon):
        icons.icon(name)


@pytest.mark.parametrize(("told", "is_fit"), [("6.14.18", False), ("", False), ("7.5.2", True), ("11.19.1", True)])
def test_only_an_npm_that_reads_the_lock_file_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, is_fit: bool
) -> None:
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\necho '{told}'\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert vendor._npm_of_the_system() == ([str(npm)] if is_fit else None)


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (vendor.ROOT / "package-lock.json").read_text()
