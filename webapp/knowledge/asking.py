"""What kind of answer a question wants, where that shows in its words."""

import re

from webapp.knowledge.words import fold

ASKS_PRICE = re.compile(
    r"\b(?:quanto (?:costa|costano|viene|vengono|si paga|si spende|devo|chiedete|sono)|a pagamento|prezz[oi]|cost[oi]"
    r"|how much|prices?|pricing|costs?|charged?|fees?)\b"
)
NAMES_PRICE = re.compile(
    r"\beuro|gratis|gratuit|\bfree\b|price|prezz|\bcost|inclus|includ|compres|charge|pound|dollar|\bpaga|\bpay"
    r"|\d (?:a persona|a testa|l uno|each|a head|per head|per person|pp)\b"
)
MONEY = re.compile(r"[€£$]")


def asks_price(question: str) -> bool:
    """Whether it is about what something costs."""
    return bool(ASKS_PRICE.search(fold(question)))


def names_price(answer: str) -> bool:
    """Whether it says what something costs, or may."""
    return bool(MONEY.search(answer) or NAMES_PRICE.search(fold(answer)))
