"""The stand-in for Vapi: its REST API as far as Tavolo uses it, and calls that follow a script."""

import hmac
import threading
from functools import partial
from typing import Any

from flask import Blueprint, Flask, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.pages import app_of
from integrations.sandbox.vapi import rules
from integrations.sandbox.vapi.calls import Switchboard
from integrations.sandbox.vapi.courier import Courier
from integrations.sandbox.vapi.front import front
from integrations.sandbox.vapi.held import BadQuery, Held
from integrations.sandbox.vapi.refusals import refused
from integrations.sandbox.vapi.seeds import sow, sow_demo
from integrations.sandbox.vapi.shapes import Check, anything, without_nulls

API_KEY = "stand-in-private-key"


def create_app(callback_base: str | None = None, has_demo: bool = False) -> Flask:
    """`callback_base` replaces scheme and host of where server messages are delivered. `has_demo`: the demo
    restaurant's assistant and number are there."""
    app = app_of(__name__)
    held, faults = Held(), fault_switches.Faults()
    sow(held)
    if has_demo:
        sow_demo(held)
    switchboard = Switchboard(held, Courier(callback_base))
    api, count = _api(held, faults)
    app.extensions |= {"faults": faults, "held": held, "switchboard": switchboard, "requests": count}
    app.register_blueprint(api)
    app.register_blueprint(front(held, switchboard, API_KEY))
    app.register_blueprint(fault_switches.switches(faults))
    app.register_error_handler(HTTPException, _not_routed)
    return app


def settings(base_url: str) -> dict[str, str]:
    """The environment that points Tavolo at a stand-in."""
    return {"VAPI_BASE_URL": base_url, "VAPI_API_KEY": API_KEY}


def _not_routed(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    return refused(404, f"Cannot {request.method} {request.path}") if status in (404, 405) else refused(status)


def _is_authentic() -> bool:
    given = request.headers.get("Authorization", "")
    return hmac.compare_digest(given.encode(), f"Bearer {API_KEY}".encode())


def _api(held: Held, faults: fault_switches.Faults) -> tuple[Blueprint, Any]:
    """The API, and what counts the requests to it."""
    api = Blueprint("api", __name__)
    lock, counted = threading.Lock(), [0]
    fault_switches.attach(api, faults, {str(status): partial(refused, status) for status in (401, 429, 500)})

    @api.before_request
    def authenticate() -> ResponseReturnValue | None:
        with lock:
            counted[0] += 1
        return None if _is_authentic() else refused(401)

    _readers(api, held)
    _writers(api, held)
    return api, lambda: counted[0]


def _readers(api: Blueprint, held: Held) -> None:
    @api.get("/<any('tool', 'assistant', 'phone-number', 'call'):kind>")
    def listing(kind: str) -> ResponseReturnValue:
        try:
            return jsonify(held.page(kind, request.args))
        except BadQuery as problem:
            return refused(400, [str(problem)])

    @api.get("/<any('tool', 'assistant', 'phone-number', 'call'):kind>/<identity>")
    def fetch(kind: str, identity: str) -> ResponseReturnValue:
        found = held.get(kind, identity)
        return jsonify(found) if found else _gone(kind, identity)

    @api.get("/call/<identity>/mono-recording")
    def recording(identity: str) -> ResponseReturnValue:
        """Elsewhere, for as long as its signature holds."""
        if held.get("call", identity) is None:
            return _gone("call", identity)
        return redirect(f"/_sandbox/recordings/{identity}.wav?signature=of-a-minute")


def _writers(api: Blueprint, held: Held) -> None:
    @api.post("/<any('tool', 'assistant'):kind>")
    def create(kind: str) -> ResponseReturnValue:
        body: Any = request.get_json(silent=True)
        if found := _found_fault(rules.create_tool if kind == "tool" else rules.ASSISTANT, body):
            return found
        return jsonify(held.add(kind, _as_kept(body))), 201

    @api.patch("/<any('tool', 'assistant', 'phone-number'):kind>/<identity>")
    def change(kind: str, identity: str) -> ResponseReturnValue:
        body: Any = request.get_json(silent=True)
        found = held.get(kind, identity)
        if found is None:
            return _gone(kind, identity)
        if fault := _found_fault(without_nulls(_check_of_change(kind, found), *rules.CLEARED_BY_NULL), body):
            return fault
        wanted = {key: value for key, value in body.items() if key != "provider"}
        return jsonify(held.change(kind, identity, _as_kept(wanted)))

    @api.delete("/<any('tool', 'assistant', 'phone-number', 'call'):kind>/<identity>")
    def remove(kind: str, identity: str) -> ResponseReturnValue:
        if held.get(kind, identity) is None:
            return _gone(kind, identity)
        uses = {"tool": held.uses_of_tool, "assistant": held.uses_of_assistant}
        if kind in uses and (used_by := uses[kind](identity)):
            return refused(409, f"The {kind} is used by {', '.join(used_by)}")
        return jsonify(held.remove(kind, identity))


def _check_of_change(kind: str, found: dict[str, Any]) -> Check:
    if kind == "phone-number":
        return rules.change_of_number(found["provider"])
    if kind == "assistant":
        return rules.ASSISTANT
    return rules.UPDATE_FUNCTION_TOOL if found["type"] == "function" else anything


def _found_fault(check: Check, body: Any) -> ResponseReturnValue | None:
    messages = list(check("", body))
    return refused(400, messages) if messages else None


def _gone(kind: str, identity: str) -> ResponseReturnValue:
    return refused(404, f"{kind} with id {identity} does not exist")


def _as_kept(body: dict[str, Any]) -> dict[str, Any]:
    """A tool message of a type that Vapi does not know silently becomes a request-failed."""
    if isinstance(body.get("messages"), list):
        known = rules.MESSAGE_TYPES
        spoken = [one if one["type"] in known else {**one, "type": "request-failed"} for one in body["messages"]]
        return {**body, "messages": spoken}
    return body
