"""Responses that several blueprints give."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import orjson
from flask import Response, request

NOT_SWAPPED = {"Cache-Control": "private, no-cache", "HX-Reswap": "none"}


def json_response(body: dict[str, Any], status: int = 200) -> Response:
    """A JSON body, in UTF-8."""
    try:
        text = orjson.dumps(body)
    except TypeError:  # an id given back as it came, with a lone surrogate in it
        text = json.dumps(body).encode()
    return Response(text, status, mimetype="application/json")


def stamp_of(*shown: object) -> str:
    """Changes with anything that is shown."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:24]


def part(stamp: str, draw: Callable[[], str]) -> Response:
    """A part of a page that is read again and again; 304 while its `stamp` is the one that is shown already."""
    answer = Response(headers=NOT_SWAPPED)
    answer.set_etag(stamp)
    if answer.make_conditional(request).status_code != 304:
        del answer.headers["HX-Reswap"]
        answer.set_data(draw())
    return answer
