"""`flask demo`: a restaurant to try things with."""

import click
from flask.cli import with_appcontext

from webapp.commands.plainly import plainly
from webapp.demo import keys_path, upsert


@click.command("demo")
@with_appcontext
@plainly
def demo() -> None:
    """Make the demo restaurant with its owner, token and secret, and keep those in the instance folder."""
    kept = upsert()
    click.echo(f"Demo restaurant {kept['slug']}: ready. Its keys are in {keys_path()}.")
