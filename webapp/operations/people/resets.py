"""A forgotten password: a link that works once, for an hour."""

from datetime import timedelta

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from webapp.models import PasswordReset, User
from webapp.models.types import utc_now
from webapp.operations import credentials, users
from webapp.operations.people.person import Person, by_id
from webapp.store.transaction import write

LIVES = timedelta(hours=1)


class UnknownReset(LookupError):
    """The link does not hold: used, too old, or never made."""


def reset_link(email: str) -> str:
    """The token of a new link. Raises `users.UnknownUser`."""
    token = credentials.new_token()

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = users.find(session, email)
            expires_at = utc_now() + LIVES
            session.add(PasswordReset(token_hash=credentials.token_hash(token), user_id=user.id, expires_at=expires_at))
            session.flush()

    write(None, work)
    return token


def reset_password(token: str, password: str) -> Person:
    """The person with their new password; all their sessions end, and all their links.

    Raises `UnknownReset` and `users.InvalidUser`.
    """
    password_hash = users.hash_of(password)

    def work(connection: Connection) -> str:
        with Session(connection) as session:
            link = session.get(PasswordReset, credentials.token_hash(token), with_for_update=True)
            now = utc_now()
            if link is None or link.used_at is not None or link.expires_at <= now:
                raise UnknownReset
            for each in session.scalars(select(PasswordReset).where(PasswordReset.user_id == link.user_id)):
                each.used_at = each.used_at or now
            user = session.get_one(User, link.user_id)
            user.password_hash = password_hash
            user.session_version += 1
            session.flush()
            return user.id

    person = by_id(write(None, work))
    if person is None:
        raise UnknownReset
    return person
