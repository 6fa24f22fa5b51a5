"""What it costs and how one pays; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "cards",
        said("""accettate carte di credito | si può pagare con il bancomat | avete il pos | prendete la visa | si paga
        anche con la carta | la mastercard va bene | il pos funziona | posso pagare col bancomat | accettate la carta
        prepagata | pagare elettronico si può | la postepay la prendete | pagamento con carta per un caffè va bene | il
        ban comat lo prendete | non ho contanti con me | pos | pagamento elettronico | va bene il bancomat | ho solo la
        carta | mi è rimasta solo la carta va bene lo stesso | accettate tutto o solo contanti | bancomat ok | carta
        prepagata | guardi non giro mai con i soldi in tasca come si può pagare | e per pagare va bene la carta di
        debito"""),
        said("""do you take credit cards | can i pay by card | do you accept visa | is mastercard ok | do you take debit
        cards | have you got a card machine | is your card reader working | can we pay with plastic | are prepaid cards
        accepted | is there a minimum for card payments | do you accept maestro | do you take master card | i never
        carry cash | do you take visa | card payment | is debit fine | i only have my card | i've only got plastic on me
        is that fine | do you take everything or just cash | debit ok | prepaid card | i never carry money on me how can
        i pay | is a debit card fine to pay"""),
        said("""carta di credito | carte di credito | bancomat | pos | visa | mastercard | carte | prepagata | postepay
        | maestro | credit card | credit cards | debit card | debit cards | card machine | card reader | pay by card |
        cards | pay with the card | pagobancomat | con la carta | pagare elettronico | con carta | plastic | card
        payments | by card | card | visa electron | pagamento elettronico | ban comat | master card"""),
        unlike=("amex", "contactless", "cash"),
    ),
    Topic(
        "amex",
        said("""accettate american express | prendete l'amex | con la american express si può pagare | la carta diners
        la accettate | ho solo l'american express | l'amecs va bene | accettate carte cinesi union pay | la jcb o la
        diners club passano | l'american express la prendete | accettate american e spresso | ho solo quella americana
        come carta"""),
        said("""do you take american express | is amex accepted | i only have an amex card | do you accept diners club
        | can i use my american express | do you take union pay | is a jcb card any good | amax card do you accept that
        | can i use amex | is a mex ok"""),
        said("""american express | amex | amecs | amax | diners | diners club | union pay | unionpay | jcb | discover |
        american e spresso | a mex"""),
        unlike=("cards",),
    ),
    Topic(
        "contactless",
        said("""si può pagare con il telefono | accettate apple pay | google pay lo prendete | si paga con satispay | il
        contactless funziona | posso pagare con l'orologio | avete paypal | pago con il cellulare va bene | ho
        dimenticato il portafoglio pago col telefonino | accettate samsung pay o nexi pay | sati spai lo avete | posso
        pagare con l'iphone | posso pagare con eppol pei | sadispay lo avete | ho solo il telefonino niente portafogli |
        pago con l'orologio | posso usare il cellulare per pagare | ho dimenticato il portafoglio ma ho il telefono | ho
        solo il telefono per pagare è un problema"""),
        said("""can i pay with my phone | do you take apple pay | is google pay accepted | do you take contactless | can
        i pay with my watch | do you accept paypal | is tap to pay fine | do you take satispay | i leave my wallet at
        home can i use my mobile to pay | do you accept revolut or wechat pay | do i have to bring a card or can i tap
        my phone | can i use a pull pay | all i have is my phone no wallet | i forgot my wallet but have my phone |
        google pay | i've only got my phone to pay with is that a problem"""),
        said("""apple pay | google pay | satispay | contactless | paypal | col telefono | con il telefono | telefonino
        | orologio | samsung pay | with my phone | tap to pay | revolut | wechat pay | alipay | smartwatch | nfc |
        cellulare | sati spai | with my watch | my mobile | smartphone | apple watch | iphone | tap my phone | eppol
        pei | sadispay | a pull pay | no wallet | niente portafogli"""),
        unlike=("cards", "bank_transfer"),
    ),
    Topic(
        "cash",
        said("""posso pagare in contanti | accettate solo contanti | meglio carta o contanti | si paga cash | c'è un
        limite per i contanti | avete da cambiare cento euro | prendete banconote da cinquecento | devo avere i soldi in
        mano o altro | se pago contante va bene | vorrei pagare cash | contanti"""),
        said("""can i pay in cash | are you cash only | do you prefer cash or card | is there a limit on cash | can you
        change a hundred euro note | do you accept five hundred euro notes | should i bring cash | do you take cash at
        all | is cash still ok | i'd rather pay cash | notes and coins ok"""),
        said("""contanti | contante | cash | solo contanti | banconote | cash only | notes | banknotes | soldi liquidi
        | cento euro | soldi in mano | change a hundred | moneta | spiccioli | change a | coins"""),
        unlike=("cards", "atm"),
    ),
    Topic(
        "atm",
        said("""c'è un bancomat lì vicino per prelevare | dove posso prelevare dei soldi | c'è uno sportello nei
        dintorni | avete un atm vicino | se mi mancano i contanti dove prelevo | qual è la banca più vicina | mi potete
        anticipare contanti col pos | prelievo automatico nelle vicinanze c'è | c'è un posto per prelevare
        contanti"""),
        said("""is there a cash machine nearby | where can i withdraw money | is there an atm close by | where's the
        nearest bank | if i run out of cash is there a cashpoint | can i get cashback from you | is there somewhere to
        take out cash | any hole in the wall near you | where can i get cash out"""),
        said("""prelevare | prelievo | sportello | atm | banca | cash machine | cashpoint | withdraw | cashback |
        nearest bank | hole in the wall | dove prelevo | prelevo | anticipare contanti | take out cash | withdrawal |
        cash out | prelevare contanti"""),
        unlike=("cash",),
    ),
    Topic(
        "meal_vouchers",
        said("""accettate i buoni pasto | prendete i ticket restaurant | si può pagare con edenred | accettate la carta
        ticket elettronica | quanti buoni pasto posso usare | i ticket valgono anche la sera | prendete i buoni sodexo o
        pellegrini | con i day si può pagare | ho i buoni dell'azienda li prendete | i buoni cartacei vanno bene |
        prendete i tic chet | buoni pa sto elettronici | in ufficio ci danno i ticket li usate | ho i buoni della mensa
        | pranzo con i ticket | satispay e ticket li prendete | il mio ufficio mi dà i ticket li posso usare anche la
        sera | buoni elettronici | il pranzo me lo passa l'azienda con i buoni da voi valgono"""),
        said("""do you accept meal vouchers | do you take ticket restaurant | can i pay with edenred | do you accept
        luncheon vouchers | how many meal vouchers can i use | are meal tickets valid in the evening | do you take
        sodexo or pellegrini | my company gives us lunch vouchers can i use them | do you take electronic meal cards |
        my employer gives us lunch tickets | i have lunch vouchers from work | can i use my meal card | my office gives
        me vouchers can i use them in the evening too | electronic vouchers | work gives me lunch vouchers are they good
        at yours"""),
        said("""buoni pasto | buono pasto | ticket | tickets | ticket restaurant | edenred | sodexo | pellegrini |
        buoni day | meal voucher | meal vouchers | luncheon vouchers | lunch vouchers | meal tickets | meal card |
        pluxee | con i day | buoni dell'azienda | buoni cartacei | meal cards | buoni | satispay buoni | welfare |
        ticket elettronico | tic chet | pa sto | lunch tickets"""),
        unlike=("gift_vouchers", "discounts"),
    ),
    Topic(
        "gift_vouchers",
        said("""fate buoni regalo | vorrei regalare una cena da voi | si può comprare una gift card | ho ricevuto un
        buono come lo uso | il buono cena è scaduto lo accettate lo stesso | posso fare un regalo a un amico una cena
        per due | il voucher si può comprare online | accettate smartbox | ho un cofanetto regalo vale da voi | avete
        dei buoni da regalare | fate le ghift card | cosa posso regalare ai miei per le nozze una cena da voi | cerco un
        regalo per i miei genitori pensavo a una cena da voi | buono regalo | come si compra una cena da regalare |
        vorrei regalare una cena ai miei suoceri come faccio | i miei fanno trent'anni di matrimonio e vorrei offrirgli
        una cena da voi senza esserci"""),
        said("""do you sell gift vouchers | i'd like to give someone a dinner at your place | can i buy a gift card | i
        was given a voucher how do i use it | my voucher has expired will you still take it | can i buy a present for a
        friend a meal for two | can i buy a voucher online | do you accept smartbox | i got an experience gift box is it
        valid with you | i want a voucher for my parents | a gift vow cher for two | i want a present for my parents
        maybe dinner with you | gift card | how do i buy someone a meal | i'd love to give my in laws a dinner how does
        it work | my parents have their anniversary and i'd like to treat them to dinner without being there"""),
        said("""buono regalo | buoni regalo | gift card | gift cards | regalare | regalo | cofanetto | smartbox | buono
        cena | gift voucher | gift vouchers | gift certificate | voucher | vouchers | present | gift box | un buono |
        give someone a dinner | regalo di natale | gift | buono da regalare | buono valido | buoni da regalare | ghift
        card | vow cher"""),
        unlike=("meal_vouchers", "discounts"),
    ),
    Topic(
        "splitting_bill",
        said("""si può dividere il conto | possiamo pagare separati | fate conti separati | ognuno paga il suo si può
        fare | alla romana si può pagare | si può pagare ognuno con la propria carta | in dieci ci fate dieci conti |
        facciamo scontrini separati | posso pagare solo la mia parte | un conto per famiglia è possibile | ci fate i
        conti separati | possiamo dividere | dividiamo il conto in sei | si può pagare alla roma na | siamo tre coppie e
        ognuna vuole il suo conto | i colleghi vogliono saldare per conto proprio | ognuno paga il suo | conti separati
        | siamo in otto e facciamo alla romana | metà con una carta e metà con l'altra | possiamo pagare ciascuno quello
        che ha preso | siamo colleghi e ognuno vorrebbe pagarsi la sua parte"""),
        said("""can we split the bill | can we pay separately | do you do separate checks | can each of us pay for their
        own | can we divide it equally | can everyone pay with their own card | there are ten of us will you do ten
        bills | can i pay just my share | one bill per family is that possible | going dutch is it ok | can we each pay
        our own | can you split the check six ways | could you splitter bill | three couples and each wants its own bill
        | everyone pays their own | separate bills | eight of us going dutch | half on one card and half on another |
        can we each pay for what we had | we're colleagues and each of us wants to pay our share"""),
        said("""dividere il conto | conti separati | pagare separati | ognuno il suo | alla romana | separatamente |
        scontrini separati | split the bill | split the check | pay separately | separate checks | separate bills |
        going dutch | my share | divide the bill | ognuno paga | propria carta | dieci conti | mia parte | conto per
        famiglia | each of us pay | divide it | own card | ten bills | bill per family | conto diviso | split it |
        diviso | individually | pay our own | each pay | possiamo dividere | in sei | six ways | roma na | splitter
        bill | suo conto | per conto proprio | own bill"""),
        unlike=("invoice", "cards"),
    ),
    Topic(
        "deposit",
        said("""bisogna lasciare una caparra | chiedete un acconto | quanto è la caparra | la caparra si perde se
        disdico | come verso l'acconto | per un gruppo bisogna dare un anticipo | l'acconto si scala dal conto | mi
        restituite la caparra se annullo | serve l'acconto per bloccare la sala | ho già dato la caparra risulta |
        quanto di capparra | per bloccare il tavolo devo versare qualcosa | devo mandare dei soldi per tenere la sala |
        devo lasciare dei soldi per prenotare | acconto | ci chiedete un anticipo se siamo in tanti | per fermare il
        tavolo serve versare qualcosa | per una tavolata grande chiedete soldi prima"""),
        said("""do you ask for a deposit | how much is the deposit | do i lose the deposit if i cancel | how do i pay
        the deposit | is a deposit needed for a group | will i get my deposit back if i cancel | do we need to put money
        down to hold the room | i've already paid the deposit can you see it | is there a depo sit | do you want money
        up front | do i pay something to hold the table | down payment | do big groups pay upfront | do we have to put
        money down to keep the table | do you want money in advance for a big table"""),
        said("""caparra | acconto | anticipo | deposito | deposit | deposits | money down | down payment | capparra |
        depo sit | versare | mandare dei soldi | up front"""),
        unlike=("card_guarantee", "prepayment"),
    ),
    Topic(
        "card_guarantee",
        said("""perché volete la carta di credito per prenotare | devo dare i dati della carta a garanzia | la carta
        viene bloccata quando prenoto | non mi fido a dare il numero della carta | posso prenotare senza lasciare la
        carta | chiedete la carta a garanzia | per quale motivo vi servono i numeri della carta | a cosa vi serve la
        mia carta se pago lì | è sicuro dettare la carta al telefono | mi avete bloccato dei soldi sulla carta | perché
        mi chiedete la carta | la carta è obbligatoria per prenotare"""),
        said("""why do you need my credit card to book | do i have to give card details as a guarantee | is money
        blocked on my card when i book | i don't like giving my card number over the phone | can i book without a card
        | do you need a card to hold the table | what do you need my card for if i pay there | is it safe to read out
        my card number | you've frozen money on my card | why do i need to give you my card details | why are you
        asking for my card"""),
        said("""garanzia | a garanzia | dati della carta | numero della carta | preautorizzazione | guarantee | card
        details | card number | pre authorisation | carta per prenotare | la carta viene bloccata | lasciare la carta |
        bloccato | numeri della carta | mia carta se | dettare la carta | card to book | blocked on my card | without a
        card | card to hold | need my card | chiedete la carta | asking for my card | carta è obbligatoria | volete la
        carta | frozen money"""),
        unlike=("deposit", "cards", "cancellation_fee"),
    ),
    Topic(
        "prepayment",
        said("""posso pagare in anticipo | vorrei offrire io la cena ai miei genitori pago da casa | si può saldare il
        conto prima | posso lasciarvi la mia carta per il tavolo di un amico | pago io per loro a distanza come faccio
        | voglio che il conto arrivi a me e non ai miei ospiti | si può pagare online prima di venire | mi mandate un
        link di pagamento | vorrei offrire io la cena a degli amici che vengono da voi posso pagare prima | posso farvi
        il bonifico per il pranzo dei miei | posso pagare prima per i miei amici | vorrei pagare la cena di qualcun
        altro | vorrei pagare io da lontano | abito all'estero e offro la cena ai miei"""),
        said("""can i pay in advance | i want to treat my parents to dinner and pay from home | can i settle the bill
        beforehand | could i leave my card for a friend's table | i'd like to pay for them remotely how do i do it | i
        want the bill to come to me not my guests | can i pay online before coming | can you send a payment link | i'd
        like to pay for my parents' meal as a surprise | can i settle someone else's bill in advance | i want to pay
        for someone else's dinner | can i pay now for my friends | i live abroad and want to buy my sister dinner"""),
        said("""pagare in anticipo | pagare prima | pagare online | link di pagamento | saldare | offrire la cena |
        pagare a distanza | pay in advance | pay online | payment link | settle the bill | prepay | pay remotely | pay
        beforehand | treat my parents | offrire io | someone else's bill | as a surprise | pay for my | pago da casa |
        la mia carta per | pago io | conto arrivi a me | my card for a friend's | pay for them | bill to come to me |
        pay for my parents | in advance | anticipatamente | a distanza | remotely | pagare prima per | qualcun altro |
        someone else's | pay now | da lontano | offro | buy my sister dinner | buy dinner for | pranzo dei miei"""),
        unlike=("deposit", "bank_transfer", "gift_vouchers"),
    ),
    Topic(
        "bank_transfer",
        said("""si può pagare con bonifico | mi date l'iban | posso fare il bonifico dopo la cena | accettate assegni |
        la nostra azienda paga a trenta giorni | si può aprire un conto mensile per la ditta | il bonifico istantaneo
        va bene | fate convenzioni con fattura a fine mese"""),
        said("""can we pay by bank transfer | what's your iban | can i transfer the money after the dinner | do you
        take cheques | our company pays at thirty days | can our firm have a monthly account | is an instant transfer
        ok | can we open a tab for the company"""),
        said("""bonifico | iban | assegno | assegni | fine mese | conto mensile | trenta giorni | bank transfer |
        transfer | cheque | cheques | check by mail | monthly account | account for the company | thirty days | tab for
        the company | conto aperto | a credito"""),
        unlike=("invoice", "prepayment"),
    ),
    Topic(
        "cover_charge",
        said("""quanto è il coperto | fate pagare il coperto | il coperto si paga anche per i bambini | pane e coperto
        quanto costano | se prendo solo un caffè pago il coperto | perché si paga il coperto | il coperto è compreso nel
        menù | quanto fate di coperto a testa | da voi si pagano pane e servizio | quanto fate di co perto | pane e
        coperto quanto sono | coperto | mettete il coperto"""),
        said("""how much is the cover charge | do you charge a cover | is there a coperto | do children pay the cover
        charge | do i pay the cover charge if i only have a coffee | what is the cover charge for | is the cover charge
        included | is there a sitting fee | bread and cover how much is it | how much is the coverage charge | is there
        a charge for bread and table | cover | is there a per person charge just for sitting down"""),
        said("""coperto | pane e coperto | cover charge | cover | cover fee | sitting fee | coperti | pane e servizio |
        si pagano pane | bread and cover | co perto | coverage charge"""),
        unlike=("service_charge", "bread", "water"),
    ),
    Topic(
        "service_charge",
        said("""il servizio è incluso | c'è il servizio in percentuale | aggiungete il dieci per cento sul conto |
        quanto si paga di servizio | il servizio si paga a parte | ci sono altri costi oltre a quelli sul menù | nei
        prezzi è tutto compreso | ci sono supplementi nascosti | l'iva è compresa nei prezzi | il servizio è compreso |
        aggiungete qualcosa in automatico | nel conto aggiungete il servizio | c'è qualcosa in più da pagare alla
        fine"""),
        said("""is service included | is there a service charge | do you add ten percent to the bill | how much is the
        service charge | is service extra | are there any extra costs on top of the menu prices | do prices include
        everything | are there hidden charges | is tax included in the prices | is the service charge optional | is
        service on the bill | is a gratuity automatically added | do you add anything to the bill | is service on
        top"""),
        said("""servizio incluso | servizio compreso | percentuale | supplementi | iva | iva compresa | service charge
        | service included | hidden charges | extra costs | tax included | vat | per cento sul conto | il servizio è |
        di servizio | il servizio si paga | altri costi | tutto compreso | ten percent | service extra | include
        everything | servizio | costi aggiuntivi | extra charges | percent | automatically added | in automatico |
        service on the bill"""),
        unlike=("tips", "cover_charge"),
    ),
    Topic(
        "tips",
        said("""si lascia la mancia | quanto si lascia di mancia | la mancia si può dare con la carta | la mancia va ai
        camerieri | bisogna dare la mancia da voi | noi americani lasciamo il venti per cento è troppo | se ci siamo
        trovati bene lasciamo qualcosa al personale va bene | è maleducato non lasciare mance | la mancia è obbligatoria
        | la mancia si può mettere sulla carta"""),
        said("""do people leave a tip | how much should we tip | can i add a tip on the card | do tips go to the waiters
        | is tipping expected at your place | is twenty percent too much to leave | is it rude not to tip | can we leave
        something for the staff | is a gratuity expected | do i need to tip | is tipping expected | can the tip go on
        the card"""),
        said("""mancia | mance | tip | tips | tipping | gratuity | per i camerieri | something for the staff | venti
        per cento | qualcosa al personale | twenty percent | lasciamo qualcosa"""),
        unlike=("service_charge",),
    ),
    Topic(
        "corkage",
        said("""posso portare il mio vino | c'è il diritto di tappo | quanto chiedete se porto una bottiglia mia |
        vorrei aprire da voi una bottiglia speciale che ho in cantina | si può portare lo champagne da casa | fate
        pagare il tappo | se il vino lo porto io | ho una bottiglia dell'anno di nascita di mio figlio la stappate voi |
        un cliente mi ha regalato un vino posso berlo lì | posso portare una mia bottiglia | quant'è il diritto di tapo
        | mio suocero fa il vino possiamo portarne due bottiglie | abbiamo un'annata speciale da stappare con voi | una
        bottiglia portata da casa quanto la fate pagare | ho una bottiglia speciale da stappare da voi | il vino lo
        portiamo noi | diritto di tappo | quanto fate pagare se la bottiglia è nostra | mio padre fa il vino possiamo
        portarne una bottiglia | si può bere il nostro | ci hanno regalato una bottiglia importante e vorremmo berla a
        cena da voi"""),
        said("""can i bring my own wine | is there a corkage fee | how much do you charge if i bring a bottle | i have a
        special bottle i'd like to open there | are you bring your own | can we bring champagne from home | do you
        charge corkage | is it b y o b | would you open a bottle that i bring for my son's birthday | court age fee how
        much is it | can we bring wine | is there a corkidge | my father in law makes wine could we drink it there | i
        have a special bottle to open with you | we'd bring our own wine | corkage | what do you charge if the bottle is
        ours | my father makes wine can we bring a bottle | can we drink our own | we were given a rather good bottle
        and want to drink it with dinner"""),
        said("""diritto di tappo | tappo | mio vino | bottiglia mia | portare il vino | portare una bottiglia | corkage
        | corkage fee | own wine | bring your own | byob | own bottle | bring a bottle | bring wine | stappare |
        bottiglia speciale | champagne da casa | lo porto io | stappate | regalato un vino | special bottle | bring
        champagne | b y o b | bottle that i bring | court age | my own wine | nostro vino | una bottiglia da casa |
        portarci il vino | bring a bottle of | our own wine | mia bottiglia | tapo | corkidge | fa il vino | portarne |
        makes wine | bottiglia portata | portata da casa"""),
        unlike=("bring_cake", "wine_by_the_glass"),
    ),
    Topic(
        "bring_cake",
        said("""possiamo portare la torta | posso portare un dolce fatto da me | quanto fate pagare per il servizio
        torta | c'è una tariffa per tagliare la torta | la torta di compleanno la portiamo noi va bene | tenete in frigo
        la torta fino a fine cena | avete candeline e coltello per la torta che portiamo | la torta gelato la mettete in
        freezer | la torta da fuori è permessa | ci fate pagare i piattini se la torta è nostra | serve lo scontrino
        della pasticceria per la torta | la torta la possiamo portare noi | portiamo noi il dolce va bene | mia sorella
        fa la pasticcera pensa lei alla torta | alla torta pensiamo noi | il dolce lo fa mia suocera | la torta la fa
        mia suocera va bene | possiamo tenere la torta nel vostro frigo | dolce portato da casa | i piattini per la
        nostra torta ce li date | il dolce lo portiamo noi da una pasticceria | la torta me la regala un'amica
        pasticciera posso portarla | ci fate pagare se la torta non è vostra | la torta l'ha già ordinata mia sorella in
        pasticceria ve la portiamo il pomeriggio | per il compleanno del nonno la torta la pensiamo noi"""),
        said("""can we bring our own cake | may i bring a cake i made | how much is the cake charge | is there a fee for
        cutting the cake | we're bringing the birthday cake is that ok | can you keep the cake in the fridge until
        dessert | do you have candles and a knife for the cake we bring | could the ice cream cake go in your freezer |
        are cakes from outside allowed | is there a cakeage fee | do you charge for plates if the cake is ours | can i
        bring a cake | how much is it to bring a cake | the cake is coming with us | my sister bakes so the cake is
        sorted | my mother in law is making the cake is that okay | could you keep our cake in the fridge | cake from
        home | would you give us plates for our own cake | we'd bring the dessert from a bakery | a friend bakes cakes
        can i bring hers | do you charge if the cake isn't yours | my sister already ordered the cake at the baker's
        could we drop it off in the afternoon | for grandad's birthday we'll sort the cake ourselves"""),
        said("""portare la torta | portare una torta | torta nostra | servizio torta | torta da fuori | tagliare la
        torta | portiamo noi la torta | portare un dolce | own cake | bring a cake | bring our cake | cake fee |
        cakeage | cake charge | cutting the cake | outside cake | bringing the birthday cake | keep the cake | cake we
        bring | ice cream cake | cakes from outside | cake is ours | torta da casa | torta gelato | dolce da casa |
        cake in the fridge | torta in frigo | bring cake | cakes | bringing a cake | portiamo | portiamo noi il dolce |
        cake is coming | la torta fino | torta è nostra | per la torta | la torta la | una nostra torta | alla torta |
        pensiamo noi | dolce lo fa | cake is sorted"""),
        unlike=("birthday_cake_here", "corkage", "decorations"),
    ),
    Topic(
        "price_range",
        said("""quanto si spende in media | quanto costa mangiare da voi | siete cari | che prezzi avete | con trenta
        euro a testa si mangia | quanto viene una cena per due con il vino | più o meno quanto spendo | che fascia di
        prezzo siete | il conto medio qual è | è un posto da ricchi o normale | un antipasto e un primo quanto mi viene
        a costare | quanto pago a persona | quanto si paga da voi | quanto mi costa una cena | in due quanto spendiamo |
        siamo studenti si riesce a spendere poco | con un cinquantone in due ce la caviamo | mi devo preparare a un
        salasso | con trenta euro a testa ci stiamo | siamo studenti quanto costa da voi | budget | senta per una cena
        normale in due quanto si spende più o meno | si mangia con venti euro | siamo una famiglia di cinque e non
        vorremmo spendere una follia | quanto mi devo aspettare di conto"""),
        said("""how much does a meal cost | are you expensive | what are your prices like | can you eat for thirty euros
        a head | how much is dinner for two with wine | roughly how much would i spend | what price range are you in |
        what's the average bill | is it a pricey place | how much per person | how much is a starter and a main | how
        expensive is it | what would dinner cost me | is it pricey | is it going to break the bank | we're on a budget
        would it suit us | is thirty each enough | we're students what does it cost | ballpark per person | for an
        ordinary dinner for two what would we spend more or less | can you eat for twenty | we're a family of five and
        don't want to spend a fortune | what sort of bill should i expect"""),
        said("""quanto si spende | prezzi | prezzo medio | cari | costosi | fascia di prezzo | conto medio | a persona
        | quanto costa mangiare | spesa media | expensive | prices | price range | average bill | pricey | how much per
        person | spend | budget | euro a testa | cena per due | quanto spendo | posto da ricchi | viene a costare |
        meal cost | euros a head | dinner for two | starter and a main | spendere | si spende | quanto costa in media |
        quanto si paga | costoso | caro | economico | affordable | costa mangiare | how much does it cost to eat |
        quanto pago | dinner cost | costa una cena | cost me | spendiamo | spendere poco | ce la caviamo | salasso |
        break the bank"""),
        unlike=("fixed_price_lunch", "price_of_pizza"),
    ),
    Topic(
        "price_of_pizza",
        said("""quanto costa una margherita | quanto costa un piatto di pasta | quanto viene la pizza | il prezzo della
        fiorentina al chilo | quanto costa il pesce all'etto | la carbonara quanto la fate | un primo quanto costa |
        quanto costa l'astice | la coca quanto la fate pagare | quanto costa una pizza | quanto costa la bistecca |
        quanto costa il tiramisù | quanto fate la margherita | quanto viene una margherita | quanto viene un piatto di
        spaghetti | una pizza e una birra quanto fanno"""),
        said("""how much is a margherita | how much is a plate of pasta | what does a pizza cost | what's the price of
        the steak per kilo | how much is the fish by weight | what do you charge for a carbonara | how much is a main
        course | how much is the lobster | what does a coke cost | how much is your steak | how much is the tiramisu |
        how much do you charge for pasta | how much is the lasagne | how much would a pizza and a beer be | what's a
        main course cost"""),
        said("""quanto costa una pizza | quanto costa una margherita | al chilo | all'etto | al kg | un etto | per kilo
        | by weight | price of the | how much is a pizza | per hundred grams | quanto costa un | quanto costa l |
        quanto viene la pizza | carbonara quanto | primo quanto | how much is a | does a pizza cost | charge for a |
        how much is the | coke cost | price of | prezzo della | prezzo del | quanto la fate | quanto costano | how much
        are the | quanto costa la | quanto costa il | quanto fate | how much is your | charge for pasta | how much for
        a | quanto viene una"""),
        unlike=("price_range", "pizza"),
    ),
    Topic(
        "children_prices",
        said("""i bambini pagano | fino a che età i bambini mangiano gratis | quanto pagano i bambini al menù fisso |
        c'è uno sconto per i bambini | mio figlio di due anni paga qualcosa | al cenone i bambini pagano metà | i
        piccoli sotto i tre anni sono gratis | il prezzo intero lo pagano anche i ragazzini | i bambini quanto pagano |
        il piccolo di quattro anni paga intero | mio figlio mangia poco gli fate pagare meno | sotto i sei anni si
        paga"""),
        said("""do children pay | up to what age do kids eat free | how much do children pay for the set menu | is there
        a discount for children | does my two year old pay anything | do children pay half for the new year dinner | are
        under threes free | do kids pay full price | is there a children's rate | do kids eat for free | does a four
        year old count as an adult on the bill | how much is it for kids | do under sixes pay | is it half price for
        children"""),
        said("""bambini pagano | bambini gratis | sconto bambini | kids eat free | children pay | children free | half
        price | under threes | metà prezzo | children's rate | fino a che età | pagano i bambini | sconto per i bambini
        | due anni paga | sotto i tre anni | ragazzini | discount for children | two year old pay | full price | pagano
        metà | bimbi pagano | pay for kids | free for kids | quanto pagano | eat for free | paga intero | as an
        adult"""),
        unlike=("children_menu", "cover_charge"),
    ),
    Topic(
        "invoice",
        said("""fate la fattura | ho bisogno della fattura per la ditta | posso dare la partita iva | fate la fattura
        elettronica | vi serve il codice sdi | la fattura la posso chiedere dopo | mi serve la ricevuta per il rimborso
        | lo scontrino parlante si può avere | ho perso lo scontrino potete rifarlo | la ricevuta intestata alla società
        la fate | fattura con la pec si può | mi fa la fatt ura | sono un libero professionista devo scaricare la spesa
        | la cena la metto in nota spese | mi serve per la ditta con la partita iva | scontrino o fattura | nota spese |
        ve lo faccio intestare alla società si può | è una cena aziendale mi serve un documento fiscale con i dati della
        società"""),
        said("""can i get an invoice | i need an invoice for my company | can i give you our vat number | do you issue
        electronic invoices | can i ask for the invoice afterwards | i need a receipt for expenses | can i have a vat
        receipt | i lost my receipt can you print another | can the receipt be made out to the company | can you email
        the receipt | an in voice for my firm please | i need something for my expense claim | it's on expenses i need
        something for my company | vat receipt | can you make the bill out to the firm | could you put it in the
        company's name | it's a company dinner i need a proper invoice with our details"""),
        said("""fattura | fatture | fatturazione | partita iva | codice sdi | codice univoco | ricevuta | scontrino |
        pec | rimborso spese | invoice | invoices | vat number | receipt | receipts | expenses | vat receipt | fatt ura
        | in voice | scaricare la spesa | libero professionista | nota spese | expense claim | expense report"""),
        unlike=("splitting_bill", "bank_transfer"),
    ),
    Topic(
        "discounts",
        said("""fate sconti | c'è lo sconto per studenti | ci sono promozioni in settimana | con the fork avete lo
        sconto | siamo tanti ci fate un prezzo | c'è una riduzione per le forze dell'ordine | lo sconto anziani esiste |
        un codice promozionale si può usare | avete offerte il lunedì | se paghiamo subito ci fate risparmiare qualcosa
        | avete qualche sconto | ci sono promozioni | ho la tessera universitaria c'è uno sconto | offerte | per chi
        lavora qui vicino fate un prezzo | lavoro nel palazzo accanto avete una convenzione"""),
        said("""do you give discounts | is there a student discount | are there offers during the week | do you have a
        discount on the fork | there are a lot of us can you do a price | is there a reduction for police or military |
        is there a senior discount | can i use a promo code | any monday deals | do you do two for one | any discounts
        for students | is it cheaper with a student card | any deals | do locals get money off | i work in the next
        building is there a deal"""),
        said("""sconto | sconti | convenzione | convenzioni | promozione | promozioni | the fork | riduzione | codice
        promozionale | offerte | discount | discounts | deals | offers | promo code | promotion | coupon | groupon |
        two for one | reduction | un prezzo | risparmiare | do a price | scontato | sconticino | agevolazioni |
        concession | cheaper"""),
        unlike=("loyalty", "gift_vouchers", "children_prices"),
    ),
    Topic(
        "loyalty",
        said("""avete una tessera fedeltà | raccogliete i punti | c'è un programma per i clienti abituali | veniamo
        spesso abbiamo qualche vantaggio | la decima pizza è gratis | come mi iscrivo alla vostra newsletter | ho la
        tessera coi timbri è ancora valida | la carta socio cosa dà | avete la carta fedeltà | carta punti ne
        fate"""),
        said("""do you have a loyalty card | do you collect points | is there a programme for regulars | we come often
        do we get any benefits | is the tenth pizza free | how do i sign up to your newsletter | i have a stamp card is
        it still valid | do members get perks | is there a loyalty scheme | do you have a rewards card"""),
        said("""tessera | tessera fedeltà | punti | fedeltà | clienti abituali | newsletter | timbri | loyalty |
        loyalty card | points | stamp card | regulars | members | perks | veniamo spesso | decima pizza | carta socio |
        come often | tenth pizza | clienti affezionati | fedelissimi | reward | rewards | rewards card | carta punti |
        carta fedeltà | loyalty scheme"""),
        unlike=("discounts",),
    ),
    Topic(
        "crypto",
        said("""si può pagare in bitcoin | accettate criptovalute | prendete ethereum | posso pagare con le crypto |
        avete un wallet per i bit coin | usdt lo accettate | in cripto pagate e prendete | con le monete virtuali si
        paga da voi | prendete i bitcoins"""),
        said("""can i pay in bitcoin | do you accept cryptocurrency | do you take ethereum | can i pay with crypto | do
        you have a wallet for bit coin | are stablecoins ok | is dogecoin any good at your place | can the bill be
        settled in crypto | do you take bit coins"""),
        said("""bitcoin | bit coin | cripto | crypto | criptovalute | criptovaluta | ethereum | cryptocurrency |
        stablecoins | usdt | monete virtuali | wallet | dogecoin | criptomonete | bitcoins | bit coins"""),
        unlike=("foreign_currency",),
    ),
    Topic(
        "foreign_currency",
        said("""accettate dollari | si può pagare in franchi svizzeri | prendete sterline | che cambio fate | pago in
        valuta estera si può | ho solo dollari americani come faccio | il pos mi fa scegliere la valuta | fate il tax
        free per i turisti | posso pagare in dollari"""),
        said("""do you take dollars | can i pay in swiss francs | do you accept pounds | what exchange rate do you use
        | can i pay in foreign currency | i only have american dollars is that ok | can the card machine charge me in
        pounds | do you do tax free for tourists | are british pounds accepted | we've only got dollars on us"""),
        said("""dollari | franchi | sterline | valuta | cambio | tax free | dollars | francs | pounds | foreign
        currency | exchange rate | currency | euro | euros"""),
        unlike=("cash", "crypto"),
    ),
    Topic(
        "wrong_charge",
        said("""mi avete addebitato due volte | nel conto c'è un errore | mi avete fatto pagare una cosa che non ho
        preso | sulla carta ho un addebito sbagliato | vorrei un rimborso | ieri ho pagato troppo | ho controllato lo
        scontrino e non torna | il pagamento non è andato ma i soldi sono usciti | quando mi ridate i soldi della
        caparra | mi è arrivato un doppio addebito | ieri sera sul conto c'erano due bottiglie in più | mi avete messo
        in conto il dolce che non abbiamo preso"""),
        said("""you charged me twice | there's a mistake on my bill | i was charged for something i didn't have |
        there's a wrong charge on my card | i'd like a refund | i paid too much yesterday | i checked the receipt and
        it doesn't add up | the payment failed but the money left my account | when will i get my refund | you've
        overcharged me | there were two extra bottles on our bill"""),
        said("""addebitato | addebito | addebito sbagliato | errore nel conto | due volte | rimborso | non torna |
        charged twice | charged me twice | wrong charge | mistake on my bill | refund | overcharged | doesn't add up |
        double charge | errore | fatto pagare | pagato troppo | soldi sono usciti | ridate i soldi | charged for
        something | paid too much | payment failed | sbagliato il conto | conto sbagliato | error | wrong bill | pagato
        due volte | mistake | doppio addebito | in più | messo in conto | extra bottles | on our bill"""),
        unlike=("invoice", "deposit"),
    ),
    Topic(
        "minimum_spend",
        said("""c'è una consumazione minima | bisogna ordinare per forza due portate | posso prendere solo un antipasto
        | se mangio solo un primo va bene | c'è una spesa minima per il tavolo | si può ordinare un piatto solo in due
        | uno di noi non mangia è un problema | possiamo stare senza cenare bevendo soltanto | si può prendere solo un
        piatto | possiamo prendere solo i primi | va bene se ordiniamo solo una pizza | uno di noi guarda e basta"""),
        said("""is there a minimum spend | do we have to order two courses | can i have only a starter | is it ok to
        just have one dish | is there a minimum order per person | can two people share one main | one of us isn't
        eating is that a problem | can we sit without having a full meal | is there a least amount we have to order |
        is it fine to order just a pasta | my friend will just sit and watch is that alright"""),
        said("""consumazione minima | consumazione | spesa minima | minimo | solo un primo | solo un antipasto |
        minimum spend | minimum order | minimum | one dish | isn't eating | only a starter | full meal | due portate |
        piatto solo | non mangia | senza cenare | two courses | share one main | obbligo | obbligatorio | have to order
        | bisogna ordinare | per forza | solo un piatto | least amount | solo i primi | solo una pizza | just a pasta |
        ordiniamo solo | guarda e basta | sit and watch"""),
        unlike=("cover_charge", "price_range"),
    ),
    Topic(
        "holiday_surcharge",
        said("""la domenica i prezzi aumentano | nei festivi c'è una maggiorazione | a natale costa di più | la sera si
        paga di più che a pranzo | seduti fuori costa di più | sul tavolo con vista c'è un supplemento | i prezzi in
        alta stagione salgono | il sabato sera avete gli stessi prezzi | la domenica costa di più | i festivi sono più
        cari"""),
        said("""are prices higher on sundays | is there a bank holiday surcharge | is it dearer at christmas | does it
        cost more in the evening than at lunch | do you pay more to sit outside | is there a supplement for a table
        with a view | do prices go up in high season | same prices at weekends | is it more expensive on holidays | do
        you charge extra on bank holidays"""),
        said("""maggiorazione | supplemento | aumentano | costa di più | si paga di più | surcharge | supplement |
        higher | dearer | cost more | prices go up | stessi prezzi | same prices | alta stagione | pay more | più caro
        | festivi | bank holiday | prezzo maggiorato | aumento | high season | più cari | more expensive on | charge
        extra"""),
        unlike=("price_range", "holiday_menu"),
    ),
    Topic(
        "cancellation_fee",
        said("""c'è una penale se disdico | cosa succede se non ci presentiamo | mi addebitate qualcosa se non vengo |
        fate pagare il no show | se annullo perdo la caparra | quanto trattenete per il no show | se siamo in meno ci
        fate pagare gli assenti | se uno del gruppo non viene paghiamo lo stesso | disdire all'ultimo costa qualcosa |
        entro quando disdico senza pagare | se mi ammalo e non vengo mi scalate i soldi | se non vengo pago lo stesso |
        quanto costa annullare | se disdico mi fate pagare | e se poi due non si presentano | se il bambino si ammala e
        salta tutto ci rimetto | se all'ultimo non veniamo ci fate pagare | se uno si ammala e disdiciamo | penale | e
        se alla fine siamo meno di quelli prenotati ci fate pagare lo stesso | se il giorno prima ci ammaliamo cosa
        succede con la prenotazione paghiamo qualcosa"""),
        said("""is there a cancellation fee | what happens if we don't show up | will you charge my card if i cancel |
        do you charge for no shows | is there a penalty for cancelling late | is there a no show fee | if fewer of us
        come do we pay for the missing ones | do we pay if one person drops out | does it cost anything to cancel last
        minute | do i lose money if i don't turn up | what if i get ill and can't come will i be charged | do you charge
        for cancelling | what if two of us drop out on the night | will you charge us if we don't come in the end | if
        someone falls ill and we cancel | no show charge | and if fewer of us turn up do you still charge | if we fall
        sick the day before do we owe you anything"""),
        said("""penale | no show | non ci presentiamo | non vengo | assenti | non viene | disdico | disdire | annullo |
        cancellation fee | no shows | show up | penalty | cancel | cancelling | missing ones | drops out | turn up |
        can't come | quanto costa annullare | annullare | non si presentano | salta tutto | drop out"""),
        unlike=("cancel_booking", "deposit", "card_guarantee"),
    ),
    Topic(
        "where_to_pay",
        said("""si paga alla cassa o al tavolo | il conto lo portate voi | si paga prima di mangiare | devo alzarmi per
        pagare | il pos lo portate al tavolo | si paga subito quando si ordina | posso chiedere il conto in anticipo
        perché ho il treno | possiamo aprire un conto al bar | come funziona per pagare"""),
        said("""do we pay at the till or at the table | will you bring us the bill | do you pay before you eat | do i
        have to get up to pay | can you bring the card machine over | do we pay when we order | can we ask for the bill
        early | can we run a tab at the bar | how does paying work"""),
        said("""alla cassa | cassa | portate il conto | il conto lo portate | alzarmi | pos al tavolo | lo portate al
        tavolo | quando si ordina | chiedere il conto | un conto al bar | come funziona per pagare | till | bring us
        the bill | before you eat | get up to pay | machine over | when we order | bill early | a tab | paying work |
        paga prima di mangiare"""),
        unlike=("cards", "splitting_bill"),
    ),
)
