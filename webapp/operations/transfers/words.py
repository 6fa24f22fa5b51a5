"""The words of the tables, Italian and English: the first of each language is written, all are understood."""

from collections.abc import Mapping

Words = Mapping[str, tuple[str, ...]]  # by language

COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "reference": {"en": ("Reference", "Code"), "it": ("Codice", "Riferimento")},
    "day": {"en": ("Day", "Date"), "it": ("Giorno", "Data")},
    "time": {"en": ("Time", "Hour"), "it": ("Ora", "Orario")},
    "people": {
        "en": ("People", "Guests", "Covers", "Party", "Party size"),
        "it": ("Persone", "Coperti", "Ospiti", "Numero persone", "N. persone"),
    },
    "name": {
        "en": ("Name", "Full name", "Guest", "Guest name", "Customer"),
        "it": ("Nome", "Cliente", "Nome e cognome", "Nominativo"),
    },
    "phone": {
        "en": ("Phone", "Phone number", "Mobile", "Telephone"),
        "it": ("Telefono", "Cellulare", "Numero di telefono", "Tel", "Recapito"),
    },
    "email": {"en": ("E-mail", "Email", "Mail", "E-mail address"), "it": ("E-mail", "Posta elettronica")},
    "notes": {"en": ("Notes", "Note", "Comments", "Requests"), "it": ("Note", "Commenti", "Richieste")},
    "status": {"en": ("Status", "State"), "it": ("Stato",)},
    "source": {"en": ("Source", "Channel"), "it": ("Origine", "Canale", "Provenienza")},
    "area": {"en": ("Area", "Room"), "it": ("Zona", "Sala")},
    "tables": {"en": ("Tables", "Table"), "it": ("Tavoli", "Tavolo")},
    "created_at": {"en": ("Made",), "it": ("Presa il",)},
    "tags": {"en": ("Tags", "Tag", "Labels"), "it": ("Etichette", "Tag")},
    "visits": {"en": ("Visits",), "it": ("Visite",)},
    "no_shows": {"en": ("No-shows",), "it": ("Mancati arrivi",)},
    "last": {"en": ("Last visit",), "it": ("Ultima visita",)},
}
STATUSES: dict[str, dict[str, tuple[str, ...]]] = {
    "pending": {"en": ("pending", "to be confirmed"), "it": ("da confermare", "in attesa")},
    "confirmed": {"en": ("confirmed", "booked"), "it": ("confermata", "confermato", "prenotata")},
    "arrived": {"en": ("arrived",), "it": ("arrivato", "arrivata", "arrivati")},
    "seated": {"en": ("seated",), "it": ("al tavolo",)},
    "finished": {"en": ("finished", "completed"), "it": ("finito", "finita", "conclusa", "completata")},
    "no_show": {"en": ("no-show", "no show"), "it": ("mancato arrivo", "non presentato", "non arrivato")},
    "cancelled": {"en": ("cancelled", "canceled"), "it": ("cancellata", "cancellato", "annullata", "disdetta")},
}
SOURCES: dict[str, dict[str, tuple[str, ...]]] = {
    "phone": {"en": ("phone",), "it": ("telefono",)},
    "web": {"en": ("web", "website"), "it": ("web", "sito")},
    "staff": {"en": ("staff",), "it": ("personale",)},
    "provider": {"en": ("provider",), "it": ("servizio collegato",)},
    "api": {"en": ("api",), "it": ("api",)},
}


def written(words: Mapping[str, Words], key: str, language: str) -> str:
    """The word of a key in a language."""
    known = words[key]
    return known[language if language in known else "en"][0]


def understood(words: Mapping[str, Words], text: str) -> str | None:
    """The key whose word, in any language and case, this is; its own name counts too."""
    wanted = _bare(text)
    for key, known in words.items():
        if wanted == _bare(key) or any(wanted == _bare(word) for said in known.values() for word in said):
            return key
    return None


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
