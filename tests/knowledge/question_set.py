"""Strangers' questions: two restaurants' entries and what callers ask there, half of it held out."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from webapp import knowledge

DATA = Path(__file__).parents[1] / "data"
FILES = {
    "questions": DATA / "questions.json",
    "elsewhere": DATA / "questions_elsewhere.json",
    "near": DATA / "questions_near.json",  # half of it asks what stands near an entry; learnt from, whole
}


@dataclass(frozen=True)
class Question:
    """`answers` are the ids of the entries that answer it; none where nobody knows. `is_safety`: a guest's safety hangs
    on it, by who wrote it."""

    id: str
    text: str
    language: str
    kind: str
    answers: frozenset[str]
    is_safety: bool

    @property
    def is_held_out(self) -> bool:
        """By the set's own rule: nothing was chosen by it."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % 2 == 1


@dataclass(frozen=True)
class Place:
    """A restaurant's entries and what is asked there."""

    id: str
    locale: str
    entries: tuple[knowledge.Entry, ...]
    questions: tuple[Question, ...]


def load(name: str) -> list[Place]:
    """The restaurants of one of `FILES`."""
    return [_place(each) for each in json.loads(FILES[name].read_text())["restaurants"]]


def _place(written: dict[str, object]) -> Place:
    found: dict[str, list[dict[str, object]]] = written  # type: ignore[assignment]
    entries = tuple(
        knowledge.Entry(
            str(each["id"]),
            (str(each["question"]), *each["phrasings"]),  # type: ignore[misc]
            str(each["language"]),
            str(each["answer"]),
            bool(each.get("checked")),
        )
        for each in found["entries"]
    )
    questions = tuple(
        Question(
            str(each["id"]),
            str(each["text"]),
            str(each["language"]),
            str(each["kind"]),
            frozenset(each["answers"]),  # type: ignore[call-overload]
            bool(each.get("is_safety")),
        )
        for each in found["questions"]
    )
    return Place(str(written["id"]), str(written["locale"]), entries, questions)
