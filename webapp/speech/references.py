"""Booking references: six characters that can be said, heard and typed without being taken for others.

The alphabet has one character of each group that sounds alike on a phone line, which cuts off high sounds:
- B C D E G P T V Z with 3 (English); A H J 8 with K (English; "acca" and "kappa" in Italian): 3 and K stay;
- F L N R S with M ("effe, elle, emme, enne, erre, esse"): M stays;
- U 2 with Q ("you, two, queue"; "u, due, cu"): Q stays; I 5 with 9 and Y ("eye, five, nine"): 9 and Y stay;
- 6 with X: English "six" is Italian "ics" and nearly English "ex": X stays;
- 1 with 9 ("one, nine"); O with 0: 0 stays, and a heard O is a 0.
Without vowels no reference is a word. 11 characters give 1.77 million references a restaurant.
"""

import re
import secrets
from collections.abc import Callable, Sequence

from webapp.speech.text import Unspeakable, plain

ALPHABET = "03479KMQWXY"
LENGTH = 6

SPOKEN = {
    "0": "zero | oh | o",
    "3": "tre | three",
    "4": "quattro | four",
    "7": "sette | seven",
    "9": "nove | nine | niner",
    "K": "kappa | cappa | kay | kilo",
    "M": "emme | em | mike",
    "Q": "cu | qu | queue | cue | quebec",
    "W": "doppia vu | vu doppia | doppio vu | doppia v | v doppia | doppia u | double u | double you | doubleyou"
    " | whiskey | whisky",
    "X": "ics | iks | ex | xray | x ray",
    "Y": "ipsilon | ypsilon | i greca | why | wye | yankee",
}
_SKIPPED = (
    "il mio codice e | il codice e | codice | il mio numero e | il numero e | numero | la mia prenotazione e"
    " | la prenotazione e | prenotazione | riferimento | il riferimento e | my reference is | my reference number is"
    " | the reference is | the reference number is | reference number | reference | my code is | the code is | code"
    " | my confirmation number is | confirmation number | confirmation code | booking number | my booking number is"
    " | booking | it is | it s | its | number"
)
_TWICE = frozenset({"double", "doppio", "doppia"})
_FOR_EXAMPLE = ("as in", "like", "for", "come", "di")
_WORD = re.compile(r"[a-z]+|[0-9]|[^\sa-z0-9.,;:_\-'\"\u2013\u2014]")
_MOST_WORDS = 60


def _table() -> dict[tuple[str, ...], str]:
    table = {tuple(said.split()): sign for sign, words in SPOKEN.items() for said in words.split(" | ")}
    table |= {(sign.lower(),): sign for sign in ALPHABET}
    table |= {tuple(said.split()): "" for said in _SKIPPED.split(" | ")}
    return table


_MEANINGS = _table()
_EXAMPLES = tuple(tuple(each.split()) for each in _FOR_EXAMPLE)
_LONGEST = max(map(len, _MEANINGS))
_SIGNS = frozenset(ALPHABET.lower()) | {"o"}


def new_reference(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A new reference of `LENGTH` characters of `ALPHABET`; whether it is taken is for the caller to see."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def hear_reference(text: str) -> str | None:
    """The reference said or typed in `text`, in either language, or None when it isn't exactly one."""
    try:
        words = _WORD.findall(plain(text))
    except Unspeakable:
        return None
    signs = _signs(words) if len(words) <= _MOST_WORDS else None
    return signs if signs is not None and len(signs) == LENGTH else None


def _signs(words: Sequence[str]) -> str | None:
    signs, index = "", 0
    while index < len(words):
        taken, read = _read(words, index)
        if taken == 0:
            return None
        signs, index = signs + read, index + taken
    return signs


def _read(words: Sequence[str], index: int) -> tuple[int, str]:
    """How many words from `index` on are understood together, and what they stand for."""
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        sign = _MEANINGS.get(tuple(words[index : index + length]))
        if sign is not None:
            return length + _example(words, index + length, sign), sign
    word = words[index]
    if word in _TWICE and index + 1 < len(words):
        taken, sign = _read(words, index + 1)
        return (1 + taken, sign * 2) if len(sign) == 1 else (0, "")
    if _SIGNS.issuperset(word):
        return 1, word.upper().replace("O", "0")
    return 0, ""


def _example(words: Sequence[str], index: int, sign: str) -> int:
    """How many words "as in kilo" takes, when the example begins with the sign."""
    for lead in _EXAMPLES:
        end = index + len(lead)
        if sign and tuple(words[index:end]) == lead and end < len(words) and words[end].startswith(sign.lower()):
            return len(lead) + 1
    return 0
