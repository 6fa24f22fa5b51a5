"""What a language's table says: which words say nothing, which say little, which mean the same."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False)
class Language:
    """Every word is folded: lower case, no accents, no punctuation.

    `small` words tell the language; like `common` ones they are in questions about anything. `light` words narrow a
    question without being its subject, `times` are days, meals and feasts, and all others are key words. `phrases` are
    said for another word or for none, `same` gives the stem of another word for a stem, `alone` keeps words apart that
    would share a stem, and `real` words sound like another but are meant.
    """

    small: frozenset[str]
    common: frozenset[str]
    light: frozenset[str]
    times: frozenset[str]
    numbers: Mapping[str, str]
    phrases: Mapping[str, str]
    same: Mapping[str, str]
    alone: frozenset[str]
    real: frozenset[str]
    stem: Callable[[str], str]

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        """Any of `phrases`, the longest first."""
        return re.compile(rf"\b(?:{'|'.join(sorted(self.phrases, key=len, reverse=True))})\b")

    @cached_property
    def run_together(self) -> dict[str, str]:
        """`phrases` whose gaps are not heard, with the one word they are said for."""
        return {said.replace(" ", ""): meant for said, meant in self.phrases.items() if len(meant.split()) == 1}

    def key(self, word: str) -> str:
        """What a word and its other forms have in common."""
        word = self.run_together.get(word, word)
        if word in self.alone or word.isdigit():
            return word
        stem = self.stem(word)
        return self.same.get(stem, stem)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def conjugated(stems: str, endings: str) -> frozenset[str]:
    """Every stem with every ending."""
    return frozenset(stem + ending for stem in stems.split() for ending in endings.split())


def counted(first: int, text: str) -> dict[str, str]:
    """Words that count on from `first`, with their digits."""
    return {word: str(number) for number, word in enumerate(text.split(), first)}


def said_for(lines: str) -> dict[str, str]:
    """Lines of `what is said = what is meant`."""
    pairs = [line.partition("=") for line in lines.strip().splitlines()]
    return {said.strip(): meant.strip() for said, _, meant in pairs}


def same_as_first(lines: str, stem: Callable[[str], str]) -> dict[str, str]:
    """The stem of each word of a line, with the stem of the line's first."""
    groups = [[stem(word) for word in line.split()] for line in lines.strip().splitlines()]
    return {other: first for first, *others in groups for other in others if other != first}
