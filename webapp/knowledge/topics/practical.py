"""Hours, the way there, whom to reach, what goes on; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "opening_hours",
        said("""che orari fate | a che ora aprite | a che ora chiudete | fino a che ora siete aperti | quando siete
        aperti | quali sono gli orari | siete aperti stasera | aprite anche a pranzo | siete aperti adesso | da che ora
        si può venire a cena | mi dice gli orari della domenica | o rari di apertura | la sera da che ora | la domenica
        sera ci siete | a pranzo siete aperti | da che ora servite la cena | a che ora si comincia a cenare | che orari
        fate a pranzo e a cena | vorrei passare verso le sette siete già aperti"""),
        said("""what are your opening hours | what time do you open | what time do you close | how late are you open |
        when are you open | are you open tonight | do you open for lunch | are you open right now | until when are you
        open | from what time can we come for dinner | what are your hours on sunday | are you open now | from what time
        in the evening | opening times | are you there sunday evening | when do you start serving dinner | from what
        time can we have dinner | what are your lunch and dinner times | i'd like to come by around seven would you be
        open already"""),
        said("""orari | orario | aprite | chiudete | aperti | apertura | a che ora | hours | open | opening | close
        | opening times | until when"""),
        unlike=("last_orders",),
        setting="hours",
    ),
    Topic(
        "closing_day",
        said("""qual è il giorno di chiusura | che giorno siete chiusi | siete aperti il lunedì | la domenica sera
        lavorate | fate riposo settimanale | siete aperti tutti i giorni | il martedì chiudete | che giorno fate riposo
        | il martedì siete chiusi | qual è il vostro giorno libero | in settimana quando non lavorate | il lunedì vi
        trovo | quando state chiusi | di lunedì vi trovo"""),
        said("""which day are you closed | are you open on mondays | do you close one day a week | are you open on
        sunday evening | are you open every day | are you open seven days a week | are you shut on tuesdays | which day
        are you shut | are you closed on tuesdays | what's your day off | which weekday don't you open | can I find you
        there on mondays | when are you closed | would i find you open on a monday"""),
        said("""chiusura | chiusi | riposo | tutti i giorni | lunedì | martedì | mercoledì | giovedì | venerdì |
        sabato | domenica | closed | shut | every day | monday | tuesday | wednesday | thursday | friday |
        saturday | sunday | mondays | tuesdays | wednesdays | thursdays | fridays | saturdays | sundays"""),
        unlike=("closures", "opening_hours"),
        setting="hours",
    ),
    Topic(
        "closures",
        said("""siete aperti a natale | siete chiusi per ferie | quando andate in ferie ad agosto | il venticinque
        dicembre siete aperti | a ferragosto lavorate | siete aperti il primo maggio | l'otto dicembre siete aperti | a
        pasqua aprite | quando riaprite dopo le ferie | siete aperti durante le feste | la sera di capodanno siete
        aperti | ad agosto andate in ferie | la vigilia siete aperti | a natale lavorate | a capodanno si mangia da voi
        | d'inverno restate aperti | chiudete per qualche settimana | a ferragosto fate il pranzo | siete aperti tutto
        l'anno | il primo maggio aprite | a pasquetta ci siete | il primo maggio lavorate | quando chiudete per ferie |
        siete in ferie in questo periodo | il giorno di santo stefano ci siete | per le feste come fate | saremmo in
        zona la settimana di ferragosto vi troviamo"""),
        said("""are you open on christmas day | are you closed for holidays | do you close in august | are you open on
        the twenty fifth of december | are you open on new year's eve | are you open on bank holidays | are you open at
        easter | when do you reopen | are you open over the holidays | are you open on boxing day | thanksgiving are you
        open | do you go on holiday in august | are you open christmas eve | do you work on christmas day | can we eat
        there at new year | do you stay open in winter | do you shut for a few weeks | are you open all year round | do
        you open on the first of may | are you there on easter monday | do you shut in august | open on bank holidays |
        when are you on holiday | are you on holiday at the moment | are you there on boxing day | what do you do over
        the holidays | we'll be around in mid august will we find you open"""),
        said("""natale | ferie | festivi | ferragosto | pasqua | pasquetta | capodanno | vigilia | feste | agosto |
        riaprite | epifania | primo maggio | christmas | holiday | holidays | bank holiday | bank holidays |
        new year | new year's | easter | reopen | boxing day | thanksgiving"""),
        unlike=("closing_day", "holiday_menu"),
        setting="closures",
    ),
    Topic(
        "address",
        said("""dove siete | qual è l'indirizzo | in che via siete | dove vi trovate di preciso | mi dà l'indirizzo
        per il navigatore | in che zona siete | siete in centro"""),
        said("""where are you | what's your address | which street are you on | where exactly are you located | what
        do I put in the sat nav | what's your postcode | what part of town are you in | what's the zip code"""),
        said("""indirizzo | dove siete | via | vi trovate | navigatore | zona | address | where are you | street |
        located | postcode | zip code | sat nav | part of town"""),
        unlike=("directions", "public_transport"),
        setting="address",
    ),
    Topic(
        "directions",
        said("""come si arriva da voi | come vi raggiungo dalla stazione | che uscita devo prendere dall'autostrada | mi
        spiega la strada | siete lontani dal centro | quanto ci si mette a piedi dal duomo | siete vicino al teatro |
        non riesco a trovare l'ingresso | quale citofono | c'è un'insegna | che strada facciamo per venire da voi | dove
        si gira | è facile trovarvi | il navigatore ci porta da un'altra parte | venendo dall'autostrada quale uscita |
        quanto ci si mette in macchina | c'è un cartello sulla strada | ci siamo persi siamo davanti alla chiesa |
        uscendo dall'autostrada da che parte vado | il navigatore mi porta da un'altra parte | come vi trovo | quanto ci
        si mette a piedi dal centro | siamo in macchina e non vi troviamo | venendo da nord come faccio | ho impostato
        il navigatore ma mi porta in una strada chiusa"""),
        said("""how do I get to you | how do I get there from the station | which exit off the motorway | can you give
        me directions | are you far from the centre | how long is the walk from the cathedral | are you near the theatre
        | I can't find the entrance | what landmark are you next to | which road do we take | where do we turn off | are
        you easy to find | the sat nav takes us somewhere else | which exit coming from the motorway | how long is the
        drive | is there a sign on the road | we're lost we're in front of the church | which exit do we take | the sat
        nav sends me somewhere else | how do we find you | is it walkable from the centre | we're driving and can't find
        you | how do i come from the north | my sat nav took me down a dead end how do i get to you"""),
        said("""come si arriva | raggiungo | strada | uscita | lontani | a piedi | vicino al | trovare l'ingresso |
        insegna | directions | get to you | get there | exit | far from | walk | near the | entrance |
        landmark"""),
        unlike=("address", "public_transport", "parking"),
    ),
    Topic(
        "public_transport",
        said("""che metro devo prendere | qual è la fermata più vicina | ci sono autobus che arrivano lì | si arriva in
        tram | siete vicini alla stazione | c'è un treno per tornare la sera tardi | ci si arriva in autobus | che
        fermata devo fare | siete vicini alla metropolitana | come vengo dalla stazione | non ho la macchina come faccio
        ad arrivare | c'è un treno per tornare la sera | dalla stazione si viene a piedi | quale tram passa lì vicino |
        senza patente riesco a venire | senza macchina come faccio ad arrivare | fermata più vicina | con i mezzi si
        arriva | c'è un tram | l'ultimo bus quando passa | scendo dal treno poi cosa prendo | arrivo in metropolitana a
        quale fermata scendo | non guido come si arriva da voi con i mezzi | alloggiamo in centro e siamo senza
        macchina"""),
        said("""what's the nearest metro | which bus goes there | is there a tram stop near you | which tube station is
        closest | are you close to the train station | is there public transport late at night | can we get there by bus
        | which stop do I get off at | are you near the underground | I don't drive how can I reach you | is there a
        train back at night | can I walk from the station | which tram goes near you | is it doable without a car | how
        do we come without a car | nearest stop | can we reach you by public transport | is there a tram | closest
        underground station | i get off the train then what do i take | i don't drive how would i reach you | we're
        staying in the centre without a car"""),
        said("""metro | metropolitana | fermata | autobus | tram | treno | stazione | mezzi | bus |
        tube | subway | train | station | public transport"""),
        unlike=("directions", "coaches", "taxi"),
    ),
    Topic(
        "taxi",
        said("""ci chiamate un taxi | si trova facilmente un taxi lì | avete un servizio navetta | potete farci venire a
        prendere in albergo | mi chiamate voi un taxi | si trova un taxi la sera | quanto costa il taxi dal centro | c'è
        una navetta | venite a prenderci in albergo | per tornare in albergo ci chiamate una macchina | abbiamo bevuto
        ci trovate un taxi | a mezzanotte si trova un taxi lì | non vogliamo guidare dopo aver bevuto come torniamo"""),
        said("""can you call us a taxi | is it easy to get a cab | do you have a shuttle | can you pick us up from the
        hotel | do ubers go there | would you call us a cab | can we get a taxi at night | how much is a cab from town |
        is there a shuttle | could you call us a car back to the hotel | we'll have been drinking can you get us a cab |
        can you get a taxi there at midnight | we don't want to drive after drinking how would we get back"""),
        said("taxi | navetta | venire a prendere | cab | shuttle | uber | ubers | pick us up"),
        unlike=("public_transport",),
    ),
    Topic(
        "phone",
        said("""qual è il vostro numero di telefono | mi dà un numero da chiamare | avete un cellulare | a che numero vi
        trovo | posso scrivervi su whatsapp | a che numero vi chiamo | mi ridà il numero | avete whatsapp"""),
        said("""what's your phone number | is there a number I can call back on | do you have a mobile number | what
        number do I ring | can I whatsapp you | can you give me your number again | do you have a mobile | are you on
        whatsapp"""),
        said("numero di telefono | numero | cellulare | whatsapp | phone number | number | mobile | telephone"),
        unlike=("email", "mobile_signal"),
        setting="phone",
    ),
    Topic(
        "email",
        said("""qual è la vostra mail | a che indirizzo email scrivo | avete un sito internet | siete su instagram |
        posso parlare con l'ufficio | a che indirizzo vi scrivo | posso mandare una mail | mi detta la mail"""),
        said("""what's your email address | where can I write to you | do you have a website | are you on instagram |
        are you on facebook | what address do I write to | can I send you an email | could you spell your email"""),
        said("mail | email | e mail | sito | instagram | facebook | online | website | email address"),
        unlike=("phone", "how_to_book"),
    ),
    Topic(
        "lost_property",
        said("""ho dimenticato la giacca da voi | ho perso gli occhiali ieri sera nel vostro locale | avete trovato un
        portafoglio | credo di aver lasciato l'ombrello lì | mia figlia ha scordato il peluche sotto il tavolo | avete
        trovato un orecchino | ieri sera ho lasciato la sciarpa da voi | avete trovato un paio di occhiali | mio marito
        ha perso il portafoglio al vostro tavolo | ho scordato l'ombrello | credo di aver lasciato il telefono sulla
        panca | qualcuno vi ha consegnato un mazzo di chiavi | mia figlia ha lasciato lì il suo peluche | tenete gli
        oggetti trovati | quando posso passare a riprendere la giacca che ho lasciato | sono andata via senza la borsa |
        ieri sera mi è rimasto l'ombrello da voi | credo di aver perso un orecchino nel vostro locale | ho lasciato lì
        la borsa ieri a pranzo l'avete vista | mio figlio ha dimenticato il peluche | ieri eravamo al tavolo vicino alla
        finestra e credo di aver lasciato gli occhiali"""),
        said("""I left my jacket there last night | I've lost my glasses did you find them | has anyone handed in a
        wallet | I think I forgot my umbrella | do you have a lost property box | my daughter left her teddy under the
        table | did you find a phone | I left my scarf behind last night | did anyone hand in a pair of glasses | my
        husband lost his wallet at your place | I forgot my umbrella | I think my phone is still on the bench | has
        anybody found a set of keys | my daughter left her teddy with you | do you keep things people forget | when can
        I pick up the jacket I left | I went home without my handbag | i left my umbrella with you last night | i think
        i lost an earring at your place | i left my bag there at lunch yesterday have you seen it | my son forgot his
        teddy | we were at the window table yesterday and i think i left my glasses"""),
        said("""dimenticato | dimenticata | perso | lasciato | scordato | trovato | smarrito | oggetti smarriti |
        left | lost | forgot | forgotten | handed in | lost property | lost and found"""),
        unlike=("luggage",),
    ),
    Topic(
        "jobs",
        said("""cercate personale | posso mandare il curriculum | state assumendo camerieri | vorrei lavorare da voi |
        cercate un lavapiatti | fate tirocini | a chi consegno il curriculum | prendete extra per il fine settimana |
        vorrei candidarmi come cameriera | cercate un aiuto cuoco | posso lasciare il curriculum | avete posti liberi in
        cucina | mio figlio cerca un lavoretto per l'estate | assumete per il fine settimana | a chi mando la
        candidatura | prendete stagisti della scuola alberghiera | serve un lavapiatti | cerco lavoro come cameriera |
        mio figlio vorrebbe fare la stagione | avete bisogno di una mano in cucina | a chi mando il curriculum | ho
        esperienza come pizzaiolo e sto cercando un posto"""),
        said("""are you hiring | can I send you my cv | do you need waiting staff | I'm looking for a job | do you have
        any vacancies | do you take apprentices | who do I give my resume to | any kitchen porter work going | I'd like
        to apply as a waitress | are you looking for a kitchen hand | can I drop off my resume | are there any openings
        in the kitchen | my son is after a summer job | do you need weekend staff | who do I send my application to | do
        you take trainees | is there any work going | i'm looking for waitressing work | my son wants a summer job | do
        you need a hand in the kitchen | who do i send my cv to | i've worked as a pizza chef and am looking for a
        place"""),
        said("""personale | curriculum | assumendo | lavorare | lavoro | tirocini | stage | camerieri | hiring | cv
        | job | jobs | vacancies | resume | work for you | apprentices | position"""),
        unlike=("press", "suppliers"),
    ),
    Topic(
        "press",
        said("""sono una giornalista con chi posso parlare | vorrei recensire il ristorante | sono un food blogger fate
        collaborazioni | chi si occupa dell'ufficio stampa | scrivo per una rivista | vorrei fare un servizio sul locale
        | faccio recensioni sui social"""),
        said("""I'm a journalist who can I speak to | I'd like to review the restaurant | I'm a blogger do you do
        collaborations | who handles press | can I interview the chef | I write for a magazine | I'd like to do a piece
        on you | I review places online"""),
        said("""giornalista | recensire | blogger | stampa | collaborazioni | influencer | intervista | journalist |
        review | press | collaborations | interview"""),
        unlike=("photos", "jobs"),
    ),
    Topic(
        "suppliers",
        said("""sono un fornitore di vini con chi parlo | vorrei proporvi i nostri prodotti | chi si occupa degli
        acquisti | chiamo dalla ditta del caffè | siamo un'agenzia pubblicitaria | siamo un'azienda di vini vorremmo
        proporvi i nostri | vendiamo caffè possiamo passare"""),
        said("""I'm a wine supplier who do I talk to | can I speak to whoever does the ordering | we'd like to show you
        our products | I'm calling from a delivery company | we sell card machines | we're a wine company and would like
        to show you ours | who does the buying | we sell coffee can we drop in"""),
        said("""fornitore | fornitori | acquisti | ditta | rappresentante | proporvi | agenzia | supplier |
        suppliers | ordering | products | sales"""),
        unlike=("jobs",),
    ),
    Topic(
        "complaints_manager",
        said("""posso parlare con il direttore | vorrei fare un reclamo | c'è il titolare | non siamo stati bene l'altra
        sera a chi lo dico | chi è il responsabile | posso parlare con una persona vera | ieri ci siamo trovati male |
        vorrei parlare con il responsabile | il conto era sbagliato | mi passa il titolare | volevo lamentarmi del
        servizio"""),
        said("""can I speak to the manager | I want to make a complaint | is the owner there | we weren't happy with the
        service who do I tell | who is in charge | can I talk to a real person | put me through to someone | we had a
        bad time yesterday | our bill was wrong | put me through to the owner | I want to complain about the
        service"""),
        said("""direttore | reclamo | titolare | responsabile | lamentela | pagare due volte | persona vera |
        manager | complaint | owner | in charge | charged twice | real person"""),
        unlike=("feedback",),
    ),
    Topic(
        "live_music",
        said("""fate musica dal vivo | c'è un gruppo che suona il venerdì | quando c'è il concerto | suona qualcuno
        stasera | c'è il pianista | si paga per la serata con la musica | musica dal vico | che sera suonano | fate
        concerti | c'è qualcuno che suona dal vivo | si mangia con la musica | stasera c'è il gruppo | c'è un pianoforte
        | il chitarrista quando c'è | si paga il concerto | ci piacerebbe cenare ascoltando jazz | c'è qualcuno che
        suona | concerti | serata con musica | quando fate le serate con la musica | chi suona venerdì | si paga in più
        quando c'è il gruppo | ci piacerebbe una serata con qualcuno che suona mentre si mangia"""),
        said("""do you have live music | is there a band on fridays | when is the concert | is anyone playing tonight |
        is there a pianist | is there a charge for the music night | is there a jazz night | which night is the band on
        | do you put on concerts | does anyone play live | can we eat with music on | is the group playing tonight | is
        there a piano player | when's the guitarist on | do you charge for the gig | we'd love dinner with some jazz |
        is anyone playing | gigs | evening with music | when are the music nights | who's on this friday | is it extra
        when there's a band | we'd enjoy an evening with somebody playing while we eat"""),
        said("""musica dal vivo | concerto | concerti | suona | pianista | band | jazz | live music | concert |
        playing tonight | singer | music night"""),
        unlike=("quiet_tables", "dj_dancing", "karaoke"),
    ),
    Topic(
        "dj_dancing",
        said("""si balla | c'è il dj | dopo cena c'è la discoteca | fate serate latine | si balla dopo cena | c'è la
        pista | mettete musica per ballare | fate serate con il deejay"""),
        said("""is there dancing | do you have a dj | is there a dance floor | do you turn into a club later | is there
        dancing after dinner | do you put music on for dancing | do you have dj nights"""),
        said("balla | ballare | dj | discoteca | dancing | dance | dance floor | club"),
        unlike=("live_music", "karaoke"),
    ),
    Topic(
        "karaoke",
        said("""fate il karaoke | quando c'è la serata karaoke | si può cantare da voi | fate la serata karaoke | c'è il
        microfono per cantare"""),
        said("""do you do karaoke | is there a karaoke night | can we sing there | do you do karaoke nights | is there a
        mic for singing"""),
        said("karaoke"),
        unlike=("live_music", "quiz_events"),
    ),
    Topic(
        "sport_tv",
        said("""fate vedere la partita | avete la televisione | si può guardare la champions da voi | trasmettete le
        partite della nazionale | c'è un maxi schermo | si vede la partita | avete il maxischermo | trasmettete il
        campionato | c'è la televisione in sala | dove possiamo guardare la finale | fate vedere il gran premio | dove
        vediamo la finale | c'è uno schermo | stasera gioca la nazionale la fate vedere"""),
        said("""do you show the football | is there a tv | can we watch the match | are you showing the game | do you
        have sky sports | will the rugby be on | is the match on | do you have a big screen | do you show the league
        games | is there a telly | where can we watch the final | will you have the race on | is there a screen |
        england are playing tonight will you show it"""),
        said("""partita | partite | televisione | tv | champions | nazionale | schermo | calcio | football | match |
        game | rugby | sports | telly | screen"""),
        unlike=("live_music",),
    ),
    Topic(
        "quiz_events",
        said("""che eventi avete questo mese | fate serate a tema | c'è la serata quiz | avete un calendario degli
        eventi | organizzate cene con delitto | che eventi fate questa settimana | c'è qualcosa di speciale venerdì"""),
        said("""what events do you have on | is there a quiz night | do you do themed evenings | do you have a calendar
        of events | are there murder mystery dinners | what's on this month | what's on this week | do you do themed
        nights | do you do murder mystery dinners | anything special on friday"""),
        said("eventi | evento | serate a tema | serata | quiz | calendario | events | quiz night | themed | what's on"),
        unlike=("live_music", "wine_tasting"),
    ),
    Topic(
        "products_for_sale",
        said("""vendete i vostri prodotti | si può comprare l'olio | vendete il vostro pane | posso comprare un
        barattolo della vostra salsa | fate cesti regalo | vendete il libro di ricette | si può comprare il vostro sugo
        | posso portare a casa un barattolo | il vostro olio lo vendete | vorrei acquistare una bottiglia da regalare |
        la marmellata si può comprare | il vostro olio si può comprare | vendete la salsa in barattolo"""),
        said("""do you sell your products | can I buy the olive oil | do you sell your bread | can I buy a jar of your
        sauce | do you do hampers | do you have a recipe book for sale | can I buy your sauce | do you sell your own
        products | can I take a jar home | is your olive oil for sale | do you make hampers | I'd like to buy a bottle
        as a gift | is your jam for sale | can we buy your oil | do you sell jars of the sauce"""),
        said("comprare | vendete | acquistare | bottega | cesti | buy | sell | for sale | shop | hampers | jar"),
        unlike=("gift_vouchers", "takeaway"),
    ),
    Topic(
        "history",
        said("""da quanto tempo siete aperti | quando è nato il ristorante | che storia ha il locale | perché si chiama
        così | da quanti anni siete aperti | chi ha fondato il locale | è un posto storico | da quante generazioni ci
        siete | è un locale storico"""),
        said("""how long have you been open | when was the restaurant founded | what's the history of the building | how
        did you get your name | how many years have you been open | who started the place | is it an old place | how
        many generations have you been here"""),
        said("""da quanto tempo | nato | storia | si chiama così | how long have you been | founded | history |
        building | name"""),
        unlike=("chef_owner", "awards"),
    ),
    Topic(
        "charity",
        said("""potete fare una donazione per la nostra lotteria | fate sponsorizzazioni | date una mano alla nostra
        associazione | fate beneficenza | ci donate un premio per la lotteria | sponsorizzate la squadra"""),
        said("""would you donate a raffle prize | do you sponsor local teams | can you support our charity | do you do
        charity | do you sponsor teams"""),
        said("""donazione | sponsorizzazioni | beneficenza | associazione | lotteria | donate | raffle | sponsor |
        charity"""),
        unlike=("discounts",),
    ),
    Topic(
        "feedback",
        said("""volevo farvi i complimenti | dove posso lasciare una recensione | siamo stati benissimo lo dica allo
        chef | dove lascio una recensione | abbiamo mangiato benissimo"""),
        said("""I wanted to say thank you for a lovely evening | where can I leave a review | please pass on our
        compliments | I wanted to say well done | where do I leave a review | we had a lovely meal"""),
        said("complimenti | recensione | benissimo | thank you for | leave a review | compliments"),
        unlike=("complaints_manager",),
    ),
    Topic(
        "first_aid",
        said("""avete un defibrillatore | c'è qualcuno che sa usare l'epipen | se qualcuno si sente male cosa fate | il
        personale sa il primo soccorso | potete tenere in frigo l'insulina | c'è qualcuno che sa fare il primo soccorso
        | c'è una farmacia vicina"""),
        said("""do you have a defibrillator | is anyone trained to use an epipen | do your staff know first aid | what
        if someone has a reaction at the table | can you keep insulin in the fridge | does anyone know first aid | is
        there a chemist near"""),
        said("""defibrillatore | epipen | primo soccorso | si sente male | insulina | farmaco | defibrillator |
        first aid | insulin | medication | medicine"""),
        unlike=("ill_after_meal",),
        is_safety=True,
    ),
    Topic(
        "ill_after_meal",
        said("""siamo stati male dopo aver mangiato da voi | mio figlio ha vomitato dopo la cena | credo di aver
        avuto un'intossicazione | qualcun altro è stato male ieri sera"""),
        said("""we were ill after eating at yours | my son has been sick since dinner | I think I got food poisoning
        | has anyone else been unwell"""),
        said("""stati male | stato male | vomitato | intossicazione | mal di pancia | ill | sick | food poisoning |
        unwell | vomiting"""),
        unlike=("complaints_manager", "first_aid"),
        is_safety=True,
    ),
    Topic(
        "hygiene",
        said("""che norme igieniche seguite | il personale porta la mascherina | se ho la febbre devo disdire | ho il
        covid cosa faccio con la prenotazione | la cucina è pulita | avete avuto controlli | come sanificate i
        tavoli"""),
        said("""what's your hygiene rating | do staff wear masks | I've tested positive for covid what about my table |
        what hygiene measures do you take | is the kitchen clean | have you been inspected | how do you clean the
        tables"""),
        said("igieniche | igiene | mascherina | covid | febbre | hygiene | masks | mask | positive"),
        unlike=("ill_after_meal",),
        is_safety=True,
    ),
    Topic(
        "fire_exits_security",
        said("c'è la sicurezza all'ingresso | ci sono telecamere | controllate i documenti ai ragazzi"),
        said("do you check id | is there security on the door | are there cameras | do I need to bring identification"),
        said("sicurezza | telecamere | documenti | documento | security | id | cameras | identification"),
        unlike=("step_free_access",),
    ),
    Topic(
        "weather_today",
        said("""che tempo fa da voi | piove lì adesso | domani ci sarà il sole | com'è il tempo lì | sta piovendo da voi
        | c'è vento oggi"""),
        said("""what's the weather like there | is it raining there now | will it be sunny tomorrow | is it raining over
        there | is it windy today"""),
        said("che tempo fa | weather | sunny | raining"),
        unlike=("outdoor_heating",),
    ),
)
