"""The guards of the pages: who is signed in, what they may do here.

A stranger's restaurant looks like one that does not exist. `@needs("manager")` narrows a view to a role.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from werkzeug.exceptions import Forbidden, NotFound

from webapp.extensions import htmx
from webapp.operations import people
from webapp.operations.audit import GUEST, Actor
from webapp.operations.memberships import ROLES, Place

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
LAST_PLACE = "last_place"
MOST_PLACES_IN_MENU = 50
THEMES = ("light", "dark")


def signed_in() -> ResponseReturnValue | None:
    """Whoever is signed in."""
    if not current_user.is_authenticated:
        return _to_sign_in()
    g.actor = _myself()
    return None


def member() -> ResponseReturnValue | None:
    """Whoever works at the restaurant of the address: `g.place`, and `g.actor` for what they change."""
    if (refused := signed_in()) is not None:
        return refused
    arguments = request.view_args or {}
    g.place = current_user.place(arguments.pop("slug", ""))
    if g.place is None:
        raise NotFound
    if session.get(LAST_PLACE) != g.place.slug:
        session[LAST_PLACE] = g.place.slug
    view = current_app.view_functions[request.endpoint or ""]
    if not g.place.may(least_role(view)):
        raise Forbidden
    return None


def operator() -> ResponseReturnValue | None:
    """Whoever runs this Tavolo."""
    if (refused := signed_in()) is not None:
        return refused
    if not current_user.is_operator:
        raise NotFound
    return None


def needs(role: str) -> Callable[[View], View]:
    """A view that only this role, or one that includes it, may see."""
    if role not in ROLES:
        raise ValueError(f"not a role: {role!r}")

    def mark(view: View) -> View:
        view.least_role = role  # type: ignore[attr-defined]
        return view

    return mark


def least_role(view: object) -> str:
    """The role a view needs; a host's where it names none."""
    return str(getattr(view, "least_role", ROLES[0]))


def guest_or_member(restaurant_id: str) -> Actor:
    """Who acts on a guest's page: somebody of the restaurant who is signed in, else the guest."""
    works_there = current_user.is_authenticated and any(each.id == restaurant_id for each in current_user.places)
    return _myself() if works_there else GUEST


def last_place() -> Place | None:
    """The restaurant somebody last worked in, else their first; None for who works nowhere."""
    return current_user.place(session.get(LAST_PLACE, "")) or next(iter(current_user.places), None)


def safe_next(target: str | None) -> str | None:
    """Where to go after signing in, if it is a path of ours."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc and target.isprintable() else None


def _myself() -> Actor:
    return Actor("user", current_user.called, current_user.id, request.remote_addr)


def _to_sign_in() -> ResponseReturnValue:
    here = request.full_path.rstrip("?") if request.method == "GET" and not htmx else request.referrer or "/"
    target = url_for("sign_in.index", next=safe_next(here if here.startswith("/") else _path_of(here)))
    if htmx:
        return Response(status=401, headers={"HX-Redirect": target})
    return redirect(target, 303)


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def init_app(app: Flask) -> None:
    """Load people by their sessions, and fill the restaurant's name into the addresses of its own pages."""
    login_manager = LoginManager(app)
    login_manager.user_loader(people.load)
    login_manager.session_protection = None  # addresses of phones change

    @app.url_defaults
    def fill_in_place(endpoint: str, values: dict[str, object]) -> None:
        if "slug" in values or g.get("place") is None:
            return
        if app.url_map.is_endpoint_expecting(endpoint, "slug"):
            values["slug"] = g.place.slug

    @app.context_processor
    def about_people() -> dict[str, object]:
        is_in = current_user.is_authenticated
        theme = getattr(current_user, "theme", None) or request.cookies.get("theme")
        return {
            "place": g.get("place") or (last_place() if is_in else None),
            "places": current_user.places[:MOST_PLACES_IN_MENU] if is_in else (),
            "theme": theme if theme in THEMES else None,
        }
