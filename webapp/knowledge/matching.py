"""The entry that answers a question, or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webapp.knowledge.hearing import Heard, listen
from webapp.knowledge.index import Index, Indexed, Phrasing, Shelf
from webapp.knowledge.words import WEIGHT, Kind, fold, spoken_language

ENOUGH = 0.75  # of the question and of the phrasing, by weight
AHEAD = 0.1  # of the second entry


@dataclass(frozen=True, slots=True)
class Match:
    """The entry, how sure we are (0 to 1), the phrasing that came nearest (or
    the question itself, when it is one), and why: each telling word of the question
    with what it was taken for."""

    entry_id: str
    score: float
    phrasing: str
    why: tuple[tuple[str, str], ...] = ()


def find(index: Index, question: str, locale: str) -> Match | None:
    """The one entry that surely answers `question`; entries in its language come first, or in `locale` when its words
    do not tell."""
    spoken = spoken_language(question, locale)
    for code in sorted(index, key=lambda code: code != spoken):
        ranked = _ranked(index[code], question)
        if ranked and ranked[0].score >= ENOUGH:
            second = ranked[1].score if len(ranked) > 1 else 0.0
            return ranked[0] if ranked[0].score - second >= AHEAD else None
    return None


def _ranked(shelf: Shelf, question: str) -> list[Match]:
    folded = fold(question)
    if folded and folded in shelf.asked_as:
        return [Match(shelf.entries[number].id, 1.0, question) for number in shelf.asked_as[folded]]
    heard = listen(shelf, question)
    if not heard:
        return []
    matches = [_match(shelf.entries[number], heard) for number in _candidates(shelf, heard)]
    return sorted((match for match in matches if match), key=lambda match: -match.score)


def _candidates(shelf: Shelf, heard: Sequence[Heard]) -> set[int]:
    """The entries that have every key word of the question; where it has none, every word."""
    telling = [word for word in heard if word.kind in (Kind.KEY, Kind.TIME)] or heard
    found = set(range(len(shelf.entries)))
    for word in telling:
        found &= set().union(*(_having(shelf, keys) for keys in word.readings))
    return found


def _having(shelf: Shelf, keys: Iterable[str]) -> set[int]:
    return set.intersection(*(set(shelf.with_key[key]) for key in keys))


def _match(entry: Indexed, heard: Sequence[Heard]) -> Match | None:
    """How the entry answers, by the share of the question that it has and of its phrasing that was asked."""
    weight = covered = 0.0
    keys: dict[str, float] = {}
    why = []
    for word in heard:
        weight += WEIGHT[word.kind]
        fitting = [(likeness, reading) for reading, likeness in word.readings.items() if entry.keys.issuperset(reading)]
        if fitting:
            likeness, reading = max(fitting)
            covered += WEIGHT[word.kind] * likeness
            keys |= dict.fromkeys(reading, likeness)
            why.append((word.said, " ".join(reading)))
        elif word.kind is Kind.NUMBER and entry.has_numbers:
            return None
    asked, phrasing = max((_share(phrasing, keys), phrasing.text) for phrasing in entry.phrasings)
    return Match(entry.id, min(covered / weight, asked), phrasing, tuple(why))


def _share(phrasing: Phrasing, keys: Mapping[str, float]) -> float:
    """How much of the phrasing was asked; nothing, when a number or a time in it was not."""
    if not phrasing.weights or not phrasing.must_name <= keys.keys():
        return 0.0
    asked = sum(weight * keys.get(key, 0.0) for key, weight in phrasing.weights.items())
    return asked / sum(phrasing.weights.values())
