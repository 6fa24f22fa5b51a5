"""What joins a restaurant to Vapi: ids that no other restaurant may have, and secrets that are stored encrypted."""

from collections.abc import Iterator
from operator import attrgetter

from cryptography.fernet import InvalidToken
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Assistant, VapiPhoneNumber
from webapp.operations import credentials
from webapp.operations.restaurants.assistant import row_of
from webapp.operations.restaurants.file import HmacPart, RestaurantFile, VapiPart
from webapp.operations.restaurants.lists import replace
from webapp.operations.restaurants.problems import Path, Problem
from webapp.store import assistants

OF_ANOTHER = "belongs to another restaurant"
HMAC_DEFAULTS = {"algorithm": "sha256", "signature_header": "x-signature", "timestamp_header": "x-timestamp"}  # Vapi's


def objections(session: Session, restaurant_id: str, file: RestaurantFile) -> Iterator[Problem]:
    """Ids that are taken, and a signature that could not be checked."""
    given = file.vapi.given() if "vapi" in file.model_fields_set else {}
    if given.get("assistant_id") and _is_taken(session, restaurant_id, given["assistant_id"]):
        yield Problem(("vapi", "assistant_id"), OF_ANOTHER)
    numbers = given.get("phone_number_ids", [])
    query = select(VapiPhoneNumber.id).where(
        VapiPhoneNumber.id.in_(numbers), VapiPhoneNumber.restaurant_id != restaurant_id
    )
    for number in session.scalars(query):
        yield Problem(("vapi", "phone_number_ids", numbers.index(number)), OF_ANOTHER)
    if given.get("hmac"):
        yield from _half_of_hmac(session.get(Assistant, restaurant_id) or Assistant(), given["hmac"])


def apply(session: Session, restaurant_id: str, part: VapiPart) -> None:
    """Store what the file gives; to be called when there are no objections."""
    given = part.given()
    if "phone_number_ids" in given:
        replace(
            session, VapiPhoneNumber, restaurant_id, [{"id": number} for number in part.phone_number_ids],
            attrgetter("id"),
        )  # fmt: skip
    assistant = row_of(session, restaurant_id)
    if "assistant_id" in given and assistant.vapi_assistant_id != part.assistant_id:
        state = assistants.LEAVING if part.assistant_id is None and assistants.has_ours(assistant) else None
        session.flush()
        assistants.join(session.connection(), restaurant_id, part.assistant_id, state=state, was_made_here=False)
        session.refresh(assistant)
    if "secret" in given and not _is_same(assistant.secret_encrypted, part.secret):
        assistant.secret_encrypted = part.secret and credentials.encrypt(part.secret)
        assistant.secret_index = part.secret and credentials.index_of(part.secret)
    if "hmac" in given:
        _apply_hmac(assistant, part.hmac)


def _apply_hmac(assistant: Assistant, part: HmacPart | None) -> None:
    if part is None:
        assistant.hmac_secret_encrypted = None
        for name in HMAC_DEFAULTS:
            setattr(assistant, f"hmac_{name}", None)
        return
    given = part.given()
    if "secret" in given and not _is_same(assistant.hmac_secret_encrypted, part.secret):
        assistant.hmac_secret_encrypted = credentials.encrypt(part.secret)
    for name, value in _merged(assistant, part).items():
        setattr(assistant, f"hmac_{name}", value)


def _merged(assistant: Assistant, part: HmacPart) -> dict[str, str]:
    """The signature's settings: the file's, else the stored ones, else Vapi's own."""
    given = part.given()
    return {
        name: given.get(name) or getattr(assistant, f"hmac_{name}") or default
        for name, default in HMAC_DEFAULTS.items()
    }


def _half_of_hmac(assistant: Assistant, part: HmacPart) -> Iterator[Problem]:
    path: Path = ("vapi", "hmac")
    if "secret" not in part.model_fields_set and assistant.hmac_secret_encrypted is None:
        yield Problem((*path, "secret"), "is missing, and none is stored")
    settings = _merged(assistant, part)
    if settings["signature_header"].lower() == settings["timestamp_header"].lower():
        yield Problem((*path, "timestamp_header"), "must differ from signature_header")


def _is_taken(session: Session, restaurant_id: str, assistant_id: str) -> bool:
    return assistant_id in assistants.ids_of_others(session.connection(), restaurant_id)


def _is_same(encrypted: str | None, secret: str | None) -> bool:
    """Whether this secret is the stored one, so that it need not be encrypted anew."""
    if encrypted is None or secret is None:
        return encrypted == secret
    try:
        return credentials.decrypt(encrypted) == secret
    except InvalidToken:
        return False
