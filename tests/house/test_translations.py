"""Every string of the pages has its Italian, with the same placeholders, once."""

from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.house.tree import ROOT
from webapp.languages import FOLDER, LANGUAGES, catalog

METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {
    **dict.fromkeys(("_", "_l", "gettext", "lazy_gettext")),
    **dict.fromkeys(("ngettext", "lazy_ngettext"), (1, 2)),
}
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def said() -> dict[object, list[str]]:
    """Every message of code and templates, with where it stands."""
    found: dict[object, list[str]] = defaultdict(list)
    options = {"**.py": {}, "**/templates/**.html": {"silent": "false"}}
    for file, line, message, _comments, _context in extract_from_dir(str(ROOT / "webapp"), METHODS, options, KEYWORDS):
        found[message].append(f"{file}:{line}")
    return found


def key(message: Message) -> object:
    return message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(said: dict[object, list[str]], language: str) -> None:
    known = {key(message): message for message in catalog(language) if message.id}
    missing = [
        f"{places[0]}: {message!r}"
        for message, places in said.items()
        if message not in known or not all(_strings(known[message])) or known[message].fuzzy
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_over(said: dict[object, list[str]], language: str) -> None:
    over = [repr(message.id) for message in catalog(language) if message.id and key(message) not in said]
    assert not over, "\n".join(over)


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_the_same(language: str) -> None:
    whole = catalog(language)
    wrong = [f"{message.id!r}: {error}" for message in whole if message.id for error in message.check(whole)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_is_translated_in_two_ways(language: str) -> None:
    ways: dict[object, dict[object, str]] = defaultdict(dict)
    for path in sorted((FOLDER / language).glob("*.po")):
        for message in _messages(path, language):
            ways[key(message)][message.string] = path.name
    twice = [f"{message!r}: {found}" for message, found in ways.items() if len(found) > 1]
    assert not twice, "\n".join(twice)


def _messages(path: Path, language: str) -> list[Message]:
    with path.open("rb") as file:
        read: Catalog = read_po(file, language)
    return [message for message in read if message.id]


def _strings(message: Message) -> list[object]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]
