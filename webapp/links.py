"""Addresses of ours that are sent to somebody: invitations, new passwords, calendar feeds, where consent returns to."""

from typing import Any

from flask import current_app, url_for

from config import Settings


def link(endpoint: str, **values: Any) -> str:
    """The whole address of a page that is opened by a secret, or that another service was told.

    It begins with API_BASE_URL where that is given, because a request can name any host. In development it does not:
    a tablet of the house reaches this machine by another name than its own programs do.
    """
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url is None or settings.app_env == "development":
        return url_for(endpoint, **values, _external=True)
    return settings.public_url + url_for(endpoint, **values)
