"""The recording of a call, handed on as it comes from where Vapi keeps it."""

from flask import current_app

from config import Settings
from integrations.deadline import Deadline
from integrations.errors import Rejected, ServiceError
from integrations.stream import Stream
from integrations.vapi.recordings import open_recording
from webapp.operations import accounts
from webapp.operations.call_log.story import row_of
from webapp.operations.memberships import Place
from webapp.store.transaction import read

WITHIN_S = 120.0  # a part of it; whoever listens on asks for the next


class NoRecording(LookupError):
    """There is none, or none any more."""


class CannotHear(RuntimeError):
    """It is there, but Vapi does not give it out right now."""


def recording(place: Place, call_id: str, part: str | None) -> Stream:
    """The recording, or the part a Range header asks for; to be closed. Raises `NoSuchCall`, `NoRecording` and
    `CannotHear`."""
    call = read(lambda connection: row_of(connection, place, call_id))
    if call.recording_url is None:
        raise NoRecording(call_id)
    settings: Settings = current_app.config["SETTINGS"]
    try:
        return open_recording(
            call.vapi_call_id,
            call.recording_url,
            part,
            Deadline(WITHIN_S),
            base_url=settings.vapi_base_url,
            api_key=accounts.key_of(place.id),
        )
    except Rejected as error:
        raise NoRecording(call_id) from error
    except ServiceError as error:
        raise CannotHear(call_id) from error
