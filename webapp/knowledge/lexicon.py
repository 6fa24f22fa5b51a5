"""Where a text stands among the topics of the lexicon."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy as np

from webapp.knowledge import vectors
from webapp.knowledge.figures import Vectors, unit
from webapp.knowledge.topics import TOPICS, Topic
from webapp.knowledge.understood import Vocabulary, vocabulary
from webapp.knowledge.words import LANGUAGES, Kind, Word, fold, read

FILE = Path(__file__).with_name("lexicon.npz")  # made by `python -m tests.knowledge.fitting`
# Chosen by how often a phrasing of the lexicon is placed on its own topic by the others.
THING = 0.3  # what naming a topic's thing adds to how near it is
COVERED = 0.3  # and saying only words of it
NEAR = 0.85  # as near as that: no topic at all
SHARP = 0.06  # how much nearer makes one topic likelier than another
LONGEST_THING = 3  # words
AKIN, ONE = 0.15, 0.65  # likeness from which topics have something in common, and all

Key = TypeVar("Key", str, tuple[str, ...])
Readings = Sequence[tuple[str, Sequence[Word]]]  # a language, and a text read in it


@dataclass(frozen=True)
class Lexicon:
    """The topics with all that finds them: `phrasings` are their vectors, those of a topic together from its number in
    `firsts` on; `centre` and `turn` bring a sentence vector among them. `with_word` and `with_thing` give the topics of
    a key, or of a few, by language; `rarity` how telling a key is (0 to 1); `akin` how near topics are to others."""

    topics: tuple[Topic, ...]
    phrasings: Vectors
    firsts: Sequence[int]
    centre: Vectors
    turn: Vectors
    with_word: Mapping[str, Mapping[str, Sequence[int]]]
    with_thing: Mapping[str, Mapping[tuple[str, ...], Sequence[int]]]
    rarity: Mapping[str, Mapping[str, float]]
    unlike: Vectors
    akin: Vectors
    known: Vocabulary

    def turned(self, sentences: Vectors) -> Vectors:
        """The sentence vectors as they tell topics apart, and not languages or manners."""
        return unit(np.asarray((sentences - self.centre) @ self.turn, np.float32))

    def place(self, turned: Vectors, readings: Readings) -> Vectors:
        """How likely each text is about each topic: a row for each text; what is missing to 1 is about none."""
        return likely(self.near(turned, readings))

    def near(self, turned: Vectors, readings: Readings) -> Vectors:
        """How near each text is to each topic, a row for each text, by meaning, named things and words."""
        near = self.alike(turned)
        near += THING * np.stack([self.named(language, words) for language, words in readings])
        near += COVERED * np.stack([self._covering(language, words) for language, words in readings])
        return near

    def alike(self, turned: Vectors) -> Vectors:
        """How alike each text is to the most alike phrasing of each topic, a row for each text."""
        found: Vectors = np.maximum.reduceat(turned @ self.phrasings.T, self.firsts, axis=1)
        return found

    def named(self, language: str, words: Sequence[Word]) -> Vectors:
        """By topic, how surely one of its things is named: 1 for a thing of this topic alone."""
        keys = [word.key for word in words]
        found = np.zeros(len(self.topics), np.float32)
        for length in range(1, LONGEST_THING + 1):
            for first in range(len(keys) - length + 1):
                topics = self.with_thing[language].get(tuple(keys[first : first + length]), ())
                for topic in topics:
                    found[topic] = max(found[topic], (1.0 if length == 1 else 1.15) / math.sqrt(len(topics)))
        return found

    def _covering(self, language: str, words: Sequence[Word]) -> Vectors:
        """By topic, the share of the words that its phrasings have, by how telling they are."""
        found = np.zeros(len(self.topics), np.float32)
        told = 0.0
        for key in telling(words):
            rarity = self.rarity[language].get(key, 1.0)
            told += rarity
            found[list(self.with_word[language].get(key, ()))] += rarity
        return found / told if told else found


def likely(near: Vectors) -> Vectors:
    """From how near texts are to topics to how likely they are about them."""
    best = np.maximum(near.max(axis=1, keepdims=True), NEAR)
    share = np.exp((near - best) / SHARP)
    found: Vectors = share / (share.sum(axis=1, keepdims=True) + np.exp((NEAR - best) / SHARP))
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon with its vectors, which are kept beside it. Raises RuntimeError when they are of another lexicon."""
    with np.load(FILE, allow_pickle=False) as kept:
        if str(kept["digest"]) != digest():
            raise RuntimeError(f"{FILE.name} was made of another lexicon: run python -m tests.knowledge.fitting")
        return build(kept["phrasings"], kept["centre"], kept["turn"])


