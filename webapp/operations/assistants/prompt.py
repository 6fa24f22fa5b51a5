"""The prompt, composed of parts that each say where they come from."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from webapp.operations.assistants import facts
from webapp.operations.assistants.choices import Choices
from webapp.speech.instructions import instruction
from webapp.speech.liquid import GUEST_NAME, NEXT_BOOKING, filled_in, now_in, plain
from webapp.store.snapshots import Snapshot

HEADINGS = {
    "en": {
        "identity": "Who you are", "language": "Language", "clock": "Date and time",
        "caller": "Who is calling", "house": "The restaurant",
        "hours": "Hours", "closures": "Special days", "parties": "Parties", "booking": "Bookings",
        "message": "Messages", "answers": "Answers", "questions": "Questions", "safety": "When to hand over",
        "owner": "House instructions",
    },
    "it": {
        "identity": "Chi sei", "language": "Lingua", "clock": "Data e ora",
        "caller": "Chi chiama", "house": "Il ristorante",
        "hours": "Orari", "closures": "Giorni particolari", "parties": "Gruppi", "booking": "Prenotazioni",
        "message": "Messaggi", "answers": "Risposte", "questions": "Domande", "safety": "Quando passare la mano",
        "owner": "Istruzioni della casa",
    },
}  # fmt: skip
# Where each part is written: by us ("tavolo"), or on one of the owner's pages.
SOURCES = {
    "identity": "restaurant", "language": "assistant", "clock": "restaurant",
    "caller": "tavolo", "house": "restaurant", "hours": "hours",
    "closures": "closures", "parties": "rules", "booking": "connections", "message": "tavolo",
    "answers": "faq", "questions": "faq", "safety": "tavolo", "owner": "assistant",
}  # fmt: skip
FILLED_IN = ("clock", "caller")  # by Vapi when somebody calls
TRANSFER = "transferCall"  # Vapi's own tool, by the name the model knows it under
CHARACTERS_OF_A_TOKEN = {"en": 4.0, "it": 3.3}  # about, as models of today count


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the prompt: its name, its text as it is sent, and whose words or settings it is made of."""

    name: str
    heading: str
    text: str
    source: str

    @property
    def written(self) -> str:
        return f"# {self.heading}\n{self.text}"


def compose(
    snapshot: Snapshot,
    choices: Choices,
    tools: Collection[str],
    now: datetime,
    *,
    can_book: bool,
    answers: str = "",
) -> tuple[Part, ...]:
    """The parts in order. `tools` are the names of those the assistant gets, `can_book` whether it may book, `answers`
    the owner's where they are listed."""
    texts = dict(_texts(snapshot, choices, tools, snapshot.local(now).date(), can_book, answers))
    headings = HEADINGS[snapshot.locale]
    return tuple(
        Part(name, headings[name], text if name in FILLED_IN else plain(text), SOURCES[name])
        for name, text in texts.items()
        if text
    )


def section(parts: Collection[Part]) -> str:
    """The whole prompt."""
    return "\n\n".join(part.written for part in parts)


def tokens(text: str, locale: str) -> int:
    """About how many tokens a text has."""
    return round(len(text) / CHARACTERS_OF_A_TOKEN[locale])


def greeting(snapshot: Snapshot, choices: Choices) -> str:
    """What the assistant says first: that it is none of the staff, where it is to say so, and the owner's words."""
    locale, name = snapshot.locale, snapshot.name
    own = choices.greeting or instruction("how_can_i_help", locale)
    if choices.discloses_ai:
        return plain(f"{instruction('greeting_disclosed', locale, name=name)} {own}")
    return plain(own if choices.greeting else f"{instruction('greeting', locale, name=name)} {own}")


def _texts(
    snapshot: Snapshot, choices: Choices, tools: Collection[str], today: date, can_book: bool, answers: str
) -> Iterator[tuple[str, str]]:
    locale, phone = snapshot.locale, facts.phone_of(snapshot, choices)
    zone, hand_over = str(snapshot.house.timezone), _hand_over(locale, phone, tools)
    disclosed = instruction("disclosed" if choices.discloses_ai else "undisclosed", locale)
    yield "identity", f"{instruction('identity', locale, name=snapshot.name)}\n{disclosed}"
    yield "language", instruction(f"language_{choices.language}", locale)
    yield "clock", instruction("clock", locale, now=now_in(zone), zone=zone)
    known = {"name": filled_in(GUEST_NAME), "booking": filled_in(NEXT_BOOKING)}
    yield "caller", instruction("caller", locale, **known)
    yield "house", facts.house(snapshot, choices)
    yield "hours", facts.hours(snapshot)
    yield "closures", facts.closures(snapshot, today)
    yield "parties", facts.parties(snapshot, hand_over) if can_book else ""
    yield "booking", instruction("booking" if can_book else "no_booking", locale)
    yield "message", _messages(locale, phone, tools)
    yield "answers", answers
    yield "questions", _questions(locale, tools, has_answers=bool(answers))
    yield "safety", instruction("safety", locale, hand_over=hand_over, emergency=facts.emergency(snapshot))
    yield "owner", f"{instruction('owner', locale)}\n{choices.instructions}" if choices.instructions else ""


def _messages(locale: str, phone: str, tools: Collection[str]) -> str:
    if "take_message" in tools:
        return instruction("message", locale)
    return instruction("no_message", locale, phone=phone)


def _hand_over(locale: str, phone: str, tools: Collection[str]) -> str:
    key = "hand_over_message" if "take_message" in tools else "hand_over_phone"
    otherwise = instruction(key, locale, phone=phone)
    if TRANSFER in tools:
        return instruction("hand_over_transfer", locale, otherwise=otherwise)
    return otherwise


def _questions(locale: str, tools: Collection[str], *, has_answers: bool) -> str:
    key = "other_questions" if has_answers else "questions"
    told = [instruction(key, locale)] if "answer_question" in tools else []
    return "\n".join(told + ([instruction("texts", locale)] if "send_sms" in tools else []))
