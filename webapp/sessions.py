"""Sessions are for people in a browser: the doors of the assistant have none, and pay nothing for them."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class PageSessions(SecureCookieSessionInterface):
    """Flask's signed cookie, opened for pages only."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """None, which Flask takes for a session nobody can use, on the doors."""
        return None if request.path.startswith("/api/") else super().open_session(app, request)
