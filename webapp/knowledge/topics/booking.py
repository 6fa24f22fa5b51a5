"""Booking a table and what goes with it, and eating elsewhere than at one."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "booking_needed",
        said("""bisogna prenotare | si può venire senza prenotazione | è obbligatorio prenotare | posso presentarmi
        senza aver prenotato | conviene prenotare il sabato | se passiamo così al volo ci fate sedere |
        serve per forza la prenotazione | tenete posti per chi non ha prenotato | possiamo venire
        direttamente | veniamo senza avvisare va bene"""),
        said("""do we need to book | can we just turn up | do you take walk ins | is a reservation required | should
        I book for saturday | can we come without a reservation | do you keep tables for walk ins | is
        booking essential | can we chance it on the night | walkins"""),
        said("""senza prenotazione | bisogna prenotare | obbligatorio | serve la prenotazione | senza prenotare | al
        volo | direttamente | walk in | walk ins | walkins | without a reservation | need to book | turn up
        | required | essential"""),
        unlike=("how_to_book", "walk_in_wait"),
    ),
    Topic(
        "walk_in_wait",
        said("""quanto si aspetta senza prenotazione | c'è molta fila | ci mettete in lista d'attesa | si libera un
        tavolo più tardi | quanto c'è da aspettare stasera | avete una lista di attesa"""),
        said("""how long is the wait | is there a queue | can you put us on a waiting list | will a table come free
        later | is there a line on weekends | do you have a waitlist"""),
        said("""fila | coda | lista d'attesa | lista di attesa | aspetta | aspettare | wait | queue | waiting list |
        waitlist | line"""),
        unlike=("booking_needed",),
    ),
    Topic(
        "how_to_book",
        said("""come si prenota | si può prenotare online | posso prenotare dal sito | si prenota solo al telefono |
        prendete prenotazioni via mail | posso prenotare su whatsapp | siete su the fork"""),
        said("""how do I book | can I book online | can I reserve on your website | do you take bookings by email |
        are you on opentable | can I book by whatsapp"""),
        said("""come si prenota | online | sito | app | whatsapp | the fork | thefork | mail | how do i book |
        website | opentable | email"""),
        unlike=("booking_needed", "booking_confirmation"),
    ),
    Topic(
        "booking_confirmation",
        said("""mi arriva una conferma | mandate un messaggio di conferma | non ho ricevuto la conferma della
        prenotazione | devo riconfermare il giorno prima | mi chiamate per confermare"""),
        said("""will I get a confirmation | do you send a text to confirm | I haven't had my booking confirmation |
        do I need to reconfirm the day before | will you call to confirm"""),
        said("conferma | riconfermare | messaggio | promemoria | confirmation | reconfirm | reminder | text"),
        unlike=("how_to_book", "change_booking"),
    ),
    Topic(
        "change_booking",
        said("""posso spostare la prenotazione | si può cambiare il numero di persone all'ultimo | se diventiamo di
        più aggiungete un posto | come modifico la prenotazione | vorrei cambiare orario a un tavolo già
        prenotato | se alla fine siamo uno in meno è un problema"""),
        said("""can I change my booking | can we add one more person on the day | how do I move my reservation |
        what if our numbers change | can I switch to a later time | is it a problem if one of us drops out"""),
        said("""spostare | cambiare | modificare | aggiungere | in più | in meno | change | move | switch | add |
        numbers"""),
        unlike=("cancel_booking",),
    ),
    Topic(
        "cancel_booking",
        said("""come faccio a disdire | entro quando si può annullare | posso cancellare la prenotazione il giorno
        stesso | se non possiamo più venire cosa facciamo | quanto tempo prima bisogna disdire | qual è la
        politica di cancellazione | di sdire"""),
        said("""how do I cancel | what's your cancellation policy | can I cancel on the day | how much notice do you
        need to cancel | what if we can't make it any more | until when can I cancel for free"""),
        said("disdire | annullare | cancellare | disdetta | cancellazione | cancel | cancellation | cancelling"),
        unlike=("cancellation_fee", "change_booking"),
    ),
    Topic(
        "late_arrival",
        said("""se arriviamo in ritardo ci tenete il tavolo | per quanto tempo tenete il tavolo | siamo bloccati nel
        traffico arriviamo dopo | quanti minuti di tolleranza avete | forse facciamo un quarto d'ora di
        ritardo | il treno è in ritardo perdiamo il posto"""),
        said("""what if we're late | how long do you hold the table | we're stuck in traffic will you keep our table
        | is there a grace period | we might be fifteen minutes late | will we lose our table if the train
        is delayed"""),
        said("""ritardo | tardi | tenete il tavolo | tolleranza | traffico | late | hold | grace | delayed | keep
        our table | running behind"""),
        unlike=("booking_time_limit", "early_arrival"),
    ),
    Topic(
        "early_arrival",
        said("""possiamo arrivare un po' prima | se arriviamo in anticipo ci fate accomodare | si può aspettare
        dentro prima dell'orario"""),
        said("""can we come a bit early | if we arrive early can we have a drink first | can we be seated before our
        time"""),
        said("prima | anticipo | early | earlier | before our time"),
        unlike=("late_arrival", "opening_hours"),
    ),
    Topic(
        "booking_time_limit",
        said("""per quanto tempo abbiamo il tavolo | c'è un limite di tempo | dobbiamo liberare il tavolo entro
        un'ora | fate i doppi turni | possiamo restare quanto vogliamo | quanto dura la cena di solito | a
        che ora dobbiamo lasciare il tavolo"""),
        said("""how long do we have the table for | is there a time limit | do we have to leave by a certain time |
        are there two sittings | can we stay as long as we like | do you turn tables | how long does dinner
        usually take | when would you need the table back"""),
        said("""limite | liberare il tavolo | turni | doppio turno | quanto dura | restare | lasciare il tavolo |
        time limit | sittings | seatings | table back | how long do we have | stay as long"""),
        unlike=("late_arrival", "last_orders"),
    ),
    Topic(
        "last_orders",
        said("""a che ora chiude la cucina | fino a che ora si può ordinare | qual è l'ultima ordinazione | se
        arriviamo alle dieci e mezza si mangia ancora | ultimo orario per mangiare | dopo teatro trovo la
        cucina aperta | la cucina fa orario continuato"""),
        said("""what time does the kitchen close | when are last orders | how late can we order food | can we still
        eat if we get there at ten thirty | do you serve food all day | is the kitchen open after the
        theatre | what's the latest we can eat"""),
        said("""cucina chiude | chiude la cucina | ordinare | ultima ordinazione | cucina aperta | orario continuato
        | ultimo | kitchen | last orders | order food | latest | serve food"""),
        unlike=("opening_hours", "booking_time_limit"),
    ),
    Topic(
        "booking_horizon",
        said("""con quanto anticipo si può prenotare | prendete già le prenotazioni per il prossimo mese | si può
        prenotare con mesi di anticipo | da quando si può prenotare per capodanno | è troppo presto per
        prenotare per giugno | quanto tempo prima devo prenotare per trovare posto"""),
        said("""how far ahead can I book | are you taking bookings for next month yet | can I book months in advance
        | how far in advance do you take reservations | is it too early to book for june | when do bookings
        open for december"""),
        said("""anticipo | mesi | prossimo mese | troppo presto | far ahead | in advance | months | next month | too
        early | bookings open"""),
        unlike=("same_day_notice",),
        setting="horizon",
    ),
    Topic(
        "same_day_notice",
        said("""si può prenotare per oggi | posso prenotare all'ultimo momento | quanto prima devo prenotare per
        stasera | prendete prenotazioni per lo stesso giorno | fino a che ora posso prenotare per la sera
        stessa"""),
        said("""can I book for today | can I book last minute | how much notice do you need for a table tonight | do
        you take same day bookings | what's the latest I can book for this evening"""),
        said("""ultimo momento | stesso giorno | sera stessa | per oggi | last minute | same day | notice | short
        notice"""),
        unlike=("booking_horizon", "booking_needed"),
        setting="notice",
    ),
    Topic(
        "takeaway",
        said("""fate asporto | si può portare via | fate la pizza da asporto | posso passare a ritirare | per
        ordinare da portare a casa come si fa | avete i contenitori per portare via | quanto ci vuole per un
        ordine da asporto | as porto | prendo qualcosa e lo mangio a casa"""),
        said("""do you do takeaway | can I order food to go | do you do take out | can I pick up an order | how long
        for a takeaway | can I get it to take home | is there a collection service | take a way"""),
        said("""asporto | portare via | portar via | da portare a casa | ritirare | take away | takeaway | take out
        | takeout | to go | pick up | collection | carry out"""),
        unlike=("delivery", "pre_order"),
    ),
    Topic(
        "delivery",
        said("""fate consegne a domicilio | consegnate a casa | siete su deliveroo | fate il delivery | arrivate
        fino in periferia | quanto costa la consegna | siete su just eat o glovo | me la portate a casa la
        cena"""),
        said("""do you deliver | is there home delivery | are you on deliveroo | are you on uber eats | how far do
        you deliver | what's the delivery charge | can you bring it to my house | are you on doordash"""),
        said("""consegna | consegne | consegnate | domicilio | delivery | deliveroo | glovo | just eat | deliver |
        uber eats | doordash"""),
        unlike=("takeaway",),
    ),
    Topic(
        "just_drinks",
        said("""si può venire solo a bere | possiamo prendere solo un bicchiere di vino | se passiamo solo per il
        dolce | solo un caffè si può prendere | bisogna per forza cenare | veniamo per un drink senza
        mangiare"""),
        said("""can we come just for drinks | can we have only dessert | do we have to eat | can I just have a
        coffee | is it ok to come for a glass of wine only | drinks without food"""),
        said("""solo a bere | solo bere | solo un caffè | solo il dolce | solo un bicchiere | per forza cenare |
        just for drinks | only dessert | just a coffee | have to eat | without food | drinks only"""),
        unlike=("aperitif", "bar_seating"),
    ),
    Topic(
        "baby_counts",
        said("""devo contare anche il neonato nella prenotazione | il bambino piccolo conta come coperto | il
        passeggino conta come posto"""),
        said("does the baby count as a person | should I include the toddler in the booking | do infants need a seat"),
        said("contare | conta | neonato | count | include | infants"),
        unlike=("high_chairs", "children_menu"),
    ),
    Topic(
        "afternoon_tea",
        said("fate il tè del pomeriggio | si può fare merenda da voi | servite torte nel pomeriggio"),
        said("do you do afternoon tea | is there high tea | cream tea in the afternoon"),
        said("tè | merenda | afternoon tea | high tea | cream tea"),
        unlike=("breakfast",),
    ),
)
