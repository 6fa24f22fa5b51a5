"""The engine of a small grammar: a text is words, words have readings, readings make phrases, phrases the whole text.

A text is understood only as a whole: each word must belong to a phrase. Every way of dividing it is kept, so that
hearing.py can ask where they disagree instead of taking the first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Edges = Sequence[Sequence["Reading"]]

_MOST_WORDS = 40  # beyond, somebody is telling a story
_MOST_WAYS = 64  # of dividing the rest of a text; beyond, nobody could say what was meant


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words up to `end` (excluded) may be: a kind, and its value where it has one."""

    end: int
    kind: str
    value: int = 0


@dataclass(frozen=True, slots=True)
class _Slot:
    kind: str
    name: str | None
    is_optional: bool


class Rule(Generic[Thing]):
    """A phrase: `pattern` names kinds in their order, "THE? NUM=day OF? MONTH=month". A "?" makes one optional, "=name"
    hands its value to `make` by that name. `make` returns what the phrase means, or None when it means nothing."""

    def __init__(self, pattern: str, make: Callable[..., tuple[Thing, ...] | None], **fixed: Any) -> None:
        self.slots = tuple(_slot(part) for part in pattern.split())
        self.make = make
        self.fixed = fixed

    @property
    def first_kinds(self) -> frozenset[str]:
        kinds = set()
        for slot in self.slots:
            kinds.add(slot.kind)
            if not slot.is_optional:
                break
        return frozenset(kinds)

    def matches(self, edges: Edges, start: int) -> Iterator[tuple[int, tuple[Thing, ...]]]:
        """The ends of this phrase when it begins at `start`, each with its meaning."""
        for end, captured in _match(self.slots, edges, start, self.fixed):
            things = self.make(**captured)
            if things is not None:
                yield end, things


class Grammar(Generic[Thing]):
    """Rules, found by the kind they may begin with."""

    def __init__(self, rules: Sequence[Rule[Thing]]) -> None:
        self.rules = tuple(rules)
        self._by_kind: dict[str, list[Rule[Thing]]] = {}
        for rule in rules:
            for kind in rule.first_kinds:
                self._by_kind.setdefault(kind, []).append(rule)

    def ways(self, edges: Edges) -> list[tuple[Thing, ...]]:
        """Every way to divide the words into phrases, none left over; empty when there is none, or far too many."""
        if len(edges) > _MOST_WORDS:
            return []
        rests: list[list[tuple[Thing, ...]]] = [[] for _ in edges] + [[()]]
        for start in reversed(range(len(edges))):
            found = {things + rest: None for end, things in self._phrases(edges, start) for rest in rests[end]}
            if len(found) > _MOST_WAYS:
                return []
            rests[start] = list(found)
        return rests[0]

    def _phrases(self, edges: Edges, start: int) -> Iterator[tuple[int, tuple[Thing, ...]]]:
        rules = {rule: None for reading in edges[start] for rule in self._by_kind.get(reading.kind, ())}
        for rule in rules:
            yield from rule.matches(edges, start)


def lexicon(*languages: Mapping[str, Mapping[str, int]]) -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """Phrases by their first word: its words, kind and value."""
    entries: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for language in languages:
        for kind, values in language.items():
            for phrase, value in values.items():
                words = tuple(phrase.split())
                entries.setdefault(words[0], []).append((words, kind, value))
    return entries


def _slot(part: str) -> _Slot:
    kind, _, name = part.rstrip("?").partition("=")
    return _Slot(kind, name or None, part.endswith("?"))


def _match(
    slots: Sequence[_Slot], edges: Edges, start: int, captured: Mapping[str, int]
) -> Iterator[tuple[int, Mapping[str, int]]]:
    if not slots:
        yield start, captured
        return
    slot, rest = slots[0], slots[1:]
    if slot.is_optional:
        yield from _match(rest, edges, start, captured)
    for reading in edges[start] if start < len(edges) else ():
        if reading.kind == slot.kind:
            known = {**captured, slot.name: reading.value} if slot.name else captured
            yield from _match(rest, edges, reading.end, known)
