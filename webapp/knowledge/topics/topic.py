"""A thing that callers ask any restaurant about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """`name` is stable, English and in snake_case; `it` and `en` are ways of asking, as callers say them and as a phone
    mishears them. `things` are the words, or short groups of words, of both languages one of which must be there: what
    tells the topic from its neighbours, which are named in `unlike`. `is_safety`: allergies, illness and the like.
    `setting`: what of the live settings answers it: `hours`, `closures`, `address`, `phone`, `party_size`, `horizon` or
    `notice`."""

    name: str
    it: tuple[str, ...]
    en: tuple[str, ...]
    things: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    is_safety: bool = False
    setting: str | None = None


def said(text: str) -> tuple[str, ...]:
    """Ways of saying, one between two bars."""
    return tuple(" ".join(each.split()) for each in text.split("|") if each.strip())
