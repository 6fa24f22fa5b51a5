"""Every sentence can be said: in both languages, with all its facts, and each has its use."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.house.tree import ROOT, files, parsed
from webapp.models.booking import STATUSES
from webapp.rules import Reason
from webapp.speech.lines import ERRORS, LINES, REFUSALS
from webapp.tools.openapi import CODES
from webapp.tools.parameters import VOICE_DOOR
from webapp.tools.registry import TOOLS

LANGUAGES = {"en", "it"}
SENTENCES = {"LINES": LINES, "REFUSALS": REFUSALS, "ERRORS": ERRORS}
EVERY_ONE = [(name, key) for name, lines in SENTENCES.items() for key in lines]
PIECES = {"choice", "choice_alike", "same_day", "still_unconfirmed"}  # of a sentence
OF_TRANSPORT = {"UNAUTHORIZED", "METHOD_NOT_ALLOWED", "TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"}  # nobody hears these
WORDED_IN = {"webapp/speech/spoken.py", "webapp/speech/spoken_refusals.py", "webapp/speech/messages.py"}
CODE_WORD = re.compile(r"\b[A-Za-z]+_\w+|\b[A-Z]{2,}\b(?<!SMS)(?<!POST)(?<!JSON)|\d{4}-\d{2}-\d{2}|\bNone\b|[<>$%#\\]")

# What stands in the braces of a key that is put together: the empty braces are what varies.
PUT_TOGETHER = {
    "why_{}": [reason.value for reason in Reason if reason is not Reason.CUTOFF],
    "text_{}": ["sent", "pending"],
    "ask_{}": sorted({each.key for tool in TOOLS for each in tool.parameters if VOICE_DOOR in each.needed}),
}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


# Each sentence by itself


@pytest.mark.parametrize(("lines", "key"), EVERY_ONE)
def test_a_sentence_is_there_in_both_languages_with_the_same_facts(lines: str, key: str) -> None:
    said = SENTENCES[lines][key]
    assert set(said) == LANGUAGES
    assert placeholders(said["en"]) == placeholders(said["it"])


@pytest.mark.parametrize(("lines", "key"), EVERY_ONE)
def test_a_sentence_reads_as_one(lines: str, key: str) -> None:
    for sentence in SENTENCES[lines][key].values():
        spoken = sentence.replace("Idempotency-Key", "").replace("application/json", "").replace("JSON", "")
        assert not CODE_WORD.search(re.sub(r"\{\w+\}", "", spoken)), sentence
        assert sentence == " ".join(sentence.split())
        assert key in PIECES or sentence[-1] in ".?!"


@pytest.mark.parametrize("key", REFUSALS)
def test_a_refusal_ends_in_a_question(key: str) -> None:
    assert all(sentence.endswith("?") for sentence in REFUSALS[key].values())


def test_every_code_has_its_message_and_its_sentence() -> None:
    assert set(CODES) <= set(ERRORS)
    assert set(CODES) - OF_TRANSPORT - {"POSSIBLE_DUPLICATE"} <= set(REFUSALS)  # a duplicate has sentences of its own


def test_every_status_a_booking_is_made_with_can_be_said() -> None:
    assert {"confirmed", "pending"} <= set(STATUSES)
    assert {"booked_confirmed", "booked_pending"} <= set(LINES)


# And the code that uses them


def strings() -> Iterator[str]:
    """Every text of the application's code; of one that is put together, the pattern."""
    for path in files("webapp"):
        if path.relative_to(ROOT).as_posix() in WORDED_IN:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.JoinedStr):
                yield pattern(node)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def pattern(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def keys_asked_for() -> Iterator[tuple[str, str, str]]:
    """Where, in which sentences, and the key: of each call that names one."""
    for path in files("webapp"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                for lines, argument in named_in(node):
                    for key in values_of(argument, path.relative_to(ROOT).as_posix()):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", lines, key


def named_in(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The arguments that name a sentence, and whose sentences they name."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in ("line", "part") and call.args:
        yield "LINES", call.args[0]
    if name == "Refusal":
        if call.args:
            yield "ERRORS", call.args[0]
        yield from (("REFUSALS", each.value) for each in call.keywords if each.arg == "line")
    if name == "Tool":
        yield from (("ERRORS", each.value) for each in call.keywords if each.arg == "not_found")
        yield from (("REFUSALS", each.value) for each in call.keywords if each.arg == "unavailable")


def values_of(argument: ast.expr, place: str) -> list[str]:
    """The keys an argument can be, as far as it is written out; a variable is none, its texts are found elsewhere."""
    if isinstance(argument, ast.IfExp):
        return values_of(argument.body, place) + values_of(argument.orelse, place)
    if isinstance(argument, ast.Constant):
        return [argument.value] if isinstance(argument.value, str) else []
    if isinstance(argument, ast.JoinedStr):
        written = pattern(argument)
        assert written in PUT_TOGETHER, f"{place} puts {written} together: say in PUT_TOGETHER what it can be"
        return [written.format(each) for each in PUT_TOGETHER[written]]
    return []


def test_every_key_the_code_asks_for_exists() -> None:
    said_of_choices = {"which_booking"}  # a sentence of LINES, said with the bookings to choose from
    missing = [
        (where, key)
        for where, lines, key in keys_asked_for()
        if key not in SENTENCES[lines] and key not in said_of_choices
    ]
    assert missing == []


def test_every_key_has_its_use() -> None:
    used = set(strings())
    together = {each.format(value) for each in used if each in PUT_TOGETHER for value in PUT_TOGETHER[each]}
    assert {each for each in PUT_TOGETHER if each not in used} == set()
    assert {key for lines in SENTENCES.values() for key in lines} - used - together == set()
