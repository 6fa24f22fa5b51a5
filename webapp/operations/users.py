"""People who sign in: made, found, recognised."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.models import PasswordReset, User
from webapp.models.types import utc_now
from webapp.store.transaction import read, write

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1_000  # hashing takes time in proportion
_hasher = PasswordHasher()
Added = TypeVar("Added")


class InvalidUser(ValueError):
    """An e-mail address or password that cannot be accepted; the message says why."""


class UserExists(InvalidUser):
    """There is a user of this address already."""


class UnknownUser(LookupError):
    """There is no user of this address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"There is no user {email!r}.")


def create(email: str, password: str, name: str = "") -> User:
    """A new user; the first of all runs this Tavolo. Raises `InvalidUser` and `UserExists`."""
    values = new_values(email, password)

    def work(connection: Connection) -> User:
        with Session(connection, expire_on_commit=False) as session:
            user = User(**values, name=name, is_operator=is_first(connection))
            session.add(user)
            session.flush()
            session.expunge(user)
            return user

    return adding(values["email"], work)


def new_values(email: str, password: str) -> dict[str, str]:
    """The columns of a new user; the password is hashed before any transaction. Raises `InvalidUser`."""
    return {"email": address_of(email), "password_hash": hash_of(password)}


def adding(address: str, work: Callable[[Connection], Added]) -> Added:
    """What `work`, which adds a user of this address, returns. Raises `UserExists`."""
    try:
        return write(None, work)
    except IntegrityError:
        raise UserExists(f"There is a user {address!r} already.") from None


def is_first(connection: Connection) -> bool:
    """Whether nobody has an account yet; on PostgreSQL others who ask wait for our commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text('lock table "user" in share row exclusive mode'))
    return connection.scalar(select(func.count()).select_from(User)) == 0


def set_password(email: str, password: str) -> None:
    """Replace a user's password; all their sessions end, and their links. Raises `InvalidUser` and `UnknownUser`."""
    password_hash = hash_of(password)

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = find(session, email)
            user.password_hash = password_hash
            shut_out(session, user)

    write(None, work)


def shut_out(session: Session, user: User) -> None:
    """End all the user's sessions, and use up their links for a new password."""
    user.session_version += 1
    unused = (PasswordReset.user_id == user.id, PasswordReset.used_at.is_(None))
    session.execute(update(PasswordReset).where(*unused).values(used_at=utc_now()))
    session.flush()


def authenticate(email: str, password: str) -> User | None:
    """The user with this address and password, or None. An address nobody has takes as long as a wrong password."""

    def look(connection: Connection) -> User | None:
        with Session(connection) as session:
            user = _by_address(session, email)
            if user is not None:
                session.expunge(user)
            return user

    user = read(look)
    try:
        _hasher.verify(user.password_hash if user else _nobodys_hash(), _bytes(password))
    except VerifyMismatchError:
        return None
    return user


def id_of(email: str) -> str:
    """The id of an address's user. Raises `UnknownUser`."""

    def look(connection: Connection) -> str:
        with Session(connection) as session:
            return find(session, email).id

    return read(look)


def find(session: Session, email: str) -> User:
    """The user of an address. Raises `UnknownUser`."""
    user = _by_address(session, email)
    if user is None:
        raise UnknownUser(email)
    return user


def _by_address(session: Session, email: str) -> User | None:
    address = email.strip().lower()
    return None if "\0" in address else session.scalar(select(User).where(User.email == address))


def address_of(email: str) -> str:
    """The address as it is kept, in lower case. Raises `InvalidUser`."""
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise InvalidUser(f"{email!r} is not an e-mail address: {error}") from None


def hash_of(password: str) -> str:
    """What is kept of a password. Raises `InvalidUser`."""
    if len(password) < SHORTEST_PASSWORD:
        raise InvalidUser(f"A password needs at least {SHORTEST_PASSWORD} characters.")
    if len(password) > LONGEST_PASSWORD:
        raise InvalidUser(f"A password has at most {LONGEST_PASSWORD} characters.")
    return _hasher.hash(_bytes(password))


def _bytes(password: str) -> bytes:
    return password[: LONGEST_PASSWORD + 1].encode("utf-8", "surrogatepass")


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("the password of nobody")
