"""What is said when something can't be done, in both languages, by the refusal's own key, else by its code.

Each sentence leaves a way forward.
"""

REFUSALS: dict[str, dict[str, str]] = {
    "INVALID_REQUEST": {
        "en": "I didn't get all of that. Could you say it once more?",
        "it": "Non ho capito tutto. Può ripetere, per favore?",
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
    "RESTAURANT_NOT_FOUND": {
        "en": "I can't find this restaurant, may I take a message?",
        "it": "Non trovo questo ristorante, vuole lasciare un messaggio?",
    },
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
    "MESSAGE_ERROR": {
        "en": "I can't write that down right now, I'm sorry. Could you call again in a few minutes?",
        "it": "Mi dispiace, in questo momento non riesco a prendere nota. Può richiamare tra qualche minuto?",
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
    "ask_last_name": {
        "en": "I need a first and a last name. What is the last name?",
        "it": "Mi servono nome e cognome. Qual è il cognome?",
    },
    "ask_people": {"en": "For how many people should it be?", "it": "Per quante persone?"},
    "ask_phone": {"en": "Which phone number can I book it under?", "it": "Con quale numero di telefono prenoto?"},
    "ask_question": {"en": "What would you like to know?", "it": "Che cosa desidera sapere?"},
    "ask_words": {"en": "What should I pass on?", "it": "Che cosa devo riferire?"},
    "ask_message": {"en": "What should the text say?", "it": "Che cosa devo scrivere nel messaggio?"},
    "ask_answer": {"en": "One more question: {question}?", "it": "Ancora una domanda: {question}?"},
    "ask_choice": {
        "en": "One more question: {question}? I can note one of these: {options}. Which one may I put down?",
        "it": "Ancora una domanda: {question}? Posso segnare una di queste risposte: {options}. Quale metto?",
    },
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
    "no_waitlist": {
        "en": "We keep no waiting list. Can I take a message for the restaurant?",
        "it": "Non teniamo una lista d'attesa. Vuole lasciare un messaggio al ristorante?",
    },
    "waitlist_full": {
        "en": "The waiting list for {day} is full, too. Shall I look for another day?",
        "it": "Anche la lista d'attesa per {day} è piena. Cerco un altro giorno?",
    },
    "still_to_be_confirmed": {
        "en": "That booking is still being confirmed, so I can't change it just now. Can I take a message instead?",
        "it": "La prenotazione è ancora in fase di conferma e ora non posso cambiarla. Vuole lasciare un messaggio?",
    },
    "not_cancelled_there": {
        "en": "I could not cancel that booking. Can I take a message for the restaurant?",
        "it": "Non sono riuscito ad annullare la prenotazione. Vuole lasciare un messaggio al ristorante?",
    },
    "not_taken_there": {
        "en": "I could not do that. Can I take a message for the restaurant?",
        "it": "Non ci sono riuscito. Vuole lasciare un messaggio al ristorante?",
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
    "no_texts_wanted": {
        "en": "This number has asked for no more texts, so I can't send one. Shall I tell you instead?",
        "it": "Questo numero ha chiesto di non ricevere messaggi, quindi non posso inviarne. Glielo dico a voce?",
    },
    "landline": {
        "en": "This number is a landline and can't receive texts. Shall I tell you instead?",
        "it": "Questo è un numero fisso e non può ricevere messaggi. Glielo dico a voce?",
    },
    "too_many_texts": {
        "en": "I have sent enough texts to this number for now. Shall I tell you instead?",
        "it": "A questo numero ho già inviato abbastanza messaggi. Glielo dico a voce?",
    },
    "too_many_texts_of_house": {
        "en": "So many texts have gone out that I can't send more just now. Shall I tell you instead?",
        "it": "Abbiamo inviato molti messaggi e per il momento non posso mandarne altri. Glielo dico a voce?",
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
