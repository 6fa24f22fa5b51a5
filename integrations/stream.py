"""A large answer as it comes: read piece by piece, within its deadline and never past a size."""

import threading
from collections.abc import Iterator, Mapping
from typing import Any

from integrations.deadline import Exchange, resumed

CHUNK = 65_536


class Stream:
    """The answer of a service, whatever its `status`; its body is not read yet. Whoever opened it closes it."""

    def __init__(self, response: Any, wire: Exchange, slots: threading.BoundedSemaphore, max_bytes: int) -> None:
        self.status: int = response.status_code
        self.headers: Mapping[str, str] = response.headers
        self._response = response
        self._wire = wire
        self._slots: threading.BoundedSemaphore | None = slots
        self._max_bytes = max_bytes

    def __iter__(self) -> Iterator[bytes]:
        """The body, cut off where it is larger than allowed, late, or broken off: its reader counts."""
        taken = 0
        try:
            while taken < self._max_bytes:
                with resumed(self._wire):
                    chunk = self._response.raw.read(CHUNK, decode_content=False)
                if not chunk:
                    return
                taken += len(chunk)
                yield chunk
        except Exception:  # noqa: BLE001 - what the connection raises is many things, and all of them the end of it
            return
        finally:
            self.close()

    def close(self) -> None:
        """Let the connection go; twice is once."""
        if self._slots is not None:
            self._slots.release()
            self._slots = None
            self._response.close()
