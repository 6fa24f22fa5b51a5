"""How long a text is as carriers count it: GSM-7 with its extension table, or UCS-2 once a character needs it."""

from dataclasses import dataclass

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # each is sent as two
LENGTHS = {"GSM-7": (160, 153), "UCS-2": (70, 67)}  # of one text alone, and of each of several
PLAIN = str.maketrans({
    **dict.fromkeys("\u2018\u2019", "'"), **dict.fromkeys("\u201c\u201d", '"'), **dict.fromkeys("\u2013\u2014", "-"),
    "\u2026": "...", "\u00a0": " ",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Length:
    """`characters` as the carrier counts them, `odd` those for which the text is sent as UCS-2."""

    encoding: str
    characters: int
    segments: int
    odd: str = ""


def plain(text: str) -> str:
    """Typographic quotes, dashes and dots as their plain selves: one of them would halve what fits into a segment."""
    return text.translate(PLAIN)


def length(text: str) -> Length:
    """How a text is sent, and in how many segments."""
    odd = "".join(dict.fromkeys(each for each in text if each not in GSM_7 and each not in EXTENSION))
    units = [2 if _is_double(each, bool(odd)) else 1 for each in text]
    alone, joined = LENGTHS["UCS-2" if odd else "GSM-7"]
    segments = 1 if sum(units) <= alone else _packed(units, joined)
    return Length("UCS-2" if odd else "GSM-7", sum(units), segments if text else 0, odd)


def _is_double(character: str, is_ucs: bool) -> bool:
    return ord(character) > 0xFFFF if is_ucs else character in EXTENSION


def _packed(units: list[int], room: int) -> int:
    """Segments needed: what takes two units is not split between them."""
    segments, used = 1, 0
    for unit in units:
        if used + unit > room:
            segments, used = segments + 1, 0
        used += unit
    return segments
