"""A second factor: six figures of an authenticator app (TOTP, RFC 6238), each taken once."""

import pyotp
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from webapp.models import User
from webapp.models.types import utc_now
from webapp.operations import credentials
from webapp.operations.people.person import Person
from webapp.store.transaction import write

STEP_S = 30
DRIFT_STEPS = (0, -1, 1)  # clocks of phones are a little off
ISSUER = "Tavolo"


def start_of_secret(person: Person) -> tuple[str, str]:
    """A new secret and the address an authenticator app reads it from; nothing is stored yet."""
    secret = pyotp.random_base32()
    return secret, address_of_secret(person, secret)


def address_of_secret(person: Person, secret: str) -> str:
    """What an authenticator app reads a secret from."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER))


def begin_second_factor(person: Person, secret: str, code: str) -> bool:
    """Ask for a code from now on; False, and nothing changed, when this one is wrong."""
    step = _step_of(secret, code, None)
    if step is None:
        return False

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = session.get_one(User, person.id)
            user.totp_secret_encrypted, user.totp_last_step = credentials.encrypt(secret), step
            session.flush()

    write(None, work)
    return True


def end_second_factor(user_id: str) -> None:
    """Ask for no code any more."""

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = session.get_one(User, user_id)
            user.totp_secret_encrypted = user.totp_last_step = None
            session.flush()

    write(None, work)


def is_right_code(user_id: str, code: str) -> bool:
    """Whether the code is the person's now. A right one is used up."""

    def work(connection: Connection) -> bool:
        with Session(connection) as session:
            user = session.get(User, user_id, with_for_update=True)
            if user is None or user.totp_secret_encrypted is None:
                return False
            step = _step_of(credentials.decrypt(user.totp_secret_encrypted), code, user.totp_last_step)
            if step is None:
                return False
            user.totp_last_step = step
            session.flush()
            return True

    return write(None, work)


def _step_of(secret: str, code: str, last: int | None) -> int | None:
    """The step the code belongs to, when it is right and was not used before."""
    present = int(utc_now().timestamp()) // STEP_S
    given = "".join(code.split())
    for step in (present + drift for drift in DRIFT_STEPS):
        right = pyotp.TOTP(secret).at(step * STEP_S)
        if pyotp.utils.strings_equal(given, right) and (last is None or step > last):
            return step
    return None
