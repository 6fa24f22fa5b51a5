"""The entry that answers a question, or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from webapp.knowledge.index import Index, Phrasing, Shelf, weight
from webapp.knowledge.words import Kind, Word, fold, read, read_word, spoken_language

ENOUGH = 0.8
UNION = True
LW = {}
AHEAD = 0.1


@dataclass(frozen=True, slots=True)
class Match:
    entry_id: str
    phrasing: str
    score: float
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of the question, and the keys it may stand for with how alike they sound."""

    word: Word
    keys: Mapping[str, float]


def find(index: Index, question: str, locale: str):
    spoken = spoken_language(question, locale)
    for code in sorted(index, key=lambda c: c != spoken):
        ranked = rank(index[code], question)
        if ranked and ranked[0].score >= ENOUGH and (len(ranked) == 1 or ranked[0].score - ranked[1].score >= AHEAD):
            return ranked[0]
    return None


def rank(shelf: Shelf, question: str) -> list[Match]:
    heard = [h for h in listen(shelf, question) if h.word.kind is not Kind.SILENT]
    folded = fold(question)
    matches = []
    candidates = set(range(len(shelf.entries)))
    for h in heard:
        if h.word.kind is Kind.KEY:
            at = set()
            for k in h.keys:
                at |= shelf.places.get(k, set())
            candidates &= at
    if not heard:
        candidates = set()
    for number in candidates:
        best = max((_score(shelf, number, heard, phrasing) for phrasing in shelf.phrasings[number]), key=lambda x: x.score)
        matches.append(best)
    return sorted(matches, key=lambda m: -m.score)


def _score(shelf, number, heard, phrasing):
    asked = got = 0.0
    covered = {}
    why = []
    haskey = False
    for h in heard:
        w = weight(h.word, shelf.rarity)
        if h.word.kind is Kind.NUMBER and any(k.isdigit() for k in shelf.keys[number]) and h.word.key not in shelf.keys[number]:
            w = 10
        asked += w
        options = [(sim, k) for k, sim in h.keys.items() if k in shelf.keys[number]]
        if options:
            sim, k = max(options)
            got += w * sim
            covered[k] = max(sim, covered.get(k, 0))
            haskey |= h.word.kind is Kind.KEY
            why.append((h.word.said, k))
    q = got / asked
    own = sum(w * covered.get(k, 0) for k, w in phrasing.weights.items())
    allp = sum(shelf.rarity[k] * LW.get(k, 1) * s for k, s in covered.items())
    p = (min(1, (allp if UNION else own) / phrasing.total) if own else 0) if phrasing.total else 0
    if not haskey and not (q == 1 and p == 1):
        q = 0
    return Match(shelf.entries[number].id, phrasing.text, (q * p) ** 0.5, (q, p, tuple(why)))


def listen(shelf: Shelf, question: str) -> list[Heard]:
    words = read(question, shelf.language)
    found: list[Heard] = []
    i = 0
    while i < len(words):
        w = words[i]
        if w.kind is Kind.KEY and w.key not in shelf.places:
            if w.said in shelf.joined:
                found += [Heard(Word(w.said, k, Kind.KEY), {k: 1.0}) for k in shelf.joined[w.said]]
                i += 1
                continue
            a = alike(w.said, shelf)
            if a:
                found.append(Heard(w, a))
                i += 1
                continue
        for n in (3, 2):
            run = words[i:i + n]
            if len(run) == n and any(_unknown(w, shelf) for w in run):
                said = "".join(w.said for w in run)
                keys = _join(said, shelf)
                if keys:
                    found += [Heard(Word(said, k, Kind.KEY), {k: s}) for k, s in keys]
                    i += n
                    break
        else:
            found.append(Heard(w, {w.key: 1.0} if w.key in shelf.places else {}))
            i += 1
    return found


def _unknown(w, shelf):
    return w.kind is Kind.KEY and w.key not in shelf.places


def _join(said, shelf):
    key = shelf.language.joined.get(said) or shelf.language.key(said)
    if key in shelf.places:
        return [(key, 1.0)]
    if said in shelf.joined:
        return [(k, 1.0) for k in shelf.joined[said]]
    return list(alike(said, shelf).items())[:1]


def alike(said: str, shelf: Shelf) -> dict[str, float]:
    if len(said) < 6 or said in shelf.language.real:
        return {}
    out = {}
    for other, d, _ in process.extract(said, shelf.spoken.keys(), scorer=OSA.distance, score_cutoff=2, limit=5):
        short = min(len(said), len(other))
        if said[0] == other[0] and short >= 6 and d <= (1 if short < 10 else 2):
            out[shelf.spoken[other]] = 1 - d / max(len(said), len(other))
    return out
