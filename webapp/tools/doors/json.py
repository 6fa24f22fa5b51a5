"""The plain JSON contract: `{"ok": true, ...}` or `{"ok": false, "error_code": ..., "error_message": ...}`."""

import time
from datetime import datetime
from typing import Any

import orjson

from webapp.models.types import new_id
from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.speech.lines import error_line
from webapp.store.snapshots import Snapshot
from webapp.tools.parameters import JSON_DOOR
from webapp.tools.perform import perform
from webapp.tools.plain import fingerprint, plain
from webapp.tools.tool import Tool, known, moment

LONGEST_KEY = 200


class JsonDoor:
    """How this door words what it answers."""

    name = JSON_DOOR

    def accept(self, tool: Tool, asked: Asked, value: Any) -> dict[str, Any]:
        """The tool's answer."""
        return {"ok": True, **tool.as_json(asked, value)}

    def refuse(self, tool: Tool | None, asked: Asked, refusal: Refusal) -> dict[str, Any]:
        """The refusal with its message in the restaurant's language, and what to do instead."""
        answer = error(refusal, asked.snapshot.locale, tool)
        if refusal.code == "CLOSED_OR_FULL":
            decision = refusal.decision
            answer["reason"] = decision.reason if decision else "no_table"
            answer["alternatives"] = [moment(each.day, each.time) for each in decision.alternatives] if decision else []
        if refusal.existing is not None:
            answer["existing"] = {"booking_id": refusal.existing.reference, "name": refusal.existing.name}
        return answer


def error(refusal: Refusal, locale: str, tool: Tool | None = None) -> dict[str, Any]:
    """The body of any failure."""
    not_found = tool.not_found if tool else None
    answer: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.code,
        "error_message": error_line(refusal.code, locale, refusal.line, not_found, **refusal.facts),
    }
    if refusal.code.startswith("INVALID_"):
        answer["field"] = refusal.field
    return answer


def call(tool: Tool, tenants: list[Snapshot], body: bytes, key: str | None, now: datetime) -> dict[str, Any]:
    """Answer one request body. `tenants` are the restaurants whose token or secret came with it."""
    started = time.perf_counter()
    locale = tenants[0].locale
    try:
        whole = parse(body)
        snapshot = _named(whole, tenants)
        given = plain(known(tool, whole))
        if key is not None and not 0 < len(key) <= LONGEST_KEY:
            raise Refusal("INVALID_REQUEST", field="Idempotency-Key", facts={"field": "Idempotency-Key"})
    except Refusal as refusal:
        return error(refusal, locale)
    asked = Asked(
        id=new_id(),
        snapshot=snapshot,
        door=JSON_DOOR,
        tool=tool.json,
        arguments=given,
        now=now,
        started=started,
        request_key=f"json:{key}" if key and tool.changes else None,
        fingerprint=fingerprint(tool.json, given) if tool.changes else None,
    )
    return perform(tool, JsonDoor(), asked, given).answer


def parse(body: bytes) -> dict[str, Any]:
    """The JSON object of a body. Raises `Refusal` INVALID_REQUEST."""
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError:
        given = None
    if not isinstance(given, dict):
        raise Refusal("INVALID_REQUEST", line="unreadable")
    return given


def _named(given: dict[str, Any], tenants: list[Snapshot]) -> Snapshot:
    slug = given.get("restaurant_id")
    if not isinstance(slug, str) or not slug:
        raise Refusal("INVALID_REQUEST", field="restaurant_id", facts={"field": "restaurant_id"})
    for snapshot in tenants:
        if snapshot.slug == slug:
            return snapshot
    raise Refusal("RESTAURANT_NOT_FOUND")
