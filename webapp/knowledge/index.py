"""The owner's entries, prepared once so that a question costs little."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from webapp.knowledge.language import Language
from webapp.knowledge.words import LANGUAGES, Kind, Word, fold, read

LIGHT_WEIGHT = 0.4
UNUSUAL = 1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer's id, every way of asking for it, and the language of both."""

    id: str
    questions: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking: its text as written and folded, and how much each of its words weighs."""

    text: str
    folded: str
    weights: Mapping[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries of one language. `places` says in which entries a key word is; `joined` splits words that belong
    together (`highchair`) into their keys; `rarity` is 1 for a word of one entry, less for a common one."""

    language: Language
    entries: tuple[Entry, ...]
    phrasings: tuple[tuple[Phrasing, ...], ...]
    keys: tuple[frozenset[str], ...]
    places: Mapping[str, frozenset[int]]
    joined: Mapping[str, tuple[str, ...]]
    rarity: Mapping[str, float]
    spoken: Mapping[str, str]


Index = Mapping[str, Shelf]


def prepare(entries: Sequence[Entry]) -> Index:
    """Everything that does not depend on the question. Entries in a language nobody knows are read as Italian."""
    by_language: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_language[entry.language].append(entry)
    return {code: _shelf(LANGUAGES[code], of_language) for code, of_language in by_language.items()}


def _shelf(language: Language, entries: Sequence[Entry]) -> Shelf:
    readings = [[read(question, language) for question in entry.questions] for entry in entries]
    keys = tuple(frozenset(key for reading in ways for key in _keys(reading)) for ways in readings)
    spread = Counter(key for found in keys for key in found)
    rarity = {key: _rarity(len(entries), count) for key, count in spread.items()}
    places: dict[str, set[int]] = defaultdict(set)
    for number, found in enumerate(keys):
        for key in found:
            places[key].add(number)
    return Shelf(
        language,
        tuple(entries),
        tuple(
            tuple(_phrasing(text, reading, rarity) for text, reading in zip(entry.questions, ways, strict=True))
            for entry, ways in zip(entries, readings, strict=True)
        ),
        keys,
        {key: frozenset(numbers) for key, numbers in places.items()},
        _joined(reading for ways in readings for reading in ways),
        rarity,
        {w.said: w.key for ways in readings for r in ways for w in r if w.kind is Kind.KEY},
    )


def _keys(reading: Iterable[Word]) -> list[str]:
    return [word.key for word in reading if word.kind is not Kind.SILENT]


def _rarity(entries: int, found_in: float) -> float:
    return math.log(1 + entries / found_in) / math.log(1 + entries)


def weight(word: Word, rarity: Mapping[str, float]) -> float:
    if word.kind is Kind.SILENT:
        return 0.0
    return rarity.get(word.key, UNUSUAL) * (1.0 if word.kind is Kind.KEY else LIGHT_WEIGHT)


def _phrasing(text: str, reading: Sequence[Word], rarity: Mapping[str, float]) -> Phrasing:
    weights = {word.key: weight(word, rarity) for word in reading if word.kind is not Kind.SILENT}
    return Phrasing(text, fold(text), weights, sum(weights.values()))


def _joined(readings: Iterable[Sequence[Word]]) -> dict[str, tuple[str, ...]]:
    return {
        first.said + second.said: (first.key, second.key)
        for reading in readings
        for first, second in pairwise(reading)
        if Kind.SILENT not in (first.kind, second.kind)
    }
