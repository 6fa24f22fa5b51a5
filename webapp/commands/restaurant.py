"""`flask restaurant ...`: a restaurant from a file, and back to one."""

import json
from typing import BinaryIO

import click
from flask.cli import AppGroup

from webapp.commands.plainly import plainly
from webapp.operations import restaurants

restaurant = AppGroup("restaurant", help="Restaurants from files, and back.")


@restaurant.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--owner", metavar="EMAIL", help="A user who becomes an owner of the restaurant.")
@plainly
def import_(file: BinaryIO, owner: str | None) -> None:
    """Create or update the restaurant of FILE (JSON; - reads standard input)."""
    imported = restaurants.import_file(_text(file.read()), owner)
    happened = "created" if imported.created else "updated" if imported.changed else "already as the file says"
    click.echo(f"Restaurant {imported.slug}: {happened}.")


@restaurant.command("export")
@click.argument("slug")
@click.option("--with-secrets", is_flag=True, help="Write the secrets, too; keep that file safe.")
@plainly
def export(slug: str, with_secrets: bool) -> None:
    """Print the restaurant as a file that import reads."""
    written = restaurants.export(slug, with_secrets)
    click.echo(json.dumps(written, ensure_ascii=False, indent=2).encode())


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise click.ClickException(f"line {line}: the file is not UTF-8 text") from None
