"""Vapi's own description as JSON Schema: its known defects mended, closed to unknown fields as the API is."""

import copy
from typing import Any

import jsonschema_rs

OPEN = {"OpenAIFunctionParameters", "JsonSchema"}  # they hold somebody's JSON Schema


def mended(spec: dict[str, Any]) -> dict[str, Any]:
    """A description to validate with. What Vapi's own writings say against it is put right."""
    components = copy.deepcopy({"schemas": spec["components"]["schemas"]})
    _mend(components)
    schemas = components["schemas"]
    schemas["BackoffPlan"]["properties"]["excludedStatusCodes"]["items"] = {"type": "number"}
    schemas["ToolCallFunction"]["properties"]["arguments"] = {"type": ["string", "object"]}
    schemas["ToolMessageFailed"]["properties"]["role"] = {"enum": ["assistant", "system"]}
    return {"components": components}


def check(spec: dict[str, Any], name: str, body: Any, is_closed: bool = True) -> None:
    """Raises ValidationError. `is_closed` refuses fields the schema does not have, at any depth."""
    components = spec["components"]
    if is_closed:
        components = copy.deepcopy(components)
        for title, schema in components["schemas"].items():
            if "properties" in schema and title not in OPEN:
                schema["additionalProperties"] = False
    document = {"$ref": f"#/components/schemas/{name}", "components": components}
    jsonschema_rs.Draft202012Validator(document, validate_formats=False).validate(body)


def _mend(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            _mend(item)
    elif isinstance(node, dict):
        _mend_here(node)
        for value in list(node.values()):
            _mend(value)


def _mend_here(node: dict[str, Any]) -> None:
    if "enum" in node and node.get("type") == "array":
        del node["enum"]
    elif "enum" in node and node.get("type") == "object":
        node["type"] = "string"
    pattern = node.get("pattern")
    if isinstance(pattern, str) and pattern.startswith("/"):
        body, _, flags = pattern[1:].rpartition("/")
        node.pop("pattern")
        node |= {} if flags else {"pattern": body}
    if isinstance(node.get("oneOf"), list):
        node["anyOf"] = node.pop("oneOf")  # the kinds of call messages differ in nothing that is required
