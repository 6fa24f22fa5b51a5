"""Which questions a guest's safety hangs on, by their words alone: where vectors are absent, and where topics are not
sure."""

import re

from webapp.knowledge.words import fold

WORDS = re.compile(
    r"\b(?:allerg\w*|intolleran\w*|intoleran\w*|celiac\w*|coeliac\w*|ciliac\w*|anafila\w*|anaphyla\w*|contaminazion\w*"
    r"|contaminat\w*|contamination|epipen|adrenalin\w*|cross contact|incinta|gravidanza|pregnant|pregnancy|favism\w*"
    r"|diabet\w*|intossicazion\w*|food poisoning|tracce di|traces of)\b"
)
ALLERGEN = (
    r"noc[ei]|nocciol\w*|arachid\w*|mandorl\w*|pistacchi\w*|frutta (?:a guscio|secca)|(?:pea|hazel|wal)?nuts?|almonds?"
    r"|lattosio|latticini|latte|lactose|dairy|milk|uov[ao]|eggs?|crostacei|molluschi|shellfish|sesamo|sesame|soia|soya?"
)
WITHOUT = re.compile(rf"\b(?:(?:senza|without|no|free (?:of|from)) (?:any )?(?:{ALLERGEN})|(?:{ALLERGEN}) free)\b")


def is_named(question: str) -> bool:
    """Whether its words say so."""
    said = fold(question)
    return bool(WORDS.search(said) or WITHOUT.search(said))
