"""`flask vectors`: what answers are found by, made anew where it is of other words or another model."""

import click
from flask.cli import with_appcontext

from webapp.commands.plainly import plainly


@click.command("vectors")
@with_appcontext
@plainly
def vectors() -> None:
    """Make the vectors of answers anew where words or model are others; the worker has it done when it starts."""
    from webapp.operations import answer_vectors

    click.echo(f"Vectors of {answer_vectors.renew()} answers made anew.")
