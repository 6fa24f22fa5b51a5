"""Responses that several blueprints give."""

import json
from typing import Any

import orjson
from flask import Response


def json_response(body: dict[str, Any], status: int = 200) -> Response:
    """A JSON body, in UTF-8."""
    try:
        text = orjson.dumps(body)
    except TypeError:  # an id given back as it came, with a lone surrogate in it
        text = json.dumps(body).encode()
    return Response(text, status, mimetype="application/json")
