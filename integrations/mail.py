"""E-mail by SMTP: one short plain text at a time, with a file attached where there is one."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from integrations.deadline import Deadline, connect, exchange, on_time
from integrations.errors import OutcomeUnknown, Rejected, Unavailable

TIMEOUT_S = 10.0  # for each step
WITHIN_S = 30.0  # for all of them: well before whoever else sees a job that is not done takes it
FOR_GOOD = 500
PORTS = {"smtp": 587, "smtps": 465}


class _Server(smtplib.SMTP):
    """Its steps end with the deadline of the exchange they are part of."""

    def _get_socket(self, host: str, port: int, _timeout: float) -> socket.socket:
        return connect(host, port)


class _TlsServer(smtplib.SMTP_SSL, _Server):
    pass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent along; `content_type` such as "text/calendar"."""

    name: str
    content_type: str
    content: bytes


def send(
    server_url: str,
    sender: str,
    to: str,
    subject: str,
    text: str,
    attachment: Attachment | None = None,
    message_id: str | None = None,
) -> None:
    """Hand a message to the mail server: over TLS where it offers it, and never signing in without.

    Raises `Unavailable` when the server cannot be reached or does not let us in, `Rejected` when it refuses it,
    `OutcomeUnknown` when it went away before it said whether it has it.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    if message_id is not None:
        message["Message-ID"] = message_id
    message.set_content(text)
    if attachment is not None:
        main, _, sub = attachment.content_type.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    with exchange(Deadline(WITHIN_S), TIMEOUT_S, TIMEOUT_S):
        with _reading():
            server = _connected(server_url)
        with server, _reading(is_sent=True):
            server.send_message(message)


@contextmanager
def _reading(is_sent: bool = False) -> Iterator[None]:
    """What the library raises, as what we can do next: a code from 400 to 499 means later, one from 500 on never."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        raise _refusal(error, min((code for code, _ in error.recipients.values()), default=0)) from None
    except smtplib.SMTPResponseException as error:
        raise _refusal(error, error.smtp_code if is_sent else 0) from None
    except OSError as error:  # as all of the library's own are
        is_cut = is_sent and (isinstance(error, smtplib.SMTPServerDisconnected) or not _is_told(error))
        raise (OutcomeUnknown if is_cut else Unavailable)("mail", type(error).__name__) from None


def _is_told(error: OSError) -> bool:
    return isinstance(error, smtplib.SMTPException)


def _refusal(error: Exception, code: int) -> Rejected | Unavailable:
    return (Rejected if code >= FOR_GOOD else Unavailable)("mail", type(error).__name__)


def _connected(server_url: str) -> smtplib.SMTP:
    parts = urlsplit(server_url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    context = on_time(ssl.create_default_context())
    server = _TlsServer(host, port, context=context) if parts.scheme == "smtps" else _Server(host, port)
    server.ehlo_or_helo_if_needed()
    is_private = parts.scheme == "smtps"
    if not is_private and server.has_extn("starttls"):
        server.starttls(context=context)
        is_private = True
    if parts.username:
        if not is_private:
            server.close()
            raise smtplib.SMTPNotSupportedError("the password would travel in clear")
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server
