"""What goes wrong in a command is one clear line and exit code 1, never a traceback."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click
from flask import current_app

from webapp.demo import NotForProduction
from webapp.extensions import db
from webapp.operations.restaurants import InvalidFile, SecretLost, UnknownRestaurant
from webapp.operations.tokens import InvalidToken
from webapp.operations.users import InvalidUser, UnknownUser
from webapp.store import engine
from webapp.store.transaction import BookUnavailable

MENDABLE = (InvalidFile, InvalidToken, InvalidUser, NotForProduction, SecretLost, UnknownRestaurant, UnknownUser)
Arguments = ParamSpec("Arguments")


def plainly(command: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """A command that needs a database it can serve from, and says plainly what the person who typed it can mend."""

    @wraps(command)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        if why := engine.why_not_ready(db.engine, current_app.extensions["migrate"].directory):
            raise click.ClickException(why)
        try:
            command(*args, **kwargs)
        except MENDABLE as error:
            raise click.ClickException(str(error)) from None
        except BookUnavailable:
            busy = "The database is locked, full or out of reach. Nothing was changed; try again."
            raise click.ClickException(busy) from None

    return run
