"""Square's own description (API 2025-08-20), and a listener that holds what goes over the wire against it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask, Response, request

from tests.integrations.specs import validator

SPEC = Path(__file__).parents[3].parent / "shared" / "specs" / "square.bookings-subset.openapi.json"
NOT_IN_IT = {"/v2/customers/bulk-retrieve"}  # real, but left out of the subset

Json = dict[str, Any]


def read() -> Json:
    if not SPEC.exists():
        pytest.skip(f"NOT CHECKED against Square's own description: {SPEC} is not there")
    spec: Json = json.loads(SPEC.read_text())
    for schema in spec["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False  # a misspelt name shall not pass
    return spec


@dataclass
class Heard:
    """One request and its answer, as they went over the wire."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    asked: Json | None
    status: int
    answer: Json | None


@dataclass
class Listener:
    """Hears every request at a stand-in; `before` is called with its method and path, ahead of the stand-in."""

    heard: list[Heard] = field(default_factory=list)
    before: Callable[[str, str], None] | None = None

    def listen(self, app: Flask) -> None:
        @app.before_request
        def ahead() -> None:
            if self.before is not None:
                self.before(request.method, request.path)

        @app.after_request
        def hear(response: Response) -> Response:
            asked, answer = request.get_json(silent=True), response.get_json(silent=True)
            sent = (request.method, request.path, request.args.to_dict(), dict(request.headers), asked)
            self.heard.append(Heard(*sent, response.status_code, answer))
            return response

    def asked(self, method: str, path: str) -> list[Heard]:
        return [each for each in self.heard if (each.method, each.path) == (method, path)]


def once(method: str, path: str, then: Callable[[], object]) -> Callable[[str, str], None]:
    """Does something just before the first request to a path."""
    left = [then]

    def before(asked: str, at: str) -> None:
        if (asked, at) == (method, path) and left:
            left.pop()()

    return before


def check(spec: Json, heard: Heard) -> None:
    """The request is one that Square describes, and so is the answer."""
    if heard.path in NOT_IN_IT:
        return
    found = _operation(spec, heard)
    assert heard.query.keys() <= {each["name"] for each in found.get("parameters", [])}
    if heard.asked is not None:
        _validate(spec, found["requestBody"]["content"], heard.asked)
    if heard.status == 200:
        _validate(spec, found["responses"]["200"]["content"], heard.answer)
    else:
        errors = (heard.answer or {})["errors"]
        assert errors
        for each in errors:
            validator(spec, {"$ref": "#/components/schemas/Error"}).validate(each)


def _operation(spec: Json, heard: Heard) -> Json:
    """An exact path comes before one with an id in it."""
    for path in sorted(spec["paths"], key=lambda path: "{" in path):
        pattern = re.sub(r"\{\w+\}", "[^/]+", path)
        if re.fullmatch(pattern, heard.path) and heard.method.lower() in spec["paths"][path]:
            found: Json = spec["paths"][path][heard.method.lower()]
            return found
    raise AssertionError(f"{heard.method} {heard.path} is not described")


def _validate(spec: Json, content: Json, body: object) -> None:
    schema = content["application/json"]["schema"]
    try:
        validator(spec, schema).validate(body)
    except jsonschema_rs.ValidationError as problem:
        raise AssertionError(f"{schema}: {problem.message} at {problem.instance_path}") from None
