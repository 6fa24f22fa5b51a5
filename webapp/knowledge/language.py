"""What a language's table says: which words say nothing, which say little, which mean the same."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Language:
    """Every word is folded: lower case, no accents, no punctuation.

    `small` words are how the language is recognised, and like `common` ones they are in questions about anything;
    `light` words narrow a question without being its subject; all others are key words. `phrases` (several words) are
    said for other words or for none, `same` gives the stem of another word for a stem, and `alone` keeps words apart
    that would share a stem.
    """

    small: frozenset[str]
    common: frozenset[str]
    light: frozenset[str]
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
    def joined(self) -> dict[str, str]:
        """A phrase of which the gap was not heard -> the key of what it is said for."""
        return {said.replace(" ", ""): self.key(meant) for said, meant in self.phrases.items() if " " not in meant and meant}

    def key(self, word: str) -> str:
        """What a word and its other forms have in common."""
        if word in self.alone or word.isdigit():
            return word
        stem = self.stem(word)
        return self.same.get(stem, stem)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def conjugated(stems: str, endings: str) -> frozenset[str]:
    """Every stem with every ending."""
    return frozenset(stem + ending for stem in stems.split() for ending in endings.split())


def same_as_first(lines: str, stem: Callable[[str], str]) -> dict[str, str]:
    """The stem of each word of a line -> the stem of its first."""
    groups = [[stem(word) for word in line.split()] for line in lines.strip().splitlines()]
    return {other: first for first, *others in groups for other in others if other != first}


def said_for(lines: str) -> dict[str, str]:
    """Lines of `what is said = what is meant`."""
    pairs = [line.partition("=") for line in lines.strip().splitlines()]
    return {said.strip(): meant.strip() for said, _, meant in pairs}
