"""The messages of the JSON door, in both languages, by the refusal's own key, else by its code."""

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
    "ask_last_name": {"en": "A first and a last name are needed.", "it": "Servono nome e cognome."},
    "ask_answer": {
        "en": "An answer is missing to the question: {question}?",
        "it": "Manca la risposta alla domanda: {question}?",
    },
    "ask_choice": {
        "en": "An answer is missing to the question: {question}? It takes: {options}.",
        "it": "Manca la risposta alla domanda: {question}? Le risposte possibili: {options}.",
    },
    "still_to_be_confirmed": {
        "en": "The booking is still being confirmed and can't be changed just now.",
        "it": "La prenotazione è ancora in fase di conferma: per ora non si può modificare.",
    },
    "not_cancelled_there": {
        "en": "The booking could not be cancelled at the provider.",
        "it": "Non è stato possibile annullare la prenotazione presso il servizio collegato.",
    },
    "not_taken_there": {
        "en": "The provider did not accept the request.",
        "it": "Il servizio collegato non ha accettato la richiesta.",
    },
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
    "no_texts_wanted": {
        "en": "The number has asked for no more texts.",
        "it": "Il numero ha chiesto di non ricevere più messaggi.",
    },
    "landline": {
        "en": "The number is a landline and can't receive texts.",
        "it": "È un numero fisso e non può ricevere SMS.",
    },
    "too_many_texts": {
        "en": "Too many texts were sent to this number; try again later.",
        "it": "A questo numero sono stati inviati troppi messaggi; riprovare più tardi.",
    },
    "too_many_texts_of_house": {
        "en": "The restaurant has sent too many texts for now; try again later.",
        "it": "Il ristorante ha inviato troppi messaggi per ora; riprovare più tardi.",
    },
    "MESSAGE_ERROR": {
        "en": "The message can't be taken right now.",
        "it": "In questo momento non è possibile prendere messaggi.",
    },
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
