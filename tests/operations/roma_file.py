"""A restaurant file that can be imported, and variations of it."""

import copy
import json
from collections.abc import Mapping
from typing import Any

SECRET = "a-secret-of-sixteen-or-more"
HMAC_SECRET = "the-signing-secret"
MARK = '"<here>"'
Path = tuple[str | int, ...]

ROMA: dict[str, Any] = {
    "slug": "roma",
    "name": "Trattoria Roma",
    "timezone": "Europe/Rome",
    "locale": "it",
    "phone": "+390612345678",
    "house_book": True,
    "rules": {
        "slot_minutes": 30,
        "min_notice_minutes": 60,
        "max_advance_days": 90,
        "max_people": 8,
        "covers_per_slot": None,
        "parties_per_slot": None,
        "buffer_minutes": 0,
        "cancel_cutoff_minutes": 0,
        "default_people": 2,
        "waitlist_minutes": 15,
        "paused_until": None,
    },
    "shifts": [
        {"name": "Pranzo", "weekdays": ["sat", "sun"], "first_seating": "12:00", "last_seating": "14:00"},
        {
            "name": "Cena",
            "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            "first_seating": "19:00",
            "last_seating": "00:30",
        },
    ],
    "closures": [
        {
            "from": "2026-12-31",
            "to": "2026-12-31",
            "reason": "San Silvestro",
            "shifts": [{"name": "Cenone", "first_seating": "20:00", "last_seating": "21:00"}],
        },
        {"from": "2027-08-10", "to": "2027-08-20", "reason": "Ferie"},
    ],
    "turn_times": [{"up_to_people": 2, "minutes": 90}, {"up_to_people": 20, "minutes": 150}],
    "tables": [
        {"name": "T1", "area": "sala", "seats_min": 1, "seats_max": 2},
        {"name": "T2", "area": "sala", "seats_min": 2, "seats_max": 4},
        {"name": "T3", "area": None, "seats_min": 4, "seats_max": 6},
    ],
    "combinations": [
        {"tables": ["T2", "T3"], "seats_min": 6, "seats_max": 8},
        {"tables": ["T2", "T1"], "seats_min": 3, "seats_max": 6},
    ],
    "faq": [
        {
            "question": "Avete opzioni senza glutine?",
            "phrasings": ["fate piatti per celiaci"],
            "answer": "Sì, abbiamo alcune opzioni senza glutine.",
            "language": "it",
            "checked": True,
        },
        {
            "question": "Parking?",
            "phrasings": [],
            "answer": "There is a garage nearby.",
            "language": "en",
            "checked": False,
        },
    ],
    "assistant": {
        "instructions": "Consiglia il risotto.\n\nMai promettere  la terrazza.",
        "greeting": "Buonasera!",
        "address": "Via dei Glicini 12, Roma",
        "voice": "azure:it-IT-DiegoNeural",
        "language": "house",
        "discloses_ai": False,
        "is_on": True,
        "out_of_hours": "transfer",
        "fallback_number": "+390612345679",
        "lists_answers": True,
    },
    "vapi": {
        "assistant_id": "asst_123",
        "phone_number_ids": ["pn_456", "pn_789"],
        "secret": SECRET,
        "hmac": {
            "secret": HMAC_SECRET,
            "algorithm": "sha256",
            "signature_header": "x-signature",
            "timestamp_header": "x-timestamp",
        },
    },
}


def text_of(file: Mapping[str, Any]) -> str:
    return json.dumps(file, ensure_ascii=False, indent=1)


def only(**keys: Any) -> str:
    """A file that gives these keys alone."""
    return text_of({"slug": "roma", **keys})


def but(path: Path, value: object) -> dict[str, Any]:
    """The file with another value at `path`, or one more."""
    file = copy.deepcopy(ROMA)
    _holder(file, path)[path[-1]] = value
    return file


def without(path: Path) -> dict[str, Any]:
    """The file without what is at `path`."""
    file = copy.deepcopy(ROMA)
    del _holder(file, path)[path[-1]]
    return file


def tables_without(*names: str) -> list[dict[str, Any]]:
    """The file's tables but for these."""
    return [table for table in ROMA["tables"] if table["name"] not in names]


def with_json_at(path: Path, value: str) -> tuple[str, int]:
    """The text of the file with `value`, itself JSON text, at `path`; and the number of its line."""
    lines = text_of(but(path, MARK.strip('"'))).splitlines()
    (index,) = (index for index, line in enumerate(lines) if MARK in line)
    lines[index] = lines[index].replace(MARK, value)
    return "\n".join(lines), index + 1


def _holder(file: Any, path: Path) -> Any:
    for part in path[:-1]:
        file = file[part]
    return file
