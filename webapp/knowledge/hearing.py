"""Which keys of the entries a caller's words stand for, misheard ones included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from webapp.knowledge.index import Shelf
from webapp.knowledge.words import LONG, Kind, Word, read, start

VERY_LONG = 11  # letters: two more or less, and a word is still that word
MOST_JOINED = 3  # words that one word is heard as

Readings = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, as a word of that kind, and the keys it may stand for with how alike they sound (0 to 1)."""

    said: str
    kind: Kind
    readings: Readings


def listen(shelf: Shelf, question: str) -> list[Heard] | None:
    """The words of a question that say something; None when one of its key words stands for nothing on this shelf."""
    words = read(question, shelf.language)
    heard = []
    position = 0
    while position < len(words):
        taken, word = _next(shelf, words[position : position + MOST_JOINED])
        if _is_puzzling(word):
            return None
        if word.kind is not Kind.SILENT:
            heard.append(word)
        position += taken
    return heard


def _next(shelf: Shelf, ahead: Sequence[Word]) -> tuple[int, Heard]:
    """The first word, or the first few as one where that makes sense of a puzzling one; and how many they are."""
    apart = [_hear(shelf, word) for word in ahead]
    for taken in range(2, len(ahead) + 1):
        if any(map(_is_puzzling, apart[:taken])):
            said = "".join(word.said for word in ahead[:taken])
            together = _readings(shelf, said, shelf.language.key(said), slips=1)
            if together:
                return taken, Heard(said, Kind.KEY, together)
    return 1, apart[0]


def _hear(shelf: Shelf, word: Word) -> Heard:
    if word.kind in (Kind.KEY, Kind.TIME):
        return Heard(word.said, word.kind, _readings(shelf, word.said, word.key, 1 + (len(word.said) >= VERY_LONG)))
    return Heard(word.said, word.kind, {(word.key,): 1.0} if word.key in shelf.with_key else {})


def _is_puzzling(word: Heard) -> bool:
    return word.kind in (Kind.KEY, Kind.TIME) and not word.readings


def _readings(shelf: Shelf, said: str, key: str, slips: int) -> Readings:
    """The keys that sound like `said`, with no more than so many letters more, less, changed or swapped."""
    if key in shelf.with_key:
        return {(key,): 1.0}
    if said in shelf.sounds:
        return {shelf.sounds[said]: 1.0}
    if len(said) < LONG or said in shelf.language.real:
        return {}
    near = process.extract(said, shelf.alike.get(start(said), ()), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return {shelf.sounds[other]: 1 - slipped / max(len(said), len(other)) for other, slipped, _ in near}
