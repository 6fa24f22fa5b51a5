"""Every sentence the phone says and every message of the JSON door, in both languages side by side.

Spoken sentences always leave a way forward: a question, an offer, or a message taken.
"""

from typing import Any

LANGUAGES = ("en", "it")

_MESSAGE = {"en": "Can I take a message instead?", "it": "Vuole lasciare un messaggio?"}

LINES: dict[str, dict[str, str]] = {
    # openings
    "day_is_free": {
        "en": "On {day}, I have availability {times}. Which time works best for you?",
        "it": "{day}, ho posto {times}. Quale orario preferisce?",
    },
    "day_is_free_one": {
        "en": "On {day}, I have one time left, {times}. Would that work for you?",
        "it": "{day}, mi resta un solo orario, {times}. Le va bene?",
    },
    "time_is_free": {
        "en": "Yes, I have a table {party} on {when}. Shall I book it for you?",
        "it": "Sì, ho un tavolo {party} {when}. Vuole che lo prenoti?",
    },
    "assumed_people": {"en": "I looked for a table {party}.", "it": "Ho guardato per un tavolo {party}."},
    "same_day": {"en": "the same day {times}", "it": "lo stesso giorno {times}"},
    "offer": {
        "en": "I could offer {choices}. Would one of these suit you?",
        "it": "Posso proporle {choices}. Le va bene una di queste?",
    },
    "offer_one": {"en": "I could offer {choices}. Would that suit you?", "it": "Posso proporle {choices}. Le va bene?"},
    "take_message": _MESSAGE,
    "why_closed_day": {"en": "We are closed on {day}.", "it": "{day} siamo chiusi."},
    "why_closed_because": {"en": "We are closed on {day}: {reason}.", "it": "{day} siamo chiusi: {reason}."},
    "why_outside_hours": {"en": "We don't seat guests on {when}.", "it": "{when} non è un nostro orario."},
    "why_past": {"en": "{when} has already gone by.", "it": "{when} è già passato."},
    "why_too_soon": {
        "en": "{when} is too soon for a booking by phone.",
        "it": "{when} è troppo presto per prenotare al telefono.",
    },
    "why_too_far_ahead": {
        "en": "{day} is too far ahead: the last day we book is {last_day}.",
        "it": "{day} è troppo lontano: l'ultimo giorno prenotabile è {last_day}.",
    },
    "why_too_far": {
        "en": "{day} is further ahead than we take bookings.",
        "it": "{day} è oltre il periodo per cui prendiamo prenotazioni.",
    },
    "why_party_too_large": {
        "en": "By phone I can book for {most} people at most.",
        "it": "Al telefono posso prenotare per al massimo {most} persone.",
    },
    "why_not_a_slot": {
        "en": "We don't seat guests exactly on {when}.",
        "it": "{when} non è tra gli orari prenotabili.",
    },
    "why_no_table": {"en": "I have no table left {party} on {when}.", "it": "Non ho più tavoli {party} {when}."},
    "why_pacing_covers": {
        "en": "We can't take more guests on {when}.",
        "it": "{when} non possiamo accogliere altri ospiti.",
    },
    "why_pacing_parties": {
        "en": "We can't take more bookings on {when}.",
        "it": "{when} non possiamo prendere altre prenotazioni.",
    },
    "why_paused": {"en": "We are not taking bookings for {when}.", "it": "{when} non prendiamo prenotazioni."},
    "why_day_is_full": {"en": "I have nothing left {party} on {day}.", "it": "{day} non ho più posto {party}."},
    # bookings
    "booked_confirmed": {
        "en": "I've booked your table for {when} {party}. Your confirmation number is {reference}."
        " Is there anything else I can do for you?",
        "it": "Ho prenotato il suo tavolo {when}, {party}. Il codice di conferma è {reference}."
        " Posso fare altro per lei?",
    },
    "booked_pending": {
        "en": "I've taken your request for {when} {party}; it is still to be confirmed. Your reference is {reference}.",
        "it": "Ho preso la sua richiesta {when}, {party}; è ancora da confermare. Il codice è {reference}.",
    },
    "already_booked": {
        "en": "That is already booked for you: {when} {party}. Your confirmation number is {reference}.",
        "it": "È già prenotato a suo nome: {when}, {party}. Il codice di conferma è {reference}.",
    },
    "changed": {
        "en": "Done. Your table is now booked for {when} {party}. Your confirmation number is still {reference}.",
        "it": "Fatto. Il suo tavolo è ora prenotato {when}, {party}. Il codice resta {reference}.",
    },
    "unchanged": {
        "en": "Your table is booked for {when} {party} already. Your confirmation number is {reference}.",
        "it": "Il suo tavolo è già prenotato {when}, {party}. Il codice è {reference}.",
    },
    "cancelled": {
        "en": "Your table for {when} {party} is cancelled. Is there anything else I can do for you?",
        "it": "La prenotazione {when}, {party}, è annullata. Posso fare altro per lei?",
    },
    "booking_stands": {
        "en": "There is a table booked for {when} {party}, under {name}. The confirmation number is {reference}.",
        "it": "C'è un tavolo prenotato {when}, {party}, a nome {name}. Il codice è {reference}.",
    },
    "booking_cancelled": {
        "en": "The table for {when} {party} was cancelled. Shall I book a new one?",
        "it": "La prenotazione {when}, {party}, è stata annullata. Vuole prenotare di nuovo?",
    },
    "choice": {"en": "the one for {when} {party}, under {name}", "it": "quella {when}, {party}, a nome {name}"},
    "which_booking": {
        "en": "You have several bookings: {choices}. Which one do you mean?",
        "it": "Ha più prenotazioni: {choices}. Quale intende?",
    },
    # questions and texts
    "unknown_answer": {
        "en": "I don't know that, I'm sorry. Shall I pass the question on to the restaurant?",
        "it": "Mi dispiace, questo non lo so. Vuole che riferisca la domanda al ristorante?",
    },
    "text_sent": {"en": "I've sent you a text.", "it": "Le ho inviato un messaggio."},
    "text_pending": {
        "en": "The text is on its way; I can't say yet whether it has arrived.",
        "it": "Il messaggio è in partenza; non so ancora dire se è arrivato.",
    },
    "restaurant_not_found": {
        "en": "I can't find this restaurant, may I take a message?",
        "it": "Non trovo questo ristorante, vuole lasciare un messaggio?",
    },
}

