"""The WSGI application: `wsgi:app`. It does not start with bad settings or on a database that cannot be served from."""

import sys

from config import BadSettings
from webapp import create_app
from webapp.extensions import db
from webapp.store import engine

try:
    app = create_app()
except BadSettings as problem:
    sys.exit(str(problem))
with app.app_context():
    if why := engine.why_not_ready(db.engine, app.extensions["migrate"].directory):
        sys.exit(f"Tavolo does not start. {why}")
engine.dispose(app)  # a fork must not share connections
