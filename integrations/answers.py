"""Reading an answer without trusting whoever sent it: never past a size, packed or unpacked, and JSON or nothing."""

import json
import re
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import requests

CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer. `json` is None when the body is empty, and in a refusal whose body is no JSON."""

    status: int
    headers: Mapping[str, str]
    json: Any


class BadAnswer(Exception):
    """An answer that came but can't be used. The text says why and quotes nothing of it."""


def read(response: requests.Response, max_bytes: int) -> Answer:
    """The whole of a streamed response. Raises BadAnswer, and what the connection raises."""
    body = _unpacked(_body(response, max_bytes), response.headers.get("Content-Encoding", ""), max_bytes)
    return Answer(response.status_code, response.headers, _parsed(body, response.status_code))


def retry_after(answer: Answer) -> float | None:
    """Seconds the service asks to be left alone; None when it does not say so readably."""
    said = answer.headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", said):
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _body(response: requests.Response, max_bytes: int) -> bytes:
    """The body as it came over the wire: unpacked by the library it could grow a thousandfold before we see it."""
    kept = bytearray()
    while chunk := response.raw.read(CHUNK, decode_content=False):
        kept += chunk
        if len(kept) > max_bytes:
            raise BadAnswer("the answer is too large")
    return bytes(kept)


def _unpacked(body: bytes, encoding: str, max_bytes: int) -> bytes:
    if encoding.lower() in ("", "identity") or not body:
        return body
    if encoding.lower() != "gzip":
        raise BadAnswer("the answer is packed in a way that was not asked for")
    unpacking = zlib.decompressobj(wbits=31)  # gzip
    try:
        unpacked = unpacking.decompress(body, max_bytes + 1)
    except zlib.error:
        raise BadAnswer("the answer can't be unpacked") from None
    if len(unpacked) > max_bytes:
        raise BadAnswer("the answer is too large")
    if not unpacking.eof:
        raise BadAnswer("the answer is cut short")
    return unpacked


def _parsed(body: bytes, status: int) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        if 200 <= status < 300:
            raise BadAnswer("the answer is not JSON") from None
        return None
