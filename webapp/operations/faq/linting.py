"""What may be wrong with the answers: they confuse each other, contradict the settings, are out of date, or are not
vouched for where a guest's safety hangs on them."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from webapp.knowledge import Finding, Verdict
from webapp.operations import questions
from webapp.operations.faq import claims, entries
from webapp.operations.faq.entries import Entry
from webapp.operations.faq.wanted import same
from webapp.operations.memberships import Place
from webapp.rules import House
from webapp.speech.phones import country_of, hear_phone
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

BUDGET_S = 1.0  # for asking the answers their own questions
MOST_WAYS = 3  # of asking for one answer
# Asked in just its own words an answer is found without a look at the others.
OPENING = {"it": "senta", "en": "hello"}
_WHERE = ("indirizzo", "dove siete", "dove vi trovate", "come si arriva", "address", "where are you", "find you")


class Kind(StrEnum):
    """What is wrong, the worst first."""

    UNCHECKED = "unchecked"  # nobody vouches for it, so it is never said
    CONFUSED = "confused"  # its own question finds another answer as well, or instead
    TWICE = "twice"  # two answers are asked for in the same words
    CLOSED_DAY = "closed_day"  # it says closed on a day that has hours
    OPEN_DAY = "open_day"  # it says open on a day that has none
    PHONE = "phone"
    ADDRESS = "address"
    PARTY = "party"
    STALE = "stale"
    ONE_LANGUAGE = "one_language"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that may be wrong with an answer. `other` is the one it is confused with; `said` what it says, `known`
    what the settings say; `days` are weekdays, Monday being 0."""

    kind: Kind
    entry: Entry
    other: Entry | None = None
    said: str = ""
    known: str = ""
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lint:
    """All remarks, the worst first. Of `known` answers, `asked` were asked their own questions in time."""

    remarks: tuple[Remark, ...]
    asked: int
    known: int

    @property
    def by_kind(self) -> dict[Kind, list[Remark]]:
        """The same, those of a kind together."""
        found: dict[Kind, list[Remark]] = {}
        for remark in self.remarks:
            found.setdefault(remark.kind, []).append(remark)
        return found


_cached: dict[str, tuple[object, Lint]] = {}


def lint(place: Place) -> Lint:
    """What may be wrong with the restaurant's answers; kept until answers or settings change."""

    def look(connection: Connection) -> Lint:
        snapshot, today = snapshots.of(connection, place.id), place.today()
        key = (snapshot.version, today)
        held = _cached.get(place.id)
        if held is None or held[0] != key:
            found = _lint(snapshot, entries.all_of(connection, place.id), today)
            _cached[place.id] = held = (key, found)
        return held[1]

    return read(look)


def _lint(snapshot: Snapshot, known: Sequence[Entry], today: date) -> Lint:
    findings = _own_questions(snapshot, known)
    remarks = [
        *_unchecked(known, findings),
        *_confused(known, findings),
        *_twice(known),
        *(remark for entry in known for remark in _against_settings(snapshot, entry)),
        *_stale(known, today),
        *_one_language(known, findings),
    ]
    order = list(Kind)
    return Lint(tuple(sorted(remarks, key=lambda remark: order.index(remark.kind))), len(findings), len(known))


def _own_questions(snapshot: Snapshot, known: Sequence[Entry]) -> dict[str, tuple[Finding, ...]]:
    """What the answers' own questions find, by the answer's id: the first of each, then the second, while there is
    time."""
    until = time.perf_counter() + BUDGET_S
    found: dict[str, tuple[Finding, ...]] = {}
    for way in range(MOST_WAYS):
        for entry in known:
            if time.perf_counter() > until:
                return found
            if way < len(entry.questions):
                asked = f"{OPENING[entry.language]} {entry.questions[way]}"
                found[entry.id] = (*found.get(entry.id, ()), questions.find(snapshot, asked))
    return found


def _unchecked(known: Sequence[Entry], findings: dict[str, tuple[Finding, ...]]) -> Iterator[Remark]:
    for entry in known:
        if not entry.is_checked and any(finding.is_safety for finding in findings.get(entry.id, ())):
            yield Remark(Kind.UNCHECKED, entry)


