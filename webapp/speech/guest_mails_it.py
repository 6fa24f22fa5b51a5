"""What guests are written by e-mail, in Italian: as `guest_mails` puts it together."""

from webapp.speech.guest_mail_words import Words

WORDS: dict[str, Words] = {
    "confirmed": Words(
        "{restaurant}: prenotazione confermata, {date} ore {time}",
        "la sua prenotazione è confermata.",
        (
            "Se i programmi cambiano, può modificarla o annullarla da qui:\n{link}",
            "In allegato trova l'appuntamento per il suo calendario.",
        ),
        "A presto,",
    ),
    "pending": Words(
        "{restaurant}: richiesta ricevuta, non ancora confermata",
        "abbiamo ricevuto la sua richiesta. Non è ancora confermata.",
        (
            "{news}",
            "Per domande ci trova al {phone}.",
        ),
        "A presto,",
    ),
    "now_confirmed": Words(
        "{restaurant}: il tavolo è confermato, {date} ore {time}",
        "buone notizie: il tavolo che aveva chiesto è confermato.",
        (
            "Per modificare o annullare la prenotazione:\n{link}",
            "In allegato trova l'appuntamento per il suo calendario.",
        ),
        "A presto,",
    ),
    "not_possible": Words(
        "{restaurant}: purtroppo non abbiamo posto, {date} ore {time}",
        "ci dispiace, non riusciamo a darle il tavolo che aveva chiesto. Non risulta quindi nessuna prenotazione.",
        ("Ci chiami al {phone}: cerchiamo volentieri un altro orario o un altro giorno.",),
        "Un caro saluto,",
        has_reference=False,
    ),
    "moved": Words(
        "{restaurant}: prenotazione modificata, {date} ore {time}",
        "come ci ha chiesto, la prenotazione è modificata. Ecco com'è adesso:",
        (
            "Per rivederla o cambiarla ancora:\n{link}",
            "L'allegato aggiorna il suo calendario.",
        ),
        "A presto,",
    ),
    "moved_by_staff": Words(
        "{restaurant}: la sua prenotazione è cambiata, {date} ore {time}",
        "la sua prenotazione è cambiata. Ecco com'è adesso:",
        (
            "Se per lei non va bene, ci chiami al {phone} oppure scelga un altro orario o la annulli da qui:\n{link}",
            "L'allegato aggiorna il suo calendario.",
        ),
        "A presto,",
    ),
    "moved_pending": Words(
        "{restaurant}: richiesta modificata, non ancora confermata",
        "la sua richiesta è modificata. Non è ancora confermata; ecco com'è adesso:",
        (
            "{news}",
            "Per rivederla o cambiarla ancora:\n{link}",
            "L'allegato la segna nel suo calendario come non ancora confermata.",
        ),
        "A presto,",
    ),
    "not_moved": Words(
        "{restaurant}: la modifica non è stata possibile",
        "purtroppo la modifica che ha chiesto non è possibile. La prenotazione resta com'era:",
        (
            "Per vedere altri orari, o per annullarla:\n{link}",
            "Oppure ci chiami al {phone}.",
        ),
        "Un caro saluto,",
    ),
    "not_moved_pending": Words(
        "{restaurant}: la modifica non è stata possibile",
        "purtroppo la modifica che ha chiesto non è possibile. La richiesta resta com'era, non ancora confermata:",
        (
            "{news}",
            "Per vedere altri orari, o per annullarla:\n{link}",
            "Oppure ci chiami al {phone}.",
        ),
        "Un caro saluto,",
    ),
    "cancelled": Words(
        "{restaurant}: prenotazione annullata, {date} ore {time}",
        "come ci ha chiesto, la prenotazione è annullata. Non deve fare altro.",
        ("L'allegato toglie l'appuntamento dal suo calendario.",),
        "Speriamo di vederla un'altra volta,",
    ),
    "cancelled_by_staff": Words(
        "{restaurant}: prenotazione annullata, {date} ore {time}",
        "la sua prenotazione è annullata.",
        (
            "Per un'altra data ci chiami al {phone}.",
            "L'allegato toglie l'appuntamento dal suo calendario.",
        ),
        "Un caro saluto,",
    ),
    "not_cancelled": Words(
        "{restaurant}: non siamo riusciti ad annullare la prenotazione",
        "abbiamo ricevuto la sua disdetta, ma qualcosa non ha funzionato e la prenotazione risulta ancora:",
        ("Per favore ci chiami al {phone} e ci pensiamo noi.",),
        "Ci scusi per il disturbo,",
    ),
    "not_cancelled_pending": Words(
        "{restaurant}: non siamo riusciti ad annullare la richiesta",
        "abbiamo ricevuto la sua disdetta, ma qualcosa non ha funzionato e la richiesta, non ancora confermata, risulta"
        " ancora:",
        ("Per favore ci chiami al {phone} e ci pensiamo noi.",),
        "Ci scusi per il disturbo,",
    ),
    "reminder": Words(
        "{restaurant}: le ricordiamo il tavolo, {date} ore {time}",
        "le ricordiamo la sua prenotazione:",
        (
            "Ci conferma che viene, oppure ci dice se qualcosa è cambiato? Basta un momento:\n{link}",
            "Se è in ritardo o ha una richiesta, ci chiami al {phone}.",
        ),
        "A presto,",
    ),
    "reminder_already_confirmed": Words(
        "{restaurant}: le ricordiamo il tavolo, {date} ore {time}",
        "le ricordiamo la sua prenotazione:",
        (
            "Se ha un contrattempo, ce lo dica da qui:\n{link}",
            "Se è in ritardo o ha una richiesta, ci chiami al {phone}.",
        ),
        "A presto,",
    ),
    "reminder_pending": Words(
        "{restaurant}: la sua richiesta, non ancora confermata, {date} ore {time}",
        "ci aveva chiesto un tavolo. Non è ancora confermato:",
        (
            "{news}",
            "Se ha un contrattempo, ce lo dica da qui:\n{link}",
            "Per domande ci trova al {phone}.",
        ),
        "A presto,",
    ),
    "waitlist_joined": Words(
        "{restaurant}: in lista d'attesa per {date}",
        "ora è in lista d'attesa:",
        (
            (
                "Non è ancora una prenotazione. Se si libera un tavolo le scriviamo subito: lo teniamo per lei "
                "per poco tempo, poi lo offriamo a chi segue."
            ),
            "Se non le serve più, può togliersi dalla lista da qui:\n{link}",
        ),
        "Speriamo di darle presto buone notizie,",
        has_reference=False,
    ),
    "waitlist_offer": Words(
        "Un tavolo per lei fino alle ore {until} - {restaurant}",
        "si è liberato un tavolo:",
        (
            "Lo teniamo per lei fino alle ore {until}, poi lo offriamo a chi segue in lista. Lo prenda qui:\n{link}",
            "Finché non lo prende non è prenotato. Se non le serve, dalla stessa pagina può lasciarlo a un altro.",
        ),
        "A presto, speriamo,",
        has_reference=False,
    ),
    "waitlist_unheld": Words(
        "{restaurant}: si è liberato un tavolo, {date} ore {time}",
        "si è liberato un tavolo:",
        (
            "Non possiamo tenerlo: se c'è ancora quando conferma, entro le {until}, è suo. Confermi qui:\n{link}",
            "Se non le serve, dalla stessa pagina può lasciarlo a un altro.",
        ),
        "A presto, speriamo,",
        has_reference=False,
    ),
    "waitlist_over": Words(
        "{restaurant}: non si è liberato nessun tavolo, {date} ore {time}",
        "ci dispiace, alla fine non si è liberato niente e chiudiamo la lista d'attesa:",
        ("Se vuole provare con un altro giorno, ci chiami al {phone}.",),
        "Speriamo di averla con noi un'altra volta,",
        has_reference=False,
    ),
}
