"""What Vapi tells of a call, in a server message or as the call itself, in either generation of its shapes.

Only what is named here is taken: a message carries the whole assistant, its secrets and the carrier's with it
(contract, section 4, "Privacy").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeGuard
from urllib.parse import urlsplit, urlunsplit

MOST_TURNS = 2000
LONGEST_TURN = 4000
LONGEST_SUMMARY = 4000
LONGEST_REASON = 200
LONGEST_URL = 2000
MOST_COST = 10_000  # dollars
MILLION = 1_000_000
LARGEST = 1e15  # of a number that makes sense
FIRST_YEAR, LAST_YEAR = 2000, 2100
E164 = re.compile(r"\+[1-9][0-9]{5,14}")
SPEAKERS = {"bot": "assistant", "assistant": "assistant", "user": "caller", "tool_call_result": "tool"}
NAMES = {"AI": "assistant", "User": "caller"}  # in the transcript as a text
DIRECTIONS = {"inboundPhoneCall": "inbound", "outboundPhoneCall": "outbound", "webCall": "web"}

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said, or the name of the tool that answered; `second` since the call began, where it is known."""

    who: str  # caller, assistant or tool
    text: str
    second: float | None = None


@dataclass(frozen=True, slots=True)
class CallNews:
    """What is told of a call; None is what it does not tell. `is_report`: it is all that will ever be told."""

    is_report: bool
    direction: str | None = None
    caller: str | None = None
    began_at: datetime | None = None
    ended_at: datetime | None = None
    stuck_at: datetime | None = None
    ended_reason: str | None = None
    forwarded_to: str | None = None
    cost_micros: int | None = None
    summary: str | None = None
    transcript: tuple[Turn, ...] | None = None
    recording_url: str | None = None


def news_of_message(message: Json) -> CallNews:
    """What a server message tells, of any type; unknown ones tell who calls and no more."""
    kind, at = message.get("type"), moment(message.get("timestamp"))
    call, status = _object(message.get("call")), message.get("status")
    if kind == "end-of-call-report":
        return _report(message, call)
    is_status = kind == "status-update"
    ends = is_status and status == "ended"
    return CallNews(
        is_report=False,
        **_about(message, call),
        began_at=at if is_status and status == "in-progress" else None,
        ended_at=at if ends else None,
        stuck_at=at if kind == "hang" else None,
        ended_reason=_clean(message.get("endedReason"), LONGEST_REASON) if ends else None,
        forwarded_to=_number(_object(message.get("destination"))) if is_status else None,
    )


def news_of_call(held: Json) -> CallNews:
    """What the call itself tells, as `GET /call/{id}` gives it; it is a report once the call has ended."""
    if held.get("status") == "ended" or held.get("endedAt"):
        return _report(held, held)
    return CallNews(is_report=False, **_about(held, held), began_at=moment(held.get("startedAt")))


def moment(said: Any) -> datetime | None:
    """An aware moment of this century, from milliseconds since 1970 or an ISO text."""
    try:
        if isinstance(said, str):
            read = datetime.fromisoformat(said)
            found = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
        else:
            found = datetime.fromtimestamp(said / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return found if FIRST_YEAR <= found.year < LAST_YEAR else None


def _report(told: Json, call: Json) -> CallNews:
    artifact, analysis = _object(told.get("artifact")), _object(told.get("analysis"))
    return CallNews(
        is_report=True,
        **_about(told, call),
        began_at=moment(told.get("startedAt")) or moment(call.get("startedAt")),
        ended_at=moment(told.get("endedAt")) or moment(call.get("endedAt")) or moment(told.get("timestamp")),
        ended_reason=_clean(told.get("endedReason"), LONGEST_REASON),
        forwarded_to=_number(_object(told.get("destination"))),
        cost_micros=_cost(told.get("cost")),
        summary=_clean(analysis.get("summary") or told.get("summary"), LONGEST_SUMMARY),
        transcript=_transcript(told, artifact),
        recording_url=_recording(told, artifact),
    )


def _about(told: Json, call: Json) -> dict[str, Any]:
    customer = _object(told.get("customer")) or _object(call.get("customer"))
    return {"direction": DIRECTIONS.get(str(call.get("type"))), "caller": _number(customer)}


def _transcript(told: Json, artifact: Json) -> tuple[Turn, ...] | None:
    """The first list that has turns, else those of the text; None where there is neither."""
    for listed in (artifact.get("messages"), told.get("messages")):
        if isinstance(listed, list) and (turns := tuple(_turns(listed))):
            return turns
    text = artifact.get("transcript") or told.get("transcript")
    return tuple(_lines(text)) or None if isinstance(text, str) else None


def _turns(messages: list[Any]) -> Iterator[Turn]:
    for each in messages[:MOST_TURNS]:
        entry = _object(each)
        who = SPEAKERS.get(str(entry.get("role")))
        text = _clean(entry.get("name" if who == "tool" else "message"), LONGEST_TURN)
        if who is not None and text:
            second = entry.get("secondsFromStart")
            yield Turn(who, text, round(float(second), 1) if _is_number(second) and 0 <= second < MILLION else None)


def _lines(transcript: str) -> Iterator[Turn]:
    """ "AI: Good evening." and "User: ...", one turn each; a line of neither goes on with the one before."""
    turns: list[Turn] = []
    for line in transcript[: MOST_TURNS * LONGEST_TURN].splitlines():
        name, _, said = line.partition(": ")
        text = _clean(said if name in NAMES else line, LONGEST_TURN)
        if text is None:
            continue
        if name in NAMES or not turns:
            turns.append(Turn(NAMES.get(name, "assistant"), text))
        else:
            turns[-1] = Turn(turns[-1].who, f"{turns[-1].text} {text}"[:LONGEST_TURN])
    yield from turns[:MOST_TURNS]


def _recording(told: Json, artifact: Json) -> str | None:
    """Where the recording is, without what would let anybody in there: presigned addresses carry their key."""
    mono = _object(_object(artifact.get("recording")).get("mono"))
    for found in (mono.get("combinedUrl"), artifact.get("recordingUrl"), told.get("recordingUrl")):
        if isinstance(found, str) and 0 < len(found) <= LONGEST_URL and found.isprintable() and found.isascii():
            try:
                parts = urlsplit(found)
                host = parts.netloc.rpartition("@")[2]
            except ValueError:
                continue
            if parts.scheme in ("http", "https") and host:
                return urlunsplit((parts.scheme, host, parts.path, "", ""))
    return None


def _cost(said: Any) -> int | None:
    return round(said * MILLION) if _is_number(said) and 0 <= said <= MOST_COST else None


def _number(holder: Json) -> str | None:
    number = holder.get("number")
    return number if isinstance(number, str) and E164.fullmatch(number) else None


def _clean(said: Any, longest: int) -> str | None:
    """Text that every database takes, without a blank around it; None for none."""
    if not isinstance(said, str):
        return None
    text = said[:longest].encode("utf-8", "replace").decode().replace("\0", "").strip()
    return text or None


def _object(found: Any) -> Json:
    return found if isinstance(found, dict) else {}


def _is_number(found: Any) -> TypeGuard[float]:
    return isinstance(found, int | float) and not isinstance(found, bool) and -LARGEST < found < LARGEST
