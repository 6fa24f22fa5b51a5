"""A forgotten password: a link that works once, for an hour."""

from datetime import timedelta

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from webapp.models import PasswordReset, User
from webapp.models.types import utc_now
from webapp.operations import credentials, users
from webapp.operations.people.person import Person, by_id
from webapp.store.transaction import read, write

LIVES = timedelta(hours=1)


class UnknownReset(LookupError):
    """The link does not hold: used, too old, or never made."""


def reset_link(email: str) -> tuple[str, str]:
    """Where to send a new link, and its token. Raises `users.UnknownUser`.

    The address is the account's: other letters than were typed may have the same small ones.
    """
    token = credentials.new_token()

    def work(connection: Connection) -> str:
        with Session(connection) as session:
            user = users.find(session, email)
            expires_at = utc_now() + LIVES
            session.add(PasswordReset(token_hash=credentials.token_hash(token), user_id=user.id, expires_at=expires_at))
            session.flush()
            return user.email

    return write(None, work), token


def holds(token: str) -> bool:
    """Whether a password can still be chosen by this link."""

    def look(connection: Connection) -> bool:
        with Session(connection) as session:
            return _held(session.get(PasswordReset, credentials.token_hash(token)))

    return read(look)


def reset_password(token: str, password: str) -> Person:
    """The person with their new password; all their sessions end, and all their links.

    Raises `UnknownReset` and `users.InvalidUser`.
    """
    if not holds(token):
        raise UnknownReset  # before a stranger makes us work out a hash
    password_hash = users.hash_of(password)

    def work(connection: Connection) -> str:
        with Session(connection) as session:
            link = session.get(PasswordReset, credentials.token_hash(token), with_for_update=True)
            if link is None or not _held(link):
                raise UnknownReset
            user = session.get_one(User, link.user_id)
            user.password_hash = password_hash
            users.shut_out(session, user)
            return user.id

    person = by_id(write(None, work))
    if person is None:
        raise UnknownReset
    return person


def _held(link: PasswordReset | None) -> bool:
    return link is not None and link.used_at is None and link.expires_at > utc_now()
