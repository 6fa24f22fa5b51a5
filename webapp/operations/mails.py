"""E-mails: to the people who sign in, and to guests."""

from flask import current_app

from config import Settings
from integrations import mail


def is_set_up() -> bool:
    """Whether there is a mail server."""
    return _settings().smtp_url is not None


def send(
    to: str, subject: str, text: str, attachment: mail.Attachment | None = None, message_id: str | None = None
) -> None:
    """Send a plain text. Raises what `integrations.mail.send` raises, ValueError without a mail server."""
    settings = _settings()
    if settings.smtp_url is None:
        raise ValueError("SMTP_URL is not set")
    mail.send(settings.smtp_url, settings.mail_from, to, subject, text, attachment, message_id)


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
