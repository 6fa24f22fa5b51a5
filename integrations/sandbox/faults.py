"""Fault switches every stand-in has: `POST /_sandbox/faults {"mode": "hang", "times": 2}`; mode null switches it off.
`"only": "create"` lets it loose on that view alone.

Refused before anything is done: hang, 500, 429, 401, html_502.
Done, and then the answer is spoiled: slow, invalid_json, truncated, html_200, wrong_shape, redirect, drop_after_write,
drip, huge.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue

MODES = (
    *("slow", "hang", "500", "429", "401", "html_502", "invalid_json", "truncated", "html_200", "wrong_shape"),
    *("redirect", "drop_after_write", "drip", "huge"),
)
SLOW_S = 1.5
HANG_S = 60.0
DRIP_S = 0.2
HUGE_BYTES = 256 * 1024 * 1024
METADATA = "http://169.254.169.254/latest/meta-data/"
HTML_200 = "<html><head><title>Back soon</title></head><body><h1>We are being maintained</h1></body></html>"
HTML_502 = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class Faults:
    """What goes wrong next, for so many requests or until it is switched off."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mode: str | None = None
        self._left: int | None = None
        self._only: str | None = None
        self._released = threading.Event()
        self.befell = 0  # requests that had a fault

    def switch(self, mode: str | None, times: int | None = None, only: str | None = None) -> None:
        """`only` is the name of a view. Also lets go of the requests that hang."""
        with self._lock:
            self._mode, self._left, self._only = mode, times, only
            self._released.set()
            self._released = threading.Event()

    @property
    def mode(self) -> str | None:
        """What goes wrong with the next request."""
        with self._lock:
            return None if self._left == 0 else self._mode

    def take(self, view: str) -> str | None:
        """The fault for this request, if any."""
        with self._lock:
            if self._mode is None or self._left == 0 or self._only not in (None, view):
                return None
            if self._left is not None:
                self._left -= 1
            self.befell += 1
            return self._mode

    def hang(self) -> None:
        self._released.wait(HANG_S)


def attach(api: Blueprint, faults: Faults, refusals: Mapping[str, Callable[[], ResponseReturnValue]]) -> None:
    """Let the faults loose on a service's own routes. `refusals` are its bodies for "500", "429" and "401"."""

    @api.before_request
    def refuse() -> ResponseReturnValue | None:
        g.fault = faults.take((request.endpoint or "").rpartition(".")[2])
        if g.fault == "hang":
            faults.hang()
            return "", 503
        if g.fault == "html_502":
            return HTML_502, 502
        return refusals[g.fault]() if g.fault in refusals else None

    @api.after_request
    def spoil(response: Response) -> Response:
        return _spoiled(response, g.fault)


def switches(faults: Faults) -> Blueprint:
    """The route that switches them."""
    control = Blueprint("faults", __name__)

    @control.post("/_sandbox/faults")
    def switch() -> ResponseReturnValue:
        asked = request.get_json()
        mode, times, only = asked.get("mode"), asked.get("times"), asked.get("only")
        if mode not in (None, *MODES) or not isinstance(times, int | None) or not isinstance(only, str | None):
            return jsonify(error=f"mode is null or one of {', '.join(MODES)}; times is a number, only a view"), 400
        faults.switch(mode, times, only)
        return jsonify(mode=mode, times=times, only=only)

    return control


def _spoiled(response: Response, fault: str | None) -> Response:
    if fault == "slow":
        time.sleep(SLOW_S)
    elif fault == "invalid_json":
        response.set_data(response.get_data()[:-10])
    elif fault == "drop_after_write":
        request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    elif fault == "truncated":
        _cut_short(response)
    elif fault in INSTEAD:
        return INSTEAD[fault]()
    elif fault == "drip":
        return Response(_drip(response.get_data()), response.status_code, content_type=response.content_type)
    elif fault == "huge":
        return Response(_huge(), response.status_code, content_type=response.content_type)
    return response


INSTEAD: dict[str, Callable[[], Response]] = {
    "html_200": lambda: Response(HTML_200, content_type="text/html"),
    "wrong_shape": lambda: jsonify(unexpected=True),
    "redirect": lambda: Response("", 302, {"Location": METADATA}),
}


def _cut_short(response: Response) -> None:
    """Half of the body under the length of the whole."""
    whole = response.get_data()
    response.set_data(whole[: len(whole) // 2])
    response.headers["Content-Length"] = str(len(whole))


def _drip(body: bytes) -> Iterator[bytes]:
    for place in range(len(body)):
        time.sleep(DRIP_S)
        yield body[place : place + 1]


def _huge() -> Iterator[bytes]:
    chunk = b" " * 65_536
    for _ in range(HUGE_BYTES // len(chunk)):
        yield chunk
