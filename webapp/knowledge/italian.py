"""Italian, as callers ask a restaurant."""

from webapp.knowledge.language import Language, conjugated, said_for, same_as_first, words

SMALL = words("""
    il lo la i gli le un uno una l d a da in con su per tra fra di del dello della dei degli delle dell al allo alla ai
    agli alle all dal dallo dalla dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli
    sulle sull col coi e ed o od ma se che chi cui cosa cos qual quale quali come perche anche pure poi allora ecco
    quindi dunque cioe insomma gia ancora circa ne ci ce c vi ve si mi me ti te lui lei noi voi loro io tu questo
    questa questi queste quello quella quelli quelle quel quegli mio mia miei mie tuo tua suo sua suoi sue nostro nostra
    nostri nostre vostro vostra vostri vostre ho hai ha abbiamo avete hanno avevo avere avrei avreste sono siamo siete e
    essere sia sarebbe saremo esiste esistono fare faccio fai fa facciamo fate fanno fareste posso puoi puo possiamo
    potete possono potrei potremmo potreste potrebbe devo deve dobbiamo dovete dovrei voglio vuole vogliamo volete
    vorrei vorremmo volevo volevamo sapere so sa sapete dirmi dica dite chiedere chiedo buongiorno buonasera salve ciao
    scusi scusa scusate senta senti grazie prego si no
    """)
COMMON = words("""
    opzione opzioni scelta scelte piatto piatti pietanza pietanze cibo cibi cose qualcosa qualche qualcuno alcuni alcune
    tutto tutti tutta tutte altro altra altri altre servizio servizi tipo possibile possibilita possibilmente disponibile
    disponibili disponibilita presente presenti previsto previsti particolare particolari speciale speciali adatto
    adatta adatti adatte proprio propri cliente clienti ospite ospiti ristorante locale trattoria pizzeria osteria
    figlio figlia figli figlie moglie marito mamma papa madre padre nonna nonno nonni amico amica amici amiche fidanzata
    fidanzato compagno compagna suocera suocero sorella fratello zia zio famiglia mangiare mangio mangia mangiamo
    mangiano cenare ceniamo pranzare pranziamo esserci averne averlo farlo serve servono servirebbe bisogno consentito
    consentiti consentita ammesso ammessa ammessi ammesse permesso permessi permessa concesso benvenuti viene vieni
    vengo veniamo venire vengono verremmo vado andare andiamo stare sta stanno stiamo entrare entra entrano riesce
    riescono riesco riusciamo riuscire tenete tenere mettete mettere date dare danno prendere prendete prendono prendo
    prendiamo informazione informazioni info pronto buon buona giorno favore piacere cortesia gentilmente mille ok okay
    ehm eh ah beh mah bene caso magari forse curiosita volta davvero praticamente solo soltanto domanda
    organizzate organizzare organizzano organizza
    """) | conjugated("accett serv offr propon prevede trov us consigli", "o i a e iamo ate ete ite ano ono are ere ire")
LIGHT = words("""
    senza dove quando quanto quanta quanti quante orario orari ora ore menu tavolo tavoli tavolino posto posti persona
    persone sera serata stasera oggi domani stamattina mezzogiorno mattina weekend piccolo piccola piccoli piccole
    grande grandi numeroso numerosi bottiglia vicino vicina vicini vicinanze dentro interno
    """)
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
        " diciassette diciotto diciannove venti".split(),
        2,
    )
} | {"trenta": "30", "quaranta": "40", "cinquanta": "50", "sessanta": "60", "cento": "100"}
PHRASES = said_for("""
    all aperto = fuori
    all esterno = fuori
    da portare via = asporto
    da portar via = asporto
    portare via = asporto
    portar via = asporto
    porta via = asporto
    take away = asporto
    takeaway = asporto
    sedia a rotelle = carrozzina
    sedia rotelle = carrozzina
    sedie a rotelle = carrozzina
    i piu piccoli = bambini
    quant e = quanto costa
    quanto viene = quanto costa
    quanto vengono = quanto costa
    a che ora = quando
    che ora = quando
    fine settimana = weekend
    fate pagare = paga
    come si fa =
    wi fi = wifi
    uai fai = wifi
    """)
SAME = """
    bambino bimbo
    cane cagnolino
    parcheggio posteggio posteggiare parking
    macchina auto automobile vettura
    carrozzina carrozzella
    bagno toilette toilet
    wifi wireless internet
    costa costo costare costerebbe
    paga pagamento
    aperto aprite apre aprire apertura
    chiuso chiudete chiude chiudere chiusura
    prenotare prenotato prenotate
    celiaco celiachia
    vegano vegan
    fuori dehors esterno
    ingresso entrata
    accessibile accesso accessibilita
    """
ALONE = words("sale pasto pasti pesca pesche porta porte")
REAL = words("""
    vengano vedano creduto cantante cantanti contatti completano macchia passaggio passeggio passeggero collezione
    stazione stagione stagioni canzone canzoni calzone fattura frattura fermata formata firmata privata provata domestica
    consegna conserva prestazione devastazione elefante patrimonio ricaduta ritenuta paletta pareggio giordano
    coniglio consiglio
    """)
SHORTEST = 3


def stem(word: str) -> str:
    """The word without what number, gender and the commonest suffixes change."""
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


ITALIAN = Language(SMALL, COMMON, LIGHT, NUMBERS, PHRASES, same_as_first(SAME, stem), ALONE, REAL, stem)
