"""`flask doctor`: is the database sound?"""

import click
from flask.cli import with_appcontext

from webapp.operations import doctor as operation


@click.command("doctor")
@with_appcontext
def doctor() -> None:
    """Look for corrupt pages, a missing guard or migration, and tables held twice."""
    if findings := operation.examine():
        raise click.ClickException("\n".join(findings))
    click.echo("The database is sound.")
