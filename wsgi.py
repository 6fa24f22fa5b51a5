"""The WSGI application: `wsgi:app`. It does not start with bad settings or on a database that cannot be served from;
exit code 3 makes gunicorn stop instead of trying again."""

import sys

from config import BadSettings
from webapp import create_app
from webapp.extensions import db
from webapp.store import engine

try:
    app = create_app()
except BadSettings as problem:
    print(problem, file=sys.stderr)  # noqa: T201
    sys.exit(3)
with app.app_context():
    if why := engine.why_not_ready(db.engine, app.extensions["migrate"].directory):
        print(f"Tavolo does not start. {why}", file=sys.stderr)  # noqa: T201
        sys.exit(3)
engine.dispose(app)  # a fork must not share connections
