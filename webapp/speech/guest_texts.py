"""What guests are written, in both languages: our own words, which an owner may replace by theirs.

A variable stands in braces. A line with a variable that has no value is left out: "Change or cancel: {link}" where
there is no link. No text asks for an answer that carriers take as opting out (STOP, CANCEL, END ...) or in (YES).
"""

import re

VARIABLES = ("restaurant", "name", "date", "time", "people", "reference", "phone", "until", "link", "news")
LANGUAGES = ("it", "en")
OPTING_OUT = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
OPTING_IN = frozenset({"START", "UNSTOP", "YES"})
FOR_HELP = frozenset({"HELP", "INFO"})
RESERVED = OPTING_OUT | OPTING_IN | FOR_HELP
KINDS = {  # what the owner switches on and off -> the texts it is about
    "confirmation": ("confirmed", "pending"),
    "settled": (
        *("now_confirmed", "not_possible", "not_moved", "not_moved_pending", "not_cancelled", "not_cancelled_pending"),
    ),
    "change": ("moved", "moved_by_staff", "moved_pending"),
    "cancellation": ("cancelled", "cancelled_by_staff"),
    "reminder": ("reminder", "reminder_already_confirmed", "reminder_pending"),
    "waitlist": ("waitlist_joined", "waitlist_offer", "waitlist_unheld", "waitlist_over"),
}
SWITCH_OF = {text: kind for kind, texts in KINDS.items() for text in texts}
WHILE_PENDING = {  # of a booking that is not confirmed yet: a text -> what is told in its place
    **dict.fromkeys(("confirmed", "now_confirmed"), "pending"),
    **dict.fromkeys(("moved", "moved_by_staff"), "moved_pending"),
    "not_moved": "not_moved_pending",
    "not_cancelled": "not_cancelled_pending",
    **dict.fromkeys(("reminder", "reminder_already_confirmed"), "reminder_pending"),
}
NEWS = {"en": "We'll write as soon as we know.", "it": "Le scriviamo appena sappiamo."}  # where that is told, too
_VARIABLE = re.compile(r"\{([^{}\n]*)\}")

