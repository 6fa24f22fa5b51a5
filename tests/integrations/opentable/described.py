"""Requests and answers held against the description of OpenTable's In-House API, where it is at hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from flask import Flask, Response, request

from tests.integrations.conftest import SPECS
from tests.integrations.specs import validator

BASE = "/inhouse/v1"


@dataclass(frozen=True)
class Seen:
    """One request at the stand-in, with its answer."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    status: int
    answer: Any


def recorded(app: Flask) -> list[Seen]:
    """The list that each request to the API is added to from now on; the app must have had none yet."""
    seen: list[Seen] = []

    @app.after_request
    def record(response: Response) -> Response:
        if request.path.startswith(BASE):
            path, asked = request.path.removeprefix(BASE), request.get_json(silent=True)
            args = request.args.to_dict()
            seen.append(Seen(request.method, path, args, asked, response.status_code, response.get_json(silent=True)))
        return response

    return seen


class Description:
    """What OpenTable's routes take and give."""

    def __init__(self) -> None:
        path = SPECS / "opentable-minimal.openapi.yaml"
        if not path.exists():
            pytest.skip(f"NOT CHECKED against a description of OpenTable: {path} is not there")
        self._spec: dict[str, Any] = yaml.safe_load(path.read_text())

    def check(self, seen: Seen) -> None:
        """Nothing is asked or answered that is not described, and everything as it is."""
        operation = self._operation(seen)
        parameters = {each["name"]: each for each in operation.get("parameters", []) if each["in"] == "query"}
        assert seen.query.keys() <= parameters.keys()
        assert {name for name, each in parameters.items() if each.get("required")} <= seen.query.keys()
        for name, value in seen.query.items():
            schema = parameters[name]["schema"]
            self._valid(schema, int(value) if schema.get("type") == "integer" else value)
        if "requestBody" in operation:
            self._known(operation["requestBody"]["content"]["application/json"]["schema"], seen.body)
        answered = operation["responses"][str(seen.status)]
        if "content" in answered:
            self._known(answered["content"]["application/json"]["schema"], seen.answer)

    def _operation(self, seen: Seen) -> dict[str, Any]:
        for path, item in sorted(self._spec["paths"].items(), key=lambda each: "{reservation_id}" in each[0]):
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), seen.path) and seen.method.lower() in item:
                operation: dict[str, Any] = item[seen.method.lower()]
                return operation
        raise AssertionError(f"{seen.method} {seen.path} is not described")

    def _known(self, schema: dict[str, Any], body: Any) -> None:
        named = schema if "properties" in schema else self._spec["components"]["schemas"][schema["$ref"].split("/")[-1]]
        assert body.keys() <= named["properties"].keys()
        self._valid(schema, body)

    def _valid(self, schema: dict[str, Any], value: Any) -> None:
        validator(self._spec, schema).validate(value)
