"""The vendors' OpenAPI 3.0 descriptions as JSON Schema."""

from typing import Any

import jsonschema_rs


def validator(spec: dict[str, Any], schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """For one schema of a description, with its formats left alone (the vendors name their own)."""
    document = _null_where_nullable({"components": spec["components"], "$ref": "#/asked", "asked": schema})
    return jsonschema_rs.Draft202012Validator(document, validate_formats=False)


def _null_where_nullable(node: Any) -> Any:
    if isinstance(node, list):
        return [_null_where_nullable(item) for item in node]
    if not isinstance(node, dict):
        return node
    plain = {name: _null_where_nullable(value) for name, value in node.items() if name != "nullable"}
    return {"anyOf": [plain, {"type": "null"}]} if node.get("nullable") is True else plain
