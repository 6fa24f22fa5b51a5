"""People who sign in: made, found, recognised."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.models import User
from webapp.store.transaction import read, write

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1_000  # hashing takes time in proportion
_hasher = PasswordHasher()


class InvalidUser(ValueError):
    """An e-mail address or password that cannot be accepted; the message says why."""


class UserExists(InvalidUser):
    """There is a user of this address already."""


class UnknownUser(LookupError):
    """There is no user of this address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"There is no user {email!r}.")


def create(email: str, password: str) -> User:
    """A new user; the address is kept in lower case. Raises `InvalidUser` and `UserExists`."""
    address, password_hash = _address(email), _hash(password)

    def work(connection: Connection) -> User:
        with Session(connection, expire_on_commit=False) as session:
            user = User(email=address, password_hash=password_hash)
            session.add(user)
            session.flush()
            session.expunge(user)
            return user

    try:
        return write(None, work)
    except IntegrityError:
        raise UserExists(f"There is a user {address!r} already.") from None


def set_password(email: str, password: str) -> None:
    """Replace a user's password. Raises `InvalidUser` and `UnknownUser`."""
    password_hash = _hash(password)

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            find(session, email).password_hash = password_hash
            session.flush()

    write(None, work)


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


def find(session: Session, email: str) -> User:
    """The user of an address. Raises `UnknownUser`."""
    user = _by_address(session, email)
    if user is None:
        raise UnknownUser(email)
    return user


def _by_address(session: Session, email: str) -> User | None:
    return session.scalar(select(User).where(User.email == email.strip().lower()))


def _address(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise InvalidUser(f"{email!r} is not an e-mail address: {error}") from None


def _hash(password: str) -> str:
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
