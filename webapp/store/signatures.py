"""How Vapi signs for a restaurant, as a snapshot of it holds that."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Hmac:
    """How Vapi signs for this restaurant; the secret still encrypted."""

    secret_encrypted: str
    algorithm: str
    signature_header: str
    timestamp_header: str


def hmac_of(assistant: Any) -> Hmac | None:
    """Of what is stored; None where nothing is signed."""
    if assistant is None or assistant.hmac_secret_encrypted is None:
        return None
    return Hmac(
        assistant.hmac_secret_encrypted,
        assistant.hmac_algorithm,
        assistant.hmac_signature_header,
        assistant.hmac_timestamp_header,
    )
