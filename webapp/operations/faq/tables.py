"""Answers as a table that spreadsheets open: out, and in after a look at what would happen, all of it or nothing.

A line whose question is there in its language changes that answer; any other is a new one. None is taken away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from webapp.operations.audit import Actor
from webapp.operations.faq import entries
from webapp.operations.faq.entries import Entry
from webapp.operations.faq.wanted import InvalidEntry, Wanted, checked
from webapp.operations.memberships import Place
from webapp.operations.transfers.files import BadFile, decode, encode
from webapp.operations.transfers.lines import Line, Preview, Problem, WrongLines
from webapp.operations.transfers.words import understood, written
from webapp.store.transaction import read, write

KIND = "faq"
NEEDED = ("question", "answer")
MOST_ROWS = entries.MOST_AT_ONCE
BETWEEN = " | "  # two phrasings in one cell
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "question": {"en": ("Question",), "it": ("Domanda",)},
    "phrasings": {
        "en": ("Other ways of asking", "Phrasings", "Aliases"),
        "it": ("Altri modi di chiedere", "Varianti", "Altre formulazioni"),
    },
    "answer": {"en": ("Answer", "Reply"), "it": ("Risposta",)},
    "language": {"en": ("Language",), "it": ("Lingua",)},
    "is_checked": {"en": ("Checked",), "it": ("Verificata", "Controllata")},
}
LANGUAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "it": {"en": ("Italian", "Italiano"), "it": ("italiano", "Italian")},
    "en": {"en": ("English", "Inglese"), "it": ("inglese", "English")},
}
ANSWERS: dict[str, dict[str, tuple[str, ...]]] = {
    "true": {"en": ("yes", "y", "1", "x"), "it": ("sì", "si", "vero")},
    "false": {"en": ("no", "n", "0"), "it": ("no", "falso")},
}


def export(place: Place, language: str) -> Iterator[bytes]:
    """A file of all answers, headed in a language."""
    heading = [written(COLUMNS, column, language) for column in COLUMNS]
    return encode([heading, *(_cells(each, language) for each in entries.listed(place))], language)


def preview(place: Place, data: bytes) -> Preview:
    """What importing the file would do: `known` lines change nothing, `changed` ones an answer that is there. Raises
    `BadFile`."""
    return read(lambda connection: _planned(connection, place, data))


def carry_out(place: Place, actor: Actor, data: bytes) -> Preview:
    """Import the file, and say what became of each line. Raises `BadFile`, and `WrongLines` when one cannot be taken:
    then nothing was imported."""

    def work(connection: Connection) -> Preview:
        found = _planned(connection, place, data)
        if found.count("wrong"):
            raise WrongLines(found)
        there = {_key(each.wanted): each for each in entries.all_of(connection, place.id)}
        wanted = {
            outcome: [Wanted(**line.values) for line in found.lines if line.outcome == outcome]
            for outcome in ("new", "changed")
        }
        changed = [(there[_key(each)], each) for each in wanted["changed"]]
        entries.put_all(connection, place, actor, wanted["new"], changed)
        return found

    for line in preview(place, data).lines:
        if line.outcome in ("new", "changed"):
            entries.columns(Wanted(**line.values))
    return write(place.id, work)


def _planned(connection: Connection, place: Place, data: bytes) -> Preview:
    columns, ignored, rows = _read(data)
    there = {_key(each.wanted): each for each in entries.all_of(connection, place.id)}
    return Preview(KIND, columns, ignored, tuple(_plan(place, there, rows)))


def _plan(
    place: Place, there: dict[tuple[str, str], Entry], rows: Iterable[tuple[int, dict[str, str]]]
) -> Iterator[Line]:
    seen: set[tuple[str, str]] = set()
    for number, given in rows:
        line = _line(number, given, place.locale, there)
        if line.outcome == "wrong":
            yield line
            continue
        wanted = Wanted(**line.values)
        key, was = _key(wanted), there.get(_key(wanted))
        known = "new" if was is None else "known" if was.wanted == wanted else "changed"
        yield replace(line, outcome="twice" if key in seen else known)
        seen.add(key)


def _line(number: int, given: dict[str, str], locale: str, there: dict[tuple[str, str], Entry]) -> Line:
    """A line read: a cell whose column the file lacks stays as it is, where the answer is there."""
    problems = []
    language = understood(LANGUAGES, given["language"]) if given.get("language") else locale
    mark = understood(ANSWERS, given.get("is_checked", "")) if given.get("is_checked") else "false"
    problems += [Problem("language", "unreadable", given["language"][:50])] if language is None else []
    problems += [Problem("is_checked", "unreadable", given["is_checked"][:50])] if mark is None else []
    was = there.get((language or locale, given["question"]))
    wanted = Wanted(
        question=given["question"],
        answer=given["answer"],
        language=language or locale,
        phrasings=tuple(given["phrasings"].split("|")) if "phrasings" in given else was.phrasings if was else (),
        is_checked=mark == "true" if "is_checked" in given else was.is_checked if was else False,
    )
    try:
        values: dict[str, Any] = {**checked(wanted).values()}
        values["phrasings"] = tuple(values["phrasings"])
    except InvalidEntry as invalid:
        values = {name: given.get(name, "") for name in COLUMNS}
        problems += [Problem(field, reason, given.get(field, "")[:50]) for field, reason in invalid.problems.items()]
    return Line(number, "wrong" if problems else "new", values, tuple(problems))


def _read(data: bytes) -> tuple[tuple[str, ...], tuple[str, ...], list[tuple[int, dict[str, str]]]]:
    heading, rows = decode(data)
    places: dict[str, int] = {}
    ignored = []
    for number, text in enumerate(heading):
        column = understood(COLUMNS, text) if text else None
        if column and column not in places:
            places[column] = number
        elif text:
            ignored.append(text)
    if missing := [column for column in NEEDED if column not in places]:
        raise BadFile("missing_columns", missing)
    if not rows:
        raise BadFile("empty")
    if len(rows) > MOST_ROWS:  # all are written at once, and callers wait for the book meanwhile
        raise BadFile("too_many_rows")
    return tuple(places), tuple(ignored), [(number, _given(row, places)) for number, row in rows]


def _given(row: list[str], places: dict[str, int]) -> dict[str, str]:
    return {column: row[number] if number < len(row) else "" for column, number in places.items()}


def _key(wanted: Wanted) -> tuple[str, str]:
    return wanted.language, wanted.question


def _cells(entry: Entry, language: str) -> list[str]:
    mark = written(ANSWERS, "true" if entry.is_checked else "false", language)
    phrasings = BETWEEN.join(entry.phrasings)
    return [entry.question, phrasings, entry.answer, written(LANGUAGES, entry.language, language), mark]
