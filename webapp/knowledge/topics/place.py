"""The house itself: rooms and terrace, getting in, parking; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "outdoor_seating",
        said("""avete tavoli all'aperto | si può mangiare fuori | c'è una terrazza | avete il dehors | c'è il giardino
        vorremmo stare fuori se possibile | ce un de or | si cena in giardino | avete posti esterni | mangiamo
        volentieri all'aria aperta | apparecchiate fuori anche la sera | avete un cortile | c'è la veranda | con questo
        bel tempo ci piacerebbe un tavolino fuori | avete la terra zza | con questo sole vorremmo stare fuori | c'è uno
        spazio all'aperto | tavolo fuori | avete un giardino o una terrazza | dehors | si può cenare sotto le stelle |
        si sta ancora fuori la sera | avete qualche tavolino in strada | posto all'ombra in giardino | con questo caldo
        chiusi dentro no avete qualcosa all'aria | vorremmo goderci la serata all'aperto"""),
        said("""do you have outdoor seating | can we eat outside | is there a terrace | have you got a garden | do you
        have a patio | can we sit out in the sun | any tables outside | is the courtyard open | al fresco dining | we'd
        love to be outdoors if the weather holds | is there a veranda | have you got a beer garden | do you have tables
        out on the pavement | it's lovely weather we'd like to sit outside | is there any outdoor space | table outside
        | do you have a garden or terrace | al fresco | can we have dinner under the stars | are people still sitting
        out in the evening | do you have tables on the pavement | a shady spot in the garden | it's too warm to be
        indoors do you have anything in the open | we'd love to enjoy the evening outdoors"""),
        said("""fuori | aperto | all'aperto | esterno | esterni | terrazza | terrazzo | dehors | giardino | cortile
        | veranda | pergola | outside | outdoor | outdoors | terrace | garden | patio | courtyard | al
        fresco"""),
        unlike=("outdoor_heating", "sea_view", "smoking"),
    ),
    Topic(
        "outdoor_heating",
        said("""la terrazza è riscaldata | fuori fa freddo avete le stufe | ci sono i funghi riscaldanti | fuori è
        coperto se piove | e se piove | cosa succede se piove e abbiamo il tavolo fuori | avete coperte per chi sta
        fuori | il dehors è chiuso d'inverno | c'è ombra in terrazza | avete gli ombrelloni | la terrazza è coperta | se
        la sera fa fresco fuori si gela | avete le coperte | stufe fuori | fuori con il cappotto o si sta bene"""),
        said("""is the terrace heated | do you have heaters outside | is the outdoor area covered | what if it rains |
        what happens to outside tables in the rain | do you have blankets for outside | is there any shade on the
        terrace | do you have umbrellas outside | will we be cold out there | are there patio heaters | if it gets
        chilly will we freeze outside | do you have blankets | patio heaters | do we need coats out there or is it
        heated"""),
        said("""riscaldata | riscaldato | stufe | funghi | piove | pioggia | coperto fuori | coperta | coperte |
        ombra | ombrelloni | heated | heaters | covered | rain | rains | blankets | shade | umbrellas"""),
        unlike=("outdoor_seating", "air_conditioning"),
    ),
    Topic(
        "parking",
        said("""avete il parcheggio | dove posso parcheggiare | c'è posto per la macchina | si trova parcheggio lì
        vicino | veniamo in macchina dove la lasciamo | ce un par cheggio | il parcheggio è a pagamento | quanto costa
        il parcheggio | c'è un garage vicino | avete un posteggio | ci sono strisce bianche in zona | siete in zona a
        traffico limitato | si entra nella ztl con la macchina | avete il posto auto | c'è il parcheggiatore | dove la
        metto la macchina | arriviamo in macchina è un problema | si trova posto per l'auto lì intorno | parcheggio
        comodo | il parcheggio è gratuito | siamo con due macchine | ztl | buonasera vengo con un furgone dove lo posso
        lasciare | in quella via non si trova mai posto come si fa | si paga per parcheggiare | avete posti auto vostri
        | vengo da fuori in auto con i miei genitori anziani e non vorrei farli camminare dove ci fermiamo | ma per la
        macchina come si fa da quelle parti | siamo in macchina tra dieci minuti arriviamo dove la mettiamo"""),
        said("""is there parking | where can I park | do you have a car park | is parking free | how much is parking |
        we're driving where do we leave the car | is there anywhere to park nearby | is there street parking | parkin |
        have you got a carpark | is there a garage close by | is it easy to park round there | do you validate parking |
        where do i leave the car | we're driving is that a problem | is it easy to find a space nearby | car park | any
        garage close by | we've got two cars | street parking | evening i'm coming in a van where can i leave it |
        there's never any space on your road what do people do | do you pay to park | do you have your own spaces | i'm
        driving from out of town with elderly parents and don't want them to walk far where do we stop | what do people
        do about the car round there | we'll be there in ten minutes by car where should we put it"""),
        said("""parcheggio | parcheggiare | parcheggi | posteggio | posteggiare | posto auto | garage | macchina |
        auto | ztl | parking | park | car park | carpark | valet | driving | parcheggiatore"""),
        unlike=("coaches", "disabled_parking", "bike_parking", "ev_charging", "motorbike_parking"),
    ),
    Topic(
        "disabled_parking",
        said("""avete un posto auto per disabili | c'è un parcheggio riservato agli invalidi | abbiamo il contrassegno
        disabili dove parcheggiamo | ho il tagliando per invalidi posso lasciare la macchina davanti | c'è un posto auto
        per chi ha il contrassegno | possiamo fermarci davanti con mia nonna | il parcheggio disabili è vicino | posto
        riservato per invalidi vicino all'ingresso"""),
        said("""do you have disabled parking | is there a blue badge space | where can a blue badge holder park | any
        accessible parking spaces | is there a handicapped parking spot | is there a space for blue badge holders | can
        we stop outside with my gran | is disabled parking close | we have a blue badge where do we park | reserved
        space near the door for disabled people"""),
        said("disabili | invalidi | contrassegno | tagliando | disabled | blue badge | accessible | handicapped"),
        unlike=("parking", "step_free_access"),
    ),
    Topic(
        "bike_parking",
        said("""dove lascio la bici | avete una rastrelliera | posso portare la bicicletta dentro | veniamo in bici c'è
        dove legarle | si può lasciare la bicicletta al sicuro | e il monopattino dove lo metto | veniamo in bicicletta
        dove le lasciamo | c'è una rastrelliera | le bici sono al sicuro | veniamo in bicicletta dove le leghiamo |
        posto sicuro per le bici"""),
        said("""where can I leave my bike | do you have a bike rack | we're cycling is there somewhere to lock up | can
        I bring my bicycle inside | is there secure bicycle parking | what about scooters | we're cycling where do we
        leave the bikes | is there a bike rack | are bikes safe outside | we're cycling where can we lock up | somewhere
        safe for our bikes"""),
        said("""bici | bicicletta | biciclette | rastrelliera | monopattino | ciclisti | bike | bikes | bicycle |
        cycling | cyclists | bike rack | scooter"""),
        unlike=("parking", "motorbike_parking"),
    ),
    Topic(
        "motorbike_parking",
        said("""c'è posto per le moto | dove parcheggio il motorino | siamo un gruppo di motociclisti dove mettiamo le
        moto | posso lasciare lo scooter davanti | dove metto la moto | siamo un gruppo di motociclisti | lo scooter
        dove lo lascio | arriviamo in moto siamo in sei | dove parcheggio lo scooter"""),
        said("""can we park motorbikes | is there space for motorcycles | where do I put my moped | where can I put my
        motorbike | we're a group of bikers | where does the scooter go | six of us on motorbikes | where do i put my
        scooter"""),
        said("moto | motorino | motociclisti | scooter | motorbike | motorbikes | motorcycle | motorcycles | moped"),
        unlike=("parking", "bike_parking"),
    ),
    Topic(
        "ev_charging",
        said("""avete la colonnina per le auto elettriche | posso ricaricare la macchina elettrica | c'è una ricarica
        per la tesla | colonnine di ricarica nel parcheggio | posso ricaricare la macchina mentre ceno | c'è una
        colonnina vicino | abbiamo un'auto elettrica | ho la macchina elettrica quasi scarica | posso ricaricare l'auto
        mentre ceno | la mia auto va a corrente c'è una presa"""),
        said("""do you have an ev charger | can I charge my electric car | is there a tesla charger | any charging
        points in the car park | electric vehicle charging | can I charge the car while we eat | is there a charge point
        near | we have an electric car | my electric car will be nearly flat | can i top up the tesla while we eat | my
        car's electric is there somewhere to charge it"""),
        said("""colonnina | colonnine | elettrica | elettriche | ricaricare la macchina | ricarica | tesla | charger
        | charging | electric car | electric vehicle | ev"""),
        unlike=("parking", "power_sockets"),
    ),
    Topic(
        "step_free_access",
        said("""il locale è accessibile in carrozzina | mia madre è in sedia a rotelle riesce a entrare | ci sono
        gradini all'ingresso | ci sono barriere architettoniche | avete la rampa | mio nonno fa fatica con le scale |
        c'è qualche scalino | siamo con una persona disabile | l'ingresso è senza gradini | carro zina | un'amica usa le
        stampelle | si passa bene con il deambulatore | mio padre usa la sedia a rotelle | mi sono rotto una gamba e ho
        le stampelle riesco a entrare | c'è una rampa | per chi non può fare le scale | barriere architettoniche | mio
        nonno con il girello riesce ad arrivare al tavolo | ci sono scale da fare | con una carrozzina elettrica ci si
        muove | accompagno un'amica con la sclerosi che usa la carrozzina ce la facciamo a entrare | mia suocera ha male
        al ginocchio ci sono tante scale"""),
        said("""are you wheelchair accessible | is there step free access | are there any steps at the entrance | my mum
        uses a wheelchair can she get in | is there a ramp | my dad struggles with stairs | do you have disabled access
        | we have someone on crutches | wheel chair | is it all on one level | room for a mobility scooter | can a
        walking frame get through | my dad uses a wheelchair | are there steps to get in | i've broken my leg and i'm on
        crutches can i get in | she can't manage stairs | disabled access | can grandad get to the table with his walker
        | are there stairs to climb | can you move about in a powered chair | i'm bringing a friend with ms who's in a
        wheelchair can we get in | my mother in law's knee is bad are there lots of stairs"""),
        said("""carrozzina | carrozzella | sedia a rotelle | rotelle | gradini | gradino | scalini | scalino |
        barriere | rampa | disabile | disabili | accessibile | accessibilità | stampelle | deambulatore |
        scale | wheelchair | step | steps | step free | ramp | disabled | accessible | accessibility |
        mobility | crutches | stairs | walking frame"""),
        unlike=("accessible_toilet", "disabled_parking", "pushchairs", "lift"),
    ),
    Topic(
        "lift",
        said("""c'è l'ascensore | la sala al primo piano ha l'ascensore | bisogna fare le scale o c'è un ascensore |
        siete al piano terra | il tavolo è di sopra | si sale con l'ascensore | mio padre non fa le scale | è tutto al
        piano terra | si arriva al primo piano senza fare le scale | ascensore"""),
        said("""is there a lift | do you have an elevator | is the dining room upstairs | can we sit on the ground floor
        | do we have to climb stairs to the first floor | can we go up by lift | my father can't do stairs | is it all
        on the ground floor | can we get upstairs without the stairs | elevator to the first floor"""),
        said("""ascensore | montascale | piano terra | primo piano | di sopra | lift | elevator | upstairs | ground
        floor | first floor"""),
        unlike=("step_free_access",),
    ),
    Topic(
        "accessible_toilet",
        said("""il bagno è accessibile ai disabili | c'è un bagno per la carrozzina | avete la toilette per disabili |
        in bagno si entra con la sedia a rotelle | il bagno è attrezzato per invalidi | il bagno va bene per una
        carrozzina | c'è il bagno con i maniglioni | la porta del bagno è larga | la carrozzina entra in bagno | il
        bagno è al piano terra senza scale | bagno disabili con maniglie | una persona in carrozzina può usare il bagno
        da sola"""),
        said("""do you have a disabled toilet | is the toilet wheelchair accessible | is there an accessible loo | can a
        wheelchair get into the bathroom | accessible restroom | is the toilet big enough for a wheelchair | are there
        grab rails in the loo | is the toilet door wide | does a wheelchair fit in the toilet | is the loo on the ground
        floor | disabled loo with rails | could somebody in a wheelchair use your toilet alone"""),
        said("bagno disabili | bagno | bagni | toilette | servizi igienici | toilet | loo | bathroom | restroom"),
        unlike=("toilets", "step_free_access", "changing_table"),
    ),
    Topic(
        "toilets",
        said("""dove sono i bagni | avete una toilette per i clienti | posso usare il bagno anche se non mangio | i
        bagni sono separati uomini e donne | il bagno è dentro | dove sono i servizi | si può usare il bagno senza
        consumare | il bagno è al piano | bisogna fare le scale per il bagno | posso usare il bagno | il bagno è dentro
        o fuori | c'è un bagno per i clienti"""),
        said("""where are the toilets | do you have customer toilets | can I use the loo without eating | are the
        restrooms inside | are the bathrooms unisex | where are the loos | can we use the toilet without eating | is the
        toilet on the same floor | are there stairs to the toilet | can i use the loo | is there a restroom | where's
        the bathroom"""),
        said("bagno | bagni | toilette | gabinetto | toilet | toilets | loo | restroom | restrooms | bathroom | wc"),
        unlike=("accessible_toilet", "changing_table"),
    ),
    Topic(
        "wifi",
        said("""avete il wifi | c'è la connessione internet | qual è la password del wi fi | si può navigare | avete il
        uai fai | internet è gratis per i clienti | la rete funziona bene | mi serve internet | qual è la password della
        rete | ci si può collegare | devo mandare delle mail c'è la connessione | prende bene il wifi | il uifi c'è | la
        rete è gratuita | posso fare una videochiamata | mi serve internet per lavorare | la password del wifi | rete
        per il telefono | c'è connessione | devo fare una videochiamata c'è linea | wi fi gratis | rete | devo mandare
        delle mail mentre pranzo c'è internet"""),
        said("""do you have wifi | is there free internet | what's the wifi password | can I get online | have you got
        why fi | is the wi fi any good | is there a network guests can use | I need to get online | what's the network
        password | can we connect | I have to send emails is there a connection | is the wifi any good | why fi | can I
        do a video call | i need internet for work | wifi password | can we get online | is there a connection for
        guests | i need to do a video call is the connection good | free wi fi | network | i have to send some emails
        over lunch is there internet"""),
        said("wifi | wi fi | internet | wireless | password | rete | connessione | online | network"),
        unlike=("power_sockets", "mobile_signal", "laptops"),
    ),
    Topic(
        "mobile_signal",
        said("""prende il cellulare lì da voi | c'è campo in sala | il telefono prende nella cantina | il telefono
        prende | c'è campo lì da voi | si riesce a telefonare"""),
        said("""is there phone signal | do mobiles work in there | will I get reception in the basement | does my phone
        work there | is there reception | can I make calls from there"""),
        said("campo | prende il cellulare | segnale | signal | reception on my phone | phone reception"),
        unlike=("wifi", "phone"),
    ),
    Topic(
        "power_sockets",
        said("""ci sono prese per il computer | posso caricare il telefono | avete una presa vicino al tavolo | si può
        attaccare il caricabatterie | posso mettere in carica il telefono | c'è una presa vicino al tavolo | mi si
        scarica il portatile | avete un caricatore | ho il telefono scarico | un tavolo vicino a una presa"""),
        said("""are there plugs at the tables | can I charge my phone | do you have power sockets | somewhere to plug in
        a laptop | any outlets | is there a plug near the table | my laptop is dying | have you got a charger | my
        phone's dying | a table near a plug"""),
        said("""prese | presa | caricare il telefono | caricabatterie | plug | plugs | socket | sockets | outlets |
        charge my phone | power"""),
        unlike=("wifi", "ev_charging", "laptops"),
    ),
    Topic(
        "smoking",
        said("""si può fumare | avete una zona fumatori | fuori si fuma | posso fumare in terrazza | c'è un'area per chi
        fuma | dove si può fumare una sigaretta | posso fumare il sigaro dopo cena | siamo fumatori | posso accendermi
        una sigaretta fuori | dove si può fumare | c'è la zona fumatori | in terrazza si fuma | il sigaro si può | mio
        marito fuma dove può andare | area fumatori | dopo il caffè vorrei fumare | i miei amici fumano dove possono
        uscire"""),
        said("""can I smoke | is there a smoking area | is smoking allowed on the terrace | we're smokers is there
        anywhere | can I have a cigarette outside | cigars after dinner | can I light up outside | where can we smoke |
        do people smoke on the terrace | are cigars alright | my husband smokes where can he go | smokers area | i'd
        like a smoke after coffee where do i go | my friends smoke where can they go"""),
        said("""fumare | fumatori | fuma | fumo | sigaretta | sigarette | sigaro | smoke | smoking | smokers |
        cigarette | cigar | cigars"""),
        unlike=("vaping", "outdoor_seating", "smoke_free"),
    ),
    Topic(
        "smoke_free",
        said("""fuori c'è una zona non fumatori | in terrazza si mangia senza fumo | il fumo degli altri dà fastidio
        avete un tavolo lontano | mi dà fastidio il fumo fuori | c'è un'area senza fumo all'aperto | sulla terrazza è
        vietato fumare"""),
        said("""is there a non smoking section | is the terrace smoke free | can we sit away from the smokers | smoke
        bothers me outside | is there a non smoking part outdoors | is smoking banned on the terrace"""),
        said("non fumatori | senza fumo | lontano dal fumo | non smoking | smoke free | away from smokers"),
        unlike=("smoking",),
    ),
    Topic(
        "vaping",
        said("""si può usare la sigaretta elettronica | posso svapare | la iqos dentro è permessa | la sigaretta
        elettronica si può usare | posso svapare a tavola"""),
        said("""can I vape | are e cigarettes allowed | is vaping ok inside | can I use an e cigarette | can I vape at
        the table"""),
        said("svapare | elettronica | iqos | vape | vaping | e cigarette | e cigarettes"),
        unlike=("smoking",),
    ),
    Topic(
        "air_conditioning",
        said("""avete l'aria condizionata | fa caldo dentro | la sala è climatizzata | c'è il condizionatore | d'inverno
        è riscaldato bene dentro | con questo caldo si sta bene in sala | è fresco il locale | d'estate dentro si
        soffoca | fa caldo in sala | climatizzato | mio nonno soffre il caldo | mia madre con questo caldo sta male
        dentro è fresco"""),
        said("""do you have air conditioning | is it hot in there | is there aircon | is the dining room cool in summer
        | are there fans | is it warm inside in winter | is it hot inside | have you got aircon | is it cool in this
        heat | is the dining room cool | is it stuffy inside in summer | will we be too hot | air con | my grandad can't
        take the heat is it cool inside | mum feels unwell in this heat is it cool in there"""),
        said("""aria condizionata | condizionatore | climatizzata | climatizzato | caldo dentro | air conditioning |
        aircon | ac | air con | fans"""),
        unlike=("outdoor_heating",),
    ),
    Topic(
        "fireplace",
        said("""c'è il camino acceso | possiamo stare vicino al camino | avete una stufa in sala | c'è il fuoco acceso |
        vorremmo stare al caldo vicino al caminetto | accendete il camino"""),
        said("""is there an open fire | can we sit by the fireplace | do you light the fire in winter | is the fire lit
        | we'd like to be warm by the fireplace | do you light a fire"""),
        said("camino | caminetto | fireplace | open fire | log fire"),
        unlike=("outdoor_heating",),
    ),
    Topic(
        "sea_view",
        said("""avete tavoli con vista | si vede il mare | vorrei un tavolo con vista panoramica | dalla terrazza si
        vede il tramonto | avete la vista sul lago | un tavolo vicino alla finestra | ci piacerebbe mangiare guardando
        il panorama | da dentro si vede l'acqua | potete darci un posto davanti alla vetrata | si vede il tramonto dal
        tavolo | un posto in prima fila sull'acqua | vorremmo stare affacciati | che vista c'è dai tavoli | vorremmo un
        tavolo vicino all'acqua | dalla finestra cosa si vede | si vede il tramonto | tavolo panoramico | vorrei fare
        colpo c'è un tavolo con un bel panorama | è una sera speciale vorremmo un posto da cui si vede il panorama"""),
        said("""do you have a view | can you see the sea | we'd like a table with a view | can we see the sunset | do
        you overlook the water | can we have a window table | a table by the window | we'd love to look out while we eat
        | can you see the water from inside | could you put us by the glass | can you watch the sunset from the table |
        a spot right at the front by the water | we'd like to sit looking out | what do you see from the tables | we'd
        like to be by the water | what can you see from the window | can we watch the sunset | table with a view | i
        want to impress someone is there a table with a great view | it's a special evening we'd love to see the
        view"""),
        said("""vista | panorama | panoramica | tramonto | mare | finestra | vetrata | view | views | sunset |
        overlook | window | rooftop"""),
        unlike=("outdoor_seating", "table_choice"),
    ),
    Topic(
        "seat_capacity",
        said("""quanti coperti avete | quanti posti ci sono | quante persone tiene il locale | è grande il ristorante |
        in quanti ci si sta | quante persone entrano in sala | quanti tavoli avete | ci stiamo in quaranta | è un posto
        grande o piccolo"""),
        said("""how many seats do you have | how big is the restaurant | what's your capacity | how many people does it
        hold | how many fit in | how many people can the room take | how many tables are there | would forty of us fit |
        is it a big or a small place"""),
        said("""coperti avete | quanti posti | quanti coperti | capienza | grande il | capacity | seats | how big |
        hold"""),
        unlike=("party_size", "private_room"),
    ),
    Topic(
        "table_choice",
        said("""posso scegliere il tavolo | ci date il tavolo d'angolo | vorrei lo stesso tavolo dell'altra volta |
        avete i divanetti | c'è un tavolo rotondo | avete tavoli alti | vogliamo stare tutti allo stesso tavolo | ci
        tenete il tavolo nell'angolo | vorrei un tavolo preciso | ci date un tavolo grande | non vogliamo stare vicino
        alla porta | si può chiedere un tavolo lontano dal bagno | due tavoli vicini | ci mettete vicino alla finestra |
        non vogliamo stare accanto alla porta | vorremmo lo stesso tavolo dell'altra volta | tavolo tondo | l'altra
        volta eravamo vicino al bagno vorremmo un altro posto"""),
        said("""can I choose my table | can we have the corner table | could we get the same table as last time | do you
        have booths | is there a round table | are there high tables | can we all sit together at one table | can you
        keep us the corner table | I'd like a particular table | can we sit by the fire | can we have a big table | we
        don't want to be near the door | can we ask for one away from the toilets | two tables next to each other |
        could we be next to the window | not by the door please | can we have the same table as last time | round table
        | last time we were near the toilets we'd like another spot"""),
        said("""scegliere il tavolo | angolo | stesso tavolo | divanetti | rotondo | tavoli alti | choose | corner |
        same table | booth | booths | round table | high tables | one table"""),
        unlike=("quiet_tables", "sea_view", "bar_seating"),
    ),
    Topic(
        "bar_seating",
        said("""si può mangiare al bancone | avete posti al banco | posso sedermi al bar | si può cenare al banco | ci
        sono sgabelli | mangio da solo mi metto al bancone"""),
        said("""can we eat at the bar | do you have counter seats | is there bar seating | can I just sit at the bar |
        can I have dinner at the counter | are there stools | I'm on my own can I sit at the counter"""),
        said("bancone | banco | al bar | counter | bar seating | at the bar"),
        unlike=("table_choice", "just_drinks"),
    ),
    Topic(
        "open_kitchen",
        said("""la cucina è a vista | si può vedere la cucina | c'è il tavolo dello chef | possiamo conoscere lo chef |
        si vedono i cuochi lavorare | possiamo salutare lo chef | si può guardare mentre cucinate"""),
        said("""is it an open kitchen | can we see the kitchen | do you have a chef's table | can we meet the chef | can
        you see the cooks at work | can we say hello to the chef | can we watch you cook"""),
        said("cucina a vista | vedere la cucina | tavolo dello chef | conoscere | open kitchen | chef's table | meet"),
        unlike=("chef_owner",),
    ),
    Topic(
        "cloakroom",
        said("""avete il guardaroba | dove lasciamo i cappotti | c'è un posto per gli ombrelli | dove appendo la giacca
        | dove metto il cappotto | si può appendere la pelliccia | c'è posto per i caschi | dove si lasciano i giubbotti
        | abbiamo giacche da sci e zaini"""),
        said("""do you have a cloakroom | where can we hang our coats | is there a coat check | somewhere for umbrellas
        | where do I put my coat | can I hang my coat somewhere | is there room for helmets | somewhere to leave our
        jackets | we have ski jackets and rucksacks"""),
        said("guardaroba | cappotti | cappotto | appendere | cloakroom | coats | coat check | coat"),
        unlike=("luggage",),
    ),
    Topic(
        "luggage",
        said("""possiamo lasciare le valigie | abbiamo i bagagli con noi | tenete i trolley mentre mangiamo | c'è un
        deposito bagagli | ho degli scatoloni grandi li posso appoggiare | abbiamo le valigie dietro | possiamo lasciare
        i bagagli mentre mangiamo | veniamo dall'aeroporto con i trolley | c'è dove mettere gli zaini | abbiamo il volo
        la sera e le valigie con noi | veniamo dalla stazione con due trolley | abbiamo lasciato l'albergo e giriamo con
        le valigie"""),
        said("""can we leave our suitcases | we'll have luggage with us | could you store our bags while we eat | is
        there somewhere for backpacks | we've got our suitcases with us | can we leave our bags while we eat | we're
        coming from the airport with luggage | our flight is later and we have suitcases | we'd come from the station
        with two cases | we've checked out and have our cases with us"""),
        said("""valigie | valigia | bagagli | bagaglio | trolley | zaini | luggage | suitcase | suitcases | bags |
        backpacks | store our"""),
        unlike=("cloakroom", "lost_property"),
    ),
    Topic(
        "beach_pool",
        said("""avete la spiaggia | c'è la piscina | si possono affittare gli ombrelloni e i lettini | possiamo venire
        in costume | si può fare il bagno dopo pranzo | avete lettini e ombrelloni | la piscina è per gli ospiti del
        ristorante | c'è la spiaggia davanti | vorremmo stare a mollo e poi mangiare | possiamo fare il bagno prima di
        pranzo"""),
        said("""do you have a beach | is there a pool | can we rent sunbeds | can we come in swimwear | can we swim
        after lunch | do you have sunbeds | is the pool for restaurant guests | is there a beach in front | we'd like a
        dip and then lunch | can we swim before lunch"""),
        said("spiaggia | piscina | lettini | costume | beach | pool | sunbeds | swimwear"),
        unlike=("outdoor_seating", "dress_code"),
    ),
    Topic(
        "rooms_to_stay",
        said("""avete camere | si può dormire da voi | affittate stanze per la notte | fate anche albergo | c'è un hotel
        vicino | si può restare a dormire | avete stanze per la notte | quanto costa una doppia | fate anche bed and
        breakfast | abbiamo bevuto possiamo fermarci lì | cerchiamo un posto dove dormire | dopo cena non vogliamo
        guidare si può dormire lì | vorremmo restare a dormire dopo il matrimonio | veniamo da lontano e dopo cena non
        ce la sentiamo di rimetterci in viaggio"""),
        said("""do you have rooms | can we stay the night | do you do bed and breakfast | is there accommodation | any
        hotels close to you | how much is a double | are you a bed and breakfast too | we'd rather not drive back is
        there a bed | we need somewhere to sleep | we don't want to drive after dinner can we stay over | we'd like to
        sleep there after the wedding | we come from far and don't feel like driving back after dinner"""),
        said("""camere | camera | dormire | pernottare | albergo | hotel | notte | rooms | stay the night |
        overnight | accommodation | bed and breakfast | sleep"""),
        unlike=("private_room", "breakfast"),
    ),
)
