"""`flask worker`: works until it is told to stop."""

import os
import signal
import subprocess
import sys

from flask import Flask

from config import ROOT
from tests.restaurants import open_restaurant
from tests.until import until
from webapp.extensions import db
from webapp.models import Job

PATIENCE_S = 60.0


def attempts(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Job).one().attempts


def test_it_takes_up_jobs_and_stops_when_it_is_told(app: Flask, environ: dict[str, str]) -> None:
    place = open_restaurant(app)
    with app.app_context():
        db.session.add(Job(restaurant_id=place.id, kind="send_text", payload={}))
        db.session.commit()
    command = [sys.executable, "-m", "flask", "worker"]
    worker = subprocess.Popen(command, cwd=ROOT, env={"PATH": os.environ["PATH"], **environ})
    try:
        until(lambda: attempts(app) or worker.poll() is not None)
        assert attempts(app) == 1
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE_S) == 0
    finally:
        worker.kill()
        worker.wait()
