"""Which topics that the settings answer a question is on, by its words alone: where vectors are absent."""

import re

from webapp.knowledge.words import fold

PATTERNS = {
    "closures": r"(apert|chius|aprite|chiud|lavorate)\w* .*(natale|capodanno|pasqua|pasquetta|ferragosto|vigilia|ferie)"
    r"|in ferie|(open|close\w*|shut) .*(christmas|new year|easter|boxing day|holidays?)",
    "opening_hours": r"^(a|fino a|da) che ora (siete )?(apr|chiud|apert)\w*|(che|quali|vostri) (sono gli )?orari"
    r"|^siete (aperti|chiusi)|opening (hours|times)|^(are you|when are you|until when are you) (open|closed)"
    r"|what time do you (open|close)",
    "address": r"^dove (siete|vi trovate)|(il vostro|che|qual e l) indirizzo|^where are you|your address",
    "phone": r"(vostro|qual e il) numero di telefono|your (phone|telephone) number",
    "party_size": r"(prendete|accettate|avete) (gruppi|tavol\w+|un tavolo) (da|di|per) \w+"
    r"|(do you take|can you (seat|take)) \w+",
    "booking_horizon": r"con quanto anticipo|how far (ahead|in advance)",
}
READ = {topic: re.compile(pattern) for topic, pattern in PATTERNS.items()}


def named(question: str) -> tuple[str, ...]:
    """The names of the topics, the narrower first."""
    asked = fold(question)
    return tuple(topic for topic, pattern in READ.items() if pattern.search(asked))
