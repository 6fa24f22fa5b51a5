"""How a connection fares: what its owner sees of it, written seldom and never at a caller's cost."""

from contextlib import suppress
from datetime import timedelta

from sqlalchemy import Connection, Update, bindparam, update

from integrations.errors import NotSupported, Rejected, ServiceError, SlotTaken
from webapp.models import ProviderConnection
from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import SYSTEM
from webapp.operations.connections.stored import Stored
from webapp.store import snapshots
from webapp.store.transaction import BookUnavailable, write

NOTED_EVERY = timedelta(minutes=1)
# We did not ask: no news of the provider.
OURS = ("busy", "resting", "rate_limited_here", "renewing", "not_renewed", "no_book")
_connection = ProviderConnection.__table__
_SET = update(_connection).where(_connection.c.id == bindparam("cid"))
_SUCCEEDED = _SET.values(last_success_at=bindparam("at"), last_error=None, last_error_at=None)
_TROUBLED = _SET.values(last_error=bindparam("code"), last_error_at=bindparam("at"))
_OF_THESE_CREDENTIALS = (
    _connection.c.credentials_version == bindparam("version"),
    _connection.c.status == bindparam("was"),
)
_FAILED = _SET.where(*_OF_THESE_CREDENTIALS).values(
    status="error", last_error=bindparam("code"), last_error_at=bindparam("at"), renewing_until=None
)
_WORKS_AGAIN = _SET.where(*_OF_THESE_CREDENTIALS).values(
    status="connected", last_success_at=bindparam("at"), last_error=None, last_error_at=None
)
_noted: dict[str, tuple[object, ...]] = {}  # what was last written of a connection, by what was found


def code_of(error: ServiceError) -> str:
    """An error as it is stored: a code, which pages put into words."""
    return error.code or type(error).__name__.lower()


def succeeded(row: Stored) -> None:
    """Note that the provider answered; one in error works again."""
    at = utc_now()
    if row.status == "error":
        _turn(row, "connection.recovered", _WORKS_AGAIN, {"at": at}, {"status": ("error", "connected")})
    elif row.last_error is not None or row.last_success_at is None or at - row.last_success_at >= NOTED_EVERY:
        _note(row, _SUCCEEDED, {"cid": row.id, "at": at})


def troubled(row: Stored, error: ServiceError) -> None:
    """Note what went wrong this time; what the provider refuses for its own good reasons is no trouble."""
    if isinstance(error, SlotTaken | Rejected | NotSupported) and error.code != "private_address":
        succeeded(row)
        return
    at, code = utc_now(), code_of(error)
    is_new = row.last_error != code or row.last_error_at is None or at - row.last_error_at >= NOTED_EVERY
    if code not in OURS and is_new:
        _note(row, _TROUBLED, {"cid": row.id, "at": at, "code": code})


def failed(row: Stored, error: ServiceError) -> None:
    """The credentials no longer work: from now on it is no source, until the owner reconnects. Others that were stored
    meanwhile are left in peace."""
    code = code_of(error)
    changes = {"status": (row.status, "error"), "last_error": (row.last_error, code)}
    _turn(row, "connection.failed", _FAILED, {"at": utc_now(), "code": code}, changes)


def _turn(row: Stored, action: str, statement: Update, values: dict[str, object], changes: audit.Before) -> None:
    def work(connection: Connection) -> None:
        keys = {"cid": row.id, "version": row.credentials_version, "was": row.status, **values}
        if connection.execute(statement, keys).rowcount:
            snapshots.bump(connection, row.restaurant_id)
            subject = ("connection", row.id)
            audit.record(connection, row.restaurant_id, SYSTEM, action, subject, changes=changes)

    with suppress(BookUnavailable):  # the next call will find it as it is
        write(row.restaurant_id, work)


def _note(row: Stored, statement: Update, values: dict[str, object]) -> None:
    """Write it down, unless a call beside this one, which found the row the same, does already."""
    found = row.last_success_at, row.last_error_at, values.get("code")
    if _noted.get(row.id) == found:
        return
    _noted[row.id] = found
    try:
        write(row.restaurant_id, lambda connection: connection.execute(statement, values))
    except BookUnavailable:
        _noted.pop(row.id, None)
