"""Servers on loopback that speak raw bytes, so that they can misbehave in any way there is."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

Talk = Callable[[socket.socket], None]


class Loopback:
    """A server of raw bytes: `talk` gets each connection once its request has been read, again for each further one."""

    def __init__(self, talk: Talk, wrap: Callable[[socket.socket], socket.socket] = lambda plain: plain) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self._talk, self._wrap = talk, wrap
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                self._open.append(connection)
                thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self, plain: socket.socket) -> None:
        with suppress(OSError), plain, self._wrap(plain) as connection:
            self._open.append(connection)  # wrapped in TLS it is no longer the plain one
            while request := _request(connection):
                self.requests.append(request)
                self._talk(connection)


def _request(connection: socket.socket) -> bytes:
    """One request; empty when the other side has gone."""
    head = b""
    while b"\r\n\r\n" not in head:
        got = connection.recv(65536)
        if not got:
            return b""
        head += got
    length = next((line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), b":0")
    wanted = head.index(b"\r\n\r\n") + 4 + int(length.split(b":")[1])
    while len(head) < wanted and (got := connection.recv(65536)):
        head += got
    return head


def reply(body: bytes = b"{}", status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an answer; header names are written with underscores."""
    named = {"Content_Type": "application/json", "Content_Length": str(len(body))} | headers
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in named.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