# What is said when something can't be done, by the refusal's own key, else by its code.
REFUSALS: dict[str, dict[str, str]] = {
    "INVALID_REQUEST": {
        "en": "Something is missing in what I was asked. Could you say it once more?",
        "it": "Mi manca qualcosa. Può ripetere, per favore?",
    },
    "INVALID_DATE": {
        "en": "I didn't get the date. Which day do you mean?",
        "it": "Non ho capito la data. Che giorno intende?",
    },
    "INVALID_TIME": {
        "en": "I didn't get the time. What time would you like?",
        "it": "Non ho capito l'ora. A che ora desidera?",
    },
    "INVALID_PEOPLE": {"en": "For how many people should it be?", "it": "Per quante persone?"},
    "INVALID_PHONE": {
        "en": "That phone number doesn't seem complete. Could you say it digit by digit?",
        "it": "Il numero di telefono non sembra completo. Può dirmelo cifra per cifra?",
    },
    "CLOSED_OR_FULL": {
        "en": "That is not available any more. Shall I look for another time?",
        "it": "Non è più disponibile. Cerco un altro orario?",
    },
    "BOOKING_NOT_FOUND": {
        "en": "I can't find that booking. Could you give me the confirmation number?",
        "it": "Non trovo questa prenotazione. Può darmi il codice di conferma?",
    },
    "TOO_LATE": {
        "en": "It is too late to change that booking by phone. Can I take a message for the restaurant?",
        "it": "È troppo tardi per cambiare questa prenotazione al telefono. Vuole lasciare un messaggio al ristorante?",
    },
    "RESTAURANT_NOT_FOUND": LINES["restaurant_not_found"],
    "LOOKUP_ERROR": {
        "en": "I can't look at the bookings right now. Can I take a message instead?",
        "it": "In questo momento non riesco a vedere le prenotazioni. Vuole lasciare un messaggio?",
    },
    "FAQ_ERROR": {
        "en": "I can't look that up right now. Shall I pass the question on?",
        "it": "In questo momento non riesco a verificarlo. Vuole che riferisca la domanda?",
    },
    "TWILIO_ERROR": {
        "en": "I couldn't send the text. Shall I tell you instead?",
        "it": "Non sono riuscito a inviare il messaggio. Glielo dico a voce?",
    },
    "PROVIDER_UNAVAILABLE": {
        "en": "I can't reach the booking book right now. Can I take a message instead?",
        "it": "In questo momento non riesco ad aprire il libro delle prenotazioni. Vuole lasciare un messaggio?",
    },
    "NOT_SUPPORTED": {
        "en": "I can't do that by phone. Can I take a message for the restaurant?",
        "it": "Questo al telefono non posso farlo. Vuole lasciare un messaggio al ristorante?",
    },
    "RATE_LIMITED": {
        "en": "I'm handling a great many requests at the moment. Can I take a message instead?",
        "it": "In questo momento ho troppe richieste. Vuole lasciare un messaggio?",
    },
    "NOT_FOUND": {
        "en": "I can't do that. Can I take a message instead?",
        "it": "Questo non posso farlo. Vuole lasciare un messaggio?",
    },
    "INTERNAL_ERROR": {
        "en": "Something went wrong on my side. Can I take a message instead?",
        "it": "C'è stato un problema da parte mia. Vuole lasciare un messaggio?",
    },
    "ask_day": {"en": "For which day would you like it?", "it": "Per che giorno?"},
    "ask_time": {"en": "At what time would you like it?", "it": "A che ora?"},
    "ask_name": {"en": "Under which name may I book it?", "it": "A che nome prenoto?"},
    "ask_people": {"en": "For how many people should it be?", "it": "Per quante persone?"},
    "ask_phone": {"en": "Which phone number can I book it under?", "it": "Con quale numero di telefono prenoto?"},
    "ask_question": {"en": "What would you like to know?", "it": "Che cosa desidera sapere?"},
    "ask_message": {"en": "What should the text say?", "it": "Che cosa devo scrivere nel messaggio?"},
    "past_date": {
        "en": "That day has already gone by. Which day do you mean?",
        "it": "Quel giorno è già passato. Che giorno intende?",
    },
    "which_day": {
        "en": "I didn't get the date. Which day do you mean?",
        "it": "Non ho capito la data. Che giorno intende?",
    },
    "which_time": {
        "en": "I didn't get the time. What time would you like?",
        "it": "Non ho capito l'ora. A che ora desidera?",
    },
    "which_of": {"en": "Do you mean {choices}?", "it": "Intende {choices}?"},
    "which_week": {"en": "Do you mean {choices}?", "it": "Intende {choices}?"},
    "which_night": {"en": "Do you mean {choices}?", "it": "Intende {choices}?"},
    "which_half": {"en": "Do you mean {choices}?", "it": "Intende {choices}?"},
    "weekday_mismatch": {
        "en": "{day} is a {weekday}, not a {said}. Which day do you mean?",
        "it": "{day} è {weekday}, non {said}. Quale giorno intende?",
    },
    "what_to_change": {
        "en": "What would you like to change: the day, the time or the number of people?",
        "it": "Che cosa desidera cambiare: il giorno, l'orario o il numero di persone?",
    },
    "which_area": {"en": "Which area would you like: {areas}?", "it": "Quale zona preferisce: {areas}?"},
    "no_phone_booking": {
        "en": "I can't take bookings by phone at the moment. Can I take a message for the restaurant?",
        "it": "Al momento non posso prendere prenotazioni al telefono. Vuole lasciare un messaggio al ristorante?",
    },
    "no_areas": {
        "en": "I can't promise a particular area. Shall I look without?",
        "it": "Non posso garantire una zona precisa. Cerco lo stesso?",
    },
    "need_reference": {
        "en": "I can't see the number you are calling from. Could you give me the confirmation number?",
        "it": "Non vedo il numero da cui chiama. Può darmi il codice di conferma?",
    },
    "no_booking_of_caller": {
        "en": "I find no booking under this number. Do you have the confirmation number?",
        "it": "Non trovo prenotazioni con questo numero. Ha il codice di conferma?",
    },
    "wrong_reference": {
        "en": "I find no booking with that confirmation number. Could you read it to me once more?",
        "it": "Non trovo prenotazioni con quel codice. Può rileggermelo?",
    },
    "too_many_references": {
        "en": "I can't check any more confirmation numbers in this call. Can I take a message for the restaurant?",
        "it": "Non posso verificare altri codici in questa chiamata. Vuole lasciare un messaggio al ristorante?",
    },
    "duplicate_named": {
        "en": "There is already a table for that time under this number, in the name of {name}."
        " Should I book a further one?",
        "it": "A quell'ora c'è già un tavolo con questo numero, a nome {name}. Ne prenoto un altro?",
    },
    "duplicate": {
        "en": "There is already a table for that time under that number. Should I book a further one?",
        "it": "A quell'ora c'è già un tavolo con quel numero. Ne prenoto un altro?",
    },
    "no_number_to_text": {
        "en": "I can't see the number you are calling from, so I can't send a text. Shall I tell you instead?",
        "it": "Non vedo il numero da cui chiama, quindi non posso inviare un messaggio. Glielo dico a voce?",
    },
    "no_texts": {
        "en": "I can't send texts at the moment. Shall I tell you instead?",
        "it": "Al momento non posso inviare messaggi. Glielo dico a voce?",
    },
    "too_many_calls": {
        "en": "That is too much at once. What would you like first?",
        "it": "È troppo tutto insieme. Da che cosa cominciamo?",
    },
    "unknown_tool": {
        "en": "I can't do that. Can I take a message instead?",
        "it": "Questo non posso farlo. Vuole lasciare un messaggio?",
    },
    "unreadable": {"en": "I didn't get that. Could you say it once more?", "it": "Non ho capito. Può ripetere?"},
    "key_reused": {
        "en": "That was something else before. Could you say it once more?",
        "it": "Prima era un'altra cosa. Può ripetere?",
    },
}

