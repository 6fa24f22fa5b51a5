"""Booking a table, and eating elsewhere than at one; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "booking_needed",
        said("""bisogna prenotare | si può venire senza prenotazione | è obbligatorio prenotare | posso presentarmi
        senza aver prenotato | conviene prenotare il sabato | se passiamo così al volo ci fate sedere | serve per forza
        la prenotazione | tenete posti per chi non ha prenotato | possiamo venire direttamente | veniamo senza avvisare
        va bene | bisogna per forza prenotare | si può venire senza avvisare | meglio chiamare prima di venire |
        accettate chi arriva senza prenotazione | in settimana serve la prenotazione | conviene riservare | possiamo
        passare senza avvisare | serve prenotare per pranzo | si trova posto anche senza chiamare | siamo qui vicino
        possiamo venire subito | il martedì sera è pieno o si trova posto | bisogna chiamare prima | decidiamo sempre
        all'ultimo momento si trova posto lo stesso"""),
        said("""do we need to book | can we just turn up | do you take walk ins | is a reservation required | should I
        book for saturday | can we come without a reservation | do you keep tables for walk ins | is booking essential |
        can we chance it on the night | walkins | do we have to reserve | can we come unannounced | is it better to ring
        first | do you take people without a reservation | do I need to book midweek | should we book ahead | can we
        drop in without calling | do i have to reserve for lunch | will there be space if we don't ring | we're close by
        can we come right away | is it full on a tuesday or would we get in | must we call first | we always decide at
        the last minute would we find a table anyway"""),
        said("""senza prenotazione | bisogna prenotare | obbligatorio | serve la prenotazione | senza prenotare | al
        volo | direttamente | walk in | walk ins | walkins | without a reservation | need to book | turn up
        | required | essential"""),
        unlike=("how_to_book", "walk_in_wait"),
    ),
    Topic(
        "walk_in_wait",
        said("""quanto si aspetta senza prenotazione | c'è molta fila | ci mettete in lista d'attesa | si libera un
        tavolo più tardi | quanto c'è da aspettare stasera | avete una lista di attesa | se veniamo così senza prenotare
        troviamo posto | c'è molta fila il sabato | quanto si aspetta per sedersi | siamo qui fuori c'è un tavolo libero
        | si può passare all'ultimo momento | tenete dei posti per chi non ha prenotato | siamo in due possiamo venire
        adesso | mi richiamate se si libera un tavolo | se arriviamo e basta quanto aspettiamo | c'è tanta fila il
        sabato | c'è posto adesso per due | quanto si deve stare in piedi ad aspettare | abbiamo fame adesso e siamo qui
        davanti quanto c'è da aspettare"""),
        said("""how long is the wait | is there a queue | can you put us on a waiting list | will a table come free
        later | is there a line on weekends | do you have a waitlist | if we just turn up will we get a seat | is there
        a long queue on saturdays | how long is the wait to be seated | we're outside is there a free table | can we
        drop in last minute | do you keep seats for people without a booking | can you put us on the waiting list |
        there's two of us could we come now | will you ring me if a table comes free | if we just turn up how long will
        we wait | is there a long line on saturdays | is there space right now for two | how long would we stand waiting
        | we're hungry now and right outside how long's the wait"""),
        said("""fila | coda | lista d'attesa | lista di attesa | aspetta | aspettare | wait | queue | waiting list |
        waitlist | line"""),
        unlike=("booking_needed",),
    ),
    Topic(
        "how_to_book",
        said("""come si prenota | si può prenotare online | posso prenotare dal sito | si prenota solo al telefono |
        prendete prenotazioni via mail | posso prenotare su whatsapp | siete su the fork | prenoto al telefono o sul
        sito | come faccio a riservare un tavolo | avete una app per prenotare | posso prenotare con un messaggio | la
        prenotazione la faccio con lei | prenotare da internet | posso farlo con un messaggio | come faccio a fermare un
        tavolo | preferirei scrivere invece che telefonare"""),
        said("""how do I book | can I book online | can I reserve on your website | do you take bookings by email | are
        you on opentable | can I book by whatsapp | do I book by phone or on the website | how do I reserve a table | is
        there an app for booking | can I book by text | can I make the reservation with you | book on the internet | can
        i reserve by message | how do i hold a table | i'd rather write than ring"""),
        said("""come si prenota | online | sito | app | whatsapp | the fork | thefork | mail | how do i book |
        website | opentable | email"""),
        unlike=("booking_needed", "booking_confirmation"),
    ),
    Topic(
        "booking_confirmation",
        said("""mi arriva una conferma | mandate un messaggio di conferma | non ho ricevuto la conferma della
        prenotazione | devo riconfermare il giorno prima | mi chiamate per confermare | mi arriva un messaggio di
        conferma | non ho ricevuto la conferma | risulta la mia prenotazione | potete controllare se ho prenotato | la
        prenotazione è andata a buon fine"""),
        said("""will I get a confirmation | do you send a text to confirm | I haven't had my booking confirmation | do I
        need to reconfirm the day before | will you call to confirm | will I get a confirmation text | do I have to
        reconfirm the day before | I haven't had a confirmation | is my booking in the system | can you check whether
        I'm booked | did my reservation go through"""),
        said("conferma | riconfermare | messaggio | promemoria | confirmation | reconfirm | reminder | text"),
        unlike=("how_to_book", "change_booking"),
    ),
    Topic(
        "change_booking",
        said("""posso spostare la prenotazione | si può cambiare il numero di persone all'ultimo | se diventiamo di più
        aggiungete un posto | come modifico la prenotazione | vorrei cambiare orario a un tavolo già prenotato | se alla
        fine siamo uno in meno è un problema | possiamo venire alle nove invece che alle otto | siamo diventati sei
        anziché quattro | vorrei spostare il tavolo a sabato | aggiungiamo due persone | si può posticipare di un'ora |
        ho sbagliato giorno quando ho prenotato | uno di noi non viene più siamo in meno | siamo diventati sei invece di
        quattro | possiamo fare alle nove invece che alle otto | avevo prenotato per domani ma vorrei venire dopodomani
        | si può aggiungere una persona | avevo detto quattro ma si sono aggiunti i miei genitori"""),
        said("""can I change my booking | can we add one more person on the day | how do I move my reservation | what if
        our numbers change | can I switch to a later time | is it a problem if one of us drops out | can we come at nine
        instead of eight | there are six of us now not four | I'd like to move our table to saturday | can we add two
        people | can we push it back an hour | I booked the wrong day | one of us dropped out | we're six now instead of
        four | could we make it nine not eight | i booked for tomorrow but want the day after | can one more join us | i
        said four but my parents are coming too"""),
        said("""spostare | cambiare | modificare | aggiungere | in più | in meno | change | move | switch | add |
        numbers"""),
        unlike=("cancel_booking",),
    ),
    Topic(
        "cancel_booking",
        said("""come faccio a disdire | entro quando si può annullare | posso cancellare la prenotazione il giorno
        stesso | se non possiamo più venire cosa facciamo | quanto tempo prima bisogna disdire | qual è la politica di
        cancellazione | di sdire | se non riusciamo più a venire cosa succede | ho un imprevisto non veniamo più | fino
        a quando si può annullare senza pagare | si paga se non ci si presenta | vorrei annullare il tavolo di domani |
        c'è una penale per chi disdice | mi restituite l'acconto se annullo | entro quando devo avvisare se non vengo |
        ci siamo ammalati dobbiamo disdire | non riusciamo più a venire domani | annullare | è successo un imprevisto
        devo togliere la prenotazione | mi dispiace ma il bambino ha la febbre e stasera non veniamo"""),
        said("""how do I cancel | what's your cancellation policy | can I cancel on the day | how much notice do you
        need to cancel | what if we can't make it any more | until when can I cancel for free | what if we can't make it
        after all | something came up we're not coming | do we pay if we don't show up | I'd like to call off tomorrow's
        table | is there a fee for cancelling | do I get my deposit back if I cancel | how much notice do you need if we
        can't come | we've fallen ill and have to cancel | we can't make it tomorrow after all | call it off |
        something's come up i have to drop the booking | sorry but our little boy has a fever and we won't come
        tonight"""),
        said("disdire | annullare | cancellare | disdetta | cancellazione | cancel | cancellation | cancelling"),
        unlike=("cancellation_fee", "change_booking"),
    ),
    Topic(
        "late_arrival",
        said("""se arriviamo in ritardo ci tenete il tavolo | per quanto tempo tenete il tavolo | siamo bloccati nel
        traffico arriviamo dopo | quanti minuti di tolleranza avete | forse facciamo un quarto d'ora di ritardo | il
        treno è in ritardo perdiamo il posto | siamo in coda in autostrada arriviamo dopo | faremo una mezz'ora di
        ritardo | per quanto tempo ci tenete il tavolo | il volo è in ritardo perdiamo il posto | se tardiamo date via
        il tavolo | avvisiamo che arriviamo più tardi del previsto | non troviamo la strada siamo in ritardo | il treno
        è fermo arriviamo tardi | quanto aspettate prima di dare il tavolo ad altri | il treno è in ritardo ci aspettate
        | arriviamo mezz'ora dopo | siamo bloccati nel traffico | esco tardi dal lavoro arriverei dieci minuti dopo | il
        volo ha ritardo tenete la prenotazione | c'è coda in tangenziale temo di non farcela per le otto | la babysitter
        è in ritardo e arriviamo dopo"""),
        said("""what if we're late | how long do you hold the table | we're stuck in traffic will you keep our table |
        is there a grace period | we might be fifteen minutes late | will we lose our table if the train is delayed |
        we're stuck on the motorway and will be later | we'll be half an hour behind | how long do you hold a table |
        our flight is delayed will we lose the table | will you give our table away | just to say we're coming later
        than planned | we got lost and we're late | our train has stopped we'll be late | how long do you wait before
        letting it go | our train is delayed will you keep it | we're stuck in traffic | i finish work late and would be
        ten minutes over | our flight is late will you keep the booking | there's a jam on the ring road i'm afraid we
        won't make eight | our babysitter is late so we'd come after"""),
        said("""ritardo | tardi | tenete il tavolo | tolleranza | traffico | late | hold | grace | delayed | keep
        our table | running behind"""),
        unlike=("booking_time_limit", "early_arrival"),
    ),
    Topic(
        "early_arrival",
        said("""possiamo arrivare un po' prima | se arriviamo in anticipo ci fate accomodare | si può aspettare dentro
        prima dell'orario | possiamo arrivare un quarto d'ora prima | siamo già qui possiamo entrare | se arriviamo in
        anticipo ci fate sedere | veniamo prima del previsto | apriamo insieme a voi va bene se siamo lì presto | ci
        potete anticipare il tavolo | siamo già in zona possiamo venire mezz'ora prima"""),
        said("""can we come a bit early | if we arrive early can we have a drink first | can we be seated before our
        time | can we come a quarter of an hour before | we're already here can we come in | if we're early will you
        seat us | we'll get there sooner than planned | is it fine to be there ahead of time | could you bring our table
        forward | we're already around can we come half an hour sooner"""),
        said("prima | anticipo | early | earlier | before our time"),
        unlike=("late_arrival", "opening_hours"),
    ),
    Topic(
        "booking_time_limit",
        said("""per quanto tempo abbiamo il tavolo | c'è un limite di tempo | dobbiamo liberare il tavolo entro un'ora |
        fate i doppi turni | possiamo restare quanto vogliamo | quanto dura la cena di solito | a che ora dobbiamo
        lasciare il tavolo | quanto possiamo restare seduti | fate due turni la sera | il tavolo ci serve tutta la
        serata | dobbiamo alzarci a una certa ora | a che ora è il secondo turno | ci cacciate dopo due ore | se veniamo
        alle sette fino a che ora abbiamo il posto | dopo quanto dobbiamo alzarci | ci mandate via per il secondo turno
        | doppio turno | vorremmo stare con calma ci mettete fretta | fino a che ora possiamo restare | siamo amici che
        non si vedono da anni e vorremmo restare a lungo"""),
        said("""how long do we have the table for | is there a time limit | do we have to leave by a certain time | are
        there two sittings | can we stay as long as we like | do you turn tables | how long does dinner usually take |
        when would you need the table back | how long can we stay at the table | do you have two sittings | we'd like
        the table for the whole evening | when's the second sitting | will you throw us out after two hours | if we come
        at seven when do you need it back | when do we have to leave the table | are there sittings | we'd like to take
        our time will you rush us | until when can we stay | we're friends who haven't met in years and want to
        linger"""),
        said("""limite | liberare il tavolo | turni | doppio turno | quanto dura | restare | lasciare il tavolo |
        time limit | sittings | seatings | table back | how long do we have | stay as long"""),
        unlike=("late_arrival", "last_orders"),
    ),
    Topic(
        "last_orders",
        said("""a che ora chiude la cucina | fino a che ora si può ordinare | qual è l'ultima ordinazione | se arriviamo
        alle dieci e mezza si mangia ancora | ultimo orario per mangiare | dopo teatro trovo la cucina aperta | la
        cucina fa orario continuato | fino a che ora si può cenare | la cucina quando chiude | arriviamo tardi si mangia
        ancora | dopo le dieci fate ancora da mangiare | a che ora servite l'ultimo piatto | usciamo dal teatro alle
        undici trovo qualcosa da mangiare | a pranzo fino a quando si ordina | qual è l'ultimo orario per sedersi a
        tavola | da che ora si cena | usciamo dal teatro alle undici si mangia ancora | fino a che ora fate da mangiare
        | arriviamo tardi la cucina è aperta | l'ultimo orario per sedersi qual è | il mio treno arriva alle dieci e
        mezza faccio in tempo a mangiare | chiudete tardi la cucina | finiamo di lavorare alle ventidue riusciamo ancora
        a mangiare qualcosa da voi | dopo il concerto si trova ancora la cucina aperta"""),
        said("""what time does the kitchen close | when are last orders | how late can we order food | can we still eat
        if we get there at ten thirty | do you serve food all day | is the kitchen open after the theatre | what's the
        latest we can eat | until when can we eat dinner | when does the kitchen shut | we'll arrive late can we still
        eat | do you serve food after ten | when's the last time to order | we leave the theatre at eleven will there be
        food | how late is lunch served | what's the latest we can sit down | from what time do you serve dinner | we
        leave the theatre at eleven can we still eat | until what time do you serve food | we'd be late is the kitchen
        open | my train gets in at half ten would i still be fed | does the kitchen close late | we finish work at ten
        could we still get something to eat | after the concert would the kitchen still be going"""),
        said("""cucina chiude | chiude la cucina | ordinare | ultima ordinazione | cucina aperta | orario continuato
        | ultimo | kitchen | last orders | order food | latest | serve food"""),
        unlike=("opening_hours", "booking_time_limit"),
    ),
    Topic(
        "booking_horizon",
        said("""con quanto anticipo si può prenotare | prendete già le prenotazioni per il prossimo mese | si può
        prenotare con mesi di anticipo | da quando si può prenotare per capodanno | è troppo presto per prenotare per
        giugno | quanto tempo prima devo prenotare per trovare posto | quanto tempo prima bisogna chiamare | posso già
        riservare per l'anno prossimo | sono aperte le prenotazioni per dicembre | quanto prima devo muovermi per un
        sabato"""),
        said("""how far ahead can I book | are you taking bookings for next month yet | can I book months in advance |
        how far in advance do you take reservations | is it too early to book for june | when do bookings open for
        december | how long in advance should I call | can I already book for next year | are bookings open for december
        | how early do I need to book for a saturday"""),
        said("""anticipo | mesi | prossimo mese | troppo presto | far ahead | in advance | months | next month | too
        early | bookings open"""),
        unlike=("same_day_notice",),
        setting="horizon",
    ),
    Topic(
        "same_day_notice",
        said("""si può prenotare per oggi | posso prenotare all'ultimo momento | quanto prima devo prenotare per stasera
        | prendete prenotazioni per lo stesso giorno | fino a che ora posso prenotare per la sera stessa | c'è posto per
        stasera | posso prenotare per oggi stesso | entro che ora chiamo per questa sera | si riesce a venire tra
        un'ora"""),
        said("""can I book for today | can I book last minute | how much notice do you need for a table tonight | do you
        take same day bookings | what's the latest I can book for this evening | is there room tonight | by when do I
        call for this evening | could we come in an hour"""),
        said("""ultimo momento | stesso giorno | sera stessa | per oggi | last minute | same day | notice | short
        notice"""),
        unlike=("booking_horizon", "booking_needed"),
        setting="notice",
    ),
    Topic(
        "takeaway",
        said("""fate asporto | si può portare via | fate la pizza da asporto | posso passare a ritirare | per ordinare
        da portare a casa come si fa | avete i contenitori per portare via | quanto ci vuole per un ordine da asporto |
        as porto | prendo qualcosa e lo mangio a casa | vengo a ritirare io | posso prendere qualcosa da mangiare a casa
        | fate il cibo da portare via | se ordino adesso quando è pronto | cosa si può prendere da asporto | vorremmo
        mangiare in albergo potete incartarci qualcosa | passo a prendere due porzioni | as porto lo fate | si ordina
        per telefono e poi si ritira | mangiamo in spiaggia ci preparate qualcosa | passo a prendere le pizze | posso
        ordinare e venire a ritirare | da portare a casa | mangiamo in albergo ci preparate qualcosa | stasera non
        usciamo si può prendere qualcosa da mangiare a casa | preparate anche da portare via | vengo io a prenderle |
        stasera restiamo in casa ma vorremmo i vostri piatti | passo tornando dal lavoro a prendere qualcosa"""),
        said("""do you do takeaway | can I order food to go | do you do take out | can I pick up an order | how long for
        a takeaway | can I get it to take home | is there a collection service | take a way | I'll come and collect it |
        can I get something to eat at home | do you do food to go | if I order now when is it ready | what can I get to
        take away | we'd like to eat in our hotel could you pack something | can I pick up two portions | take a way
        food | do I order by phone and collect | could you box something up for us to take to the park | i'd come and
        pick it up | order and collect | food to take home | we'd eat at the hotel could you pack something | we're not
        going out tonight can we get something to eat at home | do you do food to take away too | i'll come and fetch it
        | we're staying in tonight but would love your food | i'd stop on my way home from work and grab something"""),
        said("""asporto | portare via | portar via | da portare a casa | ritirare | take away | takeaway | take out
        | takeout | to go | pick up | collection | carry out"""),
        unlike=("delivery", "pre_order"),
    ),
    Topic(
        "delivery",
        said("""fate consegne a domicilio | consegnate a casa | siete su deliveroo | fate il delivery | arrivate fino in
        periferia | siete su just eat o glovo | me la portate a casa la cena | me lo portate a casa | portate il cibo in
        ufficio | quanto costa farselo portare | fin dove arrivate con le consegne | fate consegne la sera | siete su
        una app per ordinare a casa | c'è un minimo per la consegna | siamo a letto con l'influenza ce la portate voi la
        cena | il fattorino quando arriva | con segna a casa la fate | non ho voglia di uscire me lo portate | arrivate
        fino a casa mia | consegna | quanto costa farsi portare da mangiare | sono a casa con la febbre mi portate una
        pizza | c'è un'app per farsele portare | non ho la macchina ci sarebbe qualcuno che me lo porta"""),
        said("""do you deliver | is there home delivery | are you on deliveroo | are you on uber eats | what's the
        delivery charge | can you bring it to my house | are you on doordash | do you bring food to offices | how much
        is it to have it brought | do you deliver in the evening | are you on any of the delivery apps | is there a
        minimum for delivery | we're stuck at home could you send dinner round | when will the driver get here | can I
        get food delivered | i don't feel like going out can you bring it | do you come to my area | delivery | what's
        the charge to bring food to us | i'm stuck at home could you bring me a pizza | is there an app to get it
        brought round | i don't have a car could someone bring it to me"""),
        said("""consegna | consegne | consegnate | domicilio | delivery | deliveroo | glovo | just eat | deliver |
        uber eats | doordash"""),
        unlike=("takeaway",),
    ),
    Topic(
        "just_drinks",
        said("""si può venire solo a bere | possiamo prendere solo un bicchiere di vino | se passiamo solo per il dolce
        | solo un caffè si può prendere | bisogna per forza cenare | veniamo per un drink senza mangiare | possiamo
        venire solo a bere qualcosa | si può prendere un bicchiere senza mangiare | dobbiamo per forza cenare | solo un
        dolce e un caffè va bene | fate servizio bar | possiamo fermarci per un digestivo | possiamo venire dopo cena
        per un dolce e un amaro | non mangiamo beviamo e basta | si può stare al bancone per un bicchiere"""),
        said("""can we come just for drinks | can we have only dessert | do we have to eat | can I just have a coffee |
        is it ok to come for a glass of wine only | drinks without food | can we come just for a drink | can I have a
        glass without eating | do we have to have dinner | is just pudding and coffee okay | do you do bar service | can
        we stop by for a nightcap | could we come after dinner for dessert and a digestif | we won't eat just drink |
        could we stand at the bar for a glass"""),
        said("""solo a bere | solo bere | solo un caffè | solo il dolce | solo un bicchiere | per forza cenare |
        just for drinks | only dessert | just a coffee | have to eat | without food | drinks only"""),
        unlike=("aperitif", "bar_seating"),
    ),
    Topic(
        "baby_counts",
        said("""devo contare anche il neonato nella prenotazione | il bambino piccolo conta come coperto | il passeggino
        conta come posto | il neonato conta come persona | il bambino in braccio occupa un posto | devo contare anche la
        piccola nella prenotazione | la bimba di tre mesi la segno"""),
        said("""does the baby count as a person | should I include the toddler in the booking | do infants need a seat |
        does the baby count as a guest | does a baby on my lap take a seat | should I include the little one in the
        booking | do I count an infant"""),
        said("contare | conta | neonato | count | include | infants"),
        unlike=("high_chairs", "children_menu"),
    ),
    Topic(
        "afternoon_tea",
        said("""fate il tè del pomeriggio | si può fare merenda da voi | servite torte nel pomeriggio | fate merenda |
        nel pomeriggio si può avere tè e torta | servite qualcosa alle cinque"""),
        said("""do you do afternoon tea | is there high tea | cream tea in the afternoon | do you serve afternoon tea |
        can we get tea and cake in the afternoon | scones and tea do you do that"""),
        said("tè | merenda | afternoon tea | high tea | cream tea"),
        unlike=("breakfast",),
    ),
)
