"""Whom a caller brings along, and what for; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "dogs_inside",
        said("""accettate cani | posso portare il cane | il mio cagnolino può entrare | siete pet friendly | abbiamo un
        labrador può stare in sala | i cani di taglia grande sono ammessi | possiamo venire col cane | il barboncino
        sta buono sotto il tavolo è un problema | entrano gli animali nel locale | il mio peloso può mangiare con noi
        dentro | i cani pagano il coperto | avete la ciotola con l'acqua per il cane | non so a chi lasciare il cane lo
        posso portare | in sala con fido si può stare | accettate anche due cani"""),
        said("""do you allow dogs | can i bring my dog | are you dog friendly | we have a labrador can he sit inside
        with us | are large dogs allowed in the dining room | is it ok to come with a puppy | our dog sleeps under the
        table is that a problem | are pets welcome inside | do you have water bowls for dogs | i've nobody to leave my
        dog with can she come | can our cocker spaniel come in | do you take two dogs | is there an extra charge for
        the dog"""),
        said("""cane | cani | cagnolino | cagnolina | cagnolini | cagnone | cucciolo | labrador | barboncino |
        chihuahua | pastore tedesco | bulldog | golden retriever | jack russell | bassotto | meticcio | quattro zampe |
        pet friendly | peloso | fido | dog | dogs | puppy | pets | dog friendly | doggy | spaniel | poodle |
        animali"""),
        unlike=("dogs_terrace", "assistance_dogs", "other_animals"),
    ),
    Topic(
        "dogs_terrace",
        said("""i cani possono stare fuori | sulla terrazza accettate i cani | col cane all'aperto si può | se dentro
        no il cane almeno fuori può stare | nel dehors i cani sono ammessi | in giardino posso portare il cane |
        prenoto fuori perché ho il cane va bene | all'esterno con un cane grande ci date un tavolo | il cane sotto il
        gazebo può stare"""),
        said("""can dogs sit outside | are dogs allowed on the terrace | could we eat outdoors with our dog | if not
        inside can the dog be in the garden | is the patio dog friendly | i'd like a table outside because we have a
        dog | can we tie the dog up outside by our table | are dogs fine in the courtyard | does the outdoor seating
        allow big dogs"""),
        said("""cane fuori | cani fuori | cane all'aperto | cane in giardino | cani sulla terrazza | cane nel dehors |
        dog outside | dogs outside | dogs on the terrace | dog on the patio | dog in the garden | dogs in the
        courtyard"""),
        unlike=("dogs_inside", "assistance_dogs"),
    ),
    Topic(
        "other_animals",
        said("""posso portare il gatto | il mio gatto sta nel trasportino va bene | accettate i gatti | ho un
        coniglietto con me può entrare | posso venire con il pappagallo | viaggiamo con un furetto è un problema | il
        micio lo possiamo tenere in braccio | avete un gatto nel locale perché sono allergico | si può venire a
        cavallo"""),
        said("""can i bring my cat | my cat stays in the carrier is that ok | are cats allowed | i've got a rabbit with
        me may it come in | may i come with my parrot | we're travelling with a ferret is that a problem | do you have
        a cat in the restaurant because i'm allergic | is there somewhere to tie up horses | do you let kittens
        in"""),
        said("""gatto | gatti | micio | gattino | trasportino | coniglietto | pappagallo | furetto | cavallo | cat |
        cats | kitten | kittens | rabbit | parrot | ferret | horse | horses | hamster | criceto"""),
        unlike=("dogs_inside",),
    ),
    Topic(
        "assistance_dogs",
        said("""il cane guida può entrare | sono non vedente ho il cane guida | accettate cani da assistenza | mio
        figlio autistico ha il cane da supporto | il cane per ciechi è ammesso | ho un cane di servizio | ho il cane da
        allerta per il diabete entra con me | per legge il cane guida deve entrare lo sapete"""),
        said("""are guide dogs allowed | i'm blind and have a guide dog | do you accept assistance dogs | is a service
        dog welcome | i have a seeing eye dog | my son has an autism support dog can it come in | are emotional support
        animals ok | i have a medical alert dog | is my hearing dog allowed in the dining room"""),
        said("""cane guida | cani guida | cane da assistenza | cani da assistenza | cane di servizio | cane da supporto
        | guide dog | guide dogs | assistance dog | assistance dogs | service dog | support dog | hearing dog | seeing
        eye dog | alert dog"""),
        unlike=("dogs_inside", "blind_guests"),
    ),
    Topic(
        "blind_guests",
        said("""avete il menù in braille | mia sorella è cieca la aiutate con il menù | viene con noi un ragazzo sordo
        | c'è qualcuno che conosce la lingua dei segni | sono ipovedente il menù è scritto grande | qualcuno può
        leggerci il menù | mio figlio è autistico avete un angolo tranquillo | persone con disabilità intellettiva sono
        benvenute | posso avere un posto con poco rumore e poca luce per un ragazzo autistico"""),
        said("""do you have a braille menu | my sister is blind could someone help with the menu | one of our party is
        deaf | does anyone know sign language | is there a large print menu | can someone read the menu to us | my son
        is autistic do you have a quiet corner | are guests with learning disabilities welcome | somewhere calm for a
        person with sensory issues"""),
        said("""braille | cieco | cieca | non vedente | ipovedente | sordo | sorda | lingua dei segni | autistico |
        autistica | autismo | blind | deaf | sign language | large print | autistic | autism | sensory | hard of
        hearing | visually impaired"""),
        unlike=("assistance_dogs", "older_guests"),
    ),
    Topic(
        "children_welcome",
        said("""i bambini sono ammessi | possiamo venire con i bambini | è un locale adatto alle famiglie | siamo una
        famiglia con tre figli piccoli va bene da voi | con due pesti di tre anni ci prendete | è solo per adulti | i
        miei figli sono un po' vivaci dà fastidio | c'è un'età minima per i bambini | i neonati possono venire | di
        sera i bimbi li fate entrare | è un posto troppo elegante per dei bambini"""),
        said("""are children welcome | can we come with kids | is it a family friendly place | we have three small
        children is that fine | is it adults only | my kids are a bit lively will that bother anyone | is there a
        minimum age | can we bring a newborn | are kids allowed in the evening | is it too posh for toddlers | do you
        accept families with little ones"""),
        said("""bambini | bambino | bambina | bimbi | bimbo | famiglie | famiglia | solo adulti | età minima | neonati
        | children | kids | child | toddler | toddlers | family friendly | families | adults only | child friendly |
        minimum age | newborn"""),
        unlike=("high_chairs", "play_area", "children_menu"),
    ),
    Topic(
        "high_chairs",
        said("""avete i seggioloni | mio figlio ha sei mesi c'è dove metterlo | serve un seggiolone per la bimba | c'è
        una sedia alta per bambini | avete l'alzatina per la sedia | quanti seggioloni avete | il piccolo ha un anno
        dove lo facciamo sedere | avete il rialzo per bambini | un sediolone ce l'avete | la bambina non sta ancora
        sulla sedia normale | ci potete mettere un seggiolino al tavolo"""),
        said("""do you have high chairs | my baby is six months is there somewhere to put him | we need a high chair
        for a toddler | do you have booster seats | how many highchairs have you got | where can my one year old sit |
        can we get a baby seat at the table | is there a special chair for little ones | she can't sit on a normal
        chair yet | i chair for the baby have you one | could you put a baby chair at our table"""),
        said("""seggiolone | seggioloni | seggiolino | sediolone | alzatina | rialzo | sedia alta | high chair | high
        chairs | highchair | highchairs | booster seat | booster seats | booster | baby seat | baby chair | dove
        metterlo | farlo sedere"""),
        unlike=("pushchairs", "changing_table", "children_welcome"),
    ),
    Topic(
        "changing_table",
        said("""c'è il fasciatoio | dove posso cambiare il bambino | in bagno c'è un posto per il pannolino | avete il
        fasciatoio anche nel bagno degli uomini | si può cambiare il pannolino alla piccola | c'è un piano d'appoggio
        per cambiare il neonato | avete un bagno attrezzato per neonati | fasiatoio ce n'è uno"""),
        said("""is there a changing table | where can i change the baby | do your toilets have baby changing | is there
        a changing table in the men's room | is there somewhere to change a nappy | diaper changing is there a place
        for that | do you have a baby changing unit | can a dad change a baby there"""),
        said("""fasciatoio | fasiatoio | pannolino | pannolini | cambiare il bambino | cambiare la bambina | changing
        table | baby changing | nappy | nappies | diaper | diapers | changing unit | change the baby | changing
        room"""),
        unlike=("breastfeeding", "high_chairs"),
    ),
    Topic(
        "pushchairs",
        said("""saremmo con un carrozzino | c'è spazio per il passeggino | dove lasciamo il passeggino | col passeggino
        gemellare si passa | ci sono scale per entrare con la carrozzina del bimbo | la culla la possiamo mettere
        accanto al tavolo | il neonato dorme nell'ovetto dove lo appoggiamo | il passeggino si può tenere vicino al
        tavolo | abbiamo due passeggini ci stiamo"""),
        said("""we'd be coming with a pram | is there room for a pushchair | where can we leave the stroller | can a
        double buggy get through | are there steps for the pram | can we keep the buggy by the table | the baby sleeps
        in the car seat where could we put it | is there buggy parking | we have two strollers is that ok"""),
        said("""passeggino | passeggini | carrozzino | ovetto | culla | navicella | pushchair | pushchairs | pram |
        prams | buggy | buggies | stroller | strollers | car seat | carrycot"""),
        unlike=("high_chairs",),
    ),
    Topic(
        "play_area",
        said("""c'è un'area giochi per i bambini | avete un giardino dove far giocare i bimbi | ci sono giochi o matite
        colorate per i piccoli | c'è l'animazione per bambini | i bambini hanno spazio per correre | avete lo scivolo o
        i gonfiabili | c'è una sala giochi | fate baby sitting | avete fogli e colori per intrattenere i bambini | dove
        si sfogano i piccoli mentre noi mangiamo | il prato è recintato per i bimbi"""),
        said("""is there a play area for children | do you have a garden where kids can play | do you have toys or
        colouring books | is there any entertainment for kids | is there space for the children to run around | do you
        have a slide or a bouncy castle | is there a playground | do you offer babysitting | what can the kids do while
        we eat | are there crayons to keep them busy | is there a playroom"""),
        said("""area giochi | giochi | giocare | animazione | scivolo | gonfiabili | sala giochi | matite | colori |
        baby sitting | babysitter | play area | playground | playroom | toys | crayons | colouring | coloring |
        babysitting | bouncy castle | slide"""),
        unlike=("children_welcome", "children_menu"),
    ),
    Topic(
        "breastfeeding",
        said("""posso allattare al tavolo | c'è un angolo tranquillo per allattare | se allatto il bambino dà fastidio
        a qualcuno | avete una stanza per l'allattamento | dove posso dare il latte alla bimba con calma | devo tirarmi
        il latte c'è un posto riservato | allattamento al seno è un problema da voi | mia moglie deve allattare
        possiamo stare appartati"""),
        said("""can i breastfeed at the table | is there a quiet spot for nursing | is breastfeeding ok in your place |
        do you have a nursing room | where can i feed my baby in peace | i need to pump milk is there a private room |
        would anyone mind if i nurse my baby | is there a corner for a nursing mother"""),
        said("""allattare | allatto | allattamento | tirarmi il latte | breastfeed | breastfeeding | nursing | nurse |
        feed my baby | pump milk | al seno"""),
        unlike=("changing_table", "baby_food"),
    ),
    Topic(
        "older_guests",
        said("""vengo con mia nonna di novant'anni avete un tavolo comodo | mia madre è anziana e cammina male | le
        sedie sono comode per un anziano | si può stare vicino all'ingresso perché mio padre fa fatica | mio nonno usa
        il bastone dove ci mettete | c'è qualcuno che aiuta una persona anziana a entrare | porto i miei suoceri che
        sono avanti con l'età serve un posto tranquillo | avete sconti o menù per anziani | il gruppo della casa di
        riposo può venire a pranzo | mamma col deambulatore ci passa"""),
        said("""i'm coming with my ninety year old grandmother can we have a comfortable table | my mother is elderly
        and doesn't walk well | are the chairs comfortable for an older person | could we sit near the entrance because
        dad struggles | my grandad uses a stick where would you put us | would someone help an old lady in | could a
        group from a care home come for lunch | there's a walking frame with us is there room for it | somewhere that
        suits frail people"""),
        said("""anziano | anziana | anziani | nonna | nonno | bastone | deambulatore | casa di riposo | cammina male |
        elderly | older person | old lady | grandmother | grandad | grandma | grandpa | care home | walking frame |
        zimmer | frail | walker"""),
        unlike=("soft_food", "blind_guests"),
    ),
    Topic(
        "big_groups",
        said("""accettate gruppi numerosi | siamo in venti avete posto | quante persone riuscite a mettere insieme |
        siamo una tavolata di trenta | in quanti possiamo stare allo stesso tavolo | fate cene di classe | è la cena
        della squadra di calcio saremo venticinque | vorrei organizzare una cena con tanta gente | per gruppi grandi
        come si fa | ci fate una tavolata unica da quindici | la cena aziendale di natale la fate per cinquanta persone
        | siamo tantissimi ci state dietro"""),
        said("""do you take large groups | there are twenty of us do you have room | how many people can you seat
        together | we're a party of thirty | what's the biggest table you have | do you do class reunions | it's our
        football team's dinner about twenty five people | i'd like to arrange a dinner for lots of people | how does it
        work for large parties | could we have one long table for fifteen | do you do office christmas parties for
        fifty | is there a limit on group size"""),
        said("""gruppi | gruppo | numerosi | tavolata | tavolate | cena di classe | squadra | cena aziendale | comitiva
        | large group | large groups | group | groups | large party | large parties | party of | class reunion | team
        dinner | office party | long table | rimpatriata"""),
        unlike=("group_menu", "coaches", "private_party"),
    ),
    Topic(
        "group_menu",
        said("""avete menù per gruppi | il gruppo deve scegliere un menù fisso | siamo in trenta dobbiamo mangiare
        tutti le stesse cose | potete fare un preventivo per una cena di quaranta persone | quanto viene a testa per un
        gruppo | mi mandate delle proposte di menù per la cena aziendale | in venti si può ordinare alla carta | con il
        menù di gruppo il vino è compreso | quante proposte avete per una comitiva"""),
        said("""do you have group menus | does a large group have to take a set menu | there are thirty of us must we
        all eat the same | could you give me a quote for forty people | how much per head for a group | can you send
        menu proposals for a company dinner | can twenty people order a la carte | is wine included in the party menu |
        which set menus are there for parties"""),
        said("""menù per gruppi | menù di gruppo | preventivo | a testa | proposte di menù | group menu | group menus |
        party menu | quote | per head | set menu for groups | menu proposals"""),
        unlike=("big_groups", "tasting_menu", "fixed_price_lunch"),
    ),
    Topic(
        "coaches",
        said("""siamo un pullman di turisti | potete ricevere un gruppo in pullman | dove parcheggia il pullman | sono
        un'agenzia di viaggi ho un gruppo di cinquanta | l'autista e la guida mangiano gratis | fate pranzi per
        comitive turistiche | siamo una gita parrocchiale veniamo in corriera | lavorate con i tour operator | un bus
        da cinquantaquattro posti può arrivare davanti"""),
        said("""we're a coach party | can you take a coach tour | where can the coach park | i'm from a travel agency
        with a group of fifty | do the driver and guide eat free | do you do lunches for tour groups | we're a church
        outing coming by bus | do you work with tour operators | can a fifty seater coach get to you"""),
        said("""pullman | corriera | comitiva turistica | agenzia di viaggi | tour operator | gita | autista | coach |
        coaches | coach party | tour group | tour groups | travel agency | tour operators | outing | coach driver |
        torpedone"""),
        unlike=("big_groups", "school_groups"),
    ),
    Topic(
        "school_groups",
        said("""fate pranzi per le scolaresche | siamo una classe in gita scolastica | portiamo trenta ragazzi delle
        medie a mangiare | ci sono prezzi per le scuole | gli insegnanti pagano | un gruppo scout può venire da voi |
        siamo un centro estivo vorremmo portare i bambini a mangiare la pizza | cento studenti li potete ospitare"""),
        said("""do you do lunches for school groups | we're a class on a school trip | we'd bring thirty pupils for
        lunch | are there prices for schools | do teachers eat free | can a scout group come to you | we run a summer
        camp and want to bring the children for pizza | could you host a hundred students"""),
        said("""scolaresca | scolaresche | gita scolastica | classe | studenti | alunni | scuola | scuole | scout |
        centro estivo | insegnanti | school | school trip | pupils | students | scouts | summer camp | teachers"""),
        unlike=("coaches", "big_groups"),
    ),
    Topic(
        "birthday_party",
        said("""vorrei festeggiare il compleanno da voi | fate feste di compleanno | è il compleanno di mia moglie fate
        qualcosa di speciale | organizzate compleanni per bambini | faccio cinquant'anni volevo festeggiare lì | per i
        diciotto anni di mia figlia si può fare una festa | il festeggiato ha qualcosa in omaggio | cantate tanti
        auguri al tavolo | domani compio gli anni vengo a cena"""),
        said("""i'd like to celebrate my birthday at your place | do you host birthday parties | it's my wife's
        birthday do you do anything special | do you organise children's birthday parties | i'm turning fifty and want
        to celebrate there | could we do an eighteenth birthday party | does the birthday person get something free |
        will you sing happy birthday at the table | my mum is seventy on saturday could you make it nice"""),
        said("""compleanno | compleanni | festeggiare | festeggiato | festeggiata | diciottesimo | diciotto anni |
        birthday | birthdays | birthday party | birthday parties | celebrate | turning fifty | happy birthday | tanti
        auguri"""),
        unlike=("decorations", "birthday_cake_here", "bring_cake"),
    ),
    Topic(
        "decorations",
        said("""posso portare i palloncini | possiamo addobbare il tavolo | potete decorare la sala per la festa |
        voglio fare una sorpresa mi aiutate | posso venire prima a sistemare le decorazioni | mettete dei fiori sul
        tavolo se ve li faccio arrivare | si possono usare le candele scintillanti | i festoni e uno striscione si
        possono appendere | i coriandoli sono vietati | vorrei far trovare un mazzo di rose sul tavolo"""),
        said("""can i bring balloons | may we decorate the table | can you decorate the room for the party | i want to
        plan a surprise can you help | could i come early to put up decorations | can you put flowers on the table if i
        have them delivered | are sparklers allowed | can we hang a banner | is confetti forbidden | i'd like a bouquet
        waiting on the table"""),
        said("""palloncini | palloncino | addobbi | addobbare | decorare | decorazioni | sorpresa | striscione |
        festoni | coriandoli | fiori | mazzo di rose | balloons | balloon | decorate | decorations | surprise | banner
        | confetti | flowers | bouquet | sparklers"""),
        unlike=("birthday_party", "proposal", "romantic_dinner"),
    ),
    Topic(
        "proposal",
        said("""voglio chiedere alla mia ragazza di sposarmi | vorrei fare la proposta di matrimonio da voi | mi
        aiutate a nascondere l'anello nel dolce | sto organizzando una proposta avete un angolo appartato | devo darle
        l'anello serve un tavolo speciale | quando le chiedo la mano portate lo spumante | mi inginocchio davanti a
        tutti mi reggete il gioco | la dichiarazione la faccio a cena da voi"""),
        said("""i want to propose to my girlfriend at dinner | i'm planning a marriage proposal | can you hide the ring
        in the dessert | i'm going to pop the question do you have a special table | could you bring champagne when she
        says yes | do you help with engagement surprises | i'll go down on one knee can you play along | i'm asking him
        to marry me where should we sit"""),
        said("""proposta di matrimonio | proposta | anello | sposarmi | chiedere la mano | dichiarazione | proposal |
        propose | engagement | ring | marry me | pop the question | one knee | fidanzamento"""),
        unlike=("romantic_dinner", "decorations"),
    ),
    Topic(
        "romantic_dinner",
        said("""vorrei un tavolo romantico | è il nostro anniversario | avete un angolo intimo per due | è il primo
        appuntamento il posto è carino | festeggiamo dieci anni di matrimonio | fate cene a lume di candela | vorrei
        portare fuori mia moglie per una serata speciale | c'è un tavolo appartato per una coppia | nozze d'argento a
        cena in due"""),
        said("""i'd like a romantic table | it's our anniversary | do you have a cosy corner for two | it's a first
        date is your place nice for that | we're celebrating ten years of marriage | do you do candlelit dinners | i
        want to take my wife out for a special evening | is there a secluded table for a couple | silver wedding dinner
        just the two of us"""),
        said("""romantico | romantica | anniversario | intimo | coppia | lume di candela | appuntamento | appartato |
        romantic | anniversary | first date | candlelit | couple | secluded | date night"""),
        unlike=("proposal", "quiet_table_business"),
    ),
    Topic(
        "weddings",
        said("""fate matrimoni | vorrei fare il pranzo di nozze da voi | quanti invitati potete ospitare per un
        matrimonio | avete pacchetti matrimonio | ci sposiamo a settembre siete liberi | fate il rinfresco dopo la
        cerimonia in comune | si può fare la cena di prova del matrimonio | quanto costa a testa il banchetto di nozze
        | si può ballare dopo la cena di nozze | organizzate ricevimenti"""),
        said("""do you host weddings | we'd like our wedding lunch at your place | how many guests can you take for a
        wedding | do you have wedding packages | we're getting married in september are you free | do you do a small
        reception after the registry office | can we hold the rehearsal dinner there | how much per head for a wedding
        banquet | can we have dancing after the wedding meal | do you cater receptions"""),
        said("""matrimonio | matrimoni | nozze | sposiamo | sposi | banchetto | ricevimento | ricevimenti | wedding |
        weddings | reception | getting married | bride | groom | rehearsal dinner | banquet"""),
        unlike=("religious_celebrations", "private_party"),
    ),
    Topic(
        "religious_celebrations",
        said("""fate battesimi | il pranzo della comunione si può fare da voi | a maggio ho una cresima siamo quaranta
        | quanto costa il menù per la comunione | per un battesimo in quanti potete ospitarci | organizzate baby shower
        | dopo la messa veniamo a pranzo per il battesimo | il pranzo dopo un funerale lo fate | festa per la prima
        comunione della bimba | facciamo il bar mitzvah"""),
        said("""do you do christenings | can we have a first communion lunch there | we have a confirmation in may for
        forty people | how much is the menu for a communion | how many could you take for a baptism | do you host baby
        showers | we'd come for lunch after the church service for the christening | do you do funeral teas or wakes |
        gender reveal party could we do that | bar mitzvah meal is it possible"""),
        said("""battesimo | battesimi | comunione | comunioni | cresima | cresime | funerale | baby shower |
        christening | christenings | communion | confirmation | baptism | wake | wakes | funeral | gender reveal | bar
        mitzvah | cerimonia | cerimonie"""),
        unlike=("weddings", "private_party"),
    ),
    Topic(
        "graduation",
        said("""fate feste di laurea | mi laureo giovedì vorrei fare il pranzo lì | per una laurea fate il buffet | è
        la laurea di mio figlio siamo in quindici | posso portare la corona d'alloro e il prosecco per la laurea |
        pranzo di laurea quanto viene a persona | la discussione della tesi finisce alle undici poi veniamo da voi |
        festeggiamo la maturità | festa per il pensionamento di un collega"""),
        said("""do you do graduation parties | i'm graduating on thursday and want lunch there | my son is graduating
        there are fifteen of us | how much per person for a graduation lunch | we want to celebrate passing our exams |
        do you host leaving dos | it's a colleague's retirement dinner | can you do a buffet for a graduation | prom
        night dinner do you take bookings"""),
        said("""laurea | lauree | mi laureo | laureata | laureato | tesi | maturità | pensionamento | pensione |
        graduation | graduating | graduate | retirement | leaving do | exams | prom"""),
        unlike=("birthday_party", "religious_celebrations", "hen_and_stag"),
    ),
    Topic(
        "hen_and_stag",
        said("""fate addii al nubilato | è l'addio al celibato di un amico | siamo dodici ragazze per un nubilato |
        possiamo fare un po' di casino è un addio al celibato | la futura sposa ha il velo e la fascia è un problema |
        per l'addio al nubilato avete qualcosa di simpatico | si può far venire uno spogliarellista | festa tra ragazze
        prima del matrimonio la accettate"""),
        said("""do you take hen parties | it's my friend's stag do | we're twelve girls on a hen do | is it ok if we're
        a bit loud it's a bachelor party | do you allow bachelorette groups | the bride to be will wear a sash is that
        fine | do you have anything fun for a hen night | can we bring a stripper | stag night dinner for ten
        lads"""),
        said("""addio al nubilato | addio al celibato | nubilato | celibato | hen party | hen parties | hen do | hen
        night | stag do | stag night | bachelor party | bachelorette | futura sposa"""),
        unlike=("birthday_party", "big_groups"),
    ),
    Topic(
        "private_party",
        said("""si può affittare tutto il locale | avete una saletta riservata | vorrei il ristorante in esclusiva |
        avete una sala privata per una festa | si può chiudere il locale per un evento | quanto costa avere la sala
        solo per noi | c'è una stanza separata dove stare tra di noi | quante persone tiene la saletta"""),
        said("""can we hire the whole place | do you have a private room | i'd like exclusive use of the restaurant |
        is there a separate room for a party | can you close for a private event | how much to have the room to
        ourselves | is there a private dining room | how many fit in the private room | can we rent your venue for a
        night"""),
        said("""saletta | sala privata | sala riservata | esclusiva | affittare | tutto il locale | privata | evento
        privato | private room | private dining | exclusive use | hire the whole | private event | whole place | rent |
        separate room | privatise"""),
        unlike=("big_groups", "weddings", "business_meal"),
    ),
    Topic(
        "business_meal",
        said("""facciamo un pranzo di lavoro con dei clienti | avete una sala per una riunione | c'è il proiettore o
        uno schermo per una presentazione | vorrei fare una cena aziendale con relazione | si può fare un incontro di
        lavoro a colazione | ospitate meeting e conferenze stampa | ho un pranzo d'affari con dei tedeschi deve essere
        tutto perfetto | c'è un microfono per il discorso | fate convenzioni per le riunioni delle ditte"""),
        said("""we're having a business lunch with clients | do you have a room for a meeting | is there a projector or
        screen for a presentation | i'd like a company dinner with a talk | can we hold a breakfast meeting there | do
        you host press conferences or meetings | i'm bringing important clients everything must be perfect | is there a
        microphone for a speech | is your place suitable for a work meal"""),
        said("""pranzo d'affari | riunione | riunioni | meeting | proiettore | schermo | presentazione | microfono |
        clienti importanti | conferenza | business lunch | business meal | business dinner | meetings | projector |
        screen | presentation | microphone | conference | clients"""),
        unlike=("quiet_table_business", "laptop_working", "private_party"),
    ),
    Topic(
        "quiet_table_business",
        said("""avete un tavolo tranquillo per parlare | dobbiamo parlare di cose riservate serve un posto discreto |
        si riesce a conversare o c'è chiasso | vorrei un tavolo lontano dagli altri | non voglio stare in mezzo alla
        confusione | ci sentono quelli del tavolo vicino | un posto defilato dove nessuno ci disturba | i tavoli sono
        attaccati o c'è spazio"""),
        said("""do you have a quiet table to talk | we need to discuss private matters is there a discreet spot | can
        you hear each other or is it noisy | i'd like a table away from the others | i don't want to be in the middle
        of the crowd | will the next table overhear us | somewhere out of the way where nobody disturbs us | are the
        tables close together"""),
        said("""tavolo tranquillo | discreto | discreta | riservatezza | defilato | lontano dagli altri | conversare |
        quiet table | discreet | overhear | close together | away from the others | chiasso"""),
        unlike=("romantic_dinner", "business_meal"),
    ),
    Topic(
        "laptop_working",
        said("""posso lavorare al computer da voi | si può stare con il portatile al tavolo | c'è una presa per
        caricare il computer | fate entrare chi lavora in smart working | posso fermarmi un paio d'ore a studiare | dà
        fastidio se apro il pc mentre mangio | vorrei fare una videochiamata durante il pranzo | ci sono prese di
        corrente ai tavoli"""),
        said("""can i work on my laptop there | is it ok to sit with a computer | are there sockets to charge my laptop
        | do you mind remote workers | could i stay a couple of hours to study | can i open my laptop during lunch |
        could i take a video call from my table | are there power outlets at the tables | can i plug in my
        charger"""),
        said("""computer | portatile | pc | smart working | studiare | presa | prese | prese di corrente | laptop |
        laptops | sockets | power outlet | remote work | remote workers | study | video call | videochiamata | plug |
        charger | caricabatterie"""),
        unlike=("business_meal", "eating_alone"),
    ),
    Topic(
        "eating_alone",
        said("""sono da solo mi date un tavolo | si può prenotare per una persona | vengo a mangiare sola mi trovo bene
        | mangio da solo c'è un bancone | accettate prenotazioni per uno | viaggio per lavoro ceno da sola dove mi
        mettete | un posto singolo lo trovate | un tavolino per me soltanto"""),
        said("""i'm on my own can i get a table | can i book for one | is it nice to eat there alone | do you have
        counter seats for a single diner | do you take bookings for one person | i travel for work and dine alone where
        would i sit | have you a spot for a solo diner | just me tonight is that alright"""),
        said("""da solo | da sola | per uno | una persona sola | bancone | singolo | on my own | alone | for one |
        single diner | solo diner | counter | just me | by myself"""),
        unlike=("laptop_working",),
    ),
    Topic(
        "dress_code",
        said("""come bisogna vestirsi | c'è un dress code | ci vuole la giacca | posso venire in pantaloncini corti |
        vengo dal mare va bene in ciabatte | in tuta mi fate entrare | è un posto elegante o si può venire in jeans |
        bisogna mettersi la cravatta | le scarpe da ginnastica vanno bene | possiamo venire vestiti da trekking | siamo
        in tenuta da bici è un problema | drescod com'è"""),
        said("""what should i wear | is there a dress code | do i need a jacket | can i come in shorts | we come from
        the beach are flip flops ok | are trainers fine | is it smart or can we wear jeans | do men have to wear a tie
        | can we come in hiking gear | we'll be in cycling clothes is that a problem | how dressed up do people
        get"""),
        said("""dress code | drescod | vestirsi | vestito | vestiti | abbigliamento | giacca | cravatta | pantaloncini
        | ciabatte | infradito | jeans | tuta | elegante | scarpe da ginnastica | wear | dressed | jacket | tie |
        shorts | flip flops | trainers | sneakers | smart casual | clothes | bermuda | costume"""),
        unlike=("private_party",),
    ),
    Topic(
        "photos_and_filming",
        said("""posso fare foto nel locale | si può fare un video per i social | sono un'influencer vorrei fare delle
        riprese | possiamo portare un fotografo per la festa | vorrei fare un servizio fotografico lì | si può usare il
        drone | fate fare le foto ai piatti con il flash | giriamo una scena in un ristorante lo concedete"""),
        said("""can i take photos inside | may i film a video for social media | i'm an influencer and would like to
        shoot there | can we bring a photographer to the party | could we do a photo shoot at your place | is it ok to
        use a drone | can i photograph the food with a flash | we want to shoot a scene in a restaurant is that
        possible"""),
        said("""foto | fotografie | fotografo | servizio fotografico | riprese | video | influencer | drone | photos |
        photograph | photographer | photo shoot | film | filming | pictures inside | tiktok | instagram"""),
        unlike=("entertainment_brought",),
    ),
    Topic(
        "staff_languages",
        said("""parlate inglese | c'è qualcuno che parla tedesco | i camerieri parlano francese | vengo con dei
        colleghi spagnoli vi capite | parla arabo qualcuno da voi | possono parlare con qualcuno in inglese i miei
        amici | avete personale che sa il cinese | con gli stranieri come ve la cavate a parlare"""),
        said("""does anyone speak english | do the staff speak german | do your waiters speak french | i don't speak
        italian is that a problem | is there somebody who speaks spanish | can we order in english | does someone there
        know chinese | which languages do you speak"""),
        said("""parlate | parlare inglese | parla inglese | parlano | lingue | speak | speaks | speak english |
        languages | english speaking | i don't speak italian | tedesco | francese | spagnolo"""),
        unlike=("menu_languages",),
    ),
    Topic(
        "entertainment_brought",
        said("""possiamo portare un musicista per la festa | si può mettere la nostra musica | posso portare il dj | si
        può fare il karaoke alla festa | vorremmo un mago per i bambini lo facciamo venire noi | c'è un impianto per
        attaccare la chiavetta | possiamo proiettare un video del festeggiato | si può ballare alla nostra festa | fino
        a che ora possiamo fare baldoria"""),
        said("""can we bring a musician for the party | could we play our own music | can i bring a dj | can we do
        karaoke at our party | we'd like to bring a magician for the kids | is there a sound system we could plug into
        | can we show a video of the birthday boy | is dancing allowed at our party | how late can the party go
        on"""),
        said("""dj | karaoke | mago | musicista | nostra musica | chiavetta | ballare | impianto audio | magician |
        musician | own music | playlist | sound system | dancing"""),
        unlike=("decorations", "private_party"),
    ),
    Topic(
        "drunk_and_rules",
        said("""a quanti anni si può bere da voi | mia figlia ha sedici anni può venire con le amiche da sola | date
        alcolici ai minorenni | i ragazzi minorenni possono cenare senza genitori | servite da bere a chi ha
        diciassette anni | chiedete il documento | tre ragazzine di quattordici anni da sole le fate sedere | i miei
        figli di quindici anni possono prenotare da soli"""),
        said("""how old do you have to be to drink there | my daughter is sixteen can she come with friends alone | do
        you serve alcohol to minors | can teenagers eat without their parents | do you ask for id | are under eighteens
        allowed on their own | can fifteen year olds book a table by themselves | is it ok to give a seventeen year old
        a glass of wine"""),
        said("""minorenni | minorenne | sedici anni | senza genitori | documento | ragazzi | minors | teenagers |
        teenager | under eighteen | under eighteens | id | underage"""),
        unlike=("hen_and_stag",),
    ),
    Topic(
        "celebrities_and_privacy",
        said("""viene una persona famosa serve discrezione | c'è un'entrata secondaria per non farsi vedere | il mio
        capo ha la scorta dove stanno gli uomini | avete clienti vip | un calciatore vuole cenare senza che lo
        fotografino | potete assicurare la privacy | chi viene da voi non lo dite a nessuno vero | la guardia del corpo
        può stare dentro"""),
        said("""a well known person is coming and needs discretion | is there a back entrance to avoid being seen | my
        boss has bodyguards where can they wait | do you get famous guests | can you guarantee privacy | you won't tell
        anyone who we are will you | can security staff stay with the guest | is it a place where celebrities can eat
        in peace"""),
        said("""famosa | famoso | vip | scorta | guardia del corpo | privacy | entrata secondaria | discrezione |
        celebrity | celebrities | famous guests | bodyguard | bodyguards | back entrance | well known | security"""),
        unlike=("quiet_table_business",),
    ),
)
