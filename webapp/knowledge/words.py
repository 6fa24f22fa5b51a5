"""From what was said to the words that matter in it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from webapp.knowledge.english import ENGLISH
from webapp.knowledge.italian import ITALIAN
from webapp.knowledge.language import Language

LANGUAGES: Mapping[str, Language] = {"it": ITALIAN, "en": ENGLISH}
NOT_A_WORD = re.compile(r"[^a-z0-9]+")
DOUBLED = re.compile(r"(.)\1")
LONG = 6  # letters: one more or less, and a word is still that word
KEPT = 8_192  # words or texts that are met again and again
VOICED = str.maketrans("pgkqtvz", "bcccdfs")  # taken for one another at the start of a word


class Kind(Enum):
    """What a word does in a question."""

    SILENT = auto()
    LIGHT = auto()
    NUMBER = auto()
    TIME = auto()
    KEY = auto()


WEIGHT = {Kind.SILENT: 0.0, Kind.LIGHT: 0.4, Kind.NUMBER: 0.4, Kind.TIME: 1.0, Kind.KEY: 1.0}


@dataclass(frozen=True, slots=True)
class Word:
    said: str
    key: str
    kind: Kind


@lru_cache(KEPT)
def fold(text: str) -> str:
    """Lower case, no accents, words separated by one space and nothing else."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return NOT_A_WORD.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()


def read(text: str, language: Language) -> list[Word]:
    """Every word of `text`, with what it does in `language`."""
    meant = language.phrase.sub(lambda said: language.phrases[said[0]], fold(text))
    return [_word(said, language) for said in meant.split()]


def spoken_language(text: str, default: str) -> str:
    """The language with more of its small words in `text`; `default` when they are as many."""
    said = fold(text).split()
    counts = {code: sum(word in language.small for word in said) for code, language in LANGUAGES.items()}
    likely = [code for code, count in counts.items() if count == max(counts.values())]
    return likely[0] if len(likely) == 1 else default


def start(word: str) -> str:
    """The first letter, as it sounds."""
    return word[0].translate(VOICED)


@lru_cache(KEPT)
def _word(said: str, language: Language) -> Word:
    return Word(said, NUMBERS.get(said) or language.key(said), _kind(said, language))


def _kind(said: str, language: Language) -> Kind:
    if said in NUMBERS or said.isdigit():
        return Kind.NUMBER
    if said in language.light:
        return Kind.LIGHT
    if said in language.times:
        return Kind.TIME
    if len(said) == 1 or said in SILENT or (len(said) >= LONG and _single(said) in SILENT_SINGLE):
        return Kind.SILENT
    return Kind.KEY


def _single(word: str) -> str:
    """The word with no letter doubled, which is how Italian is misspelt."""
    return DOUBLED.sub(r"\1", word)


NUMBERS = {word: digits for language in LANGUAGES.values() for word, digits in language.numbers.items()}
# Callers mix languages, so what says nothing in one says nothing in the other.
SILENT = frozenset().union(*(language.small | language.common for language in LANGUAGES.values()))
SILENT_SINGLE = frozenset(_single(word) for word in SILENT if len(word) >= LONG)
