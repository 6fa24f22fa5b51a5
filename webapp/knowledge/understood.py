"""A question as it was meant: without what only opens it, and with misheard words put right.

A word that nobody wrote is put right when it is one that somebody did write, torn apart (`par cheggio`), run into its
neighbour (`limpasto`) or one slip away (`parchegio`). Real words that sound like another (`canzone`, `calzone`) are
listed in the languages' tables and stay.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from webapp.knowledge.words import LANGUAGES, LONG, SILENT, fold, start

OPENERS = """
    buongiorno|buonasera|buona sera|salve|ciao|pronto|mi scusi|scusi|senta|allora|ecco|guardi|per favore|grazie|
    good morning|good afternoon|good evening|hello|hi there|hi|hey|excuse me|please|so|well|right|ok|okay
    """
FILLERS = "ehm|eh|uhm|um|uh|er|erm|mah|beh|boh"
OPENING = re.compile(rf"^(?:(?:{'|'.join(each.strip() for each in OPENERS.split('|'))}|{FILLERS})\b[ ,.!]*)+")
FILLER = re.compile(rf"\b(?:{FILLERS})\b[ ,]*")
JOINED = 5  # letters of a word that two are heard as, at least
ATTACHED = ("l", "d", "un", "all", "dell", "nell", "sull", "dall", "quest", "c", "the", "a")
ALWAYS = 1_000_000  # times that a word in questions about anything is written


@dataclass(frozen=True)
class Vocabulary:
    """Words that somebody wrote and how often, beside those of a `wider` one, which counts where it has a word; `alike`
    the long ones of them that start with the same sound."""

    words: Mapping[str, int]
    alike: Mapping[str, Sequence[str]]
    wider: "Vocabulary | None" = None

    def times(self, word: str) -> int:
        """How often a word is written; 0 where nobody wrote it."""
        return (self.wider.times(word) if self.wider else 0) or self.words.get(word, 0)

    def sounding(self, sound: str) -> Sequence[str]:
        """The long words that start with a sound."""
        own = self.alike.get(sound, ())
        return [*self.wider.sounding(sound), *own] if self.wider else own

    def near(self, word: str) -> str | None:
        """The word that has one letter more or less than `word`; one for another would make `hearing` of `heating`."""
        if len(word) < LONG or word in REAL:
            return None
        found = process.extractOne(word, self.sounding(start(word)), scorer=Indel.distance, score_cutoff=1)
        return str(found[0]) if found else None


def vocabulary(texts: Iterable[str], wider: Vocabulary | None = None) -> Vocabulary:
    """Every word of `texts`, beside those of `wider` or else those that are in questions about anything."""
    written = Counter(word for text in texts for word in fold(text).split())
    alike: dict[str, list[str]] = defaultdict(list)
    for word in sorted(written):
        if len(word) >= JOINED:
            alike[start(word)].append(word)
    general = {} if wider else dict.fromkeys(COMMON, ALWAYS)
    return Vocabulary({**written, **general}, dict(alike), wider)


def understood(question: str, known: Vocabulary) -> str:
    """The question in small letters as it was meant."""
    plain = question.lower().strip().rstrip("?!. ")
    opened = FILLER.sub("", OPENING.sub("", plain)).strip() or plain
    words = opened.split()
    heard: list[str] = []
    at = 0
    while at < len(words):
        taken, meant = _next(words[at : at + 3], known)
        heard.append(meant)
        at += taken
    return " ".join(heard)


def _next(ahead: Sequence[str], known: Vocabulary) -> tuple[int, str]:
    """The first word as it was meant, or the first few as one; and how many they are."""
    folded = ["" if " " in fold(word) else fold(word) for word in ahead]  # no `we'd`
    for taken in range(2, len(ahead) + 1):
        if joined := _as_one(folded[:taken], known):
            return taken, joined
    first = folded[0]
    if not first.isalpha() or known.times(first):
        return 1, ahead[0]
    return 1, _apart(first, known) or known.near(first) or ahead[0]


def _as_one(parts: Sequence[str], known: Vocabulary) -> str | None:
    """The word that the parts are heard for, where it is written more often than the rarest of them."""
    joined = "".join(parts)
    if len(joined) < JOINED or not joined.isalpha() or "" in parts:
        return None
    rarest = min(known.times(part) for part in parts)
    if known.times(joined) > rarest:
        return joined
    if rarest or any(part in COMMON for part in parts):
        return None
    return known.near(joined)


def _apart(word: str, known: Vocabulary) -> str | None:
    """Two words that were run together."""
    for first in ATTACHED:
        rest = word.removeprefix(first)
        if rest != word and len(rest) >= JOINED and known.times(rest):
            return f"{first} {rest}"
    for cut in range(4, len(word) - 3):
        if known.times(word[:cut]) and known.times(word[cut:]):
            return f"{word[:cut]} {word[cut:]}"
    return None


REAL = frozenset().union(*(language.real for language in LANGUAGES.values()))
COMMON = SILENT | frozenset().union(
    *(language.numbers.keys() | language.light | language.times for language in LANGUAGES.values())
)
