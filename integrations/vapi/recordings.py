"""Recordings of calls, streamed from where Vapi keeps them."""

import re
from urllib.parse import quote, urljoin, urlsplit

from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected, Unavailable
from integrations.http import Transport
from integrations.stream import Stream
from integrations.vapi.words import SERVICE

MAX_BYTES = 200_000_000  # a WAV of an hour, both sides
RANGE = re.compile(r"bytes=(\d{1,12}-\d{0,12}|-\d{1,12})", re.ASCII)
KINDS = re.compile(r"(audio|video)/[a-z0-9.+-]{1,40}|application/octet-stream|binary/octet-stream")


def open_recording(
    call_id: str, url: str | None, part: str | None, deadline: Deadline, *, base_url: str, api_key: str | None
) -> Stream:
    """The recording of a call, or the part of it that a Range header asks for; status 200, 206 or 416, to be closed.

    With a key it is asked for at Vapi, which leads to an address that is signed for a moment; without one at the `url`
    the report named. Raises a ServiceError, Rejected ("gone") where there is none.
    """
    headers = {"Range": part} if part and RANGE.fullmatch(part) else {}
    if api_key is None:
        return _sound(_opened(url or "", headers, deadline, base_url))
    asked = _transport(False).stream(
        f"{base_url.rstrip('/')}/call/{quote(call_id, safe='')}/mono-recording",
        route="/call/{id}/mono-recording",
        deadline=deadline,
        headers={"Authorization": f"Bearer {api_key}", "User-Agent": "Tavolo", **headers},
    )
    if asked.status not in (301, 302, 303, 307, 308):
        return _sound(asked)
    asked.close()
    return _sound(_opened(urljoin(f"{base_url}/", asked.headers.get("Location", "")), headers, deadline, base_url))


def _opened(url: str, headers: dict[str, str], deadline: Deadline, base_url: str) -> Stream:
    """From an address that somebody else named: of the public network, or of where Vapi itself is."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise Rejected(SERVICE, "there is no recording", "gone")
    is_vapi = urlsplit(url).netloc == urlsplit(base_url).netloc
    return _transport(not is_vapi).stream(url, route="a recording", deadline=deadline, headers=headers)


def _sound(stream: Stream) -> Stream:
    if stream.status in (200, 206, 416) and KINDS.fullmatch(kind_of(stream)):
        return stream
    stream.close()
    if stream.status in (401, 403):
        raise ReconnectNeeded(SERVICE, "the private key may not hear recordings", "bad_credentials")
    if stream.status < 400 or stream.status in (404, 410):
        raise Rejected(SERVICE, "there is no recording", "gone")
    raise Unavailable(SERVICE, f"answered with HTTP {stream.status}", f"http_{stream.status}")


def kind_of(stream: Stream) -> str:
    """The media type, without its parameters."""
    return stream.headers.get("Content-Type", "application/octet-stream").partition(";")[0].strip().lower()


def _transport(public_only: bool) -> Transport:
    return Transport(SERVICE, connect_s=3.0, read_s=10.0, max_bytes=MAX_BYTES, public_only=public_only)
