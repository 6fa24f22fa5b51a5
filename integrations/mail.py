"""E-mail by SMTP: one short plain text at a time."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from integrations.errors import Rejected, Unavailable

TIMEOUT_S = 10.0
PORTS = {"smtp": 587, "smtps": 465}


def send(server_url: str, sender: str, to: str, subject: str, text: str) -> None:
    """Hand a message to the mail server: over TLS where it offers it, and never signing in without.

    Raises `Unavailable` when the server cannot be reached or does not let us in, `Rejected` when it refuses it.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message.set_content(text)
    try:
        with _connected(server_url) as server:
            server.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
        raise Rejected("mail", type(error).__name__) from None
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable("mail", type(error).__name__) from None


def _connected(server_url: str) -> smtplib.SMTP:
    parts = urlsplit(server_url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    context = ssl.create_default_context()
    server = (
        smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=context)
        if parts.scheme == "smtps"
        else smtplib.SMTP(host, port, timeout=TIMEOUT_S)
    )
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
