"""The WSGI application: `wsgi:app`. It does not start on a database that cannot be served from."""

import sys

from webapp import create_app
from webapp.extensions import db
from webapp.store import engine

app = create_app()
with app.app_context():
    if why := engine.why_not_ready(db.engine, app.extensions["migrate"].directory):
        print(f"Tavolo does not start. {why}", file=sys.stderr)  # noqa: T201
        sys.exit(3)  # the code that makes gunicorn stop instead of trying again
engine.dispose(app)  # a fork must not share connections
