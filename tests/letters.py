"""A mail server that keeps what it is handed, or answers what a test wants."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


class Letters:
    """What came, and the next answers, where they are not that it was kept."""

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.to: list[list[str]] = []
        self.answers: list[str] = []

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.to.append(envelope.rcpt_tos)
        self.kept.append(message_from_bytes(envelope.content or b"", policy=policy.default))  # type: ignore[arg-type]
        return "250 kept"


@contextmanager
def received(environ: dict[str, str]) -> Iterator[Letters]:
    """What Tavolo mails with these settings."""
    kept = Letters()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    environ["SMTP_URL"] = f"smtp://127.0.0.1:{port}"
    yield kept
    server.stop()
