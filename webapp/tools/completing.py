"""What a tool comes to when a provider has a say: told as it stands, and again once the provider has answered."""

from collections.abc import Callable

from sqlalchemy import Connection

from webapp.operations import bookings, receipts
from webapp.operations.bookings import Made
from webapp.operations.calls import ASKED_OF_PROVIDERS_S, Asked
from webapp.tools.tool import Result


def completed(made: Made, asked: Asked, area: str | None = None) -> Result:
    """The result; with a promise, what is told should the request be cut off before the provider has answered."""
    if made.promise is None:
        return Result(made, receipts.of(made.decision), made.booking)

    def finish(note: Callable[[Connection, Result], None]) -> Result:
        def keep(connection: Connection, after: Made) -> None:
            note(connection, completed(after, asked, area))

        deadline = asked.deadline(ASKED_OF_PROVIDERS_S)
        return completed(bookings.carried_out(made, asked.now, deadline, area, keep), asked, area)

    return Result(made, receipts.of(made.decision), made.booking, finish=finish)


def is_open(made: Made) -> bool:
    """Whether a change or a cancellation still waits for the provider."""
    return made.promise is not None or made.is_waiting
