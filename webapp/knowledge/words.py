"""From what was said to the words that matter in it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from webapp.knowledge.english import ENGLISH
from webapp.knowledge.italian import ITALIAN
from webapp.knowledge.language import Language

LANGUAGES: Mapping[str, Language] = {"it": ITALIAN, "en": ENGLISH}
# A caller mixes languages, so what says nothing says nothing in both.
SILENT = frozenset().union(*(language.small | language.common for language in LANGUAGES.values()))
SLURRED = re.compile(r"(.)\1")
SILENT_SLURRED = frozenset(SLURRED.sub(r"\1", word) for word in SILENT if len(word) > 5)
NUMBERS = {word: number for language in LANGUAGES.values() for word, number in language.numbers.items()}
NOT_A_WORD = re.compile(r"[^a-z0-9]+")


class Kind(Enum):
    SILENT = 0
    LIGHT = 1
    NUMBER = 2
    KEY = 3


@dataclass(frozen=True, slots=True)
class Word:
    said: str
    key: str
    kind: Kind


def fold(text: str) -> str:
    """Lower case, no accents, words separated by one space and nothing else."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return NOT_A_WORD.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()


def read(text: str, language: Language) -> tuple[Word, ...]:
    """Every word of `text`, with what it means in `language`."""
    said = language.phrase.sub(lambda found: language.phrases[found[0]], fold(text))
    return tuple(read_word(word, language) for word in said.split())


def read_word(said: str, language: Language) -> Word:
    if said in NUMBERS or said.isdigit():
        return Word(said, NUMBERS.get(said, said), Kind.NUMBER)
    if said in language.light:
        return Word(said, language.key(said), Kind.LIGHT)
    if said in SILENT or len(said) == 1 or (len(said) > 5 and SLURRED.sub(r"\1", said) in SILENT_SLURRED):
        return Word(said, said, Kind.SILENT)
    return Word(said, language.key(said), Kind.KEY)


def spoken_language(text: str, default: str) -> str:
    """The language with more of its small words in `text`; `default` when they are as many."""
    said = fold(text).split()
    counts = {code: sum(word in language.small for word in said) for code, language in LANGUAGES.items()}
    most = max(counts.values())
    likely = [code for code, count in counts.items() if count == most]
    return likely[0] if len(likely) == 1 else default

