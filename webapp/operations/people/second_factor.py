"""A second factor: six figures of an authenticator app (TOTP, RFC 6238), each taken once; and, for whoever lost the
app, recovery codes, of which a keyed hash is kept until each is used."""

import secrets

import pyotp
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from webapp.models import User
from webapp.models.types import utc_now
from webapp.operations import credentials, users
from webapp.operations.people.person import Person
from webapp.store.transaction import read, write

STEP_S = 30
DRIFT_STEPS = (0, -1, 1)  # clocks of phones are a little off
ISSUER = "Tavolo"
RECOVERY_CODES = 10


def sealed_secret() -> str:
    """A new secret, encrypted: whoever sets it up keeps it in their browser until then."""
    return credentials.encrypt(pyotp.random_base32())


def opened_secret(person: Person, sealed: str) -> tuple[str, str]:
    """The secret and the address an authenticator app reads it from."""
    secret = credentials.decrypt(sealed)
    return secret, str(pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER))


def begin_second_factor(person: Person, secret: str, code: str) -> tuple[str, ...]:
    """Ask for a code from now on, and end all the person's sessions; the recovery codes. No codes, and nothing
    changed, when this one is wrong."""
    step = _step_of(secret, code, None)
    if step is None:
        return ()
    codes = _new_codes()

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = session.get_one(User, person.id)
            user.totp_secret_encrypted, user.totp_last_step = credentials.encrypt(secret), step
            user.recovery_hashes = _kept(codes)
            users.shut_out(session, user)

    write(None, work)
    return codes


def new_recovery_codes(user_id: str) -> tuple[str, ...]:
    """Other recovery codes, instead of those the person has."""
    codes = _new_codes()

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            session.get_one(User, user_id).recovery_hashes = _kept(codes)
            session.flush()

    write(None, work)
    return codes


def recovery_codes_left(user_id: str) -> int:
    """How many recovery codes were not used yet."""

    def look(connection: Connection) -> int:
        with Session(connection) as session:
            return len(session.get_one(User, user_id).recovery_hashes)

    return read(look)


def end_second_factor(user_id: str) -> None:
    """Ask for no code any more."""

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = session.get_one(User, user_id)
            user.totp_secret_encrypted = user.totp_last_step = None
            user.recovery_hashes = []
            session.flush()

    write(None, work)


def is_right_code(user_id: str, code: str) -> bool:
    """Whether the code is the app's now, or one of the person's recovery codes. A right one is used up."""

    def work(connection: Connection) -> bool:
        with Session(connection) as session:
            user = session.get(User, user_id, with_for_update=True)
            if user is None or user.totp_secret_encrypted is None:
                return False
            step = _step_of(credentials.decrypt(user.totp_secret_encrypted), code, user.totp_last_step)
            if step is not None:
                user.totp_last_step = step
            elif used := set(user.recovery_hashes).intersection(credentials.indexes_of(_figures(code))):
                user.recovery_hashes = [each for each in user.recovery_hashes if each not in used]
            session.flush()
            return step is not None or bool(used)

    return write(None, work)


def _step_of(secret: str, code: str, last: int | None) -> int | None:
    """The step the code belongs to, when it is right and was not used before."""
    present = int(utc_now().timestamp()) // STEP_S
    given = _figures(code)
    for step in (present + drift for drift in DRIFT_STEPS):
        right = pyotp.TOTP(secret).at(step * STEP_S)
        if pyotp.utils.strings_equal(given, right) and (last is None or step > last):
            return step
    return None


def _new_codes() -> tuple[str, ...]:
    """Figures alone, which every phone's keys for a code have: 1234 5678 9012."""
    chosen = (f"{secrets.randbelow(10**12):012d}" for _ in range(RECOVERY_CODES))
    return tuple(f"{code[:4]} {code[4:8]} {code[8:]}" for code in chosen)


def _kept(codes: tuple[str, ...]) -> list[str]:
    return [credentials.index_of(_figures(code)) for code in codes]


def _figures(code: str) -> str:
    return "".join(code.replace("-", " ").split())
