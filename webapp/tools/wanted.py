"""What several tools are told of the table that is wanted."""

from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.tools.parameters import ANSWERS, AREA, BOTH, DAY, JSON_ONLY, PEOPLE, Parameter

ABOUT_DAY = {"en": "The day, as YYYY-MM-DD.", "it": "Il giorno, come AAAA-MM-GG."}
ABOUT_PEOPLE = {"en": "How many people.", "it": "Quante persone."}
DAY_WANTED = Parameter("day", DAY, "day", "date", ABOUT_DAY, BOTH)
PEOPLE_WANTED = Parameter("people", PEOPLE, "people", "people", ABOUT_PEOPLE, JSON_ONLY)
AREA_WANTED = Parameter(
    "service_type",
    AREA,
    "service_type",
    "service_type",
    {"en": "The part of the restaurant wanted, if any.", "it": "La zona desiderata, se c'è."},
)
ANSWERS_GIVEN = Parameter(
    "answers",
    ANSWERS,
    "answers",
    "answers",
    {
        "en": "What the guest answers to questions of the connected provider, by the question's id or words.",
        "it": "Le risposte dell'ospite alle domande del servizio collegato, per id o testo della domanda.",
    },
)
IF_NOT_THEIR_OWN = {
    "en": "Only if it differs from the one they are calling from.",
    "it": "Solo se diverso da quello da cui chiama.",
}


def party_of(asked: Asked, people: int | None) -> int:
    """How many they are, or usually are. Raises `Refusal` where nobody says."""
    party = people or asked.snapshot.policy.default_people
    if party is None:
        raise Refusal("INVALID_PEOPLE", line="ask_people", field="people")
    return party
