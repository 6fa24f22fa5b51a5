"""Text as people send it, made safe to keep, to compare and to say."""

import unicodedata

_JOINER = "\u200d"  # holds the parts of one emoji together
_EMOJI_PARTS = ("So", "Sk")
_VARIATION = "\ufe0f"


class Unspeakable(ValueError):
    """Text that can't be kept or said: it holds NUL or half a character, or is too long."""


def clean(text: str, max_length: int | None = None) -> str:
    """`text` as one line in NFC, without direction marks and other invisible controls.

    Raises `Unspeakable` for NUL, for lone surrogates, and for more than `max_length` characters after cleaning.
    """
    if text.isascii() and text.isprintable():
        cleaned = one_line(text)
    else:
        visible = "".join(_visible(text, index) for index in range(len(text)))
        cleaned = unicodedata.normalize("NFC", one_line(visible))
    if max_length is not None and len(cleaned) > max_length:
        raise Unspeakable(f"longer than {max_length} characters")
    return cleaned


def one_line(text: str) -> str:
    """`text` with every run of spaces and line breaks as a single space, and none at either end."""
    return " ".join(text.split())


def typed(text: str) -> str:
    """`text` as somebody typed it, line for line, without blanks around it. Raises `Unspeakable` for what cannot be
    seen."""
    kept = text.replace("\r\n", "\n").strip()
    if not all(letter.isprintable() or letter == "\n" for letter in kept):
        raise Unspeakable("something that cannot be seen")
    return kept


def plain(text: str) -> str:
    """`text` for comparing: without case, accents and invisible controls. Raises `Unspeakable` as `clean` does."""
    text = clean(text)
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _visible(text: str, index: int) -> str:
    letter = text[index]
    category = unicodedata.category(letter)
    if letter == "\0" or category == "Cs":
        raise Unspeakable("NUL or a lone surrogate")
    if letter.isspace():
        return " "
    if category in ("Cc", "Cf") and not _joins_emoji(text, index):
        return ""
    return letter


def _joins_emoji(text: str, index: int) -> bool:
    if text[index] != _JOINER or not 0 < index < len(text) - 1:
        return False
    before, after = text[index - 1], text[index + 1]
    return (before == _VARIATION or unicodedata.category(before) in _EMOJI_PARTS) and (
        unicodedata.category(after) in _EMOJI_PARTS
    )
