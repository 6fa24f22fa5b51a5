"""`flask worker`: the work outside requests."""

import click
from flask.cli import with_appcontext

from webapp.commands.plainly import plainly


@click.command("worker")
@with_appcontext
@plainly
def worker() -> None:
    """Do the jobs that requests leave behind, until stopped."""
    from webapp.operations import jobs  # here, so that other commands start without what jobs need

    jobs.run_forever()
