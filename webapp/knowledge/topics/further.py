"""Asked further about what many ask: the deposit back, a guard at the pool; over 300 lines because callers ask much."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "voucher_validity",
        said("""quanto dura il buono regalo | il buono scade | ho un buono scaduto vale ancora | se il buono non lo
        spendo tutto mi resta | date il resto sui buoni | il buono si può usare in due volte | il buono vale anche il
        sabato | posso cambiare il buono in contanti"""),
        said("""how long is the gift voucher valid | does the voucher expire | my voucher is out of date will you take
        it | if i don't spend it all do i keep the rest | do you give change on vouchers | can the voucher be used in
        two visits | is the voucher good on saturdays | can i swap the voucher for cash"""),
        said("""buono | buoni | scade | scaduto | il resto | voucher | vouchers | valid | expire | out of date | keep
        the rest"""),
        unlike=("gift_vouchers", "meal_vouchers"),
    ),
    Topic(
        "deposit_refund",
        said("""la caparra viene restituita | se disdico mi ridate l'acconto | la caparra si scala dal conto | posso
        spostare la caparra a un'altra data | quando mi arriva il rimborso | ho pagato l'acconto e non veniamo più | se
        il gruppo diminuisce perdo la caparra | l'acconto lo riavrei se sto male"""),
        said("""is the deposit refundable | if i cancel do you return the deposit | does the deposit come off the bill |
        can i move the deposit to another date | when will my refund arrive | i paid a deposit and we can't come | if
        we're fewer do we lose the deposit | would i get the deposit back if i fall ill"""),
        said("""caparra | acconto | rimborso | restituita | ridate | riavrei | refundable | refund | deposit | get the
        deposit back"""),
        unlike=("deposit", "cancellation_fee"),
    ),
    Topic(
        "group_discounts",
        said("""avete convenzioni con le aziende | c'è uno sconto per gli anziani | i residenti pagano meno | sconto per
        i gruppi sportivi | fate prezzi speciali agli insegnanti | le forze dell'ordine hanno lo sconto | c'è una
        promozione per le coppie | lo sconto vale anche la sera"""),
        said("""do you have deals with companies | is there a discount for pensioners | do residents pay less | a
        discount for sports teams | are there special prices for teachers | do nurses and police get money off | is
        there an offer for couples | is the discount valid in the evening"""),
        said("""convenzioni | sconto | residenti | prezzi speciali | promozione | deals with | discount | residents |
        special prices | money off | offer for"""),
        unlike=("discounts", "loyalty"),
    ),
    Topic(
        "coupons",
        said("""posso usare un coupon trovato su internet | accettate groupon | ho un codice promozionale | siete su the
        fork con lo sconto | c'è un'offerta online | vale il buono sconto del giornale | prendete le tessere sconto |
        fate il black friday"""),
        said("""can i use a coupon i found online | do you take groupon | i have a promo code | are you on the fork with
        a discount | is there an online offer | is the newspaper coupon valid | do you take discount cards | do you do
        black friday"""),
        said("""coupon | groupon | codice promozionale | the fork | offerta online | buono sconto | tessere sconto |
        promo code | online offer | discount cards | black friday"""),
        unlike=("discounts", "gift_vouchers"),
    ),
    Topic(
        "birthday_treat",
        said("""chi compie gli anni ha qualcosa in omaggio | il festeggiato paga | cantate tanti auguri | mettete una
        candelina sul dolce | date un brindisi offerto per il compleanno | c'è un regalino per chi festeggia | portate
        la torta con la musica | fate lo sconto il giorno del compleanno"""),
        said("""does the birthday person get anything free | does the birthday girl pay | do you sing happy birthday |
        can you put a candle on the dessert | do you offer a toast for birthdays | is there a little gift for whoever
        celebrates | do you bring the cake out with music | is there a discount on your birthday"""),
        said("""compie gli anni | festeggiato | tanti auguri | candelina | brindisi | regalino | torta con la musica |
        giorno del compleanno | birthday | candle | toast | celebrates | cake out"""),
        unlike=("birthday_party", "birthday_cake_here"),
    ),
    Topic(
        "dog_walks",
        said("""c'è un posto per far passeggiare il cane vicino a voi | dove porto il cane prima di cena | c'è un'area
        cani lì vicino | ci sono sentieri dove andare con il cane | il cane può correre libero nel prato | dove può fare
        i bisogni il cane"""),
        said("""is there somewhere to walk the dog near you | where can i take the dog before dinner | is there a dog
        park nearby | are there trails we can do with the dog | can the dog run free on the grass | where can the dog do
        his business"""),
        said("""passeggiare il cane | porto il cane | area cani | con il cane | correre libero | bisogni | walk the dog
        | take the dog | dog park | with the dog | run free | his business"""),
        unlike=("dogs_inside", "dog_rules"),
    ),
    Topic(
        "dog_behaviour",
        said("""se il cane abbaia è un problema | il mio cane è un po' agitato con gli altri cani | se ci sono altri
        cani possiamo stare lontani | il cane sale sulle sedie va bene | il cane sporca pulite voi | quanti cani
        possiamo portare"""),
        said("""is it a problem if the dog barks | my dog gets nervous around other dogs | if there are other dogs can
        we sit apart | is it fine if the dog gets on the chair | what if the dog makes a mess | how many dogs may we
        bring"""),
        said("""abbaia | agitato | altri cani | sale sulle sedie | sporca | quanti cani | barks | nervous | other dogs |
        on the chair | a mess | how many dogs"""),
        unlike=("dogs_inside", "dog_rules"),
    ),
    Topic(
        "gluten_free_extras",
        said("""il pane senza glutine lo avete | la birra senza glutine c'è | di dolci senza glutine cosa fate | la
        pizza senza glutine quanto costa in più | il sugo contiene glutine | il fritto senza glutine lo fate | la salsa
        è addensata con la farina | la pasta senza glutine che marca è"""),
        said("""do you have gluten free bread | is there gluten free beer | which desserts are gluten free | how much
        extra is a gluten free pizza | does the sauce contain gluten | is the fried food gluten free | is the gravy
        thickened with flour | what brand is your gluten free pasta"""),
        said("""senza glutine | glutine | farina | gluten free | gluten | flour"""),
        unlike=("gluten_free", "gluten_cross_contamination"),
        is_safety=True,
    ),
    Topic(
        "vegan_extras",
        said("""il vino è vegano | la colazione vegana la fate | avete il formaggio vegano sulla
        pizza | l'impasto è vegano | il formaggio è fatto con caglio animale | c'è lo strutto nell'impasto | la salsa è
        vegana"""),
        said("""are your wines vegan | do you do a vegan breakfast | do you have vegan cheese for pizza | is the dough
        vegan | is the cheese made with animal rennet | is there lard in the dough | is the sauce vegan"""),
        said("""vegano | vegana | caglio | strutto | vegan | rennet | lard"""),
        unlike=("vegan", "vegetarian"),
    ),
    Topic(
        "home_made",
        said("""i dolci li fate voi | il pane lo fate in casa o lo comprate | le salse sono fatte da voi | il gelato è
        artigianale | la pasta ripiena la fate voi | i ravioli sono fatti a mano | le marmellate sono vostre | le
        patatine sono fresche o surgelate"""),
        said("""do you make the desserts yourselves | is the bread home baked or bought in | are the sauces made by you
        | is the ice cream artisan | do you make the filled pasta yourselves | are the dumplings hand made | are the
        jams your own | are the chips fresh or frozen"""),
        said("""li fate voi | in casa | fatte da voi | artigianale | la fate voi | fatti a mano | sono vostre | fresche
        o surgelate | yourselves | home baked | made by you | artisan | hand made | your own | fresh or frozen"""),
        unlike=("fresh_pasta", "bread", "desserts"),
    ),
    Topic(
        "class_details",
        said("""il corso di cucina va bene per i bambini | il corso in che lingua è | quanto dura il corso | al corso
        quante persone siete | il corso lo fate per principianti o per professionisti | cosa si prepara al corso | si
        mangia quello che si cucina al corso | serve portare il grembiule al corso"""),
        said("""is the cooking class good for children | what language is the class in | how long is the class | how
        many people are in a class | is the class for beginners or professionals | what do we make in the class | do we
        eat what we cook in the class | do i need an apron for the class"""),
        said("""corso | class"""),
        unlike=("cooking_class",),
    ),
    Topic(
        "perform_here",
        said("""suono in un gruppo possiamo esibirci da voi | cercate musicisti per le serate | mia figlia canta
        potrebbe fare una serata | siamo un duo jazz a chi mando il materiale | pagate i gruppi che suonano | avete
        l'impianto per chi suona | faccio il dj cercate qualcuno"""),
        said("""i play in a group could we perform at yours | are you looking for musicians for your evenings | my
        daughter sings could she do a night | we're a jazz duo who do i send our demo to | do you pay the bands that
        play | do you have a sound system for performers | i'm a dj do you need one"""),
        said("""esibirci | musicisti | canta | duo | i gruppi | impianto | faccio il dj | perform | musicians | sings |
        demo | bands | sound system | i'm a dj"""),
        unlike=("live_music", "jobs"),
    ),
    Topic(
        "music_details",
        said("""la musica è alta si riesce a parlare | potete abbassare la musica | che genere di musica fate | a che
        ora inizia il concerto | c'è da pagare l'ingresso per la musica | si può chiedere una canzone | finisce tardi la
        musica | i tavoli vicino al palco si prenotano"""),
        said("""is the music loud can you still talk | could you turn the music down | what kind of music is it | what
        time does the band start | is there an entry fee for the music | can we request a song | does the music finish
        late | can you book tables by the stage"""),
        said("""musica | concerto | canzone | palco | music | band start | request a song | stage"""),
        unlike=("live_music", "quiet_tables"),
    ),
    Topic(
        "parking_details",
        said("""il parcheggio chiude di notte | ci entra un furgone alto nel parcheggio | il parcheggio è illuminato |
        quanti posti auto avete | il parcheggio è coperto | si può lasciare la macchina fino al mattino | il garage
        quanto costa all'ora | si può prenotare il posto auto"""),
        said("""does the car park shut at night | will a high van fit in the car park | is the car park lit | how many
        spaces do you have | is the parking covered | can we leave the car until morning | what's the garage per hour |
        can we reserve a parking space"""),
        said("""parcheggio | furgone | posti auto | macchina fino | garage | posto auto | car park | spaces | parking |
        leave the car | garage per hour"""),
        unlike=("parking", "valet"),
    ),
    Topic(
        "aperitif_details",
        said("""l'aperitivo è a buffet o al tavolo | quanto costa l'aperitivo | si può avere il tagliere senza bere |
        nell'aperitivo cosa c'è da mangiare | l'aperitivo c'è anche la domenica | il secondo drink costa meno |
        l'aperitivo si prenota | posso fare l'aperitivo senza alcol"""),
        said("""is the aperitivo a buffet or at the table | how much is the aperitivo | can we have the board without a
        drink | what food comes with the aperitivo | is there aperitivo on sundays | is the second drink cheaper | do i
        book for aperitivo | can i have the aperitivo without alcohol"""),
        said("""aperitivo | tagliere senza bere | secondo drink | board without | second drink"""),
        unlike=("aperitif",),
    ),
    Topic(
        "drink_prices",
        said("""quanto costa una birra media | quanto viene un calice | quanto costa uno spritz | il caffè quanto lo
        fate | quanto costa l'acqua | un cocktail quanto costa | la bottiglia più economica quanto viene | quanto fate
        pagare una bibita"""),
        said("""how much is a pint | what's a glass of wine | how much is a spritz | what do you charge for coffee | how
        much is water | what does a cocktail cost | how much is your cheapest bottle | what's a soft drink"""),
        said("""birra media | calice | spritz | il caffè quanto | l'acqua | cocktail | bottiglia più economica | bibita
        | pint | glass of wine | coffee | water | cheapest bottle | soft drink"""),
        unlike=("price_range", "beer"),
    ),
    Topic(
        "brunch_details",
        said("""il brunch è a buffet | quanto costa il brunch | il brunch si prenota | fino a che ora c'è il brunch | i
        bambini pagano il brunch | nel brunch è compreso il caffè | il brunch si può fare in gruppo | avete opzioni
        leggere al brunch"""),
        said("""is brunch a buffet | how much is brunch | do i book brunch | until what time is brunch | do children pay
        for brunch | is coffee included in brunch | can a big group come for brunch | are there light choices at
        brunch"""),
        said("""brunch"""),
        unlike=("brunch", "breakfast"),
    ),
    Topic(
        "breakfast_guests",
        said("""la colazione la può fare anche chi non dorme da voi | la colazione è a buffet o servita | a che ora è la
        colazione per chi dorme lì | la colazione è salata o dolce | si può fare colazione presto prima di partire | la
        colazione si paga a parte"""),
        said("""can people who aren't staying have breakfast | is breakfast a buffet or served | what time is breakfast
        for guests of the rooms | is breakfast cooked or continental | can we get an early breakfast before leaving | is
        breakfast extra"""),
        said("""colazione | breakfast"""),
        unlike=("breakfast", "rooms_to_stay"),
    ),
    Topic(
        "pool_rules",
        said("""in piscina c'è il bagnino | la piscina è riscaldata | i bambini possono entrare in piscina | la piscina
        è profonda | serve la cuffia in piscina | la piscina è solo per chi dorme | a che ora chiude la piscina | gli
        asciugamani li date voi in piscina"""),
        said("""is there a lifeguard at the pool | is the pool heated | can children go in the pool | how deep is the
        pool | do we need caps in the pool | is the pool only for overnight guests | what time does the pool shut | do
        you give towels at the pool"""),
        said("""piscina | pool"""),
        unlike=("beach_pool",),
    ),
    Topic(
        "playground_safety",
        said("""il parco giochi è recintato | c'è qualcuno che sorveglia i giochi | i giochi sono adatti ai piccolissimi
        | i giochi sono all'ombra | si vedono i bambini dal tavolo | i giochi sono lontani dalla strada | se un bambino
        si fa male chi paga | fino a che età si usano i giochi"""),
        said("""is the playground fenced | does anyone supervise the play area | are the games fine for very small ones
        | is the play area in the shade | can you see the kids from the table | is the playground away from the road |
        who's liable if a child gets hurt | up to what age is the play area"""),
        said("""parco giochi | i giochi | si vedono i bambini | si fa male | playground | play area | games | see the
        kids | gets hurt"""),
        unlike=("play_area",),
    ),
    Topic(
        "shop_hours",
        said("""il negozio a che ora apre | la bottega è aperta la domenica | si può comprare anche senza mangiare | lo
        spaccio quando chiude | vendete online | nel negozio si paga con la carta | il negozio è aperto anche quando il
        ristorante è chiuso | l'olio quanto costa al litro"""),
        said("""what time does the shop open | is the shop open on sundays | can i buy things without eating | when does
        the farm shop shut | do you sell online | does the shop take cards | is the shop open when the restaurant is
        closed | how much is the oil per litre"""),
        said("""negozio | bottega | comprare | spaccio | vendete online | al litro | shop | buy things | sell online |
        per litre"""),
        unlike=("products_for_sale", "opening_hours"),
    ),
    Topic(
        "lost_property_post",
        said("""mi potete spedire la giacca che ho dimenticato | mandate le cose dimenticate per posta | può passare un
        amico a ritirare la mia borsa | per quanto tempo tenete gli oggetti smarriti | vi pago la spedizione
        dell'ombrello | fino a che ora posso passare a riprendere il telefono"""),
        said("""could you post me the jacket i left | do you mail forgotten things | can a friend pick up my bag | how
        long do you keep lost items | i'll pay the postage for my umbrella | until what time can i come and get my
        phone"""),
        said("""spedire | per posta | passare un amico | oggetti smarriti | spedizione | riprendere | post me | mail |
        pick up my | lost items | postage | get my phone"""),
        unlike=("lost_property",),
    ),
    Topic(
        "damage",
        said("""mi avete macchiato la giacca chi paga la lavanderia | si è rotto il mio bicchiere nel guardaroba | mi
        hanno rubato la borsa da voi | il cameriere mi ha rovesciato il vino addosso | se rompiamo qualcosa lo paghiamo
        | mi hanno rigato la macchina nel vostro parcheggio | siete assicurati per i furti"""),
        said("""you stained my jacket who pays for cleaning | something of mine got broken in the cloakroom | my bag was
        stolen at your place | the waiter spilled wine on me | if we break something do we pay | my car was scratched in
        your car park | are you insured for theft"""),
        said("""macchiato | rotto | rubato | rovesciato | rompiamo | rigato | furti | stained | broken | stolen |
        spilled | break something | scratched | theft"""),
        unlike=("complaints_manager", "wrong_charge"),
    ),
    Topic(
        "internships",
        said("""prendete stagisti in cucina | fate l'alternanza scuola lavoro | mio figlio fa l'alberghiero può fare lo
        stage da voi | quanto pagate un lavapiatti | cercate solo gente con esperienza | date vitto e alloggio al
        personale | si può lavorare solo nel fine settimana | a che età si può lavorare da voi"""),
        said("""do you take interns in the kitchen | do you do work experience | my son is at catering college could he
        train with you | what do you pay a kitchen porter | do you only want people with experience | do you give staff
        board and lodging | can i work just weekends | how old must i be to work there"""),
        said("""stagisti | alternanza | stage | pagate un | con esperienza | vitto | lavorare | interns | work
        experience | train with | kitchen porter | with experience | lodging | work just | to work"""),
        unlike=("jobs",),
    ),
    Topic(
        "smoking_outside",
        said("""sulla terrazza si può fumare | ai tavoli fuori si fuma | se mangiamo fuori posso fumare al tavolo | il
        sigaro fuori lo posso fumare | ci sono i posacenere fuori | chi fuma dà fastidio agli altri tavoli fuori"""),
        said("""can you smoke on the terrace | do people smoke at the outside tables | if we eat outside may i smoke at
        the table | can i have a cigar outside | are there ashtrays outside | do the smokers bother the other tables
        outside"""),
        said("""fumare | si fuma | sigaro | posacenere | chi fuma | smoke | cigar | ashtrays | smokers"""),
        unlike=("smoking", "outdoor_seating"),
    ),
    Topic(
        "milk_allergy",
        said("""mio figlio è allergico alle proteine del latte | non è intolleranza è proprio allergia al latte | anche
        tracce di latte sono pericolose per lui | con l'allergia al latte cosa può mangiare | nel pane c'è il latte | i
        piatti senza lattosio vanno bene per chi è allergico al latte"""),
        said("""my son is allergic to milk protein | it isn't intolerance it's a real milk allergy | even traces of milk
        are dangerous for him | what can he eat with a milk allergy | is there milk in the bread | are lactose free
        dishes safe with a milk allergy"""),
        said("""latte | milk | lactose free"""),
        unlike=("lactose", "severe_allergy"),
        is_safety=True,
    ),
    Topic(
        "service_between",
        said("""tra il pranzo e la cena chiudete | la cucina fa una pausa nel pomeriggio | il bar resta aperto quando la
        cucina è chiusa | dopo la chiusura della cucina si può avere un panino | avete stuzzichini quando la cucina è
        ferma"""),
        said("""do you close between lunch and dinner | does the kitchen stop in the afternoon | is the bar open when
        the kitchen's shut | can we get a sandwich after the kitchen closes | are there bar snacks when the kitchen is
        off"""),
        said("""fa una pausa | bar resta aperto | chiusura della cucina | stuzzichini | close between | kitchen stop |
        kitchen's shut | kitchen closes | bar snacks"""),
        unlike=("kitchen_all_day", "last_orders"),
    ),
    Topic(
        "menu_other_languages",
        said("""avete il menù in francese | c'è il menù in tedesco | il menù in cinese o giapponese ce l'avete | il menù
        spagnolo c'è | avete il menù in russo | c'è il menù con le fotografie"""),
        said("""do you have the menu in french | is there a german menu | do you have a chinese or japanese menu | is
        there a menu in spanish | do you have a russian menu | is there a menu with pictures"""),
        said("""menù spagnolo | con le fotografie | menu in | german menu | japanese menu | russian menu |
        with pictures"""),
        unlike=("menu_languages", "staff_languages"),
    ),
)
