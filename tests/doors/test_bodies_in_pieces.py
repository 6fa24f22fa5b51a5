"""A body that comes in pieces, without a length, is read whole or refused, never cut short."""

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.restaurants import Place, ahead, envelope
from webapp.security import JSON_BODY_LIMIT, VAPI_BODY_LIMIT


def in_pieces(client: FlaskClient, place: Place, path: str, body: Any, length: int) -> TestResponse:
    """The answer to the body, spaces added until it is so long."""
    written = json.dumps(body).encode().ljust(length)
    return client.post(
        path,
        input_stream=io.BytesIO(written),
        content_type="application/json",
        headers={**place.bearer, "Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )


@pytest.mark.parametrize("more", [0, 1, 1_000_000])
def test_what_is_too_large_is_refused_at_both_doors(client: FlaskClient, roma: Place, more: int) -> None:
    calls = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    check = {"restaurant_id": "roma", "date": ahead()}
    for path, body, limit in (
        ("/api/check_openings", check, JSON_BODY_LIMIT),
        ("/api/vapi/tools", calls, VAPI_BODY_LIMIT),
        ("/api/vapi/webhook", calls, VAPI_BODY_LIMIT),
    ):
        refused = in_pieces(client, roma, path, body, limit + more)
        assert (refused.status_code, refused.get_json()["error_code"]) == (413, "TOO_LARGE"), path


def test_what_fits_is_read_whole(client: FlaskClient, roma: Place) -> None:
    calls = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    check = {"restaurant_id": "roma", "date": ahead()}
    assert in_pieces(client, roma, "/api/check_openings", check, JSON_BODY_LIMIT - 1).get_json()["ok"]
    (told,) = in_pieces(client, roma, "/api/vapi/tools", calls, VAPI_BODY_LIMIT - 1).get_json()["results"]
    assert json.loads(told["result"])["success"]
