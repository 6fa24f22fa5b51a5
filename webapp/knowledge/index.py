"""The owner's entries, prepared once so that a question costs little."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from webapp.knowledge.finding import Entry
from webapp.knowledge.language import Language
from webapp.knowledge.words import LANGUAGES, LONG, WEIGHT, Kind, Word, fold, read, start


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking: what each of its keys weighs, and the numbers and times an asker must have named."""

    text: str
    weights: Mapping[str, float]
    must_name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Indexed:
    """An entry with all its keys, of all phrasings."""

    id: str
    phrasings: tuple[Phrasing, ...]
    keys: frozenset[str]
    has_numbers: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries of one language. `asked_as` gives the numbers of the entries with just these folded words, `with_key`
    of those with a key; `sounds` the keys of a word, or of two run together (`high chair`); `alike` the long ones of
    these that start with the same sound."""

    language: Language
    entries: tuple[Indexed, ...]
    asked_as: Mapping[str, tuple[int, ...]]
    with_key: Mapping[str, tuple[int, ...]]
    sounds: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, Sequence[str]]


Index = Mapping[str, Shelf]


def prepare(entries: Sequence[Entry]) -> Index:
    """Everything that does not depend on the question."""
    by_language: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_language[entry.language].append(entry)
    return {code: _shelf(LANGUAGES[code], found) for code, found in by_language.items()}


def _shelf(language: Language, entries: Sequence[Entry]) -> Shelf:
    readings = [[read(question, language) for question in entry.questions] for entry in entries]
    indexed = tuple(_indexed(entry, ways) for entry, ways in zip(entries, readings, strict=True))
    sounds = dict(sound for ways in readings for reading in ways for sound in _sounds(reading))
    return Shelf(
        language,
        indexed,
        asked_as=_entries_by(map(fold, entry.questions) for entry in entries),
        with_key=_entries_by(entry.keys for entry in indexed),
        sounds=sounds,
        alike=_alike(sounds),
    )


def _indexed(entry: Entry, readings: Sequence[Sequence[Word]]) -> Indexed:
    phrasings = tuple(_phrasing(text, reading) for text, reading in zip(entry.questions, readings, strict=True))
    keys = frozenset(key for phrasing in phrasings for key in phrasing.weights)
    return Indexed(entry.id, phrasings, keys, any(key.isdigit() for key in keys))


def _phrasing(text: str, reading: Sequence[Word]) -> Phrasing:
    telling = [word for word in reading if word.kind is not Kind.SILENT]
    must_name = frozenset(word.key for word in telling if word.kind in (Kind.NUMBER, Kind.TIME))
    return Phrasing(text, {word.key: WEIGHT[word.kind] for word in telling}, must_name)


def _entries_by(words_of: Iterable[Iterable[str]]) -> Mapping[str, tuple[int, ...]]:
    entries: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(words_of):
        for word in set(words):
            entries[word].append(number)
    return {word: tuple(numbers) for word, numbers in entries.items()}


def _sounds(reading: Sequence[Word]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for first, second in pairwise(reading):
        if Kind.SILENT not in (first.kind, second.kind):
            yield first.said + second.said, (first.key, second.key)
    for word in reading:
        if word.kind in (Kind.KEY, Kind.TIME):
            yield word.said, (word.key,)


def _alike(sounds: Iterable[str]) -> Mapping[str, Sequence[str]]:
    alike: dict[str, list[str]] = defaultdict(list)
    for sound in sounds:
        if len(sound) >= LONG:
            alike[start(sound)].append(sound)
    return dict(alike)
