"""The vectors that are kept with an entry, so that a start need not make them: of what they are, and whether they
still are."""

import re
from hashlib import sha256

from webapp.knowledge import vectors
from webapp.knowledge.finding import Entry

SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
SHORTEST = 4  # letters of a sentence


def texts_of(entry: Entry) -> list[tuple[str, bool]]:
    """Its ways of asking, then the sentences of its answer; each with whether it asks."""
    asked = [(text.lower().strip().rstrip("?!. "), True) for text in entry.questions]
    said = [sentence.lower().strip().rstrip("?!. ") for sentence in SENTENCE.split(entry.answer)]
    return asked + [(sentence, False) for sentence in said if len(sentence) >= SHORTEST]


def wholes_of(entry: Entry) -> list[str]:
    """Each way of asking with the answer to it: what a short one leaves unsaid, the answer often says."""
    return [f"{question} {entry.answer}".lower().strip() for question in entry.questions]


def all_of(entry: Entry) -> list[str]:
    """Every text that has a vector, in the order in which they are kept."""
    return [*(text for text, _ in texts_of(entry)), *wholes_of(entry)]


def sum_of(entry: Entry) -> str:
    """What vectors of this entry are made by and of; other words or another model have another."""
    return sha256("\n".join([vectors.MODEL, *all_of(entry)]).encode()).hexdigest()


def made(entry: Entry) -> bytes | None:
    """Its vectors, a row of half-precision numbers for each text; None where the package is absent."""
    if not vectors.are_there():
        return None
    found: bytes = vectors.encode(all_of(entry)).astype("float16").tobytes()
    return found
