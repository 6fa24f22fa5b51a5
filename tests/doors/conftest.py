"""A restaurant with its doors open, and its neighbour."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.restaurants import CALLER, Place, envelope, open_restaurant
from webapp.extensions import db


@pytest.fixture
def roma(app: Flask) -> Place:
    return open_restaurant(app)


@pytest.fixture
def neighbour(app: Flask) -> Place:
    return open_restaurant(app, "milano")


Say = Callable[..., dict[str, Any]]


@pytest.fixture
def say(client: FlaskClient, roma: Place) -> Say:
    """Have the voice assistant call one tool at Roma; what it is told."""
    counter = iter(range(10_000))

    def ask(tool: str, caller: str | None = CALLER, call_id: str = "call-1", **arguments: Any) -> dict[str, Any]:
        body = envelope(roma, (f"tool_{next(counter)}", tool, arguments), caller=caller, call_id=call_id)
        response = client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": roma.secret})
        assert response.status_code == 200, response.text
        (result,) = response.get_json()["results"]
        assert "\n" not in result["result"]
        told: dict[str, Any] = json.loads(result["result"])
        assert told["message"].strip()
        return told

    return ask


def results(client: FlaskClient, body: Any, **headers: str) -> list[dict[str, Any]]:
    response = client.post("/api/vapi/tools", json=body, headers=headers)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.get_json()["results"]
    return found


def told(result: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(result["result"])
    return answer


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.query(model).count()
