"""How the words of an e-mail are put together: greeting, what happened, the facts, what to do, farewell."""

import re
from dataclasses import dataclass

_VARIABLE = re.compile(r"\{(\w+)\}")
GREETINGS = {"it": "Gentile {name},", "en": "Dear {name},"}
FACTS = {
    "it": ("Quando: {date}, ore {time}", "Persone: {people}", "Codice: {reference}"),
    "en": ("When: {date} at {time}", "Party: {people}", "Reference: {reference}"),
}
FEET = {
    "it": "Ha ricevuto questa e-mail perché ci ha chiesto un tavolo lasciando questo indirizzo. Se non è così, ce lo"
    " dica al {phone}.",
    "en": "You are getting this e-mail because a table was asked for at {restaurant} with this address. If that wasn't"
    " you, please tell us on {phone}.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """An e-mail's own words; `after` are paragraphs, each left out where one of its variables has no value."""

    subject: str
    opening: str
    after: tuple[str, ...]
    farewell: str
    has_reference: bool = True


def composed(words: Words, language: str, values: dict[str, str]) -> tuple[str, str]:
    """Subject and body."""
    facts = FACTS[language] if words.has_reference else FACTS[language][:-1]
    parts = [
        *_known((GREETINGS[language], words.opening), values),
        "\n".join(_known(facts, values)),
        *_known(words.after, values),
        "\n".join((words.farewell, values["restaurant"])),
        *_known((f"--\n{FEET[language]}",), values),
    ]
    return " ".join(_filled(words.subject, values).split()), "\n\n".join(parts) + "\n"


def _known(texts: tuple[str, ...], values: dict[str, str]) -> list[str]:
    return [_filled(text, values) for text in texts if all(values.get(name) for name in _VARIABLE.findall(text))]


def _filled(text: str, values: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda found: values.get(found[1], ""), text)
