"""`flask worker`: the work outside requests."""

import subprocess
import sys

import click
from flask.cli import with_appcontext

from webapp.commands.plainly import plainly


@click.command("worker")
@with_appcontext
@plainly
def worker() -> None:
    """Do the jobs that requests leave behind, until stopped."""
    from webapp.operations import answer_vectors, jobs  # here, so that other commands start without what jobs need

    if answer_vectors.are_stale():
        subprocess.Popen([sys.executable, "-m", "flask", "vectors"])  # not here: what makes them is large, and stays
    jobs.run_forever()
