"""The WSGI application: `wsgi:app`. It does not start with bad settings or on a database that cannot be served from."""

# ruff: noqa: E402
import gc

gc.disable()  # what is made while starting stays: to look it through for garbage took a fifth of the start

import sys

from config import BadSettings
from webapp import create_app, knowledge
from webapp.extensions import db
from webapp.store import engine

# So long a thread that comes back from the database waits for one that computes, and a booking comes back ten times:
# Python's own 5 ms are longer than the whole of it.
SWITCH_S = 0.0005

try:
    app = create_app()
except BadSettings as problem:
    sys.exit(str(problem))
with app.app_context():
    if why := engine.why_not_ready(db.engine, app.extensions["migrate"].directory):
        sys.exit(f"Tavolo does not start. {why}")
knowledge.warm()  # before the first caller asks, and before a fork, which then shares it
engine.dispose(app)  # a fork must not share connections
gc.freeze()
gc.set_threshold(20_000, 20, 20)  # a request makes few cycles: to look for them after every 700 objects is waste
gc.enable()
sys.setswitchinterval(SWITCH_S)
