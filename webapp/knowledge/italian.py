"""Italian, as callers ask a restaurant."""

import re

from webapp.knowledge.language import Language, conjugated, counted, said_for, same_as_first, words

SMALL = words("""
    il lo la i gli le un uno una l d a da in con su per tra fra di del dello della dei degli delle dell al allo alla
    ai agli alle all dal dallo dalla dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui
    sugli sulle sull col coi e ed o od ma se che chi cui cosa cos qual quale quali come perche anche pure poi allora
    ecco quindi dunque cioe insomma gia ancora circa ne ci ce c vi ve si mi me ti te lui lei noi voi loro io tu
    questo questa questi queste quello quella quelli quelle quel quegli mio mia miei mie tuo tua suo sua suoi sue
    nostro nostra nostri nostre vostro vostra vostri vostre ho hai ha abbiamo avete hanno avevo avere avrei avreste
    sono siamo siete essere sia sarebbe saremo esiste esistono fare faccio fai fa facciamo fate fanno fareste posso
    puoi puo possiamo potete possono potrei potremmo potreste potrebbe devo deve dobbiamo dovete dovrei voglio vuole
    vogliamo volete vorrei vorremmo volevo volevamo sapere so sa sapete dirmi dica dite chiedere chiedo buongiorno
    buonasera salve ciao scusi scusa scusate senta senti grazie prego no dire dice dici dirci sapreste saprebbe li
    siccome mentre ogni nessun nessuno sarei saremmo era sara dovremmo potra
    """)
COMMON = words("""
    opzione opzioni scelta scelte piatto piatti pietanza pietanze cibo cibi cose qualcosa qualche qualcuno alcuni
    alcune tutto tutti tutta tutte altro altra altri altre servizio servizi tipo possibile possibilita possibilmente
    disponibile disponibili disponibilita presente presenti previsto previsti particolare particolari speciale
    speciali adatto adatta adatti adatte proprio propri cliente clienti ospite ospiti ristorante locale trattoria
    pizzeria osteria figlio figlia figli figlie moglie marito mamma papa madre padre nonna nonno nonni amico amica
    amici amiche fidanzata fidanzato compagno compagna suocera suocero sorella fratello zia zio famiglia mangiare
    mangio mangia mangiamo mangiano cenare ceniamo pranzare pranziamo esserci averne averlo farlo serve servono
    servirebbe bisogno consentito consentiti consentita ammesso ammessa ammessi ammesse permesso permessi permessa
    concesso benvenuti viene vieni vengo veniamo venire vengono verremmo vado andare andiamo stare sta stanno stiamo
    entrare entra entrano riesce riescono riesco riusciamo riuscire tenete tenere mettete mettere date dare danno
    prendere prendete prendono prendo prendiamo vendete comprare acquistare informazione informazioni info pronto
    buon buona giorno favore piacere cortesia gentilmente mille ok okay ehm eh ah beh mah bene caso magari forse
    curiosita volta davvero praticamente solo soltanto domanda oggi stasera domani adesso prossimo prossima vicino
    vicina vicini vicinanze molto tanto abbastanza piu meno troppo eventualmente normalmente generalmente solito
    solitamente invece comunque pero qui qua insieme assieme cerco cercavo cerchiamo chiamo chiamavo interessa
    interesserebbe piacerebbe gradirei parte confermare conferma confermate spiegare capire chiarire
    """) | conjugated(
    "accett consigli offr organizz propon serv trov us", "o i a e iamo ate ete ite ano ono are ere ire"
)
LIGHT = words("""
    senza non dove quando quanto quanta quanti quante orario orari ora ore menu tavolo tavoli tavolino posto posti
    persona persone sera serata mattina pomeriggio mezzogiorno piccolo piccola piccoli piccole grande grandi numeroso
    numerosi bottiglia dentro interno
    """)
TIMES = words("""
    lunedi martedi mercoledi giovedi venerdi sabato sabati domenica domeniche weekend festivi pranzo pranzi cena cene
    colazione merenda aperitivo brunch natale vigilia capodanno pasqua pasquetta ferragosto epifania estate inverno
    """)
TWO_AND_ON = """
    due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette
    diciotto diciannove venti
    """
NUMBERS = counted(2, TWO_AND_ON) | {
    "trenta": "30",
    "quaranta": "40",
    "cinquanta": "50",
    "sessanta": "60",
    "cento": "100",
}
PHRASES = said_for("""
    all aperto = fuori
    all esterno = fuori
    da portare via = asporto
    da portar via = asporto
    portare via = asporto
    portar via = asporto
    porta via = asporto
    take away = asporto
    sedia a rotelle = carrozzina
    sedie a rotelle = carrozzina
    sedia rotelle = carrozzina
    i piu piccoli = bambini
    quant e = quanto costa
    quanto viene = quanto costa
    quanto vengono = quanto costa
    a che ora = quando
    fine settimana = weekend
    wi fi = wifi
    uai fai = wifi
    """)
SAME = """
    bambino bimbo
    cane cagnolino
    parcheggio posteggio posteggiare parking
    macchina auto automobile vettura
    carrozzina carrozzella
    bagno toilette toilet wc
    wifi wireless internet
    costa costo costare costerebbe prezzo
    paga pagamento
    aperto aprite apre aprire apertura
    chiuso chiudete chiude chiudere chiusura
    prenotare prenotato prenotate
    disdire disdetta annullare cancellare
    celiaco celiachia
    allergico allergia
    intollerante intolleranza
    vegano vegan
    fuori dehors esterno
    ingresso entrata
    accessibile accesso accessibilita
    asporto takeaway
    bicicletta bici
    autobus bus
    """
ALONE = words("sale pasto pasti pesca pesche porta porte")
REAL = words("""
    animati calzone cantante cantanti canzone canzoni cartina colazione collezione completando completano coniglio
    consegna conserva contanti contatti contenti costanti creduto elefante fattura fermata firmata formata frattura
    frutta frutti graditi grigia macchia musical nasale navale parita partiva passaggio passeggero passeggio
    prestazione privata proiettile provata scaletta stagione stagioni stazione stazioni vedano vengano
    """)
SHORTEST = 3  # letters of a stem
ATTACHED = re.compile(r"(?<=...[aei]r)(?:lo|la|li|le|ci|mi|vi|ne|si|ti)$")  # portar-lo


def stem(word: str) -> str:
    """The word without what number, gender and the commonest suffixes change."""
    word = ATTACHED.sub("e", word)
    for suffix, shortest in (("amento", 3), ("amenti", 3), ("azione", 6), ("azioni", 6), ("iamo", 3), ("are", 3)):
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            word = word.removesuffix(suffix)
            break
    else:
        if len(word) > SHORTEST and word[-1] in "aeiou":
            word = word[:-1]
    if len(word) > SHORTEST and word[-1] == "i":
        word = word[:-1]
    return word[:-1] if len(word) > SHORTEST and word[-2:] in ("ch", "gh") else word


ITALIAN = Language(SMALL, COMMON, LIGHT, TIMES, NUMBERS, PHRASES, same_as_first(SAME, stem), ALONE, REAL, stem)