def _confused(known: Sequence[Entry], findings: dict[str, tuple[Finding, ...]]) -> Iterator[Remark]:
    by_id = {entry.id: entry for entry in known}
    told: set[frozenset[str]] = set()
    for entry in known:
        for asked, finding in zip(entry.questions, findings.get(entry.id, ()), strict=False):
            other = _rival(entry, finding, by_id)
            if other is not None and (pair := frozenset((entry.id, other.id))) not in told:
                told.add(pair)
                yield Remark(Kind.CONFUSED, entry, other, said=asked)


def _rival(entry: Entry, finding: Finding, by_id: dict[str, Entry]) -> Entry | None:
    """The other answer in the same language that the question of this one finds as well, or instead."""
    if finding.verdict is Verdict.NONE:
        return None
    counted = finding.candidates[:1] if finding.verdict is Verdict.CONFIDENT else finding.candidates
    others = (by_id.get(candidate.entry_id) for candidate in counted if candidate.entry_id != entry.id)
    return next((other for other in others if other is not None and other.language == entry.language), None)


def _twice(known: Sequence[Entry]) -> Iterator[Remark]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in known:
        for asked in entry.questions:
            earlier = first.setdefault((entry.language, same(asked)), entry)
            if earlier.id != entry.id:
                yield Remark(Kind.TWICE, entry, earlier, said=asked)


def _against_settings(snapshot: Snapshot, entry: Entry) -> Iterator[Remark]:
    yield from _days(snapshot.house, entry)
    for phone in claims.phones(entry.answer):
        heard = hear_phone(phone, country_of(snapshot.phone, snapshot.locale))
        if snapshot.phone and heard and heard != snapshot.phone:
            yield Remark(Kind.PHONE, entry, said=phone, known=snapshot.phone)
    for people in claims.parties(entry.answer):
        if people != snapshot.policy.max_people:
            yield Remark(Kind.PARTY, entry, said=str(people), known=str(snapshot.policy.max_people))
    address = snapshot.address
    if address and any(word in claims.plain_lines(" ".join(entry.questions)) for word in _WHERE):
        words = claims.plain_lines(address).replace(",", " ").split()
        for street in claims.streets(entry.answer):
            if not set(street.split()) <= set(words):
                yield Remark(Kind.ADDRESS, entry, said=street, known=address)


def _days(house: House, entry: Entry) -> Iterator[Remark]:
    """Weekdays that it says other of than the week's hours do, where there are any."""
    working = {day for shift in house.shifts for day in shift.weekdays}
    if not working:
        return
    if closed := sorted(claims.closed_on(entry.answer) & working):
        yield Remark(Kind.CLOSED_DAY, entry, days=tuple(closed))
    if opened := sorted(claims.open_on(entry.answer) - working):
        yield Remark(Kind.OPEN_DAY, entry, days=tuple(opened))


def _stale(known: Sequence[Entry], today: date) -> Iterator[Remark]:
    for entry in known:
        if past := claims.past(entry.answer, today):
            yield Remark(Kind.STALE, entry, said=", ".join(past))


def _one_language(known: Sequence[Entry], findings: dict[str, tuple[Finding, ...]]) -> Iterator[Remark]:
    """Those on a topic that no answer in the other language is on; without a topic, those none is found beside."""
    on_topic: dict[str, set[str]] = defaultdict(set)
    spoken = {entry.id: entry.language for entry in known}
    for entry in known:
        for topic in _topics(findings.get(entry.id, ())):
            on_topic[topic].add(entry.language)
    for entry in known:
        found = findings.get(entry.id)
        if found is None:
            continue
        near = {spoken.get(each.entry_id) for finding in found for each in finding.candidates}
        has_other = near - {entry.language, None} or any(len(on_topic[topic]) > 1 for topic in _topics(found))
        if not has_other:
            yield Remark(Kind.ONE_LANGUAGE, entry)


def _topics(found: Sequence[Finding]) -> set[str]:
    return {finding.topics[0] for finding in found if finding.topics}
