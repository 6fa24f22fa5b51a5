"""What guests are written, in both languages: our own words, which an owner may replace by theirs.

A variable stands in braces. A line with a variable that has no value is left out: "Change or cancel: {link}" where
there is no link. No text asks for an answer that carriers take as opting out (STOP, CANCEL, END ...) or in (YES).
"""

import re

VARIABLES = ("restaurant", "name", "day", "time", "when", "people", "reference", "phone", "link", "until")
LANGUAGES = ("it", "en")
OPTING_OUT = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
OPTING_IN = frozenset({"START", "UNSTOP", "YES"})
FOR_HELP = frozenset({"HELP", "INFO"})
RESERVED = OPTING_OUT | OPTING_IN | FOR_HELP
KINDS = {  # what the owner switches on and off -> the texts it is about
    "confirmation": ("confirmed", "pending"),
    "settled": ("now_confirmed", "not_possible", "not_moved", "not_cancelled"),
    "change": ("moved",),
    "cancellation": ("cancelled",),
    "reminder": ("reminder",),
    "waitlist": ("waitlist_joined", "waitlist_offer", "waitlist_over"),
}
SWITCH_OF = {text: kind for kind, texts in KINDS.items() for text in texts}
_VARIABLE = re.compile(r"\{([^{}\n]*)\}")

GUEST_TEXTS: dict[str, dict[str, str]] = {
    "confirmed": {
        "en": "{restaurant}: your table for {when} {people} is booked. Reference {reference}."
        "\nChange or cancel: {link}",
        "it": "{restaurant}: tavolo prenotato {when}, {people}. Codice {reference}.\nPer cambiare o annullare: {link}",
    },
    "pending": {
        "en": "{restaurant}: we have your request for {when} {people}. It is not confirmed yet: we will text you.",
        "it": "{restaurant}: richiesta ricevuta per {when}, {people}. Non è ancora confermata: le scriveremo.",
    },
    "now_confirmed": {
        "en": "{restaurant}: your table for {when} {people} is confirmed. Your reference is {reference}."
        "\nChange or cancel: {link}",
        "it": "{restaurant}: il suo tavolo {when}, {people}, è confermato. Il codice è {reference}."
        "\nPer cambiare o annullare: {link}",
    },
    "not_possible": {
        "en": "{restaurant}: we are sorry, we have no table for {when} {people} after all. Please call us for another"
        " time.",
        "it": "{restaurant}: ci dispiace, {when}, {people}, non c'è più posto. Ci chiami per un altro orario.",
    },
    "moved": {
        "en": "{restaurant}: your change is confirmed. Your table is now for {when} {people}. Reference {reference}."
        "\nChange or cancel: {link}",
        "it": "{restaurant}: la modifica è confermata. Il suo tavolo è ora {when}, {people}. Codice {reference}."
        "\nPer cambiare o annullare: {link}",
    },
    "not_moved": {
        "en": "{restaurant}: we could not make the change you asked for. Your table stays as it was: {when} {people}.",
        "it": "{restaurant}: la modifica richiesta non è stata possibile. Il suo tavolo resta {when}, {people}.",
    },
    "cancelled": {
        "en": "{restaurant}: your table for {when} {people} is cancelled.",
        "it": "{restaurant}: la prenotazione {when}, {people}, è annullata.",
    },
    "not_cancelled": {
        "en": "{restaurant}: we could not cancel your table for {when} {people}. Please call us.",
        "it": "{restaurant}: non è stato possibile annullare la prenotazione {when}, {people}. La preghiamo di"
        " chiamarci.",
    },
    "reminder": {
        "en": "{restaurant}: we look forward to seeing you {when} {people}. Reply 1 to confirm."
        "\nChange or cancel: {link}",
        "it": "{restaurant}: la aspettiamo {when}, {people}. Risponda 1 per confermare."
        "\nPer cambiare o annullare: {link}",
    },
    "waitlist_joined": {
        "en": "{restaurant}: you are on the waiting list for {when} {people}. If a table comes free, we will text you."
        "\nSee or leave the list: {link}",
        "it": "{restaurant}: è in lista d'attesa per {when}, {people}. Se si libera un tavolo le scriviamo."
        "\nVedere o lasciare la lista: {link}",
    },
    "waitlist_offer": {
        "en": "{restaurant}: a table is free for {when} {people}. We hold it for you until {until}.\nTake it: {link}",
        "it": "{restaurant}: si è liberato un tavolo {when}, {people}. Lo teniamo per lei fino alle {until}."
        "\nPer prenderlo: {link}",
    },
    "waitlist_over": {
        "en": "{restaurant}: we are sorry, no table came free for {when} {people}.",
        "it": "{restaurant}: ci dispiace, non si è liberato nessun tavolo {when}, {people}.",
    },
}  # fmt: skip


def unknown(template: str) -> list[str]:
    """The variables of a template that there are not, as they stand in it; a lone brace counts as one."""
    found = [name for name in _VARIABLE.findall(template) if name not in VARIABLES]
    rest = _VARIABLE.sub("", template)
    return list(dict.fromkeys([*found, *(brace for brace in "{}" if brace in rest)]))


def fill(template: str, values: dict[str, str]) -> str:
    """The text with its values, without the lines that have a variable without one."""
    lines = [line for line in template.splitlines() if all(values.get(name) for name in _VARIABLE.findall(line))]
    text = "\n".join(_VARIABLE.sub(lambda found: values[found[1]], line).strip() for line in lines).strip()
    return text[:1].upper() + text[1:]


def answers_wanted(template: str) -> list[str]:
    """The words a template asks to be answered with that carriers keep for themselves: "reply CANCEL"."""
    asked = re.findall(r"(?i)(?:reply|answer|text|rispond\w*|scriv\w*|invi\w*)\W+(?:with\W+|con\W+)?(\w+)", template)
    return [word for word in map(str.upper, asked) if word in RESERVED]
