"""Texts to guests, in both languages."""

GUEST_TEXTS: dict[str, dict[str, str]] = {
    "confirmed": {
        "en": "{house}: your table for {when} {party} is confirmed. Your reference is {reference}.",
        "it": "{house}: il suo tavolo {when}, {party}, è confermato. Il codice è {reference}.",
    },
    "not_possible": {
        "en": "{house}: we are sorry, we have no table for {when} {party} after all. Please call us for another time.",
        "it": "{house}: ci dispiace, {when}, {party}, non c'è più posto. Ci chiami per un altro orario.",
    },
    "moved": {
        "en": "{house}: your change is confirmed. Your table is now for {when} {party}. Reference {reference}.",
        "it": "{house}: la modifica è confermata. Il suo tavolo è ora {when}, {party}. Codice {reference}.",
    },
    "not_moved": {
        "en": "{house}: we could not make the change you asked for. Your table stays as it was: {when} {party}.",
        "it": "{house}: la modifica richiesta non è stata possibile. Il suo tavolo resta {when}, {party}.",
    },
    "cancelled": {
        "en": "{house}: your table for {when} {party} is cancelled.",
        "it": "{house}: la prenotazione {when}, {party}, è annullata.",
    },
    "not_cancelled": {
        "en": "{house}: we could not cancel your table for {when} {party}. Please call us.",
        "it": "{house}: non è stato possibile annullare la prenotazione {when}, {party}. La preghiamo di chiamarci.",
    },
    "waitlist_offer": {
        "en": "{house}: a table is free on {when} {party}. We hold it for you until {until}. Yes or no: {link}",
        "it": "{house}: si è liberato un tavolo {when}, {party}. Lo teniamo per lei fino alle {until}. Sì o no: {link}",
    },
}