def build(phrasings: "np.typing.NDArray[np.int8]", centre: Vectors, turn: Vectors) -> Lexicon:
    """The lexicon of all topics with vectors of their phrasings."""
    with_word = {language: _topics_by(_words_of(language)) for language in LANGUAGES}
    most = math.log(len(TOPICS))
    counts = np.array([len(topic.it) + len(topic.en) for topic in TOPICS])
    firsts = np.concatenate([[0], np.cumsum(counts)[:-1]]).tolist()
    rows = unit(phrasings.astype(np.float32))
    return Lexicon(
        TOPICS,
        rows,
        firsts,
        centre.astype(np.float32),
        turn.astype(np.float32),
        with_word,
        {language: _topics_by(_things_of(language)) for language in LANGUAGES},
        {
            language: {key: 1 - math.log(len(topics)) / most for key, topics in by.items()}
            for language, by in with_word.items()
        },
        _unlike(),
        _akin(unit(np.add.reduceat(rows, firsts, axis=0))),
        vocabulary(text for topic in TOPICS for text in (*topic.it, *topic.en, *topic.things)),
    )


def all_phrasings() -> list[str]:
    """Every phrasing, topic by topic."""
    return [text for topic in TOPICS for text in (*topic.it, *topic.en)]


def digest() -> str:
    """What the kept vectors were made of."""
    return sha256("\n".join([vectors.MODEL, *all_phrasings()]).encode()).hexdigest()


def telling(words: Iterable[Word]) -> Collection[str]:
    """The keys of the words that say something, each once."""
    return dict.fromkeys(word.key for word in words if word.kind is not Kind.SILENT)


def _words_of(language: str) -> Iterable[tuple[int, str]]:
    table = LANGUAGES[language]
    for number, topic in enumerate(TOPICS):
        for text in topic.it if language == "it" else topic.en:
            yield from ((number, word.key) for word in read(text, table))
        for thing in topic.things:
            yield from ((number, table.key(word)) for word in fold(thing).split() if len(word) > 3)


def _things_of(language: str) -> Iterable[tuple[int, tuple[str, ...]]]:
    table = LANGUAGES[language]
    for number, topic in enumerate(TOPICS):
        for thing in topic.things:
            yield number, tuple(table.key(word) for word in fold(thing).split())


def _topics_by(pairs: Iterable[tuple[int, Key]]) -> Mapping[Key, Sequence[int]]:
    found: dict[Key, dict[int, None]] = defaultdict(dict)
    for number, key in pairs:
        found[key][number] = None
    return {key: tuple(numbers) for key, numbers in found.items()}


def _unlike() -> Vectors:
    """1 where two topics are not to be taken for one another."""
    numbers = {topic.name: number for number, topic in enumerate(TOPICS)}
    found = np.zeros((len(TOPICS), len(TOPICS)), np.float32)
    for number, topic in enumerate(TOPICS):
        for other in topic.unlike:
            found[number, numbers[other]] = found[numbers[other], number] = 1
    return found


def _akin(middles: Vectors) -> Vectors:
    """How near topics are to each other (0 to 1), none to itself."""
    found: Vectors = np.clip((middles @ middles.T - AKIN) / (ONE - AKIN), 0, 1).astype(np.float32)
    np.fill_diagonal(found, 0)
    return found