GUEST_TEXTS: dict[str, dict[str, str]] = {
    "confirmed": {
        "en": "{restaurant}: your table for {people} is booked, {date} at {time}. Ref {reference}.\nChange or "
        "cancel: {link}",
        "it": "{restaurant}: confermato il tavolo per {people}, {date} ore {time}. Codice {reference}.\nCambi o "
        "disdette: {link}",
    },
    "pending": {
        "en": "{restaurant}: we have your request for {people}, {date} at {time}. It isn't confirmed yet. "
        "Ref {reference}.\n{news}",
        "it": "{restaurant}: abbiamo la sua richiesta per {people}, {date} ore {time}. Non è ancora confermata. "
        "Codice {reference}.\n{news}",
    },
    "now_confirmed": {
        "en": "{restaurant}: good news, the table you asked for is confirmed: {people}, {date} at {time}. Ref "
        "{reference}.\nChange or cancel: {link}",
        "it": "{restaurant}: il tavolo che aveva chiesto è confermato: {people}, {date} ore {time}. Codice "
        "{reference}.\nCambi o disdette: {link}",
    },
    "not_possible": {
        "en": "{restaurant}: sorry, we have no table for {people} on {date} at {time}, nothing is booked.\nFor "
        "another time call us on {phone}",
        "it": "{restaurant}: ci dispiace, per {people}, {date} ore {time}, non abbiamo posto e nulla è "
        "prenotato.\nPer un altro orario ci chiami al {phone}",
    },
    "moved": {
        "en": "{restaurant}: your booking is changed, it's now for {people}, {date} at {time}. Ref "
        "{reference}.\nDetails: {link}",
        "it": "{restaurant}: prenotazione modificata, ora è per {people}, {date} ore {time}. Codice "
        "{reference}.\nDettagli: {link}",
    },
    "moved_by_staff": {
        "en": "{restaurant}: your booking has changed, it's now for {people}, {date} at {time}. Ref "
        "{reference}.\nIf that doesn't suit you, call us on {phone}\nDetails: {link}",
        "it": "{restaurant}: la sua prenotazione è cambiata, ora è per {people}, {date} ore {time}. Codice "
        "{reference}.\nSe non va bene ci chiami al {phone}\nDettagli: {link}",
    },
    "moved_pending": {
        "en": "{restaurant}: your request is changed, it's now for {people}, {date} at {time}. It isn't confirmed yet. "
        "Ref {reference}.\n{news}\nDetails: {link}",
        "it": "{restaurant}: richiesta modificata, ora è per {people}, {date} ore {time}. Non è ancora confermata. "
        "Codice {reference}.\n{news}\nDettagli: {link}",
    },
    "not_moved": {
        "en": "{restaurant}: sorry, the change you asked for isn't possible. Your booking stays as it was: "
        "{date} at {time}, {people}.\nFor other times: {link}",
        "it": "{restaurant}: la modifica che ha chiesto purtroppo non è possibile. Resta tutto come prima: "
        "{date} ore {time}, {people}.\nPer altri orari: {link}",
    },
    "not_moved_pending": {
        "en": "{restaurant}: sorry, that change isn't possible. Your request stays as it was, not confirmed yet: "
        "{date} at {time}, {people}.\n{news}\nFor other times: {link}",
        "it": "{restaurant}: purtroppo quella modifica non è possibile. La richiesta resta, non ancora "
        "confermata: {date} ore {time}, {people}.\n{news}\nPer altri orari: {link}",
    },
    "cancelled": {
        "en": "{restaurant}: as you asked, your booking for {people} on {date} at {time} is cancelled. We hope "
        "to see you another time.",
        "it": "{restaurant}: come ci ha chiesto, la prenotazione per {people}, {date} ore {time}, è annullata. "
        "Speriamo di vederla presto.",
    },
    "cancelled_by_staff": {
        "en": "{restaurant}: your booking for {people} on {date} at {time} is cancelled.\nFor another date call "
        "us on {phone}",
        "it": "{restaurant}: la prenotazione per {people}, {date} ore {time}, è annullata.\nPer un'altra data ci "
        "chiami al {phone}",
    },
    "not_cancelled": {
        "en": "{restaurant}: we couldn't cancel your table for {people} on {date} at {time}.\nPlease call us on "
        "{phone} and we'll see to it.",
        "it": "{restaurant}: non siamo riusciti ad annullare il tavolo per {people}, {date} ore {time}.\nPer "
        "favore ci chiami al {phone}.",
    },
    "not_cancelled_pending": {
        "en": "{restaurant}: we couldn't cancel your request for {people} on {date} at {time}, which isn't confirmed "
        "yet.\nPlease call us on {phone} and we'll see to it.",
        "it": "{restaurant}: non siamo riusciti ad annullare la richiesta per {people}, {date} ore {time}, non ancora "
        "confermata.\nPer favore ci chiami al {phone}.",
    },
    "reminder": {
        "en": "{restaurant}: a reminder of your table for {people} on {date} at {time}. Reply 1 to confirm.\nIf "
        "your plans have changed, tell us here: {link}",
        "it": "{restaurant}: le ricordiamo il tavolo per {people}, {date} ore {time}. Risponda 1 per "
        "confermare.\nSe ha un contrattempo, ce lo dica qui: {link}",
    },
    "reminder_already_confirmed": {
        "en": "{restaurant}: a reminder of your table for {people} on {date} at {time}. See you soon!\nIf your "
        "plans have changed, tell us here: {link}",
        "it": "{restaurant}: le ricordiamo il tavolo per {people}, {date} ore {time}. A presto!\nSe ha un "
        "contrattempo, ce lo dica qui: {link}",
    },
    "reminder_pending": {
        "en": "{restaurant}: you asked us for a table for {people} on {date} at {time}. It isn't confirmed yet.\n"
        "{news}\nIf your plans have changed, tell us here: {link}",
        "it": "{restaurant}: ci aveva chiesto un tavolo per {people}, {date} ore {time}. Non è ancora confermato.\n"
        "{news}\nSe ha un contrattempo, ce lo dica qui: {link}",
    },
    "waitlist_joined": {
        "en": "{restaurant}: you're on the waitlist for {date} at {time}, {people}. This isn't a booking: if a "
        "table comes free we'll text you.\nTo leave the list: {link}",
        "it": "{restaurant}: ora è in lista d'attesa per {date} ore {time}, {people}. Non è una prenotazione: se "
        "si libera un posto le scriviamo.\nPer togliersi dalla lista: {link}",
    },
    "waitlist_offer": {
        "en": "{restaurant}: a table for {people} has come free on {date} at {time}. It's yours until {until}, "
        "then we offer it to the next in line.\nTake it here: {link}",
        "it": "{restaurant}: si è liberato un tavolo per {people}, {date} ore {time}. Lo teniamo per lei fino "
        "alle ore {until}, poi lo offriamo a chi segue.\nLo prenda qui: {link}",
    },
    "waitlist_unheld": {
        "en": "{restaurant}: a table for {people} has come free on {date} at {time}. We can't hold it: it's yours if "
        "it's still there when you confirm, by {until}.\nConfirm here: {link}",
        "it": "{restaurant}: si è liberato un tavolo per {people}, {date} ore {time}. Non possiamo tenerlo: se c'è "
        "ancora quando conferma, entro le {until}, è suo.\nConfermi qui: {link}",
    },
    "waitlist_over": {
        "en": "{restaurant}: sorry, no table for {people} came free on {date} at {time} and the waitlist is "
        "closed. We hope to see you another time.",
        "it": "{restaurant}: ci dispiace, per {people}, {date} ore {time}, non si è liberato niente e la lista "
        "d'attesa è chiusa. A un'altra volta!",
    },
}


def unknown(template: str) -> list[str]:
    """The variables of a template that there are not, as they stand in it; a lone brace counts as one."""
    found = [name for name in _VARIABLE.findall(template) if name not in VARIABLES]
    rest = _VARIABLE.sub("", template)
    return list(dict.fromkeys([*found, *(brace for brace in "{}" if brace in rest)]))


def fill(template: str, values: dict[str, str]) -> str:
    """The text with its values, without the lines that have a variable without one; the first always stays."""
    first, *more = template.splitlines() or [""]
    lines = [first, *(line for line in more if all(values.get(name) for name in _VARIABLE.findall(line)))]
    text = "\n".join(_VARIABLE.sub(lambda found: values.get(found[1], ""), line).strip() for line in lines).strip()
    return text[:1].upper() + text[1:]


def answers_wanted(template: str) -> list[str]:
    """The words a template asks to be answered with that carriers keep for themselves: "reply CANCEL"."""
    asked = re.findall(r"(?i)(?:reply|answer|text|rispond\w*|scriv\w*|invi\w*)\W+(?:with\W+|con\W+)?(\w+)", template)
    return [word for word in map(str.upper, asked) if word in RESERVED]
