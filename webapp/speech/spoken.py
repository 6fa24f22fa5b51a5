"""What is said when things go well, in both languages side by side.

Sentences leave a way forward: a question, an offer, or a message taken.
"""

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
    "assumed_people": {"en": "I looked for a table {party}.", "it": "Ho cercato un tavolo {party}."},
    "same_day": {"en": "the same day {times}", "it": "lo stesso giorno {times}"},
    "offer": {
        "en": "I could offer {choices}. Would one of these suit you?",
        "it": "Posso proporle {choices}. Le va bene una di queste?",
    },
    "offer_one": {"en": "I could offer {choices}. Would that suit you?", "it": "Posso proporle {choices}. Le va bene?"},
    "take_message": _MESSAGE,
    "offer_or_waitlist": {
        "en": "I could offer {choices}, or put you on the waiting list. What would you like?",
        "it": "Posso proporle {choices}, oppure metterla in lista d'attesa. Che cosa preferisce?",
    },
    "offer_waitlist": {
        "en": "Shall I put you on the waiting list?",
        "it": "Vuole che la metta in lista d'attesa?",
    },
    "on_waitlist": {
        "en": "You are on the waiting list {for_when} {party}. This is no booking yet: if a table comes free, you get a"
        " text and can take it. Is there anything else?",
        "it": "È in lista d'attesa {for_when}, {party}. Non è ancora una prenotazione: se si libera un tavolo riceve un"
        " messaggio e può prenderlo. Posso fare altro?",
    },
    "on_waitlist_unheld": {
        "en": "You are on the waiting list {for_when} {party}. This is no booking yet: if a table comes free, you get a"
        " text, and it is yours if it is still there when you confirm. Is there anything else?",
        "it": "È in lista d'attesa {for_when}, {party}. Non è ancora una prenotazione: se si libera un tavolo riceve un"
        " messaggio e, se c'è ancora quando conferma, è suo. Posso fare altro?",
    },
    "on_waitlist_to_call": {
        "en": "You are on the waiting list {for_when} {party}. This is no booking yet: if a table comes free, the"
        " restaurant will call you back. Is there anything else?",
        "it": "È in lista d'attesa {for_when}, {party}. Non è ancora una prenotazione: se si libera un tavolo, il"
        " ristorante la richiama. Posso fare altro?",
    },
    "why_closed_day": {"en": "We are closed on {day}.", "it": "{day} siamo chiusi."},
    "why_closed_because": {"en": "We are closed on {day}: {reason}.", "it": "{day} siamo chiusi: {reason}."},
    "why_outside_hours": {"en": "We don't seat guests on {when}.", "it": "Non accogliamo ospiti {when}."},
    "why_past": {
        "en": "That time has already gone by: {when}.",
        "it": "Quell'orario è già passato: {when}.",
    },
    "why_too_soon": {
        "en": "By phone it is too late to book {for_when}.",
        "it": "Al telefono non faccio più in tempo a prenotare {for_when}.",
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
        "en": "I can't book exactly {for_when}.",
        "it": "Non posso prenotare esattamente {for_when}.",
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
    "why_elsewhere": {"en": "I have nothing left {party} on {when}.", "it": "Non ho più posto {party} {when}."},
    "why_paused": {"en": "We are not taking bookings for {when}.", "it": "{when} non prendiamo prenotazioni."},
    "why_paused_that_day": {
        "en": "We are not taking bookings by phone for {day} at the moment.",
        "it": "Per ora non prendiamo prenotazioni al telefono per {day}.",
    },
    "why_day_is_full": {"en": "I have nothing left {party} on {day}.", "it": "{day} non ho più posto {party}."},
    # bookings
    "booked_confirmed": {
        "en": "I've booked your table for {when} {party}. Your confirmation number is {reference}."
        " Is there anything else I can do for you?",
        "it": "Ho prenotato il suo tavolo {when}, {party}. Il codice di conferma è {reference}."
        " Posso fare altro per lei?",
    },
    "booked_pending": {
        "en": "I've taken your request {for_when} {party}; it is still to be confirmed. Your reference is {reference}.",
        "it": "Ho preso la sua richiesta {for_when}, {party}; è ancora da confermare. Il codice è {reference}.",
    },
    "already_booked": {
        "en": "That is already booked for you: {when} {party}. Your confirmation number is {reference}.",
        "it": "È già prenotato a suo nome: {when}, {party}. Il codice di conferma è {reference}.",
    },
    "already_pending": {
        "en": "I have that request already: {when} {party}; it is still to be confirmed. The reference is {reference}.",
        "it": "Ho già la sua richiesta: {when}, {party}. È ancora da confermare. Il codice è {reference}.",
    },
    "change_pending": {
        "en": "I've passed the change on; it is still to be confirmed. Until then your table stays as it is, {when}"
        " {party}. Your reference is {reference}.",
        "it": "Ho trasmesso la richiesta di modifica; è ancora da confermare. Fino ad allora il suo tavolo resta"
        " {when}, {party}. Il codice è {reference}.",
    },
    "cancel_pending": {
        "en": "I've passed on the cancellation of your table {of_when} {party}; it is still to be confirmed.",
        "it": "Ho trasmesso l'annullamento della prenotazione {of_when}, {party}; è ancora da confermare.",
    },
    "to_be_confirmed": {"en": "To be confirmed.", "it": "Da confermare."},
    "unclear_elsewhere": {
        "en": "I can only take it as a request for now, still to be confirmed.",
        "it": "Per ora posso prendere solo una richiesta, ancora da confermare.",
    },
    "both_pending": {
        "en": "I've passed the change on; it is still to be confirmed, as is your request {for_when} {party}. Your"
        " reference is {reference}.",
        "it": "Ho trasmesso la richiesta di modifica; è ancora da confermare, come la sua richiesta {for_when},"
        " {party}. Il codice è {reference}.",
    },
    "changed_pending": {
        "en": "Done. Your request is now {for_when} {party}; it is still to be confirmed. Your reference is still"
        " {reference}.",
        "it": "Fatto. La sua richiesta ora è {for_when}, {party}; è ancora da confermare. Il codice resta {reference}.",
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
        "en": "Your table {of_when} {party} is cancelled. Is there anything else I can do for you?",
        "it": "La prenotazione {of_when}, {party}, è annullata. Posso fare altro per lei?",
    },
    "booking_stands": {
        "en": "There is a table booked for {when} {party}, under {name}. The confirmation number is {reference}.",
        "it": "C'è un tavolo prenotato {when}, {party}, a nome {name}. Il codice è {reference}.",
    },
    "booking_pending": {
        "en": "There is a request {for_when} {party}, under {name}; it is still to be confirmed. The reference is"
        " {reference}.",
        "it": "C'è una richiesta {for_when}, {party}, a nome {name}; è ancora da confermare. Il codice è {reference}.",
    },
    "booking_over": {
        "en": "The booking {of_when} {party} is over. Shall I book a new one?",
        "it": "La prenotazione {of_when}, {party}, è conclusa. Vuole prenotare di nuovo?",
    },
    "booking_lapsed": {
        "en": "The booking {of_when} {party} is not kept any more. Shall I book a new one?",
        "it": "La prenotazione {of_when}, {party}, non è più valida. Vuole prenotare di nuovo?",
    },
    "still_unconfirmed": {"en": "still to be confirmed", "it": "ancora da confermare"},
    "booking_cancelled": {
        "en": "The table {of_when} {party} was cancelled. Shall I book a new one?",
        "it": "La prenotazione {of_when}, {party}, è stata annullata. Vuole prenotare di nuovo?",
    },
    "choice": {"en": "the one {of_when} {party}, under {name}", "it": "quella {of_when}, {party}, a nome {name}"},
    "choice_alike": {
        "en": "the one {of_when} {party}, number {reference}",
        "it": "quella {of_when}, {party}, codice {reference}",
    },
    "which_booking": {
        "en": "You have several bookings: {choices}. Which one do you mean?",
        "it": "Ha più prenotazioni: {choices}. Quale intende?",
    },
    # questions and texts
    "unknown_answer": {
        "en": "I don't know that, I'm sorry. Shall I pass the question on to the restaurant?",
        "it": "Mi dispiace, questo non lo so. Vuole che riferisca la domanda al ristorante?",
    },
    "candidate_answers": {
        "en": "Use one of the candidates only if it truly answers the caller's question; otherwise say that you don't"
        " know and offer to pass it on.",
        "it": "Usa una delle risposte candidate solo se risponde davvero alla domanda; altrimenti di' che non lo sai e"
        " offriti di riferirla.",
    },
    "translate_answer": {
        "en": "The answer is not in the caller's language: translate it faithfully.",
        "it": "La risposta non è nella lingua del cliente: traducila fedelmente.",
    },
    "message_taken": {
        "en": "I've written that down; somebody will get back to you. Is there anything else I can do for you?",
        "it": "Ho preso nota: la richiameranno. Posso fare altro per lei?",
    },
    "message_taken_without_number": {
        "en": "I've written that down for the staff. I can't see your number: if somebody is to call you back, on which"
        " one?",
        "it": "Ho preso nota per il personale. Non vedo il suo numero: se desidera una chiamata, a quale numero?",
    },
    "giving_on": {"en": "One moment, I'll put you through.", "it": "Un momento, le passo un collega."},
    "nobody_to_give_on_to": {
        "en": "I can't put you through right now. Can I take a message instead?",
        "it": "In questo momento non posso passarle nessuno. Vuole lasciare un messaggio?",
    },
    "text_sent": {"en": "I've sent you a text.", "it": "Le ho inviato un messaggio."},
    "text_pending": {
        "en": "The text is on its way; I can't say yet whether it has arrived.",
        "it": "Il messaggio è in partenza; non so ancora dire se è arrivato.",
    },
}
