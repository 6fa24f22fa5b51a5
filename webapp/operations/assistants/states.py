"""How it stands with a restaurant's assistant, and what came of sending it."""

from dataclasses import dataclass
from enum import StrEnum

from webapp.store import assistants


class State(StrEnum):
    """`WANTED`: somebody asked for one that is not made yet. `MISSING`: it was deleted in Vapi. `LET_GO`: the owner
    wants none; `LEAVING`: nor that, but our part is still in the one there was. `KEY`: our key is not accepted.
    `REFUSED`: Vapi says why. `OFFLINE`: it will be tried again."""

    WANTED = "wanted"
    PUBLISHED = "published"
    OFFLINE = "offline"
    REFUSED = "refused"
    KEY = "key"
    NO_URL = "no_url"
    MISSING = "missing"
    LET_GO = "let_go"
    LEAVING = assistants.LEAVING


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending. `changes` are the dotted names of what was sent; none when all was there already. A state
    of None: there is no assistant, and none is wanted. `is_busy`: somebody else is just sending it."""

    state: State | None = None
    changes: tuple[str, ...] = ()
    error: str | None = None
    retry_after: float | None = None
    is_busy: bool = False
