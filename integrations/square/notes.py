"""A booking's note, where Square keeps what it has no field for: the party, the name given, and our match key.

Party of 2 for Mario Rossi
Compleanno
Tavolo a1b2c3d4e5f6g7h8
"""

import re
from dataclasses import dataclass

from integrations.vocabulary import MATCH_KEY_LENGTH, BookingRequest

LONGEST = 4096
LONGEST_NAME = 200
PARTY = re.compile(r"^Party of (\d{1,4})(?: for (.+))?$", re.MULTILINE)
KEY = re.compile(rf"^Tavolo ([A-Za-z0-9]{{{MATCH_KEY_LENGTH}}})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says; None where it does not."""

    people: int | None = None
    name: str | None = None
    notes: str | None = None
    match_key: str | None = None


def key_line(request: BookingRequest) -> str:
    return f"Tavolo {request.match_key}"


def written(request: BookingRequest, with_key: bool) -> str:
    """The note of a request, as long as Square lets it be."""
    name = _one_line(request.name)
    first = f"Party of {request.people}" + (f" for {name}" if name else "")
    last = key_line(request) if with_key else ""
    room = LONGEST - len(first) - len(last) - 2
    lines = (first, (request.notes or "").strip()[:room], last)
    return "\n".join(line for line in lines if line)


def read(customer_note: str, seller_note: str = "") -> Note:
    """What the notes of a booking say, whoever wrote them."""
    party = PARTY.search(customer_note)
    keys = KEY.findall(seller_note) or KEY.findall(customer_note)
    rest = KEY.sub("", PARTY.sub("", customer_note, count=1)).strip()
    people, name = (int(party[1]), party[2]) if party else (None, None)
    return Note(people, name, rest or None, keys[-1] if keys else None)  # ours is the last line


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME]
