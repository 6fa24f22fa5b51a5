"""Responses that several blueprints give."""

from typing import Any

import orjson
from flask import Response


def json_response(body: dict[str, Any], status: int = 200) -> Response:
    """A JSON body, in UTF-8."""
    return Response(orjson.dumps(body), status, mimetype="application/json")
