"""Whether two names are the same person's, as heard on the phone: case, accents, order and one slip a word aside."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from webapp.speech.text import Unspeakable, plain

_SPLIT = re.compile(r"[^\w]+|_")
_APOSTROPHE = re.compile(r"['`\u2019\u2018\u00b4]")
_SHORT = 2  # words of up to so many letters must be equal: a slip would make another word of them
_MOST_PAIRED = 6  # words; beyond, pairing could take long and no name needs it
_TITLES = frozenset({
    "signor", "signore", "signora", "signorina", "signori", "famiglia", "sig", "ra", "sigra", "dottor", "dottore",
    "dottoressa", "dott", "ssa", "dr", "avvocato", "avv", "ingegner", "ingegnere", "ing", "professor", "professore",
    "professoressa", "prof", "mr", "mrs", "ms", "miss", "mister", "madam", "madame", "sir", "doctor", "family",
})  # fmt: skip
_PARTICLES = frozenset({
    "de", "di", "da", "del", "dal", "dalla", "dello", "della", "dei", "degli", "delle", "dall", "dell", "lo", "la",
    "van", "von", "der", "den", "ter", "mac", "mc", "o", "san", "do", "dos", "das", "du", "des",
})  # fmt: skip


def same_name(one: str, other: str) -> bool:
    """Whether both are the same full name. An initial is not a name: "M. Rossi" may be Marco's or Mario's."""
    ones, others = _words(one), _words(other)
    if not ones or not others:
        return bool(one.strip()) and one.strip() == other.strip()
    return "".join(ones) == "".join(others) or _same_words(ones, others)


def same_surname(heard: str, full_name: str) -> bool:
    """Whether `heard`, a surname or a whole name, has the surname of `full_name`; the last word is a surname, with
    the particles before it ("De Luca")."""
    said, full = _words(heard), _words(full_name)
    if not said or not full:
        return False
    if _same_words(said, full):
        return True
    return any(
        "".join(said[start:]) == "".join(full[begin:]) or _same_words(said[start:], full[begin:])
        for begin in _surname_starts(full)
        for start in {0, *_surname_starts(said)}
    )


def _words(name: str) -> list[str]:
    try:
        text = plain(name)
    except Unspeakable:
        return []
    words = [word for word in _SPLIT.split(_APOSTROPHE.sub("", text)) if word]
    return [word for word in words if word not in _TITLES] or words


def _surname_starts(words: Sequence[str]) -> list[int]:
    """Where a surname may begin: not at the given name, and never behind a particle it belongs to."""
    starts = [0] if len(words) == 1 or words[0] in _PARTICLES else []
    return starts + [index for index in range(1, len(words)) if words[index - 1] not in _PARTICLES]


def _same_words(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words can be paired so that each pair is one word but for a slip."""
    if len(ones) != len(others):
        return False
    if not ones or len(ones) > _MOST_PAIRED:
        return sorted(ones) == sorted(others)
    first, rest = ones[0], ones[1:]
    return any(
        _same_word(first, word) and _same_words(rest, [*others[:index], *others[index + 1 :]])
        for index, word in enumerate(others)
    )


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) > _SHORT and OSA.distance(one, other, score_cutoff=1) <= 1
