"""A stand-in for Cal.com that answers everything after the same time and keeps its connections, as the real one does.

`/_spent` tells how long each request since it was last asked has taken here, in seconds.
"""

import json
import time
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from integrations import sandbox

DELAY_S = 0.1
SPENT = "/_spent"
NO_LIMIT = 10**9
Start = Callable[..., Any]


class Delayed:
    """Whatever `inner` takes is part of the delay, as long as it is less."""

    def __init__(self, inner: Callable[[dict[str, Any], Start], Iterable[bytes]]) -> None:
        self._inner = inner
        self._spent: list[float] = []

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        if environ["PATH_INFO"] == SPENT:
            said, self._spent = json.dumps(self._spent).encode(), []
            start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(said)))])
            return [said]
        began = time.perf_counter()
        answer = [b"".join(self._inner(environ, start))]
        time.sleep(max(0.0, began + DELAY_S - time.perf_counter()))
        self._spent.append(time.perf_counter() - began)
        return answer


def create_app() -> Flask:
    app = sandbox.create_app("calcom", per_minute=NO_LIMIT)
    app.wsgi_app = Delayed(app.wsgi_app)  # type: ignore[assignment,method-assign]
    return app
