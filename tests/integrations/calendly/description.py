"""Calendly's own description, and what passes between a client and the stand-in, to hold the one against the other."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request, request_finished

from tests.integrations.specs import validator

PATH = Path(__file__).parents[3].parent / "shared" / "specs" / "calendly.openapi.json"
Json = dict[str, Any]


@dataclass(frozen=True)
class Exchange:
    """A request and what it was answered with; a body is None where there was none."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    status: int
    answer: Any


def description() -> Json:
    """Skips the test that asks where it is not there."""
    if not PATH.exists():
        pytest.skip(f"NOT CHECKED against Calendly's own description: {PATH} is not there")
    spec: Json = json.loads(PATH.read_text())
    return spec


@contextmanager
def recorded(app: Flask) -> Iterator[list[Exchange]]:
    """Everything that the stand-in's API is asked for as long as the block lasts."""
    seen: list[Exchange] = []

    def see(_sender: Flask, response: Response) -> None:
        if request.blueprint != "api":
            return
        sent, query, headers = request.get_json(silent=True), request.args.to_dict(), dict(request.headers)
        answer = response.get_json(silent=True)
        seen.append(Exchange(request.method, request.path, query, headers, sent, response.status_code, answer))

    with request_finished.connected_to(see, app):
        yield seen


def check(spec: Json, exchange: Exchange) -> None:
    """Both sides of it are what the description says."""
    operation = _operation(spec, exchange)
    known = {_named(spec, each)["name"]: _named(spec, each) for each in operation.get("parameters", [])}
    assert exchange.query.keys() <= known.keys(), f"{exchange.path} has no such parameter"
    required = {name for name, each in known.items() if each["in"] == "query" and each.get("required")}
    assert required <= exchange.query.keys()
    if exchange.body is not None:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        assert exchange.body.keys() <= schema["properties"].keys()
        validator(spec, schema).validate(exchange.body)
    response = _named(spec, operation["responses"][str(exchange.status)])
    if "content" in response:
        validator(spec, response["content"]["application/json"]["schema"]).validate(exchange.answer)
    else:
        assert exchange.answer is None


def _operation(spec: Json, exchange: Exchange) -> Json:
    found = [path for path in spec["paths"] if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), exchange.path)]
    path = min(found, key=lambda each: each.count("{"))
    operation: Json = spec["paths"][path][exchange.method.lower()]
    return operation


def _named(spec: Json, node: Json) -> Json:
    while "$ref" in node:
        name: list[str] = node["$ref"].removeprefix("#/").split("/")
        node = spec
        for part in name:
            node = node[part]
    return node
