"""The security map: every route stands behind a guard, and only those named here let everybody in."""

import re

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from config import Settings
from webapp import BLUEPRINTS, create_app, security

PUBLIC = {
    *("/", "/healthz", "/readyz", "/api/openapi.json", "/api/docs", "/static/<path:filename>", "/preferences"),
    *("/sign-in", "/sign-in/code", "/sign-up", "/sign-out", "/forgot", "/reset/<token>", "/invitations/<token>"),
    "/feeds/<token>.ics",
}


def routes(app: Flask) -> dict[str, set[str]]:
    """The methods of every path of the application."""
    found: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        found.setdefault(rule.rule, set()).update((rule.methods or set()) - {"OPTIONS", "HEAD"})
    return found


def test_every_route_belongs_to_a_guarded_blueprint(app: Flask) -> None:
    guarded = {blueprint.name for blueprint, _ in BLUEPRINTS}
    homes = {rule.endpoint.rpartition(".")[0] for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    assert homes <= guarded


def test_only_these_paths_let_everybody_in(app: Flask) -> None:
    public = {blueprint.name for blueprint, guard in BLUEPRINTS if guard is security.public} | {""}
    assert {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.rpartition(".")[0] in public} == PUBLIC


@pytest.mark.settings(ADDRESS_RATE_LIMIT="off")
def test_every_other_path_refuses_a_stranger(app: Flask, client: FlaskClient) -> None:
    closed = {path: methods for path, methods in routes(app).items() if path not in PUBLIC}
    assert closed
    answers = {
        (method, path): client.open(filled(path), method=method, json={})
        for path, methods in closed.items()
        for method in methods
    }
    assert {route for route, answer in answers.items() if not is_refused(*route, answer)} == set()


def filled(path: str) -> str:
    """A path whose typed arguments have a value of their type."""
    return re.sub(r"<int:\w+>", "1", re.sub(r"<uuid:\w+>", "00000000-0000-7000-8000-000000000000", path))


def is_refused(_method: str, path: str, answer: TestResponse) -> bool:
    """The doors say no; the pages send whoever is not signed in to where one does."""
    if path.startswith("/api/"):
        return answer.status_code == 401
    if path.startswith("/webhooks/"):
        return answer.status_code == (404 if "<key>" in path else 401)
    if path.startswith(("/b/", "/w/")):
        return answer.status_code == 404
    return answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in")


def test_a_route_without_a_guard_is_refused(settings: Settings) -> None:
    app = create_app(settings)
    stray = Blueprint("stray", __name__)
    stray.add_url_rule("/stray", "stray", lambda: "let in")
    app.register_blueprint(stray)
    assert app.test_client().get("/stray").status_code == 404
