"""The pages of stand-ins: each has its own, and all of them are made of the same one."""

from flask import Blueprint, Flask


def app_of(package: str) -> Flask:
    """A stand-in's app, whose pages may include what all share."""
    app = Flask(package)
    app.register_blueprint(Blueprint("shared", __name__, template_folder="templates"))
    return app