# The messages of the JSON door, by the refusal's own key, else by its code.
ERRORS: dict[str, dict[str, str]] = {
    "INVALID_REQUEST": {
        "en": "The field {field} is missing or not valid.",
        "it": "Il campo {field} manca o non è valido.",
    },
    "unreadable": {"en": "The request is not a JSON object.", "it": "La richiesta non è un oggetto JSON."},
    "key_reused": {
        "en": "This Idempotency-Key was used for another request.",
        "it": "Questa Idempotency-Key è già stata usata per un'altra richiesta.",
    },
    "what_to_change": {"en": "Nothing to change was given.", "it": "Non è indicato che cosa cambiare."},
    "which_area": {"en": "There is no such area; there are: {areas}.", "it": "La zona non esiste; ci sono: {areas}."},
    "no_areas": {
        "en": "This restaurant has no areas to choose from.",
        "it": "Il ristorante non ha zone tra cui scegliere.",
    },
    "INVALID_DATE": {"en": "The date is not valid.", "it": "La data fornita non è valida."},
    "INVALID_TIME": {"en": "The time is not valid.", "it": "L'orario fornito non è valido."},
    "INVALID_PEOPLE": {"en": "The number of people is not valid.", "it": "Il numero di persone non è valido."},
    "INVALID_PHONE": {"en": "The phone number is not valid.", "it": "Il numero di telefono non è valido."},
    "POSSIBLE_DUPLICATE": {
        "en": "There is already a booking for that day and time under this number, in another name.",
        "it": "Per quel giorno e orario c'è già una prenotazione con questo numero, a un altro nome.",
    },
    "CLOSED_OR_FULL": {
        "en": "There is nothing available for the day and time requested.",
        "it": "Per il giorno e orario richiesti non ci sono disponibilità.",
    },
    "BOOKING_NOT_FOUND": {"en": "The booking does not exist.", "it": "La prenotazione indicata non esiste."},
    "nothing_to_cancel": {
        "en": "I did not find the booking to cancel.",
        "it": "Non ho trovato la prenotazione da cancellare.",
    },
    "TOO_LATE": {
        "en": "It is too late to change or cancel this booking.",
        "it": "È troppo tardi per modificare o cancellare la prenotazione.",
    },
    "RESTAURANT_NOT_FOUND": {"en": "The restaurant does not exist.", "it": "Il ristorante indicato non esiste."},
    "LOOKUP_ERROR": {
        "en": "The bookings can't be looked up right now.",
        "it": "Impossibile recuperare le prenotazioni in questo momento.",
    },
    "FAQ_ERROR": {"en": "The answer can't be looked up right now.", "it": "Problema nel recupero delle informazioni."},
    "TWILIO_ERROR": {"en": "The text could not be sent.", "it": "Invio SMS non riuscito."},
    "PROVIDER_UNAVAILABLE": {
        "en": "The booking book can't be reached right now.",
        "it": "Il libro delle prenotazioni non è raggiungibile in questo momento.",
    },
    "NOT_SUPPORTED": {
        "en": "This restaurant can't be booked here.",
        "it": "Questo ristorante non è prenotabile da qui.",
    },
    "UNAUTHORIZED": {"en": "The token or secret is missing or wrong.", "it": "Il token o il segreto manca o è errato."},
    "RATE_LIMITED": {"en": "Too many requests; try again later.", "it": "Troppe richieste; riprovare più tardi."},
    "NOT_FOUND": {"en": "There is nothing at this address.", "it": "A questo indirizzo non c'è nulla."},
    "METHOD_NOT_ALLOWED": {"en": "This address takes POST only.", "it": "Questo indirizzo accetta solo POST."},
    "TOO_LARGE": {"en": "The request is too large.", "it": "La richiesta è troppo grande."},
    "UNSUPPORTED_MEDIA_TYPE": {
        "en": "The request must be application/json.",
        "it": "La richiesta deve essere application/json.",
    },
    "INTERNAL_ERROR": {"en": "Something went wrong on our side.", "it": "Si è verificato un errore da parte nostra."},
}


