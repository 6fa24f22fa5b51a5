"""Finding answers among the owner's own."""

from collections.abc import Iterable

from webapp.operations.faq.entries import Entry
from webapp.speech.text import Unspeakable, plain


def matching(entries: Iterable[Entry], text: str = "", language: str | None = None) -> tuple[Entry, ...]:
    """Those in a language, None being any, whose words hold every word that is typed, whatever its case and accents."""
    try:
        words = plain(text).split()
    except Unspeakable:
        return ()
    return tuple(
        each for each in entries if language in (None, each.language) and all(word in _words(each) for word in words)
    )


def _words(entry: Entry) -> str:
    return plain(" ".join((*entry.questions, entry.answer)))
