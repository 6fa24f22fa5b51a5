"""Secrets of other services: encrypted in the database, and found again by a keyed hash.

The first of CREDENTIAL_KEYS encrypts and hashes; all of them decrypt and find, so that keys can be rotated.
"""

import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, MultiFernet
from flask import current_app

from config import Settings

TOKEN_PREFIX = "tvl_"  # noqa: S105  # a mark, not a secret
INDEX_PURPOSE = b"tavolo secret index"


def encrypt(secret: str) -> str:
    """The secret as it may be stored."""
    return _fernet().encrypt(secret.encode()).decode()


def decrypt(encrypted: str) -> str:
    """The secret again. Raises `cryptography.fernet.InvalidToken` when its key is gone."""
    return _fernet().decrypt(encrypted.encode()).decode()


def index_of(secret: str) -> str:
    """The hash a secret is stored under, 64 hexadecimal characters."""
    return indexes_of(secret)[0]


def indexes_of(secret: str) -> list[str]:
    """The hashes a secret may be stored under, one for each key."""
    return [hmac.digest(key, secret.encode(), "sha256").hex() for key in keyed(INDEX_PURPOSE)]


def keyed(purpose: bytes) -> list[bytes]:
    """A key of its own for a purpose, one for each of CREDENTIAL_KEYS, the one to sign with first."""
    return [hmac.digest(key.encode(), purpose, "sha256") for key in _keys()]


def new_token() -> str:
    """A token of the JSON door, recognisable by its prefix."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token; it is random enough to need no key."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in _keys()])


def _keys() -> tuple[str, ...]:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.credential_keys
