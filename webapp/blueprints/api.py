"""The JSON door: `POST /api/<tool>`."""

from flask import Blueprint, Response, g, request

from webapp import limits
from webapp.errors import json_error
from webapp.models.types import utc_now
from webapp.responses import json_response
from webapp.tools.doors import json as json_door
from webapp.tools.registry import TOOLS
from webapp.tools.tool import Tool

bp = Blueprint("api", __name__, url_prefix="/api")


def _endpoint(tool: Tool) -> None:
    def view() -> Response:
        if not request.is_json:
            return json_error(415)
        if wait := limits.tool_limit().seconds_over(g.tenants[0].id):
            return json_error(429, wait)
        key = request.headers.get("Idempotency-Key")
        return json_response(json_door.call(tool, g.tenants, request.get_data(), key, utc_now()))

    for name in dict.fromkeys((tool.json, tool.voice)):
        bp.add_url_rule(f"/{name}", name, view, methods=["POST"])


for each in TOOLS:
    _endpoint(each)
