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

    if (
        answer_vectors.are_stale()
    ):  # of another version's model or words: made by a process that ends, as the model is large
        subprocess.Popen([sys.executable, "-m", "flask", "vectors"])
    jobs.run_forever()
