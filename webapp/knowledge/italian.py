"""Italian, as callers ask a restaurant."""

from webapp.knowledge.language import Language, conjugated, said_for, same_as_first, words

FILLER = words("""
    il lo la i gli le un uno una l d un' di a da in con su per tra fra del dello della dei degli delle dell al allo alla
    ai agli alle all dal dallo dalla dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli
    sulle sull col coi e ed o od ma se che chi cui cosa cos qual quale quali come perche anche pure poi allora ecco
    quindi dunque cioe insomma proprio gia ancora sempre circa tipo ne ci ce c vi ve si mi me ti te lui lei noi voi loro
    io tu questo questa questi queste quello quella quelli quelle quel quegli mio mia miei mie tuo tua suo sua suoi sue
    nostro nostra nostri nostre vostro vostra vostri vostre ho hai ha abbiamo avete hanno avevo avere avrei avreste
    avevate sono sei siamo siete e' era eravate essere sia sarebbe sara saremo saremmo c'e esiste esistono fare faccio
    fai fa facciamo fate fanno fareste farebbe potere posso puoi puo possiamo potete possono potrei potremmo potreste
    potrebbe dovere devo deve dobbiamo dovete devono dovrei dovremmo volere voglio vuole vogliamo volete vorrei vorremmo
    volevo volevamo sapere so sa sapete saprei sapreste saperlo dire dirmi dica dici dite direste chiedere chiedo
    chiedervi chiederle chiederti domandare domanda domandina informazione informazioni info buongiorno buonasera salve
    ciao pronto buon buona giorno scusi scusa scusate senta senti sentite guardi favore piacere cortesia gentilmente
    grazie prego mille ok okay ehm eh ah beh mah uh mhm bene si no caso magari forse curiosita volta ristorante locale
    trattoria pizzeria osteria davvero effettivamente praticamente semplicemente solo soltanto
    """)
GENERIC = words("""
    opzione opzioni scelta scelte piatto piatti pietanza pietanze cibo cibi cose qualcosa qualche qualcuno alcuni alcune
    tutto tutti tutta tutte altro altra altri altre servizio servizi possibile possibilita possibilmente disponibile
    disponibili disponibilita presente presenti previsto previste particolare speciale speciali adatto adatta adatti
    adatte vero propri propria proprie cliente clienti ospite ospiti figlio figlia figli figlie moglie marito mamma papa
    madre padre nonna nonno nonni nonne amico amica amici amiche fidanzata fidanzato compagno compagna suocera suocero
    sorella fratello zia zio famiglia mangiare mangio mangia mangiamo mangiano cenare ceniamo ceno pranzare pranziamo
    pranzo' esserci averne averlo farlo serve servono servirebbe bisogno consentito consentiti consentita ammesso ammessa
    ammessi ammesse permesso permessi permessa concesso benvenuti benvenuto viene vieni vengo veniamo venire vengono
    verremmo arrivo vado andare andiamo stare sta stanno stiamo entrare entra entrano riesce riescono riesco riusciamo
    riuscire sapere' tenete tenere mettete mettere date dare danno dato prendere prendete prendono prendo prendiamo
    """) | conjugated("accett serv offr propon prevede trov us consigli proponet", "o i a e iamo ate ete ite ano ono are ere ire")
LIGHT = words("""
    senza dove quando quanto quanta quanti quante orario ora ore menu tavolo tavoli tavolino posto posti coperti persona
    persone sera serata stasera oggi domani stamattina mezzogiorno mattina weekend piccolo piccola piccoli piccole
    grande grandi vicino vicina vicini vicinanze dentro interno interna mie'
    """)
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
        " diciassette diciotto diciannove venti".split(),
        2,
    )
} | dict(trenta="30", quaranta="40", cinquanta="50", sessanta="60", cento="100")
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
    quanto fa = quanto costa
    a che ora = quando
    che ora = quando
    che orari = quando
    fine settimana = weekend
    fate pagare = paga
    si fa a =
    come si fa =
    come faccio =
    wi fi = wifi
    uai fai = wifi
    wai fai = wifi
    posti a sedere = posti
    """)
SAME = """
    bambino bimbo bimba bambina
    cane cagnolino cagnetto cagnolina
    parcheggio parcheggiare posteggio posteggiare parking parcheggiate parcheggia parcheggiamo
    macchina auto automobile vettura
    carrozzina carrozzella
    disabile handicappato invalido
    bagno toilette toilet
    wifi wireless internet
    prezzo tariffa
    costa costare costo costano costerebbe
    pagare paga paghiamo pagano pagamento
    aperto aprite apre aprire apertura
    chiuso chiudete chiude chiudere chiusura
    prenotazione prenotare prenotato prenoto prenotiamo prenotate
    celiaco celiachia
    vegano vegan
    fuori dehors esterno
    ingresso entrata
    accesso accessibile accessibilita
    """
ALONE = words("sale pasto pasti pesca pesche porto porta porte")
SHORTEST = 3


def stem(word: str) -> str:
    """The word without what number, gender and the commonest suffixes change."""
    for suffix, shortest in (("amento", 3), ("amenti", 3), ("azione", 6), ("azioni", 6), ("are", 3)):
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            word = word.removesuffix(suffix)
            break
    else:
        if len(word) > SHORTEST and word[-1] in "aeiou":
            word = word[:-1]
    if len(word) > SHORTEST and word[-1] == "i":
        word = word[:-1]
    return word[:-1] if len(word) > SHORTEST and word[-2:] in ("ch", "gh") else word


ITALIAN = Language(FILLER, GENERIC, LIGHT, NUMBERS, PHRASES, same_as_first(SAME, stem), ALONE, stem)
