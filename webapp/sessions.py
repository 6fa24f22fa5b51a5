"""Sessions are for people in a browser: the doors of the assistant have none, and pay nothing for them.

Under HTTPS the cookie is bound to this very host (`__Host-`); on the house's own network, without HTTPS, a tablet can
still sign in.
"""

from datetime import timedelta

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from werkzeug.wrappers import Response as BaseResponse

LIVES = timedelta(days=30)
YEAR_S = 365 * 24 * 3600


READABLE = "/api/docs"  # a page like any other, beside the doors it tells of


def is_door(path: str) -> bool:
    """Whether programs ask here, rather than people in a browser."""
    return path.startswith("/api/") and path != READABLE


class PageSessions(SecureCookieSessionInterface):
    """Flask's signed cookie, opened for pages only."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """None, which Flask takes for a session nobody can use, on the doors."""
        return None if is_door(request.path) else super().open_session(app, request)

    def get_cookie_name(self, app: Flask) -> str:
        return "__Host-session" if request.is_secure else "session"

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Nothing on the doors, whose session is none."""
        if not is_door(request.path):
            super().save_session(app, session, response)


def remember(response: BaseResponse, name: str, value: str | None) -> None:
    """Keep a preference in the browser for a year, or forget it."""
    if value is None:
        response.delete_cookie(name, secure=request.is_secure, samesite="Lax")
        return
    response.set_cookie(name, value, max_age=YEAR_S, secure=request.is_secure, samesite="Lax", httponly=True)


def init_app(app: Flask) -> None:
    app.session_interface = PageSessions()
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", PERMANENT_SESSION_LIFETIME=LIVES, WTF_CSRF_TIME_LIMIT=None)
