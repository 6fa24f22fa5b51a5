"""Arguments as they may be logged and compared: JSON that every database takes, of bounded depth and length."""

import hashlib
import math
import re
from typing import Any

import orjson

DEEPEST = 6
LONGEST_TEXT = 4000
MOST_ENTRIES = 100
LARGEST = 2**53
SURROGATES = re.compile("[\ud800-\udfff]")


def plain(value: dict[str, Any]) -> dict[str, Any]:
    """The arguments with what no tool could want cut off; texts keep their trouble, so that readers can refuse it."""
    found: dict[str, Any] = _plain(value, 0)
    return found


def fingerprint(tool: str, given: dict[str, Any]) -> str:
    """Tells whether two requests of a tool ask the same; of plain arguments."""
    return hashlib.sha256(tool.encode() + orjson.dumps(given, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _plain(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return max(-LARGEST, min(value, LARGEST))
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth >= DEEPEST:
        return None
    if isinstance(value, list):
        return [_plain(entry, depth + 1) for entry in value[:MOST_ENTRIES]]
    if isinstance(value, dict):
        entries = list(value.items())[:MOST_ENTRIES]
        return {_text(key): _plain(entry, depth + 1) for key, entry in entries}
    return None


def _text(value: str) -> str:
    """Lone surrogates become NUL, which the readers refuse as well and the log can hold."""
    kept = value[:LONGEST_TEXT]
    return kept if kept.isascii() else SURROGATES.sub("\0", kept)
