"""The JSON door described for machines, and the tools as Vapi is given them: both derived from the tools."""

from typing import Any

from webapp.rules import Reason
from webapp.speech.lines import ERRORS
from webapp.tools.parameters import DAY, JSON_DOOR, TIME, VOICE_DOOR, Parameter
from webapp.tools.registry import TOOLS
from webapp.tools.schemas import schema_of
from webapp.tools.tool import Tool

OWN_WORDS = {"en": " In doubt, the caller's own words.", "it": " Nel dubbio, le parole del cliente."}
CODES = (
    "INVALID_REQUEST",
    "INVALID_DATE",
    "INVALID_TIME",
    "INVALID_PEOPLE",
    "INVALID_PHONE",
    "POSSIBLE_DUPLICATE",
    "CLOSED_OR_FULL",
    "BOOKING_NOT_FOUND",
    "TOO_LATE",
    "RESTAURANT_NOT_FOUND",
    "LOOKUP_ERROR",
    "FAQ_ERROR",
    "TWILIO_ERROR",
    "MESSAGE_ERROR",
    "PROVIDER_UNAVAILABLE",
    "NOT_SUPPORTED",
    "UNAUTHORIZED",
    "RATE_LIMITED",
    "NOT_FOUND",
    "METHOD_NOT_ALLOWED",
    "TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
    "INTERNAL_ERROR",
)
RESTAURANT = {
    "type": "string",
    "minLength": 1,
    "maxLength": 64,
    "description": "The restaurant's slug.",
    "examples": ["roma"],
}
MOMENT = schema_of([{"day": "2027-02-14", "time": "20:00"}])
EXISTING = schema_of([{"booking_id": "K7M4QX", "name": "Mario Rossi"}])
THIS_BOOKING = {"restaurant_id": "$response.body#/restaurant_id", "booking_id": "$response.body#/booking_id"}
THIS_PHONE = {"restaurant_id": "$response.body#/restaurant_id", "phone": "$response.body#/phone"}
LINKS = {
    "modify": ("modify_booking", THIS_BOOKING, "Change the booking's day, time or party."),
    "cancel": ("cancel_booking", THIS_BOOKING, "Cancel the booking."),
    "list": ("list_bookings", THIS_PHONE, "The upcoming bookings of the same number."),
}
LINKED = ("create_booking", "modify_booking")  # the tools whose answer is a booking that stands


def document(server_url: str) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the JSON door."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tavolo voice tools",
            "version": "1",
            "description": "What a voice assistant asks a restaurant's book. Once authenticated, a refusal is HTTP 200"
            " with `ok: false`, so that the assistant can read it aloud.",
        },
        "servers": [{"url": server_url}],
        "security": [{"token": []}, {"vapiSecret": []}],
        "paths": {f"/api/{tool.json}": {"post": _operation(tool)} for tool in TOOLS},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "vapiSecret": {"type": "apiKey", "in": "header", "name": "X-Vapi-Secret"},
            },
            "schemas": {"Failure": _failure()},
            "responses": {"Failure": _answer("What went wrong.", {"$ref": "#/components/schemas/Failure"})},
        },
    }


def arguments(tool: Tool, door: str, language: str = "en") -> dict[str, Any]:
    """The JSON schema of a tool's arguments on a door."""
    properties, required = {}, []
    for parameter in tool.parameters:
        if door not in parameter.doors:
            continue
        name = parameter.json if door == JSON_DOOR else parameter.voice
        properties[name] = _property(parameter, door, language)
        if door in parameter.needed:
            required.append(name)
    return {"type": "object", "properties": properties, "required": required}


def _property(parameter: Parameter, door: str, language: str) -> dict[str, Any]:
    described = description(parameter, door, language)
    if door == VOICE_DOOR:
        in_doubt = OWN_WORDS[language] if parameter.kind in (DAY, TIME) else ""
        return {"type": parameter.kind.schema["type"], "description": described + in_doubt}
    schema = dict(parameter.kind.schema)
    if door not in parameter.needed:
        schema["type"] = [schema["type"], "null"]
    return {**schema, "description": described}


def description(each: Tool | Parameter, door: str, language: str = "en") -> str:
    """What a tool or a parameter is, for whoever uses a door: a voice model is given advice besides."""
    advice = each.advice.get(language) if door == VOICE_DOOR else None
    return f"{each.about[language]} {advice}" if advice else each.about[language]


def _operation(tool: Tool) -> dict[str, Any]:
    body = arguments(tool, JSON_DOOR)
    body["properties"] = {"restaurant_id": RESTAURANT, **body["properties"]}
    body["required"] = ["restaurant_id", *body["required"]]
    operation: dict[str, Any] = {
        "operationId": tool.json,
        "summary": description(tool, JSON_DOOR),
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": _answer("The answer.", {"oneOf": [_success(tool), {"$ref": "#/components/schemas/Failure"}]}),
            **{
                status: {"$ref": "#/components/responses/Failure"}
                for status in ("401", "404", "405", "413", "415", "429")
            },
        },
    }
    if tool.json in LINKED:
        operation["responses"]["200"]["links"] = {
            name: {"operationId": target, "requestBody": body, "description": about}
            for name, (target, body, about) in LINKS.items()
        }
    if tool.changes:
        operation["parameters"] = [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "minLength": 1, "maxLength": 200},
                "description": "Makes the request safe to repeat for 24 hours.",
            }
        ]
    return operation


def _answer(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _success(tool: Tool) -> dict[str, Any]:
    schema = schema_of(tool.examples)
    schema["properties"]["ok"] = {"const": True}
    return {**schema, "examples": list(tool.examples)}


def _failure() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["ok", "error_code", "error_message"],
        "properties": {
            "ok": {"const": False},
            "error_code": {"enum": list(CODES)},
            "error_message": {"type": "string", "description": "In the restaurant's language, fit to be read aloud."},
            "field": {"type": ["string", "null"], "description": "The field that is missing or wrong."},
            "reason": {
                "enum": [*Reason],
                "description": "With CLOSED_OR_FULL: the rule that refused. `elsewhere` is a time that is taken in the"
                " book of a connected provider.",
            },
            "alternatives": {
                "type": "array",
                "items": MOMENT,
                "description": "With CLOSED_OR_FULL: what could be booked instead, nearest first.",
            },
            "existing": {**EXISTING, "description": "With POSSIBLE_DUPLICATE: the first booking."},
        },
        "allOf": [
            _with([code for code in CODES if code.startswith("INVALID_")], "field"),
            _with(["CLOSED_OR_FULL"], "reason", "alternatives"),
            _with(["POSSIBLE_DUPLICATE"], "existing"),
        ],
    }


def _with(codes: list[str], *fields: str) -> dict[str, Any]:
    """That a failure of these codes has these fields."""
    return {"if": {"properties": {"error_code": {"enum": codes}}}, "then": {"required": list(fields)}}


def code_meanings(language: str) -> list[tuple[str, str]]:
    """Every error code with its message."""
    return [(code, ERRORS[code][language].format(field="…")) for code in CODES]
