"""`flask assistant ...`: what the assistant page does, from the command line."""

import click
from flask.cli import AppGroup

from integrations.errors import ServiceError
from webapp.commands.plainly import plainly
from webapp.models.types import utc_now
from webapp.operations import assistants
from webapp.operations.audit import COMMAND
from webapp.operations.restaurants import UnknownRestaurant

assistant = AppGroup("assistant", help="The voice assistant at Vapi.")


@assistant.command("publish")
@click.argument("slug")
@click.option("--repair", is_flag=True, help="Look at Vapi even if nothing changed here, and undo what changed there.")
@plainly
def publish(slug: str, repair: bool) -> None:
    """Send the assistant of SLUG to Vapi, where anything has changed."""
    sent = assistants.publish(assistants.restaurant_id_of(slug), utc_now(), COMMAND, insists=repair)
    if sent.is_busy:
        raise click.ClickException("it is being published right now; try again in a moment")
    if sent.error is not None:
        raise click.ClickException(f"not published ({sent.state}): {sent.error}")
    if sent.state != assistants.State.PUBLISHED:
        raise click.ClickException(f"{slug} has no assistant: make or attach one on its page")
    click.echo("\n".join(sent.changes) if sent.changes else "Nothing to send: Vapi has it already.")


@assistant.command("preview")
@click.argument("slug")
@click.option("--without-booking", is_flag=True, help="As it would be if nothing could be booked.")
@plainly
def preview(slug: str, without_booking: bool) -> None:
    """Print the first message, the prompt and the tools of SLUG, as Vapi should hold them now."""
    found = assistants.preview(assistants.restaurant_id_of(slug), utc_now(), False if without_booking else None)
    click.echo(f"{found.first_message}\n\n{found.section}\n\n# {', '.join(found.tools)}")


@assistant.command("drift")
@click.argument("slug")
@plainly
def drift(slug: str) -> None:
    """Say where Vapi holds something else for SLUG; exit code 1 where it does."""
    try:
        found = assistants.look(assistants.restaurant_id_of(slug), utc_now())
    except ServiceError as error:
        raise click.ClickException(str(error)) from None
    except UnknownRestaurant:
        raise
    except LookupError:
        raise click.ClickException(f"{slug} has no assistant") from None
    for each in found:
        click.echo(each["place"])
        if each["place"] == "prompt":
            lines = assistants.changed_lines(each["wanted"], each["held"])
            click.echo("\n".join(f"  {sign} {text}" for sign, text in lines if sign != " "))
    if found:
        raise click.exceptions.Exit(1)
    click.echo("Vapi holds what it should.")