def line(key: str, locale: str, **facts: Any) -> str:
    """A sentence of `LINES`, its facts filled in, beginning with a capital."""
    return _finished(LINES[key][locale], facts)


def part(key: str, locale: str, **facts: Any) -> str:
    """A piece of a sentence: as `line`, but left in lower case."""
    return LINES[key][locale].format_map(facts)


def refusal_line(code: str, locale: str, key: str | None, not_found: str, **facts: Any) -> str:
    """What is said for a refusal: by its own key, by `not_found` for a booking nobody has, else by its code."""
    return _finished(_worded(REFUSALS, code, key, not_found)[locale], facts)


def error_line(code: str, locale: str, key: str | None, not_found: str, **facts: Any) -> str:
    """The same as a message of the JSON door."""
    return _finished(_worded(ERRORS, code, key, not_found)[locale], facts)


def _worded(lines: dict[str, dict[str, str]], code: str, key: str | None, not_found: str) -> dict[str, str]:
    if code == "BOOKING_NOT_FOUND" and not_found in lines:
        return lines[key] if key in lines else lines[not_found]
    return lines[key] if key in lines else lines[code]


def _finished(template: str, facts: dict[str, Any]) -> str:
    shown = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in facts.items()}
    text = template.format_map(shown)
    return text[:1].upper() + text[1:]
