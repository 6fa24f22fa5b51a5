"""A wire to PostgreSQL that can be cut at the worst moment: the commit has arrived, its confirmation has not."""

import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

COMMIT = b"COMMIT\0"  # the simple query by which psycopg commits


class Wire:
    """Listens in `folder` and passes everything on to the server's socket at `upstream`, until `cuts` is above 0: then
    so many commits are passed on, waited for, and never confirmed."""

    def __init__(self, folder: Path, upstream: str) -> None:
        self.folder = folder
        self.cuts = 0
        self.done = 0
        self._upstream = upstream
        self._lock = threading.Lock()
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / ".s.PGSQL.5432"))
        self._door.listen(64)
        self._open: list[socket.socket] = []

    def __enter__(self) -> "Wire":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        for each in (self._door, *self._open):
            _close(each)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._upstream)
                self._open += [client, server]
                threading.Thread(target=self._ask, args=(client, server), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        """Carry what the client says, starting the way back once nothing of it can be missed."""
        is_cut = threading.Event()
        threading.Thread(target=self._answer, args=(server, client, is_cut), daemon=True).start()
        with suppress(OSError):
            while part := client.recv(65536):
                if part.endswith(COMMIT) and self._is_to_be_cut():
                    is_cut.set()
                server.sendall(part)
        _close(server)

    def _answer(self, server: socket.socket, client: socket.socket, is_cut: threading.Event) -> None:
        with suppress(OSError):
            while part := server.recv(65536):
                if is_cut.is_set():
                    break
                client.sendall(part)
        _close(client)

    def _is_to_be_cut(self) -> bool:
        with self._lock:
            if not self.cuts:
                return False
            self.cuts -= 1
            self.done += 1
            return True


def _close(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
