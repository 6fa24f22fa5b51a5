"""The JSON door's documentation, for machines and for people."""

import json

from flask import Blueprint, Response, current_app, render_template, request

from webapp.languages import language
from webapp.responses import json_response
from webapp.tools import openapi
from webapp.tools.registry import TOOLS

bp = Blueprint("docs", __name__)


@bp.get("/api/openapi.json")
def machine() -> Response:
    """The OpenAPI document."""
    return json_response(openapi.document(_server_url()))


@bp.get("/api/docs")
def readable() -> str:
    """The same on a page."""
    document = openapi.document(_server_url())
    return render_template(
        "docs/index.html",
        tools=[
            {
                "tool": tool,
                "schema": document["paths"][f"/api/{tool.json}"]["post"]["requestBody"]["content"]["application/json"][
                    "schema"
                ],
                "answer": json.dumps(tool.examples[0], ensure_ascii=False, indent=2),
            }
            for tool in TOOLS
        ],
        codes=openapi.code_meanings(language()),
        server_url=_server_url(),
    )


def _server_url() -> str:
    url: str | None = current_app.config["SETTINGS"].public_url
    return url or request.host_url.rstrip("/")
