"""`flask user ...` and `flask token ...`: who may come in."""

import sys

import click
from flask.cli import AppGroup

from webapp.commands.plainly import plainly
from webapp.operations import people, tokens, users

user = AppGroup("user", help="People who sign in.")
token = AppGroup("token", help="Tokens of the JSON door.")


@user.command("create")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of standard input.")
@plainly
def create_user(email: str, password_stdin: bool) -> None:
    """Make a user, who signs in with EMAIL and a password of at least 10 characters."""
    click.echo(f"User {users.create(email, _password(password_stdin)).email}: created.")


@user.command("reset-password")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of standard input.")
@click.option("--without-second-factor", is_flag=True, help="Ask for no code at sign-in any more.")
@plainly
def reset_password(email: str, password_stdin: bool, without_second_factor: bool) -> None:
    """Give EMAIL a new password; all their sessions end."""
    users.set_password(email, _password(password_stdin))
    if without_second_factor:
        people.end_second_factor(users.id_of(email))
    click.echo(f"User {email.strip().lower()}: password changed.")


def _password(from_standard_input: bool) -> str:
    if from_standard_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


@token.command("create")
@click.argument("slug")
@click.option("--name", required=True, help="What the token is for.")
@plainly
def create_token(slug: str, name: str) -> None:
    """Make a token of a restaurant and print it, this once."""
    made = tokens.create(slug, name)
    click.echo("Keep it now: it cannot be shown again.", err=True)
    click.echo(made)


@token.command("list")
@click.argument("slug")
@plainly
def list_tokens(slug: str) -> None:
    """List the tokens of a restaurant by how they begin."""
    for each in tokens.of_restaurant(slug):
        state = f"revoked {each.revoked_at:%Y-%m-%d}" if each.revoked_at else "valid"
        click.echo(f"{each.hint}...  {each.created_at:%Y-%m-%d}  {state}  {each.name}")


@token.command("revoke")
@click.argument("slug")
@click.argument("hint_or_name")
@plainly
def revoke_token(slug: str, hint_or_name: str) -> None:
    """Make a token worthless, at once and for ever."""
    revoked = tokens.revoke(slug, hint_or_name)
    click.echo(f"Token {revoked.hint}... ({revoked.name}): revoked.")
