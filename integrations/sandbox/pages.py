"""The pages of stand-ins: each has its own, and all of them begin with the same head."""

from pathlib import Path

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader

SHARED = Path(__file__).parent / "templates"


def app_of(package: str) -> Flask:
    """A stand-in's app, whose pages may include what all share."""
    app = Flask(package)
    own = app.jinja_loader
    app.jinja_loader = ChoiceLoader([*([own] if own else []), FileSystemLoader(SHARED)])
    return app
