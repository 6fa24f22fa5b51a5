"""What there is beside a meal: events, farm and sea, rooms, games, and the weather outside."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "catering",
        said("""fate catering | venite a cucinare a casa mia per una festa | portate il buffet in ufficio | mi serve da
        mangiare per cinquanta persone a un evento | organizzate rinfreschi fuori | uno chef a domicilio ce l'avete |
        noleggiate anche i camerieri | fate servizio per feste private in villa | faccio una festa a casa mi preparate
        tutto voi | per l'inaugurazione del negozio vorremmo un rinfresco"""),
        said("""do you do catering | could you come and cook at my house for a party | can you bring a buffet to our
        office | i need food for fifty people at an event | do you do receptions elsewhere | do you have a private chef
        service | can we hire your waiters | would you cater a party at a villa | i'm having people at home could you do
        all the food | we'd like some food for our shop opening"""),
        said("""catering | cucinare a casa | buffet | evento | rinfreschi | chef a domicilio | camerieri | feste private
        | cook at my | at an event | receptions elsewhere | private chef | hire your waiters | cater"""),
        unlike=("delivery", "private_hire"),
    ),
    Topic(
        "hampers",
        said("""fate i cesti natalizi | avete confezioni regalo con i vostri prodotti | vendete il panettone | si può
        spedire una scatola di prodotti | una confezione di bottiglie da regalare | fate pacchi regalo | i biscotti si
        possono comprare in scatola | la colomba la vendete | cerco un pensiero da mandare ai clienti per natale"""),
        said("""do you do christmas hampers | do you have gift boxes of your products | do you sell panettone | can you
        ship a box of products | a pack of bottles as a present | do you gift wrap | can i buy a tin of biscuits | do
        you sell easter cakes | i'm after something to send clients at christmas"""),
        said("""cesti | cesto | confezioni | confezione | panettone | scatola | pacchi regalo | colomba | hampers | gift
        boxes | ship a box | pack of bottles | gift wrap | tin of | easter cakes"""),
        unlike=("products_for_sale", "gift_vouchers"),
    ),
    Topic(
        "guided_tour",
        said("""si può visitare la cantina | fate visite guidate | ci fate vedere il frantoio | si può vedere come fate
        il formaggio | la visita dura quanto | si può visitare l'azienda senza mangiare | i bambini possono vedere gli
        animali e la fattoria | quanto costa la visita | ci piacerebbe vedere dove lo producete | si può fare un giro
        dell'azienda"""),
        said("""can we visit the cellar | do you do guided tours | could you show us the olive mill | can we see how you
        make cheese | how long is the tour | can we visit the farm without eating | can the children see the farm and
        the animals | how much is the tour | we'd love to see where you make it | could we look round the place"""),
        said("""visitare | visite | visita | frantoio | vedere come | fattoria | visit | tours | tour | olive mill | see
        how | the farm"""),
        unlike=("wine_tasting", "cooking_class"),
    ),
    Topic(
        "farm_animals",
        said("""avete animali nella fattoria | i bambini possono dare da mangiare alle galline | ci sono i cavalli | si
        può fare un giro sul pony | avete le caprette | gli asini si possono accarezzare | ci sono le pecore | le mucche
        sono vostre"""),
        said("""do you have farm animals | can the children feed the hens | are there horses | are there pony rides | do
        you have goats | can we stroke the donkeys | are there sheep | are the cows yours"""),
        said("""animali nella fattoria | galline | cavalli | pony | caprette | asini | pecore | mucche | farm animals |
        hens | horses | goats | donkeys | sheep | cows"""),
        unlike=("dogs_inside", "play_area"),
    ),
    Topic(
        "picnic",
        said("""possiamo fare un picnic nel vostro prato | preparate il cestino per il picnic | si può mangiare
        sull'erba | ci date i panini da portare in spiaggia | un pranzo al sacco lo preparate | possiamo portarci da
        mangiare da casa e stare lì | avete dei tavoli da picnic | il cestino per la gita quanto costa"""),
        said("""can we picnic on your lawn | do you make up picnic baskets | can we eat on the grass | could you make
        sandwiches for the beach | do you do packed lunches | can we bring our own food and sit there | are there picnic
        tables | how much is a picnic basket"""),
        said("""picnic | sull'erba | panini da portare | pranzo al sacco | portarci da mangiare | cestino | on the grass
        | sandwiches for | packed lunches | our own food"""),
        unlike=("takeaway",),
    ),
    Topic(
        "mooring",
        said("""possiamo attraccare con la barca | avete un pontile | veniamo dal mare dove ormeggiamo | c'è una boa per
        la barca | ci venite a prendere con il gommone | si arriva anche in barca | il molo è vostro | quanto costa
        l'ormeggio | arriveremmo in barca a vela | dal mare si può scendere da voi"""),
        said("""can we moor our boat | do you have a jetty | we're coming by sea where can we tie up | is there a buoy
        for the boat | do you send a dinghy to pick us up | can you get there by boat | is the pier yours | how much is
        mooring | we'd be coming in a sailing boat | can we land from the sea"""),
        said("""attraccare | barca | pontile | ormeggiamo | ormeggio | boa | gommone | molo | moor | boat | jetty | tie
        up | buoy | dinghy | pier | mooring"""),
        unlike=("parking", "directions"),
    ),
    Topic(
        "bike_rental",
        said("""noleggiate le biciclette | si possono affittare le bici lì | avete monopattini da noleggiare | ci
        prestate una bici | avete una pompa per gonfiare la gomma | ho forato la bici mi aiutate | il percorso in bici
        passa da voi | avete gli attrezzi per riparare la bici"""),
        said("""do you rent bicycles | can we hire bikes there | do you have scooters for hire | could you lend us a
        bike | do you have a pump for a tyre | i've got a puncture can you help | does the cycle route pass you | do you
        have tools to fix a bike"""),
        said("""noleggiate | affittare le bici | monopattini | prestate | pompa | forato | percorso in bici | attrezzi |
        rent | hire | lend | pump | puncture | cycle route | fix a bike"""),
        unlike=("bike_parking",),
    ),
    Topic(
        "room_facilities",
        said("""in camera c'è il bagno | la camera ha l'aria condizionata | la colazione è compresa nel prezzo della
        camera | c'è il letto matrimoniale | avete camere per famiglie | in camera si può portare il cane | le camere
        hanno la vista | c'è una culla in camera | la tv in camera c'è | la stanza com'è | c'è il frigo in camera |
        siamo in quattro in una stanza ci stiamo"""),
        said("""is there a bathroom in the room | does the room have air conditioning | is breakfast included with the
        room | is it a double bed | do you have family rooms | can the dog sleep in the room | do the rooms have a view
        | is there a cot in the room | is there a tv in the room | what's the room like | is there a fridge in the room
        | could four of us fit in one room"""),
        said("""camera | camere | letto | culla | room | rooms | bed | cot"""),
        unlike=("rooms_to_stay",),
    ),
    Topic(
        "check_in",
        said("""a che ora si può entrare in camera | entro che ora bisogna lasciare la stanza | fate il check in anche
        di notte | possiamo arrivare tardi per il check in | c'è la reception | dopo il check out si possono lasciare le
        valigie | chi ci dà le chiavi | a che ora si libera la camera | arriviamo di notte ci aprite | partiamo presto
        come facciamo con le chiavi"""),
        said("""what time can we get into the room | what time is check out | can we check in at night | can we arrive
        late for check in | is there a reception | can we leave bags after check out | who gives us the keys | when do
        we have to be out of the room | we arrive in the night will somebody let us in | we leave early what about the
        keys"""),
        said("""entrare in camera | lasciare la stanza | check in | reception | check out | chiavi | libera la camera |
        into the room | keys | out of the room"""),
        unlike=("rooms_to_stay", "luggage", "early_arrival"),
    ),
    Topic(
        "babysitting",
        said("""c'è qualcuno che guarda i bambini | avete la baby sitter | fate animazione per i piccoli | c'è un
        animatore alle feste dei bambini | potete tenere i bimbi mentre mangiamo | organizzate laboratori per bambini |
        c'è il truccabimbi | fate spettacoli per i bambini | noi vorremmo mangiare tranquilli c'è chi sta dietro ai
        piccoli"""),
        said("""is there someone to watch the children | do you have a babysitter | is there entertainment for the
        little ones | is there a children's entertainer | could you mind the kids while we eat | do you do workshops for
        children | is there face painting | are there shows for children | we'd like to eat in peace is there anyone to
        watch over the little ones"""),
        said("""guarda i bambini | baby sitter | animazione | animatore | tenere i bimbi | laboratori | truccabimbi |
        spettacoli per | watch the children | babysitter | entertainment for the little | entertainer | mind the kids |
        workshops | face painting | shows for"""),
        unlike=("play_area", "children_welcome"),
    ),
    Topic(
        "children_party",
        said("""fate feste di compleanno per bambini | vorrei fare la festa di mia figlia che fa sei anni | venti
        bambini e i genitori è possibile | c'è un menù per la festa dei bambini | il pacchetto compleanno bimbi quanto
        costa | la merenda di compleanno la fate | possiamo fare i giochi alla festa | c'è uno spazio solo per la festa
        dei bambini | mio figlio compie sette anni e inviterebbe la classe | festa con gli amichetti"""),
        said("""do you do children's birthday parties | i'd like to have my daughter's sixth birthday there | twenty
        children and parents is that possible | is there a kids party menu | how much is the children's party package |
        do you do birthday teas for kids | can we play games at the party | is there a space just for the kids party |
        my boy is turning seven and wants his class along | party with his little friends"""),
        said("""feste di compleanno per | festa di mia | venti bambini | festa dei bambini | compleanno bimbi | merenda
        | giochi alla festa | children's birthday | sixth birthday | twenty children | kids party | party package |
        birthday teas | games at the party | children's party"""),
        unlike=("birthday_party", "children_menu"),
    ),
    Topic(
        "valet",
        said("""c'è qualcuno che parcheggia la macchina | avete il servizio valet | lascio le chiavi all'ingresso | ci
        pensate voi alla macchina | c'è un posteggiatore | quanto costa far parcheggiare l'auto | il parcheggio è
        custodito | la macchina lì è al sicuro"""),
        said("""is there someone who parks the car | do you have valet parking | do i leave my keys at the door | will
        you take care of the car | is there a parking attendant | how much is the valet | is the car park guarded | is
        the car safe there"""),
        said("""parcheggia la macchina | valet | chiavi | ci pensate voi | posteggiatore | parcheggiare l'auto |
        custodito | al sicuro | parks the car | keys | care of the car | attendant | guarded | safe there"""),
        unlike=("parking",),
    ),
    Topic(
        "table_games",
        said("""avete giochi da tavolo | c'è il calcio balilla | si può giocare a carte da voi | avete il ping pong |
        c'è un bersaglio per le freccette | si può giocare a bocce | avete gli scacchi | c'è il flipper"""),
        said("""do you have board games | is there table football | can we play cards at yours | do you have table
        tennis | is there a dartboard | can we play boules | do you have chess | is there a pinball machine"""),
        said("""giochi da tavolo | calcio balilla | giocare a carte | ping pong | freccette | bocce | scacchi | flipper
        | board games | table football | play cards | table tennis | dartboard | boules | chess | pinball"""),
        unlike=("play_area", "quiz_events"),
    ),
    Topic(
        "outdoor_rain",
        said("""se piove dove mangiamo | la terrazza ha la copertura | fuori c'è una tettoia | se viene a piovere ci
        spostate dentro | il matrimonio all'aperto e se piove | chiudete il giardino quando fa brutto | i tavoli fuori
        hanno gli ombrelloni | c'è il piano b in caso di maltempo | abbiamo prenotato fuori ma mettono brutto | e se
        arriva un temporale"""),
        said("""where do we eat if it rains | is the terrace covered | is there a roof outside | will you move us in if
        it pours | an outdoor wedding and what if it rains | do you close the garden in bad weather | do the outside
        tables have umbrellas | what's the plan for bad weather | we booked outside but the forecast is poor | and if
        there's a storm"""),
        said("""piove | copertura | tettoia | piovere | fa brutto | ombrelloni | maltempo | rains | covered | roof |
        pours | bad weather | umbrellas"""),
        unlike=("outdoor_seating", "weather_today"),
    ),
    Topic(
        "shade_and_insects",
        said("""c'è ombra sulla terrazza | fuori ci sono le zanzare | al tavolo fuori si sta al sole | avete lo spray
        per le zanzare | ci sono le vespe in giardino | a mezzogiorno fuori fa troppo caldo | gli ombrelloni fanno ombra
        | ci sono insetti la sera"""),
        said("""is there shade on the terrace | are there mosquitoes outside | would we be in full sun | do you have bug
        spray | are there wasps in the garden | is it too hot out at midday | do the parasols give shade | are there
        insects in the evening"""),
        said("""ombra | zanzare | al sole | spray | vespe | troppo caldo | insetti | shade | mosquitoes | full sun | bug
        spray | wasps | too hot | insects"""),
        unlike=("outdoor_seating", "outdoor_heating"),
    ),
    Topic(
        "outdoor_booking",
        said("""si può prenotare un tavolo fuori | i tavoli in terrazza si prenotano | ci garantite il posto in giardino
        | vorrei prenotare proprio all'aperto | fuori si prenota o si va a chi arriva prima | posso scegliere dentro o
        fuori quando prenoto | se prenoto mi date un tavolo all'esterno | per stare fuori devo prenotare | vorrei essere
        sicura di stare in terrazza"""),
        said("""can i book a table outside | can terrace tables be reserved | can you guarantee us the garden | i'd like
        to reserve outdoors for sure | is outside first come first served | can i choose inside or outside when i book |
        if i book will you give us an outdoor table | to sit out do we have to book | i want to be sure we're on the
        terrace"""),
        said("""prenotare un tavolo fuori | si prenotano | garantite | proprio all'aperto | fuori si prenota | dentro o
        fuori | tavolo all'esterno | stare fuori devo | table outside | terrace tables | guarantee | outdoors for sure |
        first come | inside or outside | outdoor table | sit out"""),
        unlike=("outdoor_seating", "table_choice"),
    ),
    Topic(
        "indoor_heating",
        said("""dentro fa freddo d'inverno | la sala è riscaldata | avete il riscaldamento | si sta al caldo | c'è la
        stufa in sala | posso tenere il cappotto perché ho freddo | c'è corrente d'aria | potete alzare il riscaldamento
        | la mia mamma ha sempre freddo dentro si sta bene"""),
        said("""is it cold inside in winter | is the dining room heated | do you have heating | will we be warm enough |
        is there a stove inside | is it draughty | should i keep my coat on | could you turn the heating up | my mum is
        always cold is it cosy inside"""),
        said("""freddo | riscaldata | riscaldamento | al caldo | stufa | corrente d'aria | cold | heated | heating |
        warm | stove | draughty | coat on"""),
        unlike=("outdoor_heating", "air_conditioning", "fireplace"),
    ),
    Topic(
        "nearby_sights",
        said("""cosa c'è da vedere vicino a voi | dopo pranzo dove possiamo fare una passeggiata | c'è un parco lì
        vicino per i bambini | siete vicino al museo | ci sono negozi intorno | avete sentieri nei dintorni | cosa si
        può fare dalle vostre parti | quanto distate dal castello | dopo mangiato cosa si può fare lì intorno"""),
        said("""what is there to see near you | where can we walk after lunch | is there a park nearby for the children
        | are you near the museum | are there shops around | are there footpaths nearby | what is there to do round
        there | how far are you from the castle | what can we do round there after the meal"""),
        said("""da vedere | passeggiata | parco | museo | negozi | sentieri | dalle vostre parti | castello | to see |
        walk after | park nearby | museum | shops around | footpaths | to do round | castle"""),
        unlike=("directions", "address"),
    ),
    Topic(
        "entrance",
        said("""qual è l'ingresso | che campanello devo suonare | c'è un'insegna fuori | a che piano siete | si entra
        dal cortile | la porta sul retro è aperta | l'ingresso è sulla piazza | come riconosco il locale | sono qui
        davanti ma non trovo la porta | è tutto chiuso da dove si entra"""),
        said("""which door do we use | which bell do i ring | is there a sign outside | what floor are you on | do we go
        in through the courtyard | is the back door open | is the entrance on the square | how do i recognise the place
        | i'm outside and can't find the door | it all looks shut how do we get in"""),
        said("""ingresso | campanello | insegna | che piano | cortile | sul retro | riconosco | which door | bell | sign
        | floor | courtyard | back door | entrance | recognise"""),
        unlike=("address", "directions", "step_free_access"),
    ),
    Topic(
        "incomplete_party",
        said("""siamo arrivati in due su sei ci fate sedere | gli altri arrivano dopo possiamo intanto sederci |
        dobbiamo esserci tutti per avere il tavolo | se uno arriva più tardi è un problema | iniziamo a ordinare prima
        che arrivino gli altri | un'amica ci raggiunge per il dolce | manca ancora una persona possiamo sederci | se
        siamo solo in tre su cinque ci fate sedere | un paio di noi arriveranno più tardi iniziamo lo stesso"""),
        said("""two of us out of six are here can we sit | the others come later can we sit meanwhile | do we all need
        to be there to get the table | is it a problem if one comes later | may we order before the others arrive | a
        friend will join us for dessert | one person is missing can we sit | only three of five are here can we sit | a
        couple of us will be later can we start anyway"""),
        said("""ci fate sedere | sederci | esserci tutti | più tardi | prima che arrivino | ci raggiunge | can we sit |
        sit meanwhile | all need to be | comes later | before the others | join us"""),
        unlike=("late_arrival", "change_booking"),
    ),
    Topic(
        "wedding_details",
        said("""si può assaggiare il menù prima del matrimonio | fino a che ora dura la festa di nozze | la torta
        nuziale è compresa | c'è spazio per ballare al matrimonio | si può fare la cerimonia lì da voi | le decorazioni
        dei tavoli le fate voi | quanto viene a testa il matrimonio | avete un posto dove la sposa si cambia"""),
        said("""can we taste the wedding menu beforehand | how late can the wedding go on | is the wedding cake included
        | is there room to dance at the wedding | can the ceremony be held with you | do you do the table flowers |
        what's the wedding price per head | is there a room for the bride to change"""),
        said("""prima del matrimonio | festa di nozze | torta nuziale | ballare | cerimonia | decorazioni | matrimonio |
        la sposa | wedding | dance | ceremony | table flowers | bride"""),
        unlike=("weddings",),
    ),
    Topic(
        "loan_items",
        said("""mi prestate un ombrello | avete un caricabatterie | ci date una coperta | avete occhiali da lettura per
        il menù | mi prestate un adattatore | avete un cuscino per la sedia | avete delle medicine per il mal di testa |
        mi date un cerotto"""),
        said("""could you lend me an umbrella | do you have a phone charger | can we have a blanket | do you have
        reading glasses | could i borrow an adapter | do you have a cushion for the chair | do you have anything for a
        headache | can i have a plaster"""),
        said("""ombrello | caricabatterie | coperta | occhiali | adattatore | cuscino | mal di testa | cerotto |
        umbrella | charger | blanket | reading glasses | adapter | cushion | headache | plaster"""),
        unlike=("power_sockets", "first_aid"),
    ),
)
