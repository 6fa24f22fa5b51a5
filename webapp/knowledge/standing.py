"""What an owner's answer is about, before anybody asks for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from webapp.knowledge import safety, settings_named, vectors
from webapp.knowledge.finding import Entry
from webapp.knowledge.topics import TOPICS
from webapp.knowledge.words import fold

# Some ask for it by taste, and some because it makes them ill. Which of them asks, only their question tells.
FOR_THE_ILL_TOO = "gluten_free"
NAMES_IT = re.compile(r"\b(?:glutin|gluten)")


@dataclass(frozen=True, slots=True)
class Standing:
    """`topics`: for each way of asking, the names of those it is on, likeliest first. `is_safety`: allergies, illness
    and the like, in a way of asking or in what it says; or it is what somebody may ask for because of these."""

    topics: tuple[tuple[str, ...], ...]
    is_safety: bool


def stand(entries: Sequence[Entry]) -> tuple[Standing, ...]:
    """What each is about: by its vectors, and by its words, which alone tell where vectors are absent."""
    if not entries or not vectors.are_there():
        return tuple(_by_words(entry) for entry in entries)
    from webapp.knowledge import meaning

    return tuple(
        Standing(topics, is_unsafe or any(FOR_THE_ILL_TOO in each for each in topics) or names_safety(entry))
        for entry, (topics, is_unsafe) in zip(entries, meaning.placed(entries), strict=True)
    )


def names_safety(entry: Entry) -> bool:
    """Whether its words say that a guest's safety hangs on it."""
    texts = (*entry.questions, entry.answer)
    return any(safety.is_named(text) or NAMES_IT.search(fold(text)) for text in texts)


def _by_words(entry: Entry) -> Standing:
    """Whatever names a thing of a topic on safety may be on it: an answer too many that counts as such does no harm."""
    said = [f" {fold(text)} " for text in (*entry.questions, entry.answer)]
    is_safety = names_safety(entry) or any(f" {thing} " in text for text in said for thing in _things_of_safety())
    return Standing(tuple(settings_named.named(question) for question in entry.questions), is_safety)


@lru_cache(maxsize=1)
def _things_of_safety() -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(thing) for topic in TOPICS if topic.is_safety for thing in topic.things))
