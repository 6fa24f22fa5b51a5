"""Whom a caller brings along, and what for; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "dogs_inside",
        said("""accettate cani | posso portare il cane | il mio cagnolino può entrare | siete pet friendly | abbiamo un
        labrador può stare in sala | i cani di taglia grande sono ammessi | possiamo venire col cane | il barboncino sta
        buono sotto il tavolo è un problema | entrano gli animali nel locale | il mio peloso può mangiare con noi dentro
        | non so a chi lasciare il cane lo posso portare | in sala con fido si può stare | accettate anche due cani | ho
        un cane piccolo lo faccio entrare | posso venire con il mio cane | ho un pitbull posso portarlo | col cagnetto
        ci fate sedere dentro | il mio cane è buonissimo può stare ai miei piedi | il cagno lino può entrare | con noi
        viaggia un meticcio di venti chili | rocky mangia con noi va bene | abbiamo un cane piccolo che sta sotto il
        tavolo | non so a chi lasciare il cane | possiamo venire in tre più il cagnolino | il mio golden è buonissimo lo
        fate entrare | cani sì o no | animali ammessi | siamo in vacanza con il cane | buongiorno volevo chiedere una
        cosa noi abbiamo un cagnolone tranquillo può stare in sala con noi | anche taglia grande | cani di piccola
        taglia | allora noi saremmo in cinque con un barboncino che sta buonissimo lo possiamo portare dentro | il
        nostro bassotto viene sempre con noi al ristorante | non vorrei lasciare il cane in macchina"""),
        said("""do you allow dogs | can i bring my dog | are you dog friendly | we have a labrador can he sit inside
        with us | are large dogs allowed in the dining room | is it ok to come with a puppy | our dog sleeps under the
        table is that a problem | are pets welcome inside | i've nobody to leave my dog with can she come | can our
        cocker spaniel come in | do you take two dogs | my dog is well behaved may he come | can i bring a dog into the
        restaurant | do you let dogs in | would you mind a small dog at my feet | are you pet fiendly | we never go
        anywhere without our terrier | our dog just sleeps under the table | we've nobody to leave the dog with | there
        are three of us and a puppy | my retriever is very good can he come in | dogs ok | pet friendly | we're on
        holiday with our dog | morning i just wanted to ask we have a big calm dog could he be in the dining room with
        us | even large breeds | small dogs | so there'd be five of us with a very quiet poodle may we bring her inside
        | our dachshund always comes out to eat with us | i don't want to leave the dog in the car"""),
        said("""cane | cani | cagnolino | cagnolina | cagnolini | cagnone | cucciolo | labrador | barboncino |
        chihuahua | pastore tedesco | bulldog | golden retriever | jack russell | bassotto | meticcio | quattro zampe |
        pet friendly | peloso | fido | dog | dogs | puppy | pets | dog friendly | spaniel | poodle | animali | pitbull
        | rottweiler | husky | beagle | pug | carlino | shih tzu | maltese | border collie | dachshund | terrier |
        cagnetto | cagno lino | pet fiendly | dogs in | viaggia un | venti chili"""),
        unlike=("dogs_terrace", "assistance_dogs", "other_animals"),
    ),
    Topic(
        "dogs_terrace",
        said("""i cani possono stare fuori | sulla terrazza accettate i cani | col cane all'aperto si può | se dentro no
        il cane almeno fuori può stare | nel dehors i cani sono ammessi | in giardino posso portare il cane | prenoto
        fuori perché ho il cane va bene | all'esterno con un cane grande ci date un tavolo | il cane sotto il gazebo può
        stare | fuori nel giardino il cane può stare | il cane lo teniamo in terrazza con noi | possiamo sederci fuori
        col cane | col cane stiamo all'aperto | fuori col cagnolino | se stiamo nel cortile il labrador può venire | il
        cagnone sotto l'ombrellone in veranda lo accettate | se stiamo fuori possiamo tenere il cane | nel giardino il
        cane può stare | mangiamo fuori così portiamo anche il cane | d'estate con il cane possiamo metterci
        all'aperto"""),
        said("""can dogs sit outside | are dogs allowed on the terrace | could we eat outdoors with our dog | if not
        inside can the dog be in the garden | is the patio dog friendly | i'd like a table outside because we have a dog
        | can we tie the dog up outside by our table | are dogs fine in the courtyard | does the outdoor seating allow
        big dogs | is it ok if the dog stays with us on the terrace | can our dog come to the outdoor tables | can we
        sit outside with our dog | outside table because of the puppy | on the patio would our retriever be welcome | if
        we sit outside can the dog stay with us | is the garden fine for dogs | we'd eat outside because of our dog | in
        summer could we sit out with the dog"""),
        said("""cane fuori | cani fuori | cane all'aperto | cane in giardino | cani sulla terrazza | cane nel dehors |
        dog outside | dogs outside | dogs on the terrace | dog on the patio | dog in the garden | dogs in the courtyard
        | cani possono stare fuori | terrazza accettate i cani | il cane almeno fuori | dehors i cani | giardino posso
        portare il cane | fuori perché ho il cane | esterno con un cane | cane sotto il gazebo | dogs sit outside |
        outdoors with our dog | dog be in the garden | patio dog | outside because we have a dog | dog up outside |
        cane all'esterno | dehors | gazebo | patio | courtyard | outdoor | outdoors | esterno | terrazza | fuori |
        outside | terrace | giardino | garden | fuori col cane | outside with our dog | outside with the dog | fuori
        con il cane | fuori col cagnolino | cane stiamo all'aperto | outside with my dog | cortile | veranda | on the
        patio"""),
        unlike=("dogs_inside", "assistance_dogs"),
    ),
    Topic(
        "other_animals",
        said("""posso portare il gatto | il mio gatto sta nel trasportino va bene | accettate i gatti | ho un
        coniglietto con me può entrare | posso venire con il pappagallo | viaggiamo con un furetto è un problema | il
        micio lo possiamo tenere in braccio | si può venire a cavallo | abbiamo una tartaruga nella scatola disturba |
        posso tenere il pappagallino sulla spalla | viaggio con il gatto nel trasportino | ho un furetto con me"""),
        said("""can i bring my cat | my cat stays in the carrier is that ok | are cats allowed | i've got a rabbit with
        me may it come in | may i come with my parrot | we're travelling with a ferret is that a problem | is there
        somewhere to tie up horses | do you let kittens in | could a small bird in a cage come in | do you accept
        animals other than dogs | i'm travelling with my cat in a carrier | can my parrot come"""),
        said("""gatto | gatti | micio | gattino | trasportino | coniglietto | pappagallo | furetto | cavallo | cat |
        cats | kitten | kittens | rabbit | parrot | ferret | horse | horses | hamster | criceto | tartaruga |
        pappagallino | small bird | animals other than | criceti | guinea pig | tortoise"""),
        unlike=("dogs_inside",),
    ),
    Topic(
        "assistance_dogs",
        said("""il cane guida può entrare | sono non vedente ho il cane guida | accettate cani da assistenza | mio
        figlio autistico ha il cane da supporto | il cane per ciechi è ammesso | ho un cane di servizio | ho il cane da
        allerta per il diabete entra con me | per legge il cane guida deve entrare lo sapete | sono cieca col cane gui
        da | mio zio non vedente ha il suo cane | mia sorella non vede e ha il cane con lei"""),
        said("""are guide dogs allowed | i'm blind and have a guide dog | do you accept assistance dogs | is a service
        dog welcome | i have a seeing eye dog | my son has an autism support dog can it come in | are emotional support
        animals ok | i have a medical alert dog | is my hearing dog allowed in the dining room | my gide dog comes too |
        my uncle can't see and has his dog with him | my sister can't see and her dog comes with her"""),
        said("""cane guida | cani guida | cane da assistenza | cani da assistenza | cane di servizio | cane da supporto
        | guide dog | guide dogs | assistance dog | assistance dogs | service dog | support dog | hearing dog | seeing
        eye dog | alert dog | cane per ciechi | cane da allerta | emotional support | autism dog | cane bianco | cane
        d'assistenza | cane gui da | gide dog | non vedente ha | non vedente col cane | can't see and has his dog"""),
        unlike=("dogs_inside", "hearing_sight_help"),
    ),
    Topic(
        "hearing_sight_help",
        said("""avete il menù in braille | mia sorella è cieca la aiutate con il menù | viene con noi un ragazzo sordo
        | c'è qualcuno che conosce la lingua dei segni | sono ipovedente il menù è scritto grande | qualcuno può
        leggerci il menù | mia madre è ipovedente avete un menù a caratteri grandi | un amico è sordo c'è qualcuno che
        sa la lingua dei segni | avete l'impianto per chi ha l'apparecchio acustico | sono ipovedente come faccio con
        il menù | ci vedo poco"""),
        said("""do you have a braille menu | my sister is blind could someone help with the menu | one of our party is
        deaf | does anyone know sign language | is there a large print menu | can someone read the menu to us | my dad
        is blind can someone read the menu | do you have a hearing loop | i can't see well can someone help me
        order"""),
        said("""braille | cieco | cieca | non vedente | ipovedente | sordo | sorda | lingua dei segni | blind | deaf |
        sign language | large print | hard of hearing | visually impaired | caratteri grandi | hearing loop | leggerci
        il menù | read the menu | apparecchio acustico | non vede | non sente | vedo poco | can't see well"""),
        unlike=("assistance_dogs", "older_guests"),
    ),
    Topic(
        "children_welcome",
        said("""i bambini sono ammessi | possiamo venire con i bambini | è un locale adatto alle famiglie | siamo una
        famiglia con tre figli piccoli va bene da voi | con due pesti di tre anni ci prendete | è solo per adulti | i
        miei figli sono un po' vivaci dà fastidio | c'è un'età minima per i bambini | i neonati possono venire | di sera
        i bimbi li fate entrare | è un posto troppo elegante per dei bambini | posso portare i bambini | va bene se
        veniamo con i figli | è un posto per bambini | prendete anche i neonati | ho due bambine piccole va bene lo
        stesso | ho tre figli scatenati ci fate entrare | siete kids friendly | veniamo con tre bambini piccoli
        disturbiamo | è un posto adatto alle famiglie | posso portare la bimba di due mesi | senta noi abbiamo due
        gemelli di tre anni un po' vivaci è un problema | ai bambini cosa offrite | i nostri sono un po' rumorosi non
        vorremmo disturbare"""),
        said("""are children welcome | can we come with kids | is it a family friendly place | we have three small
        children is that fine | is it adults only | my kids are a bit lively will that bother anyone | is there a
        minimum age | can we bring a newborn | are kids allowed in the evening | is it too posh for toddlers | do you
        accept families with little ones | can i bring my kids | are kids ok | is it a place for children | do you allow
        babies | mine are little terrors would you take us | is it kid friendly | we have three small kids would that be
        a problem | can i bring a two month old | are little ones okay in the evening | we've got lively three year old
        twins is that an issue | what do you have for children | ours are a bit noisy we wouldn't want to disturb
        anyone"""),
        said("""bambini | bambino | bambina | bimbi | bimbo | famiglie | famiglia | solo adulti | età minima | neonati
        | children | kids | child | toddler | toddlers | family friendly | families | adults only | child friendly |
        minimum age | newborn | pesti | adulti | miei figli | ragazzini | babies | adults | little ones | con i figli |
        i miei figli | bambine | piccoli in sala | con la figlia | tre figli | little terrors | kids friendly | kid
        friendly"""),
        unlike=("high_chairs", "play_area", "children_menu"),
    ),
    Topic(
        "high_chairs",
        said("""avete i seggioloni | mio figlio ha sei mesi c'è dove metterlo | serve un seggiolone per la bimba | c'è
        una sedia alta per bambini | avete l'alzatina per la sedia | quanti seggioloni avete | il piccolo ha un anno
        dove lo facciamo sedere | avete il rialzo per bambini | un sediolone ce l'avete | la bambina non sta ancora
        sulla sedia normale | ci potete mettere un seggiolino al tavolo | serve il seggiolone per un bimbo di dieci mesi
        | ha un anno dove si siede | dove si siede il bimbo piccolo | avete un sedio lone | avete il seggio lone | la
        nipotina ha nove mesi come la sistemate a tavola | il bimbo sta seduto solo da un mese dove lo metto | il bimbo
        non sta ancora seduto da solo su una sedia normale | ci serve un seggiolone | sedia alta per la bambina | rialzo
        per sedia | ha un anno dove lo mettiamo a sedere | mi mettete una sedia per la piccola al tavolo quando prenoto
        | il bambino ha otto mesi | veniamo con nostra figlia che ha dieci mesi come la sistemiamo a tavola | al
        nipotino serve qualcosa per arrivare al tavolo"""),
        said("""do you have high chairs | my baby is six months is there somewhere to put him | we need a high chair for
        a toddler | do you have booster seats | how many highchairs have you got | where can my one year old sit | can
        we get a baby seat at the table | is there a special chair for little ones | she can't sit on a normal chair yet
        | i chair for the baby have you one | could you put a baby chair at our table | could you set a high chair for
        my baby | what does a one year old sit on | do you have a hi chair | my grandson can barely sit up where does he
        go at the table | our one year old can't sit on a normal chair | we need a high chair | booster seat | where
        would the baby sit | somewhere safe to sit my toddler | could you put a chair for the baby at our table when i
        book | he's eight months old | our daughter is ten months how would we sit her at the table | my grandson needs
        something to reach the table"""),
        said("""seggiolone | seggioloni | seggiolino | sediolone | alzatina | rialzo | sedia alta | high chair | high
        chairs | highchair | highchairs | booster seat | booster seats | booster | baby seat | baby chair | dove
        metterlo | farlo sedere | sedere | sedia normale | somewhere to put him | one year old sit | special chair |
        normal chair | i chair | seggiolon | posto per il piccolo | metterlo | metterla | sedia per bambini | seat for
        the baby | dove si siede | sit on | sedio lone | seggio lone | hi chair | sistemate a tavola | come la
        sistemate | barely sit up | seduto solo"""),
        unlike=("pushchairs", "changing_table", "children_welcome"),
    ),
    Topic(
        "changing_table",
        said("""c'è il fasciatoio | dove posso cambiare il bambino | in bagno c'è un posto per il pannolino | avete il
        fasciatoio anche nel bagno degli uomini | si può cambiare il pannolino alla piccola | c'è un piano d'appoggio
        per cambiare il neonato | avete un bagno attrezzato per neonati | fasiatoio ce n'è uno | avete il fasciatoio |
        c'è un posto per cambiare il pannolino | in bagno c'è il fascia toio | dove la cambio la bimba | dove lo cambio
        il piccolo | devo cambiare mio figlio che se l'è fatta addosso | c'è un fasciato io nel bagno | dove si cambia
        il pannolino | la bimba va cambiata c'è un posto | c'è un ripiano per cambiare il neonato in bagno | se il
        piccolo si sporca dove lo posso cambiare"""),
        said("""is there a changing table | where can i change the baby | do your toilets have baby changing | is there
        a changing table in the men's room | is there somewhere to change a nappy | diaper changing is there a place for
        that | do you have a baby changing unit | can a dad change a baby there | do you have a changing table | is
        there somewhere to change the baby | baby changing facilities | where can i change a nappy | diaper changing
        station | is there somewhere to breastfeed | where do i change my daughter's nappy | i need to change my baby
        where do i go | a changing tabel in the toilets | where do i change a nappy | is there somewhere to change my
        baby girl | baby change | if the little one needs a change where do i go"""),
        said("""fasciatoio | fasiatoio | pannolino | pannolini | cambiare il bambino | cambiare la bambina | changing
        table | baby changing | nappy | nappies | diaper | diapers | changing unit | change the baby | changing room |
        breastfeed | cambiare il neonato | bagno attrezzato | change a baby | cambiarlo | cambiarla | la cambio | lo
        cambio | change my baby | cambiare mio figlio | fascia toio | fasciato io | changing tabel"""),
        unlike=("breastfeeding", "high_chairs"),
    ),
    Topic(
        "pushchairs",
        said("""saremmo con un carrozzino | c'è spazio per il passeggino | dove lasciamo il passeggino | col passeggino
        gemellare si passa | ci sono scale per entrare con la carrozzina del bimbo | la culla la possiamo mettere
        accanto al tavolo | il neonato dorme nell'ovetto dove lo appoggiamo | il passeggino si può tenere vicino al
        tavolo | abbiamo due passeggini ci stiamo | possiamo entrare col passeggino | c'è spazio per il passeggino al
        tavolo | dove lasciamo la carrozzina del bambino | il passeggino gemellare ci passa | arriviamo col passeggino
        ci passa | entriamo con un carro zzino | siamo con le gemelle in un doppio passeggino largo | veniamo con il
        passeggino doppio dove lo mettiamo | il passeggino ci passa tra i tavoli | carrozzina della bimba accanto al
        tavolo | la piccola dorme nella carrozzina la possiamo tenere vicino"""),
        said("""we'd be coming with a pram | is there room for a pushchair | where can we leave the stroller | can a
        double buggy get through | are there steps for the pram | can we keep the buggy by the table | the baby sleeps
        in the car seat where could we put it | is there buggy parking | we have two strollers is that ok | can we bring
        a pram | is there room for a buggy | we have a pushchair | will a stroller fit by the table | where can we leave
        the double buggy | we've got a pram with us | we have a push chair is there space | our twins come in a wide
        double stroller | we've got a double buggy where can it go | will the pram fit between tables | can the baby
        sleep in the pram next to us | baby's asleep in the pushchair can we keep it next to us"""),
        said("""passeggino | passeggini | carrozzino | ovetto | culla | navicella | pushchair | pushchairs | pram |
        prams | buggy | buggies | stroller | strollers | car seat | carrycot | carrozzina del bimbo | carrozzine |
        gemellare | double buggy | carrozzina del bambino | carro zzino | push chair | double stroller"""),
        unlike=("high_chairs",),
    ),
    Topic(
        "play_area",
        said("""c'è un'area giochi per i bambini | avete un giardino dove far giocare i bimbi | ci sono giochi o matite
        colorate per i piccoli | c'è l'animazione per bambini | i bambini hanno spazio per correre | avete lo scivolo o
        i gonfiabili | c'è una sala giochi | fate baby sitting | avete fogli e colori per intrattenere i bambini | dove
        si sfogano i piccoli mentre noi mangiamo | il prato è recintato per i bimbi | c'è un'area giochi | i bambini
        possono giocare | avete i giochi per i piccoli | c'è uno scivolo | c'è l'animazione per i bimbi | avete fogli e
        colori per disegnare | i bimbi dove giocano | cosa fanno i bambini mentre aspettano | i bambini si annoiano c'è
        qualcosa per loro | sono bimbi vivaci hanno bisogno di sfogarsi | i bambini possono scatenarsi da qualche parte
        | c'è un giardino per i bambini | i bambini si annoiano a tavola c'è qualcosa per farli giocare | dove possono
        correre i bimbi | giochi per bambini | c'è uno spazio dove stanno i piccoli mentre noi finiamo | i nostri figli
        finiscono subito e poi vogliono giocare | c'è un prato dove possono stare | i miei dopo dieci minuti si alzano e
        girano per la sala c'è qualcosa che li tiene occupati | vorremmo che i bambini si sfogassero un po' dopo
        pranzo"""),
        said("""is there a play area for children | do you have a garden where kids can play | do you have toys or
        colouring books | is there any entertainment for kids | is there space for the children to run around | do you
        have a slide or a bouncy castle | is there a playground | do you offer babysitting | what can the kids do while
        we eat | are there crayons to keep them busy | is there a playroom | is there a play area | can the kids play |
        do you have toys | do you have colouring for the children | is there anything to keep the kids busy | any
        babysitting or entertainment for children | is there something for kids to play with | my kids get bored is
        there anything for them | somewhere for the kids to let off steam | is there a garden for children | our kids
        can't sit still is there something for them to do | a place where children can run around | kids corner | do you
        have colouring books or toys | our children finish fast and then want to play | is there grass for them to run
        on | after ten minutes mine get up and wander is there something to keep them busy | we'd like the kids to let
        off steam after lunch"""),
        said("""area giochi | giochi | giocare | animazione | scivolo | gonfiabili | sala giochi | matite | colori |
        baby sitting | babysitter | play area | playground | playroom | toys | crayons | colouring | coloring |
        babysitting | bouncy castle | slide | altalena | entertainment | spazio per correre | si sfogano | prato | kids
        can play | entertainment for kids | run around | kids do while | intrattenere | correre | giostre | swings |
        entertain | giocano | si annoiano | get bored | bored | mentre aspettano | kids play | kids busy | to play with
        | can play | sfogarsi | scatenarsi | let off steam | garden for children | giardino per i bambini | giardino
        dove far giocare"""),
        unlike=("children_welcome", "children_menu"),
    ),
    Topic(
        "breastfeeding",
        said("""posso allattare al tavolo | c'è un angolo tranquillo per allattare | se allatto il bambino dà fastidio
        a qualcuno | avete una stanza per l'allattamento | dove posso dare il latte alla bimba con calma | devo tirarmi
        il latte c'è un posto riservato | allattamento al seno è un problema da voi | mia moglie deve allattare
        possiamo stare appartati | posso allattare tranquilla | posso allattare lì | posso alla tare al tavolo"""),
        said("""can i breastfeed at the table | is there a quiet spot for nursing | is breastfeeding ok in your place |
        do you have a nursing room | where can i feed my baby in peace | i need to pump milk is there a private room |
        would anyone mind if i nurse my baby | is there a corner for a nursing mother | is it fine to nurse at the
        table"""),
        said("""allattare | allatto | allattamento | tirarmi il latte | breastfeed | breastfeeding | nursing | nurse |
        feed my baby | pump milk | al seno | dare il latte alla bimba | tirare il latte | nursing room | nursing mother
        | alla tare"""),
        unlike=("changing_table", "baby_food"),
    ),
    Topic(
        "older_guests",
        said("""vengo con mia nonna di novant'anni avete un tavolo comodo | mia madre è anziana e cammina male | le
        sedie sono comode per un anziano | si può stare vicino all'ingresso perché mio padre fa fatica | mio nonno usa
        il bastone dove ci mettete | c'è qualcuno che aiuta una persona anziana a entrare | porto i miei suoceri che
        sono avanti con l'età serve un posto tranquillo | avete sconti o menù per anziani | il gruppo della casa di
        riposo può venire a pranzo | mamma col deambulatore ci passa | la nonna ha novantatré anni ci date un posto
        comodo | la bisnonna è con noi e cammina col bastone | i miei hanno ottant'anni e le gambe deboli | mio nonno fa
        fatica a camminare ci date un tavolo vicino all'ingresso | la nonna non può stare su uno sgabello"""),
        said("""i'm coming with my ninety year old grandmother can we have a comfortable table | my mother is elderly
        and doesn't walk well | are the chairs comfortable for an older person | could we sit near the entrance because
        dad struggles | my grandad uses a stick where would you put us | would someone help an old lady in | could a
        group from a care home come for lunch | there's a walking frame with us is there room for it | somewhere that
        suits frail people | my gran is frail can you seat us close to the door | great grandma is coming and she's slow
        on her feet | grandad struggles to walk can we sit near the door | my gran can't do bar stools"""),
        said("""anziano | anziana | anziani | bastone | deambulatore | casa di riposo | cammina male | elderly | older
        person | old lady | grandmother | grandad | grandma | grandpa | care home | walking frame | zimmer | frail |
        walker | fa fatica | avanti con l'età | suoceri | dad struggles | novant'anni | ninety year old | ottant'anni |
        eighty | struggles | seniors | older people | persona anziana | grandparents | nonni | granny | gran | nonna ha
        | ninety | mia nonna di | mio nonno | my nan | my gran | bisnonna | gambe deboli | great grandma | slow on her
        feet"""),
        unlike=("soft_food", "hearing_sight_help"),
    ),
    Topic(
        "party_size",
        said("""accettate gruppi numerosi | siamo in venti avete posto | quante persone riuscite a mettere insieme |
        siamo una tavolata di trenta | in quanti possiamo stare allo stesso tavolo | fate cene di classe | è la cena
        della squadra di calcio saremo venticinque | vorrei organizzare una cena con tanta gente | per gruppi grandi
        come si fa | ci fate una tavolata unica da quindici | la cena aziendale di natale la fate per cinquanta persone
        | siamo tantissimi ci state dietro | prendete gruppi da dieci | avete un tavolo per venti persone | fino a
        quante persone si può prenotare | saremmo in quindici è possibile | siamo una tavolata di dodici | qual è il
        numero massimo di persone | riuscite a sistemare trenta persone | accettate comitive numerose | possiamo essere
        in otto | saremmo una ventina si può | siamo un bel gruppo avete posto | per quindici persone c'è un tavolo |
        siamo trentacinque persone | saremmo un gruppo e tto di persone | la cena dei colleghi siamo in ventotto | tutta
        la famiglia siamo una trentina tra zii e cugini | siamo una tavolata da venticinque | ci stiamo tutti a un
        tavolo solo | cena di classe in trenta | quanti ne potete mettere insieme | in quindici è un problema | senta
        volevo organizzare una cena con i colleghi saremmo una ventina ci potete stare | tavolo da dodici | siamo due
        famiglie quattordici in tutto | devo portare a cena tutto l'ufficio saremo una trentina è fattibile | ci sarebbe
        posto per la squadra di calcio con i genitori"""),
        said("""do you take large groups | there are twenty of us do you have room | how many people can you seat
        together | we're a party of thirty | what's the biggest table you have | do you do class reunions | it's our
        football team's dinner about twenty five people | i'd like to arrange a dinner for lots of people | how does it
        work for large parties | could we have one long table for fifteen | do you do office christmas parties for fifty
        | is there a limit on group size | do you take groups of ten | can you seat twenty people | what's the biggest
        party you take | there would be fifteen of us is that ok | we're a table of twelve | what's the maximum number
        of people | can you fit thirty | do you accept large groups | can you accommodate a big party | could you fit a
        group of eighteen | we're a big group can you take us | can you do a table for twenty two | the whole office is
        coming around twenty eight | we're a table of twenty five | could we all sit together | class reunion of thirty
        | how many can you fit at one table | is fifteen too many | i'd like to organise a dinner with workmates about
        twenty of us could you fit us | table for twelve | two families fourteen altogether | i have to take the entire
        office out about thirty of us is it doable | would you have room for a football team and parents"""),
        said("""gruppi | gruppo | numerosi | tavolata | tavolate | cena di classe | squadra | cena aziendale | comitiva
        | large group | large groups | group | groups | large party | large parties | party of | class reunion | team
        dinner | office party | long table | rimpatriata | comitive | quante persone | massimo | big party | biggest |
        maximum | table of | siamo in venti | mettere insieme | in quanti possiamo | cene di classe | tanta gente |
        tantissimi | twenty of us | seat together | biggest table | class reunions | football team | lots of people |
        parties for fifty | venti | trenta | in quindici | fifteen of us | how many people | numero massimo | maximum
        number | cinquanta | quaranta | forty | fifty | seat twenty | ventina | trentina | eighteen | big group | bel
        gruppo | per quindici | una decina | trentacinque | twenty two | twenty five | essere in otto | fit thirty |
        gruppo e tto | ventotto | twenty eight | whole office | whole family | tutta la famiglia"""),
        unlike=("group_menu", "coaches", "private_hire"),
        setting="party_size",
    ),
    Topic(
        "group_menu",
        said("""avete menù per gruppi | il gruppo deve scegliere un menù fisso | siamo in trenta dobbiamo mangiare tutti
        le stesse cose | potete fare un preventivo per una cena di quaranta persone | quanto viene a testa per un gruppo
        | mi mandate delle proposte di menù per la cena aziendale | in venti si può ordinare alla carta | con il menù di
        gruppo il vino è compreso | quante proposte avete per una comitiva | avete un menù per gruppi | i gruppi devono
        prendere il menù fisso | fate un menu concordato per compagnie | in tanti si può ordinare alla carta | dobbiamo
        scegliere i piatti prima se siamo in tanti | per venticinque persone che menù ci fate | cosa proponete per un
        gruppo | che menù fate alle tavolate | quanto costa il menù per venti persone | per la cena di classe che
        proposta avete a testa | siamo in tanti ordiniamo alla carta o c'è un menù fisso | per venti persone fate un
        prezzo"""),
        said("""do you have group menus | does a large group have to take a set menu | there are thirty of us must we
        all eat the same | could you give me a quote for forty people | how much per head for a group | can you send
        menu proposals for a company dinner | can twenty people order a la carte | is wine included in the party menu |
        which set menus are there for parties | do you have a group menu | do large parties have to take the set menu |
        can a big group order a la carte | is there a set menu for parties | do we need to pre order for a big table |
        what do you offer groups to eat | what menu would you do for twenty five people | what could a party of thirty
        eat | a fixed amount each for our office do could you do that | there's a lot of us do we order from the card or
        a set menu | a price per head for twenty"""),
        said("""menù per gruppi | menù di gruppo | preventivo | a testa | proposte di menù | group menu | group menus |
        party menu | quote | per head | set menu for groups | menu proposals | menu fisso | concordato | alla carta |
        scegliere prima | set menu | a la carte | pre order | preorder | le stesse cose | ordinare alla carta |
        proposte | all eat the same | order a la carte | menu concordato | compagnie | gruppo deve | scegliere i piatti
        | persone che menù | proponete per un gruppo | offer groups | menu would you do | party of thirty eat | menù
        alle tavolate | menù per venti | menù fate | set menus | che proposta | a fixed amount"""),
        unlike=("party_size", "tasting_menu", "fixed_price_lunch"),
    ),
    Topic(
        "coaches",
        said("""siamo un pullman di turisti | potete ricevere un gruppo in pullman | sono un'agenzia di viaggi ho un
        gruppo di cinquanta | l'autista e la guida mangiano gratis | fate pranzi per comitive turistiche | siamo una
        gita parrocchiale veniamo in corriera | lavorate con i tour operator | può fermarsi un pullman | c'è posto per
        un autobus turistico | arriviamo col pullman dove parcheggia | il bus da cinquanta posti riesce ad arrivare |
        dove scarica il pulman | il pulmino ci sta | siamo un tour di cinesi in bus | ho un gruppo di pellegrini che
        passa di lì | arriviamo con un autobus da cinquanta dove scarica | gita organizzata | il nostro autista dove può
        fermare il bus"""),
        said("""we're a coach party | can you take a coach tour | i'm from a travel agency with a group of fifty | do
        the driver and guide eat free | do you do lunches for tour groups | we're a church outing coming by bus | do you
        work with tour operators | can a coach park there | is there parking for a bus | where can our coach drop us off
        | we're arriving by tour bus | is there room for a fifty seater | can a minibus stop outside | pilgrims on a bus
        tour would like lunch | fifty of us on a bus where can it stop | organised tour | where can our driver stop the
        bus"""),
        said("""pullman | corriera | comitiva turistica | agenzia di viaggi | tour operator | gita | autista | coach |
        coaches | coach party | tour group | tour groups | travel agency | tour operators | outing | coach driver |
        torpedone | comitive turistiche | comitive | driver | bus | tourists | turisti | visita guidata | autobus |
        pulman | pulmino | minibus | tour bus | fifty seater | pellegrini | pilgrims | camper"""),
        unlike=("parking", "party_size", "school_groups"),
    ),
    Topic(
        "school_groups",
        said("""fate pranzi per le scolaresche | siamo una classe in gita scolastica | portiamo trenta ragazzi delle
        medie a mangiare | ci sono prezzi per le scuole | gli insegnanti pagano | un gruppo scout può venire da voi |
        siamo un centro estivo vorremmo portare i bambini a mangiare la pizza | cento studenti li potete ospitare |
        porto una classe di liceo"""),
        said("""do you do lunches for school groups | we're a class on a school trip | we'd bring thirty pupils for
        lunch | are there prices for schools | do teachers eat free | can a scout group come to you | we run a summer
        camp and want to bring the children for pizza | could you host a hundred students | can i bring a class of
        school kids | we're coming with thirty school children"""),
        said("""scolaresca | scolaresche | gita scolastica | classe | studenti | alunni | scuola | scuole | scout |
        centro estivo | insegnanti | school | school trip | pupils | students | scouts | summer camp | teachers |
        ragazzi delle medie | schools | oratorio | asilo | kindergarten | pupil | youth group | liceo | school kids |
        school children | elementari | maestra"""),
        unlike=("coaches", "party_size"),
    ),
    Topic(
        "birthday_party",
        said("""vorrei festeggiare il compleanno da voi | fate feste di compleanno | è il compleanno di mia moglie fate
        qualcosa di speciale | organizzate compleanni per bambini | faccio cinquant'anni volevo festeggiare lì | per i
        diciotto anni di mia figlia si può fare una festa | il festeggiato ha qualcosa in omaggio | cantate tanti auguri
        al tavolo | domani compio gli anni vengo a cena | domenica è il compleanno di mio padre | fate feste di comple
        anno | mia figlia compie diciott'anni facciamo festa | sessant'anni di papà vorremmo qualcosa di speciale |
        festa a sorpresa | è il compleanno di mia moglie e vorrei farle una sorpresa | facciamo i quarant'anni da voi |
        domenica il nonno fa novant'anni e vorremmo festeggiarlo tutti insieme"""),
        said("""i'd like to celebrate my birthday at your place | do you host birthday parties | it's my wife's birthday
        do you do anything special | do you organise children's birthday parties | i'm turning fifty and want to
        celebrate there | could we do an eighteenth birthday party | does the birthday person get something free | will
        you sing happy birthday at the table | my mum is seventy on saturday could you make it nice | it's my birthday
        next week | my daughter turns eighteen and we want a party | it's dad's sixtieth could you do something special
        | surprise party | it's my wife's birthday and i'd like to surprise her | we want to have my fortieth at yours |
        grandad is ninety on sunday and we'd like to celebrate all together"""),
        said("""compleanno | compleanni | festeggiare | festeggiato | festeggiata | diciottesimo | diciotto anni |
        birthday | birthdays | birthday party | birthday parties | celebrate | turning fifty | happy birthday | tanti
        auguri | compio gli anni | seventy | compie | candeline | turns | turning | party for my | comple anno"""),
        unlike=("decorations", "birthday_cake_here", "bring_cake"),
    ),
    Topic(
        "decorations",
        said("""posso portare i palloncini | possiamo addobbare il tavolo | potete decorare la sala per la festa |
        voglio fare una sorpresa mi aiutate | posso venire prima a sistemare le decorazioni | mettete dei fiori sul
        tavolo se ve li faccio arrivare | si possono usare le candele scintillanti | i festoni e uno striscione si
        possono appendere | i coriandoli sono vietati | vorrei far trovare un mazzo di rose sul tavolo | vorrei mettere
        dei palloncini al tavolo | possiamo portare delle decorazioni | posso addobbare la saletta | possiamo appendere
        qualcosa nella sala | possiamo mettere i segnaposto con i nomi | ci stampate il menù con il nome del festeggiato
        | può una fioraia consegnare un mazzo prima della cena | possiamo venire prima ad addobbare | i festoni si
        possono attaccare"""),
        said("""can i bring balloons | may we decorate the table | can you decorate the room for the party | i want to
        plan a surprise can you help | could i come early to put up decorations | can you put flowers on the table if i
        have them delivered | are sparklers allowed | can we hang a banner | is confetti forbidden | i'd like a bouquet
        waiting on the table | may i put up some balloons | can you put candles and flowers on the table | could we put
        out name cards | can we bring a balloon arch | could a florist drop off a bouquet before we arrive | can we come
        early to put up banners | are balloons ok"""),
        said("""palloncini | palloncino | addobbi | addobbare | decorare | decorazioni | sorpresa | striscione |
        festoni | coriandoli | fiori | mazzo di rose | balloons | balloon | decorate | decorations | surprise | banner
        | confetti | flowers | bouquet | sparklers | candele scintillanti | candele | festone | candles | decorating |
        centrotavola | appendere | segnaposto | name cards | balloon arch | stampate il menù | mazzo | fioraia |
        florist | fiorista"""),
        unlike=("birthday_party", "proposal", "romantic_dinner"),
    ),
    Topic(
        "proposal",
        said("""voglio chiedere alla mia ragazza di sposarmi | vorrei fare la proposta di matrimonio da voi | mi
        aiutate a nascondere l'anello nel dolce | sto organizzando una proposta avete un angolo appartato | devo darle
        l'anello serve un tavolo speciale | quando le chiedo la mano portate lo spumante | mi inginocchio davanti a
        tutti mi reggete il gioco | la dichiarazione la faccio a cena da voi | le chiedo di sposarmi sabato sera |
        vorrei fare la propo sta alla mia ragazza | ho l'anello in tasca mi date una mano"""),
        said("""i want to propose to my girlfriend at dinner | i'm planning a marriage proposal | can you hide the ring
        in the dessert | i'm going to pop the question do you have a special table | could you bring champagne when she
        says yes | do you help with engagement surprises | i'll go down on one knee can you play along | i'm asking him
        to marry me where should we sit | i'm proposing on friday night | i've got the ring in my pocket"""),
        said("""proposta di matrimonio | proposta | anello | sposarmi | chiedere la mano | dichiarazione | proposal |
        propose | engagement | ring | marry me | pop the question | one knee | fidanzamento | la mano | inginocchio |
        she says yes | he says yes | dichiararmi | nozze future | engaged | proposing | propo sta"""),
        unlike=("romantic_dinner", "decorations"),
    ),
    Topic(
        "romantic_dinner",
        said("""vorrei un tavolo romantico | è il nostro anniversario | avete un angolo intimo per due | è il primo
        appuntamento il posto è carino | festeggiamo dieci anni di matrimonio | fate cene a lume di candela | vorrei
        portare fuori mia moglie per una serata speciale | c'è un tavolo appartato per una coppia | nozze d'argento a
        cena in due | è l'anniversario mio e di mia moglie | anniversario di nozze a cena da voi | cena romantica per
        due | cerco un angolino per stupire mia moglie | è il nostro anniversario ci sistemate bene | prima uscita con
        una ragazza un tavolo carino | vorrei chiedere una rosa sul tavolo | sono dieci anni che stiamo insieme e vorrei
        una serata speciale"""),
        said("""i'd like a romantic table | it's our anniversary | do you have a cosy corner for two | it's a first date
        is your place nice for that | we're celebrating ten years of marriage | do you do candlelit dinners | i want to
        take my wife out for a special evening | is there a secluded table for a couple | silver wedding dinner just the
        two of us | looking for something romantic for two | our wedding anniversary is tonight | i want to impress my
        girlfriend | it's our anniversary could you give us a nice spot | first date nice table | could there be a rose
        on the table | we've been together ten years and i'd like a special evening"""),
        said("""romantico | romantica | anniversario | intimo | coppia | lume di candela | appuntamento | appartato |
        romantic | anniversary | first date | candlelit | couple | secluded | date night | anni di matrimonio | serata
        speciale | nozze d'argento | cosy corner | years of marriage | special evening | wedding anniversary | silver
        wedding | fidanzata | innamorati | intimate | nozze d'oro | golden wedding | stupire | impress"""),
        unlike=("proposal", "quiet_tables"),
    ),
    Topic(
        "weddings",
        said("""fate matrimoni | vorrei fare il pranzo di nozze da voi | quanti invitati potete ospitare per un
        matrimonio | avete pacchetti matrimonio | ci sposiamo a settembre siete liberi | fate il rinfresco dopo la
        cerimonia in comune | si può fare la cena di prova del matrimonio | quanto costa a testa il banchetto di nozze |
        si può ballare dopo la cena di nozze | organizzate ricevimenti | organizzate banchetti | fate rinfreschi | festa
        di fidanzamento la fate | mi sposo a giugno | ci sposiamo e cerchiamo un posto per il pranzo | il vostro locale
        va bene per un matrimonio | ci sposiamo a settembre cerchiamo un posto | pranzo di nozze in ottanta | cerchiamo
        un posto per sposarci l'anno prossimo | io e il mio compagno ci sposiamo in primavera saremmo una
        settantina"""),
        said("""do you host weddings | we'd like our wedding lunch at your place | how many guests can you take for a
        wedding | do you have wedding packages | we're getting married in september are you free | do you do a small
        reception after the registry office | can we hold the rehearsal dinner there | how much per head for a wedding
        banquet | can we have dancing after the wedding meal | do you cater receptions | could we have our wedding
        reception with you | engagement party | what's the price per head for a banquet | could we have our wedding at
        yours | i'm getting married in june | we're getting married in september and looking for somewhere | wedding
        meal for eighty | we're looking for somewhere to marry next year | my partner and i marry in spring there'd be
        about seventy of us"""),
        said("""matrimonio | matrimoni | nozze | sposiamo | sposi | banchetto | ricevimento | ricevimenti | wedding |
        weddings | reception | getting married | bride | groom | rehearsal dinner | banquet | banchetti | rinfresco |
        rinfreschi | fidanzamento | receptions | engagement party | registry office | cerimonia | cater receptions |
        invitati | sposarci | nuziale | wedding breakfast | sposa | mi sposo | married"""),
        unlike=("religious_celebrations", "private_hire"),
    ),
    Topic(
        "religious_celebrations",
        said("""fate battesimi | il pranzo della comunione si può fare da voi | a maggio ho una cresima siamo quaranta |
        quanto costa il menù per la comunione | per un battesimo in quanti potete ospitarci | organizzate baby shower |
        dopo la messa veniamo a pranzo per il battesimo | festa per la prima comunione della bimba | facciamo il bar
        mitzvah | organizzate banchetti per comunioni e cresime | vorremmo fare il battesimo | cerco un posto per la
        comunione | facciamo la comunione a maggio serve un posto per trenta | rito del battesimo alle undici poi pranzo
        | mia nipote fa la comunione a maggio | dopo il battesimo siamo in quaranta | cresima a maggio siamo in
        trenta"""),
        said("""do you do christenings | can we have a first communion lunch there | we have a confirmation in may for
        forty people | how much is the menu for a communion | how many could you take for a baptism | do you host baby
        showers | we'd come for lunch after the church service for the christening | gender reveal party could we do
        that | bar mitzvah meal is it possible | do you cater for christenings | do you do communion lunches | baby
        shower | i'm looking for somewhere for a communion lunch | naming ceremony lunch could you host it | quinceanera
        dinner do you do those | my niece has her communion in may | forty of us after the christening | confirmation in
        may thirty of us"""),
        said("""battesimo | battesimi | comunione | comunioni | cresima | cresime | baby shower | christening |
        christenings | communion | confirmation | baptism | gender reveal | bar mitzvah | cerimonia | cerimonie | baby
        showers | naming ceremony | quinceanera | comunione a"""),
        unlike=("weddings", "private_hire"),
    ),
    Topic(
        "graduation",
        said("""fate feste di laurea | mi laureo giovedì vorrei fare il pranzo lì | per una laurea fate il buffet | è la
        laurea di mio figlio siamo in quindici | posso portare la corona d'alloro e il prosecco per la laurea | pranzo
        di laurea quanto viene a persona | la discussione della tesi finisce alle undici poi veniamo da voi |
        festeggiamo la maturità | festa per il pensionamento di un collega | organizzate una festa di laurea | mia
        sorella si laurea a marzo | mio figlio si laurea festeggiamo da voi"""),
        said("""do you do graduation parties | i'm graduating on thursday and want lunch there | my son is graduating
        there are fifteen of us | how much per person for a graduation lunch | we want to celebrate passing our exams |
        do you host leaving dos | it's a colleague's retirement dinner | can you do a buffet for a graduation | prom
        night dinner do you take bookings | it's for my graduation | our son graduates and we want to celebrate"""),
        said("""laurea | lauree | mi laureo | laureata | laureato | tesi | maturità | pensionamento | pensione |
        graduation | graduating | graduate | retirement | leaving do | exams | prom | leaving dos | pensionati |
        dottore | degree | laurearsi | si laurea"""),
        unlike=("birthday_party", "religious_celebrations", "hen_and_stag"),
    ),
    Topic(
        "hen_and_stag",
        said("""fate addii al nubilato | è l'addio al celibato di un amico | siamo dodici ragazze per un nubilato |
        possiamo fare un po' di casino è un addio al celibato | la futura sposa ha il velo e la fascia è un problema |
        per l'addio al nubilato avete qualcosa di simpatico | si può far venire uno spogliarellista | festa tra ragazze
        prima del matrimonio la accettate | organizzo un addio al nubilato | festa di addio al celibato"""),
        said("""do you take hen parties | it's my friend's stag do | we're twelve girls on a hen do | is it ok if we're
        a bit loud it's a bachelor party | do you allow bachelorette groups | the bride to be will wear a sash is that
        fine | do you have anything fun for a hen night | can we bring a stripper | stag night dinner for ten lads |
        i'm planning a hen do | bachelorette party this saturday | we're fourteen girls celebrating the bride"""),
        said("""addio al nubilato | addio al celibato | nubilato | celibato | hen party | hen parties | hen do | hen
        night | stag do | stag night | bachelor party | bachelorette | futura sposa | spogliarellista | festa tra
        ragazze | bride to be | stripper | bachelor | hens | stags | celebrating the bride"""),
        unlike=("birthday_party", "party_size"),
    ),
    Topic(
        "business_meal",
        said("""facciamo un pranzo di lavoro con dei clienti | avete una sala per una riunione | c'è il proiettore o uno
        schermo per una presentazione | vorrei fare una cena aziendale con relazione | si può fare un incontro di lavoro
        a colazione | ospitate meeting e conferenze stampa | ho un pranzo d'affari con dei tedeschi deve essere tutto
        perfetto | c'è un microfono per il discorso | fate convenzioni per le riunioni delle ditte | devo fare una
        riunione a cena | cena con clienti importanti | pranzo con il mio capo e dei clienti | porto un fornitore a
        pranzo per chiudere un contratto | devo impressionare il mio capo a cena | viene un cliente importante serve un
        posto riservato | pranzo con i colleghi dell'ufficio | serve un posto con lo schermo per una presentazione
        durante il pranzo | devo fare colpo su un cliente a pranzo"""),
        said("""we're having a business lunch with clients | do you have a room for a meeting | is there a projector or
        screen for a presentation | i'd like a company dinner with a talk | can we hold a breakfast meeting there | do
        you host press conferences or meetings | i'm bringing important clients everything must be perfect | is there a
        microphone for a speech | is your place suitable for a work meal | we need a projector for our meeting | i'm
        taking a supplier out to close a deal | an important client is coming we need somewhere discreet | office lunch
        | need a place with a screen for a presentation over lunch | i need to impress a client over lunch"""),
        said("""pranzo d'affari | riunione | riunioni | meeting | proiettore | schermo | presentazione | microfono |
        clienti importanti | conferenza | business lunch | business meal | business dinner | meetings | projector |
        screen | presentation | microphone | conference | clients | pranzo di lavoro | cena aziendale | incontro di
        lavoro | company dinner | work meal | work lunch | colleghi | cena di lavoro | riunirci | clienti | trade
        dinner | contratto | il mio capo | close a deal | my boss"""),
        unlike=("quiet_tables", "laptops", "private_hire"),
    ),
    Topic(
        "quiet_tables",
        said("""avete un tavolo tranquillo per parlare | dobbiamo parlare di cose riservate serve un posto discreto | si
        riesce a conversare o c'è chiasso | vorrei un tavolo lontano dagli altri | non voglio stare in mezzo alla
        confusione | ci sentono quelli del tavolo vicino | un posto defilato dove nessuno ci disturba | i tavoli sono
        attaccati o c'è spazio | è un posto tranquillo | c'è molto rumore | vorremmo un tavolo appartato | si riesce a
        parlare | avete un angolo più silenzioso | mio padre porta l'apparecchio e con il chiasso non sente | la musica
        è alta | il locale è molto rumoroso il sabato | c'è casino o si sta tranquilli | c'è baccano la sera | un tavolo
        dove si possa parlare | mio nonno non sente bene con il chiasso | abbiamo tanto da raccontarci serve calma | mia
        madre sente poco c'è tanto rumore | vorremmo chiacchierare senza urlare | angolo tranquillo | dobbiamo parlare
        di cose delicate serve un po' di pace | l'ultima volta accanto avevamo una festa e non si capiva niente si può
        stare più tranquilli"""),
        said("""do you have a quiet table to talk | we need to discuss private matters is there a discreet spot | can
        you hear each other or is it noisy | i'd like a table away from the others | i don't want to be in the middle of
        the crowd | will the next table overhear us | somewhere out of the way where nobody disturbs us | are the tables
        close together | is it quiet | does it get noisy | can we have a quiet table | can you hear each other talk | is
        the music loud | we'd like a secluded corner | my gran wears hearing aids is it loud | somewhere we can have a
        conversation | somewhere quiet please so we can chat | will it be noisy | my mother is hard of hearing is it
        noisy | we want to chat without shouting | quiet corner | we've got something delicate to talk over and need
        some peace | last time a party next to us drowned us out could we sit somewhere calmer"""),
        said("""tavolo tranquillo | discreto | discreta | riservatezza | defilato | lontano dagli altri | conversare |
        quiet table | discreet | overhear | close together | away from the others | chiasso | tranquillo | tranquilla |
        rumore | rumoroso | silenzioso | appartato | quiet | noisy | noise | loud | secluded | conversation |
        confusione | ci sentono | attaccati | crowd | out of the way | hear each other | musica alta | si riesce a
        parlare | have a conversation | hearing aids | talk | casino | baccano | tranquilli | chat | calm place |
        musica è alta | si possa parlare | non sente bene | serve calma"""),
        unlike=("romantic_dinner", "business_meal"),
    ),
    Topic(
        "laptops",
        said("""posso lavorare al computer da voi | si può stare con il portatile al tavolo | fate entrare chi lavora in
        smart working | posso fermarmi un paio d'ore a studiare | dà fastidio se apro il pc mentre mangio | vorrei fare
        una videochiamata durante il pranzo | posso fare coworking al bar | lavoro da remoto mi posso mettere lì tra le
        due e le cinque | scrivo la tesi al tavolo con un caffè vi va bene | posso stare lì col computer | posso stare
        un paio d'ore a lavorare"""),
        said("""can i work on my laptop there | is it ok to sit with a computer | do you mind remote workers | could i
        stay a couple of hours to study | can i open my laptop during lunch | could i take a video call from my table |
        is it a good place to work remotely | may i sit and write for a while with my laptop | could i hold an online
        meeting from there | are people with laptops welcome | i need to work on my laptop for a bit | may i work there
        for a couple of hours"""),
        said("""computer | portatile | pc | smart working | studiare | laptop | laptops | remote work | remote workers
        | study | video call | videochiamata | lavorare | to work | work on my | lavoro al | coworking | remoto |
        remotely | online meeting | scrivo la tesi | write for a while"""),
        unlike=("power_sockets", "wifi", "business_meal", "solo_diner"),
    ),
    Topic(
        "solo_diner",
        said("""sono da solo mi date un tavolo | si può prenotare per una persona | vengo a mangiare sola mi trovo bene
        | mangio da solo c'è un bancone | accettate prenotazioni per uno | viaggio per lavoro ceno da sola dove mi
        mettete | un posto singolo lo trovate | un tavolino per me soltanto | vengo da solo va bene | posso prenotare
        per una persona | accettate chi mangia da solo | sono una persona sola c'è posto | mangio da sola | viaggio da
        sola mi sentirei a disagio"""),
        said("""i'm on my own can i get a table | can i book for one | is it nice to eat there alone | do you have
        counter seats for a single diner | do you take bookings for one person | i travel for work and dine alone where
        would i sit | have you a spot for a solo diner | just me tonight is that alright | can i come on my own | do you
        take bookings for one | is it ok to dine alone | table for one | eating on my own | i travel on my own would i
        feel awkward"""),
        said("""da solo | da sola | per uno | una persona sola | bancone | singolo | on my own | alone | for one |
        single diner | solo diner | counter | just me | by myself | una persona | sola | solo per me | per me soltanto
        | my own | one person | bookings for one | dine alone | table for one"""),
        unlike=("laptops",),
    ),
    Topic(
        "dress_code",
        said("""come bisogna vestirsi | c'è un dress code | ci vuole la giacca | posso venire in pantaloncini corti |
        vengo dal mare va bene in ciabatte | in tuta mi fate entrare | è un posto elegante o si può venire in jeans |
        bisogna mettersi la cravatta | le scarpe da ginnastica vanno bene | possiamo venire vestiti da trekking | siamo
        in tenuta da bici è un problema | drescod com'è | come mi devo vestire | c'è un dres cod | usciamo dalla
        spiaggia in costume e ciabatte | arriviamo sudati dalla palestra | posso venire in jeans | arriviamo dalla
        spiaggia in pantaloncini | serve la giacca | come ci si veste | senta mio marito viene dal lavoro in tuta va
        bene uguale | elegante o normale | infradito | siamo in vacanza e non abbiamo vestiti eleganti ci fate entrare
        lo stesso"""),
        said("""what should i wear | is there a dress code | do i need a jacket | can i come in shorts | we come from
        the beach are flip flops ok | are trainers fine | is it smart or can we wear jeans | do men have to wear a tie |
        can we come in hiking gear | we'll be in cycling clothes is that a problem | how dressed up do people get | is
        it ok to wear shorts | what's the dress coat | we'll come straight from the pool | are jeans all right | we'd
        come from the beach in shorts | do men need a jacket | what do people wear | my husband would come straight from
        work in overalls is that fine | smart or casual | flip flops | we're on holiday without smart clothes would you
        still let us in"""),
        said("""dress code | drescod | vestirsi | vestito | vestiti | abbigliamento | giacca | cravatta | pantaloncini
        | ciabatte | infradito | jeans | tuta | elegante | scarpe da ginnastica | wear | dressed | jacket | tie |
        shorts | flip flops | trainers | sneakers | smart casual | clothes | bermuda | costume | tenuta da bici |
        trekking | hiking gear | cycling | formal | vestire | scarpe | elegantly | scarponi | mi devo vestire | dres
        cod | dress coat | palestra | from the pool | from the gym"""),
        unlike=("private_hire",),
    ),
    Topic(
        "photos",
        said("""posso fare foto nel locale | si può fare un video per i social | sono un'influencer vorrei fare delle
        riprese | possiamo portare un fotografo per la festa | vorrei fare un servizio fotografico lì | si può usare il
        drone | fate fare le foto ai piatti con il flash | giriamo una scena in un ristorante lo concedete | possiamo
        fare foto | si può fare un servizio fotografico | viene il fotografo con noi | posso fare un video per i social
        | posso fotografare i piatti | possiamo fare le foto agli sposi lì | vorrei fare un video del piatto"""),
        said("""can i take photos inside | may i film a video for social media | i'm an influencer and would like to
        shoot there | can we bring a photographer to the party | could we do a photo shoot at your place | is it ok to
        use a drone | can i photograph the food with a flash | we want to shoot a scene in a restaurant is that possible
        | can we take photos | can our photographer come | is filming allowed | can i shoot a video for instagram | can
        i take pictures | can we take wedding photos there | i'd like to film my food"""),
        said("""foto | fotografie | fotografo | servizio fotografico | riprese | video | influencer | drone | photos |
        photograph | photographer | photo shoot | film | filming | pictures inside | tiktok | instagram | fotografico |
        photo | scena | scene | fotografare | fotografia | servizio foto | riprendere | shoot | instagrammare | take
        pictures | pictures"""),
        unlike=("entertainment_brought",),
    ),
    Topic(
        "staff_languages",
        said("""parlate inglese | c'è qualcuno che parla tedesco | i camerieri parlano francese | vengo con dei colleghi
        spagnoli vi capite | parla arabo qualcuno da voi | possono parlare con qualcuno in inglese i miei amici | avete
        personale che sa il cinese | con gli stranieri come ve la cavate a parlare | c'è qualcuno che sa l'inglese | i
        camerieri sanno le lingue | i miei ospiti sono tedeschi qualcuno li capisce | mia suocera parla solo francese |
        qualcuno al tavolo parla inglese | i miei suoceri non parlano italiano qualcuno li può aiutare"""),
        said("""does anyone speak english | do the staff speak german | do your waiters speak french | i don't speak
        italian is that a problem | is there somebody who speaks spanish | can we order in english | does someone there
        know chinese | which languages do you speak | does your staff know french | do you speak french | my guests are
        german will anyone understand them | my mother in law only speaks french | does anybody there speak english | my
        in laws don't speak the language could someone help them"""),
        said("""parlate | parlare inglese | parla inglese | parlano | lingue | speak | speaks | speak english |
        languages | english speaking | i don't speak italian | tedesco | francese | spagnolo | spagnoli vi capite |
        arabo | in inglese | cinese | stranieri | in english | know chinese | german | french | spanish | chinese |
        english | parla | parlare con qualcuno in | tedeschi | capite | sa l'inglese | sanno le lingue | know
        french"""),
        unlike=("menu_languages",),
    ),
    Topic(
        "entertainment_brought",
        said("""possiamo portare un musicista per la festa | si può mettere la nostra musica | posso portare il dj | si
        può fare il karaoke alla festa | vorremmo un mago per i bambini lo facciamo venire noi | c'è un impianto per
        attaccare la chiavetta | possiamo proiettare un video del festeggiato | si può ballare alla nostra festa | fino
        a che ora possiamo fare baldoria | posso venire con un dj per la festa"""),
        said("""can we bring a musician for the party | could we play our own music | can i bring a dj | can we do
        karaoke at our party | we'd like to bring a magician for the kids | is there a sound system we could plug into
        | can we show a video of the birthday boy | is dancing allowed at our party | how late can the party go on |
        may we bring a band"""),
        said("""dj | karaoke | mago | musicista | nostra musica | chiavetta | ballare | impianto audio | magician |
        musician | own music | playlist | sound system | dancing | video del festeggiato | baldoria | video of the
        birthday | party go on | animatore | clown | band | nostra playlist | our own music | musica nostra"""),
        unlike=("decorations", "private_hire"),
    ),
    Topic(
        "age_limit",
        said("""a quanti anni si può bere da voi | mia figlia ha sedici anni può venire con le amiche da sola | date
        alcolici ai minorenni | i ragazzi minorenni possono cenare senza genitori | servite da bere a chi ha diciassette
        anni | chiedete il documento | tre ragazzine di quattordici anni da sole le fate sedere | i miei figli di
        quindici anni possono prenotare da soli | bisogna essere maggiorenni per entrare | mia figlia di sedici anni può
        venire senza di noi | fino a che ora possono stare i minorenni | i ragazzi di sedici anni possono entrare senza
        genitori | mia figlia ha quindici anni può venire con le amiche"""),
        said("""how old do you have to be to drink there | my daughter is sixteen can she come with friends alone | do
        you serve alcohol to minors | can teenagers eat without their parents | do you ask for id | are under eighteens
        allowed on their own | can fifteen year olds book a table by themselves | is it ok to give a seventeen year old
        a glass of wine | is there an age limit | can under eighteens come in | can teenagers come without an adult | do
        you have to be over twenty one | until what time are minors allowed | can teenagers come without parents | my
        daughter's fifteen could she come with friends"""),
        said("""minorenni | minorenne | sedici anni | senza genitori | documento | ragazzi | minors | teenagers |
        teenager | under eighteen | under eighteens | id | underage | maggiorenni | diciotto anni | età | age | over
        eighteen | adults only | a quanti anni | diciassette anni | quattordici anni | quindici anni | how old |
        sixteen | fifteen year olds | seventeen | maggiorenne | age limit | over twenty one | diciottenni | ragazzine |
        adolescenti | by themselves | da soli"""),
        unlike=("hen_and_stag",),
    ),
    Topic(
        "celebrities_and_privacy",
        said("""viene una persona famosa serve discrezione | c'è un'entrata secondaria per non farsi vedere | il mio
        capo ha la scorta dove stanno gli uomini | avete clienti vip | un calciatore vuole cenare senza che lo
        fotografino | potete assicurare la privacy | chi viene da voi non lo dite a nessuno vero | la guardia del corpo
        può stare dentro | viene un attore famoso"""),
        said("""a well known person is coming and needs discretion | is there a back entrance to avoid being seen | my
        boss has bodyguards where can they wait | do you get famous guests | can you guarantee privacy | you won't tell
        anyone who we are will you | can security staff stay with the guest | is it a place where celebrities can eat
        in peace | my guest is famous and wants privacy"""),
        said("""famosa | famoso | vip | scorta | guardia del corpo | privacy | entrata secondaria | discrezione |
        celebrity | celebrities | famous guests | bodyguard | bodyguards | back entrance | well known | security |
        calciatore | non lo dite | won't tell | personaggio | attore | footballer | politico | politician |
        famous"""),
        unlike=("quiet_tables",),
    ),
    Topic(
        "private_room",
        said("""avete una saletta riservata | avete una sala privata per una festa | c'è una stanza separata dove stare
        tra di noi | quante persone tiene la saletta | quanto costa avere la sala solo per noi | possiamo stare da soli
        in una stanza | la sala privata si paga a parte | ci serve uno spazio riservato per una cena di lavoro |
        vorremmo una salettina solo per noi | c'è una saletta dove stiamo solo noi | non vogliamo altri clienti nella
        stessa sala | si può stare appartati in gruppo senza nessuno intorno | vorremmo stare per conto nostro in una
        sala | saletta | stanza solo per noi | una stanza dove possiamo parlare senza gente intorno | per una riunione
        di famiglia delicata vorremmo non stare in mezzo agli altri"""),
        said("""do you have a private room | is there a separate room for a party | how much to have the room to
        ourselves | is there a private dining room | how many fit in the private room | can we have a space to ourselves
        | is there a charge for the private room | somewhere separate for our group | have you got a room just for us |
        we don't want other diners in the same room | we'd like a room to ourselves | function room | somewhere separate
        from the other guests | a room where we can talk with nobody around | for a delicate family meeting we'd rather
        not be among other guests"""),
        said("""saletta | salettina | sala privata | sala riservata | stanza | spazio riservato | privata | riservata |
        la sala solo per noi | private room | private dining | separate room | room to ourselves | space to ourselves |
        somewhere separate | room just for us | solo noi | stessa sala | same room | nessuno intorno"""),
        unlike=("private_hire", "quiet_tables", "business_meal"),
    ),
    Topic(
        "private_hire",
        said("""si può affittare tutto il locale | vorrei il ristorante in esclusiva | si può chiudere il locale per un
        evento | quanto costa prenotare tutta la sala per una festa | fate feste private | chiudete il locale per eventi
        privati | vorremmo il locale tutto per noi | affittate la sala | si può noleggiare il ristorante per un giorno |
        posso affittare il ristorante | vorrei il locale in esclu siva | vorremmo chiudere il ristorante per noi una
        sera | vorremmo tutto il posto solo per noi una sera | chiudete il ristorante per un evento"""),
        said("""can we hire the whole place | i'd like exclusive use of the restaurant | can you close for a private
        event | can we rent your venue for a night | do you do private hire | how much to book the entire place |
        exclusive use of the venue | is there a minimum spend for exclusive hire | could we have the whole restaurant to
        ourselves | can we book out the whole place | a whole evening with no other customers could you do it | we'd
        want the entire place for one night | do you close for private events"""),
        said("""affittare | affittate | noleggiare | esclusiva | tutto il locale | tutta la sala | evento | eventi
        privati | feste private | tutto per noi | private hire | exclusive | hire the whole | rent | entire place |
        private event | whole place | whole restaurant | venue | book out | esclu siva | chiudere il ristorante | no
        other customers"""),
        unlike=("private_room", "party_size"),
    ),
    Topic(
        "sensory_needs",
        said("""mio figlio è autistico avete un angolo tranquillo | persone con disabilità intellettiva sono benvenute
        | posso avere un posto con poco rumore e poca luce per un ragazzo autistico | mia figlia ha l'autismo e non ama
        la folla | siete autism friendly | abbiamo un ragazzo down con noi | c'è un orario in cui è più calmo per un
        bimbo che si agita con i rumori | le luci forti gli danno fastidio | mio fratello è disabile mentale lo
        accogliete bene | mio figlio è nello spettro autistico"""),
        said("""my son is autistic do you have a quiet corner | are guests with learning disabilities welcome |
        somewhere calm for a person with sensory issues | my daughter has autism and dislikes crowds | are you autism
        friendly | we have a boy with down syndrome with us | when is it calmest for a child upset by noise | bright
        lights bother him can you dim them | is there a quiet hour | my daughter gets overwhelmed by noise she's
        autistic"""),
        said("""autistico | autistica | autismo | disabilità intellettiva | disabile mentale | down | luci forti | si
        agita | autistic | autism | sensory | learning disabilities | calm | calmest | quiet hour | bright lights |
        spettro | spectrum | overwhelmed"""),
        unlike=("hearing_sight_help", "quiet_tables"),
    ),
    Topic(
        "dog_rules",
        said("""il cane deve avere la museruola | serve il guinzaglio corto | il cane può stare sulla sedia | i cani
        pagano il coperto | fino a che taglia accettate i cani | bisogna avvisare prima se portiamo il cane | il cane lo
        posso tenere in braccio o nella borsa | c'è una zona riservata a chi viene col cane | si paga qualcosa per il
        cane | il cane lo devo tenere al guinzaglio | deve stare in una borsa"""),
        said("""does the dog need a muzzle | must dogs be kept on a lead | can my dog sit on a chair | is there an extra
        charge for the dog | is there a size limit for dogs | should i tell you in advance that i'm bringing a dog | can
        i keep the dog in my bag | is there a section for people with dogs | what are the rules for dogs | does the dog
        have to be on a lead | must he stay in a bag"""),
        said("""museruola | guinzaglio | taglia | cane deve | cane sulla sedia | cani pagano | per il cane | in braccio
        | portiamo il cane | col cane | muzzle | lead | leash | size limit | dog sit on | charge for the dog | bringing
        a dog | rules for dogs | dog in my bag | people with dogs | sulla sedia"""),
        unlike=("dogs_inside", "dogs_terrace"),
    ),
    Topic(
        "dog_bowls",
        said("""avete la ciotola con l'acqua per il cane | date qualcosa da mangiare ai cani | il mio cane ha sete gli
        date da bere | fate il menù per cani | avete i croccantini | posso dare gli avanzi al cane | c'è una copertina
        per il cane | un osso per il mio cane ce l'avete | date da bere ai cani | il cane avrà sete"""),
        said("""do you have water bowls for dogs | do you feed dogs too | my dog is thirsty would you give him a drink |
        is there a dog menu | have you got dog biscuits | can my dog have the leftovers | is there a blanket for the dog
        | a bone for my dog could you spare one | will you give our dog some water | something for the dog to drink"""),
        said("""ciotola | croccantini | menù per cani | mangiare ai cani | cane ha sete | avanzi al cane | copertina |
        osso | water bowls | water bowl | feed dogs | dog menu | dog biscuits | dog treats | dog is thirsty | dog have
        the leftovers | blanket for the dog | bone"""),
        unlike=("dogs_inside", "water"),
    ),
    Topic(
        "funeral_meal",
        said("""il pranzo dopo un funerale lo fate | rinfresco dopo un funerale | è mancato mio padre vorremmo
        ritrovarci a mangiare qualcosa dopo la cerimonia | siamo in lutto ci serve un posto raccolto per i parenti |
        dopo le esequie saremmo una trentina | potete preparare qualcosa di semplice dopo il cimitero | veniamo dal
        funerale siamo tanti e non abbiamo prenotato | commemorazione di un parente con pranzo"""),
        said("""do you do funeral teas or wakes | can you host a wake | we lost my father and want to gather for a meal
        after the service | we need a quiet place for the family after a funeral | could you lay on something simple
        after the burial | we're coming from a cremation about thirty of us | do you do memorial lunches | celebration
        of life do you cater for those"""),
        said("""funerale | funerali | esequie | lutto | è mancato | cimitero | commemorazione | funeral | wake | wakes
        | burial | cremation | memorial | celebration of life | after the service"""),
        unlike=("religious_celebrations", "party_size"),
    ),
)
