"""What the calendar says of providers and the assistant, whatever days it shows."""

from dataclasses import dataclass

from sqlalchemy import Connection

from webapp.operations import assistants, copies
from webapp.operations.assistants import Trouble
from webapp.operations.copies import Sick, Standing
from webapp.operations.memberships import Place
from webapp.rules import to_minute
from webapp.store.transaction import read


@dataclass(frozen=True, slots=True)
class Attention:
    """Bookings that did not come together with a provider's, connections that do not work, an assistant that is not as
    it should be."""

    astray: tuple[Standing, ...]
    sick: tuple[Sick, ...]
    assistant: Trouble | None = None


def attention(place: Place) -> Attention:
    """What somebody should look at."""

    def look(connection: Connection) -> Attention:
        now = place.now()
        astray = copies.to_look_at(connection, place.id, to_minute(now))
        trouble = assistants.trouble(connection, place.id)
        return Attention(astray, copies.sick(connection, place.id, now), trouble)

    return read(look)
