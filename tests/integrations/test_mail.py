"""A mail server that drips its answers is late like any other, however often it says something."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from integrations import mail
from integrations.errors import OutcomeUnknown, ServiceError, Unavailable

GIVES_UP_S = 8.0
ANSWERS = {"EHLO": b"250 here\r\n", "MAIL": b"250 ok\r\n", "RCPT": b"250 ok\r\n", "DATA": b"354 go on\r\n"}


def drip(there: socket.socket) -> None:
    ends_at = time.monotonic() + GIVES_UP_S
    there.sendall(b"250-")
    while time.monotonic() < ends_at:
        there.sendall(b".")
        time.sleep(0.05)


def serve(listening: socket.socket, drips_at: str) -> None:
    """Answer as a mail server does until what it drips at."""
    there, _ = listening.accept()
    with there, there.makefile("rb") as lines, suppress(OSError):  # it is hung up on
        if drips_at == "greeting":
            drip(there)
        there.sendall(b"220 here\r\n")
        for line in lines:
            command = line[:4].decode().upper()
            if command == drips_at or line == b".\r\n":
                drip(there)
            if command in ANSWERS:
                there.sendall(ANSWERS[command])


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Of a server that drips from `request.param` on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening, request.param), daemon=True)
        thread.start()
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(GIVES_UP_S)


@pytest.mark.parametrize(
    ("address", "error"),
    [("greeting", Unavailable), ("EHLO", Unavailable), ("RCPT", OutcomeUnknown), ("end of data", OutcomeUnknown)],
    indirect=["address"],
)
def test_all_the_steps_together_end_in_time(
    address: str, error: type[ServiceError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "WITHIN_S", 0.5)
    began = time.monotonic()
    with pytest.raises(error):
        mail.send(address, "house@example.com", "guest@example.com", "Ciao", "A presto")
    assert time.monotonic() - began < GIVES_UP_S / 2
