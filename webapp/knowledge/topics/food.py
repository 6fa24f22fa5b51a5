"""What there is to eat; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "cuisine",
        said("""che tipo di cucina fate | cosa si mangia da voi | che ristorante siete di carne o di pesce | fate cucina
        tradizionale o moderna | siete un ristorante italiano | è cucina tipica del posto | che genere di piatti avete |
        siete una pizzeria o un ristorante | non vi conosco cosa cucinate | fate cucina romana | è un posto gourmet o
        una trattoria | cosa proponete in generale nel menù | che tipo di ristorante siete | ma voi cosa fate da
        mangiare | avete cucina di mare o di terra | che cucina proponete | siete più ristorante o pizzeria | siete
        pizzeria o ristorante | che roba cucinate | che genere di piatti fate di solito | che piatti fate | è cucina
        tipica | è cucina di mare o di terra | fate piatti della tradizione"""),
        said("""what kind of food do you serve | what sort of cuisine is it | are you an italian restaurant | is it
        traditional or modern cooking | are you more of a fish or a meat place | is the food local | is it fine dining
        or more casual | i don't know your place what do you cook | are you a pizzeria or a proper restaurant | what
        style of cooking do you do | what type of restaurant are you | what sort of place is it | what do you do food
        wise | are you a restaurant or a pizzeria | what do you serve | what sort of dishes | is it local food | is it
        seafood or meat | do you do traditional dishes"""),
        said("""che cucina | tipo di cucina | cuisine | kind of food | style of cooking | cucina tipica | cucina
        tradizionale | fine dining | gourmet | cosa si mangia | cosa cucinate | che ristorante | ristorante italiano |
        pizzeria o | cosa proponete | italian restaurant | modern | more of a fish | what do you cook | cucina romana |
        di carne o di pesce | traditional | proper restaurant | tipo di ristorante | tipo di locale | what sort of |
        food local | type of restaurant | sort of place | da mangiare | mare o di terra | food wise | ristorante o
        pizzeria | pizzeria o ristorante | restaurant or a pizzeria | che roba | genere di piatti"""),
        unlike=("specialities", "menu_online"),
    ),
    Topic(
        "specialities",
        said("""qual è la vostra specialità | cosa mi consigliate di mangiare | qual è il piatto forte | per cosa siete
        famosi | cosa ordina di solito la gente | il piatto migliore che avete qual è | se vengo una volta sola cosa
        devo assaggiare | avete piatti tipici della zona | cosa non devo perdermi | fate la carbonara | fate la cacio e
        pepe | qual è il vostro cavallo di battaglia | qual è la cosa più buona che fate | cosa dovrei ordinare | il
        vostro piatto più famoso | è la prima volta cosa mi consiglia | il piatto per cui siete famosi | cosa vale la
        pena assaggiare | cosa prendono tutti | qual è il piatto più buono"""),
        said("""what's your speciality | what do you recommend eating | what are you famous for | what's your signature
        dish | what do most people order | if i come only once what should i try | which dish is the best | do you have
        typical local dishes | what shouldn't i miss | do you do carbonara | what's the house favourite | is there
        something you're known for | what should i order | what's the best thing you make | what's good there | first
        time here what should we have | the dish you're famous for | what's a must try | what does everyone order |
        what's the best dish"""),
        said("""specialità | piatto forte | cavallo di battaglia | piatti tipici | famosi | speciality | specialities |
        specialty | signature dish | famous for | carbonara | cacio e pepe | amatriciana | ossobuco | consigliate di
        mangiare | cosa ordina | piatto migliore | assaggiare | perdermi | recommend | most people order | should i try
        | dish is the best | local dishes | favourite | known for | cosa consigliate | best dish | mi consiglia | più
        buona | should i order | best thing | what's good | più famoso | dovrei ordinare | shouldn't i miss | not to
        miss | da non perdere"""),
        unlike=("cuisine", "daily_specials"),
    ),
    Topic(
        "pizza",
        said("""fate anche la pizza | avete il forno a legna | la pizza la fate anche a pranzo | che pizze avete | la
        pizza è napoletana o romana | si può mangiare solo una pizza | avete la pizza al taglio | fate le pizze tutte le
        sere | volevo sapere se siete anche pizzeria | le pizze le sfornate anche la domenica | ho voglia di una
        margherita la trovo | il calzone lo fate | stasera c'è la pizza | avete la diavola | il forno della pizza è a
        legna | come sono le vostre pizze | ai ragazzi va la pizza ce l'avete | fate solo pizza | forno a legna | come
        lo fate l'impasto | quanto lievita la pasta della pizza"""),
        said("""do you do pizza | do you have a wood fired oven | is pizza available at lunchtime | what pizzas do you
        have | is it neapolitan style pizza | can we just have a pizza | do you make pizza every evening | is it thin
        crust | can i get a margherita at yours | do you sell pizza by the slice | do you make calzones | do they do
        pizzas there | is there pizza tonight | what are your pizzas like | the kids want pizza do you have it | is it
        only pizza | wood oven | how do you make the dough | how long does the dough rest"""),
        said("""pizza | pizze | margherita | forno a legna | calzone | pizza napoletana | pizzas | wood fired |
        neapolitan | thin crust | pizzaiolo | pizzeria | calzones | margherite | al taglio | diavola | marinara"""),
        unlike=("pizza_takeaway_size", "bread"),
    ),
    Topic(
        "pizza_takeaway_size",
        said("""avete la pizza maxi | fate la pizza al metro | quanto è grande la pizza | si può fare metà e metà |
        fate il giropizza | la pizza baby per i bambini la fate | una pizza basta per due | due gusti sulla stessa
        pizza si può | la pizza gigante da dividere ce l'avete | le pizze sono grandi | la pizza è grande | mezza
        margherita e mezza diavola si può"""),
        said("""do you have extra large pizza | do you make pizza by the metre | how big is the pizza | can we have
        half and half toppings | do you do a small pizza for kids | is one pizza enough for two | can i choose my own
        toppings | how many slices in a pizza | is there a giant pizza to share | are the pizzas big | half margherita
        half diavola is that ok | what size are your pizzas"""),
        said("""pizza maxi | pizza al metro | giropizza | metà e metà | pizza baby | pizza gigante | due gusti | half
        and half | toppings | by the metre | slices | extra large | quanto è grande la pizza | pizza basta | how big is
        the pizza | small pizza | pizza enough | giant pizza | gigante | family size | maxi | formato famiglia |
        diametro | pizze sono grandi | pizza è grande | pizzas big | size are your pizzas | mezza margherita | half
        margherita"""),
        unlike=("pizza", "half_portions"),
    ),
    Topic(
        "fish_dishes",
        said("""fate piatti di pesce | avete il pesce fresco | che pesce c'è stasera | fate la frittura mista | gli
        spaghetti alle vongole ci sono | avete il branzino o l'orata | c'è un menù di mare | si mangia bene il pesce da
        voi | fate la grigliata di pesce | l'impepata di cozze la fate | il polpo ce l'avete | da voi trovo anche primi
        di mare | c'è del pesce oggi | pesce ne avete | la spigola c'è | il rombo o il salmone li avete | che pesce
        avete oggi | mio marito vuole il pesce | frittura | fate il pesce alla griglia | pesce fresco oggi"""),
        said("""do you serve fish | is the fish fresh | what fish do you have tonight | do you do mixed fried seafood |
        is there spaghetti with clams | do you have sea bass | is there a seafood menu | what's the catch of the day |
        do you grill fish | have you got octopus or mussels | any seafood pasta on the menu | are you good for fish | is
        there any seafood | have you got a nice bit of fish | do you do fish on fridays | fried squid would you have it
        | what fish is in today | my husband fancies fish | fried fish | fresh fish today"""),
        said("""pesce | piatti di pesce | frittura | vongole | branzino | orata | polpo | cozze | baccalà | grigliata
        di pesce | fish | seafood | sea bass | octopus | clams | mussels | catch of the day | pescato | di mare |
        seafood pasta | spaghetti alle vongole | frittura mista | calamari | spigola | tonno | tuna | salmone | salmon
        | bream | swordfish | pesce spada | rombo | squid | turbot | cod | merluzzo | orate | triglie"""),
        unlike=("raw_fish", "fish_and_shellfish_allergy"),
    ),
    Topic(
        "raw_fish",
        said("""avete i crudi di pesce | fate il plateau di frutti di mare | le ostriche ce l'avete | fate la tartare di
        tonno | avete il sushi | c'è il carpaccio di pesce | i gamberi rossi crudi ci sono | fate la crudité di mare |
        vorrei mangiare un po' di crudo | ricci di mare ne avete | ostriche ne avete | il crudo di mare c'è | ostriche |
        crudo"""),
        said("""do you have raw fish | do you serve oysters | is there a seafood platter | do you do tuna tartare | do
        you have sushi | is there a fish carpaccio | have you got sea urchins | do you do sashimi | can we have a raw
        bar plate | any ceviche on the menu | have you got oysters tonight | raw prawns and scampi do you have them |
        oysters | raw fish platter"""),
        said("""crudi | crudo di pesce | crudité | plateau | ostriche | tartare di tonno | sushi | sashimi | ricci di
        mare | carpaccio di pesce | raw fish | oysters | tuna tartare | sea urchins | ceviche | crudo | seafood platter
        | carpaccio | raw bar | tartare | cruda | crude | percebes | sea urchin | nigiri | raw prawns | raw scampi |
        gamberi crudi | scampi crudi"""),
        unlike=("fish_dishes", "raw_food_safety", "all_you_can_eat"),
    ),
    Topic(
        "meat_dishes",
        said("""avete la fiorentina | fate carne alla brace | che tagli di carne avete | la bistecca quanto pesa | avete
        la griglia a carbone | fate la tagliata | c'è la costata | si mangia la carne da voi | fate gli arrosticini | la
        carne è frollata | voglio una bella grigliata mista la fate | hamburger ne avete | secondi di carne quali ci
        sono | ho voglia di una bella bistecca | che carni avete | si mangia una bella bistecca | grigliata | mio papà
        vuole la carne | tagliata"""),
        said("""do you have steak | do you grill meat over charcoal | what cuts of meat do you have | do you serve t
        bone steak | is the beef dry aged | do you do burgers | is there lamb on the menu | do you have a mixed grill |
        how big is the steak for two | are you good for meat lovers | do you have ribs | can i get a nice fillet at
        yours | what steaks do you have | i fancy a nice steak | what cuts do you have | can we get a good steak | mixed
        grill | dad wants meat | sliced steak"""),
        said("""carne | bistecca | fiorentina | tagliata | costata | brace | griglia | arrosticini | grigliata mista |
        hamburger | agnello | filetto | meat | steak | t bone | burger | burgers | lamb | mixed grill | ribs | fillet |
        frollatura | dry aged | tartare di carne | costine | picanha | ribeye | sirloin | chicken | pollo | brasato |
        arrosto | roast meat | fillet steak | charcoal | steaks | carni"""),
        unlike=("specialities", "mushrooms_and_game"),
    ),
    Topic(
        "truffle",
        said("""avete piatti al tartufo | è stagione di tartufo bianco | quanto costa la grattata di tartufo | fate i
        tagliolini al tartufo | il tartufo è fresco | avete il tartufo nero | fate menù a base di tartufo | cercavamo
        un posto per mangiare il tartufo | mettete olio al tartufo o tartufo vero | in questo periodo il tartufo c'è |
        avete il tar tufo | vengo apposta per il bianco d'alba | una grattatina sull'uovo la fate"""),
        said("""do you have truffle dishes | is it white truffle season | how much is shaved truffle | do you do pasta
        with truffle | is the truffle fresh | do you have black truffle | is there a truffle menu | we're looking for
        somewhere to eat truffles | is it real truffle or truffle oil | anything with truffle on it | any dishes with
        truffel | we're coming for the alba whites"""),
        said("""tartufo | tartufi | tartufo bianco | tartufo nero | scorzone | truffle | truffles | white truffle |
        black truffle | tar tufo | truffel | bianco d'alba | grattatina | alba"""),
        unlike=("seasonal_menu", "mushrooms_and_game"),
    ),
    Topic(
        "mushrooms_and_game",
        said("""avete i funghi porcini | fate il cinghiale | c'è la selvaggina | i porcini sono freschi | fate le
        pappardelle alla lepre | avete la polenta con il capriolo | si trova il cervo | funghi ne avete in questo
        periodo | fate il risotto ai funghi | lumache e rane le fate"""),
        said("""do you have porcini mushrooms | do you serve game | is there wild boar | are the mushrooms fresh | do
        you do venison | is there hare ragu | any mushroom risotto | have you got wild mushrooms at the moment | do you
        cook pheasant or pigeon"""),
        said("""funghi | porcini | cinghiale | selvaggina | lepre | capriolo | cervo | polenta | mushrooms | mushroom |
        game | wild boar | venison | hare | lumache | rane | pheasant | pigeon | fagiano | piccione | snails | ragu di
        lepre | risotto ai funghi | boar"""),
        unlike=("truffle", "seasonal_menu", "meat_dishes"),
    ),
    Topic(
        "fresh_pasta",
        said("""la pasta è fatta in casa | fate la pasta fresca | i ravioli li fate voi | gli gnocchi sono fatti a mano
        | la pasta la tirate voi o la comprate | le tagliatelle sono artigianali | avete i tortellini in brodo | chi fa
        la pasta da voi | le taglia telle sono fresche | le tagliatelle le tirate a mano"""),
        said("""is the pasta homemade | do you make fresh pasta | do you make the ravioli yourselves | are the gnocchi
        handmade | is the pasta bought in | do you have tortellini in broth | who makes your pasta | is your tagliatelle
        made in house | do you roll your own pasta"""),
        said("""pasta fresca | pasta fatta in casa | fatta in casa | fatti a mano | ravioli | gnocchi | tagliatelle |
        tortellini | sfoglia | fresh pasta | homemade pasta | handmade | pasta la tirate | fa la pasta | pasta homemade
        | pasta is homemade | is the pasta homemade | pasta bought in | makes your pasta | made in house | tirate a
        mano | pappardelle | lasagna fatta | paste fresche | taglia telle"""),
        unlike=("specialities", "bread"),
    ),
    Topic(
        "bread",
        said("""il pane lo fate voi | fate la focaccia | che pane portate in tavola | si può avere altro pane | i
        grissini sono vostri | il pane si paga a parte | avete il pane integrale | fate le tigelle o lo gnocco
        fritto"""),
        said("""do you bake your own bread | do you make focaccia | what bread comes with the meal | can we get more
        bread | is bread free | do you have brown bread | is the bread basket extra | are the breadsticks
        homemade"""),
        said("""pane | focaccia | grissini | tigelle | gnocco fritto | pane fatto in casa | bread | bread basket |
        breadsticks"""),
        unlike=("fresh_pasta", "gluten_free"),
    ),
    Topic(
        "starters_and_boards",
        said("""avete il tagliere di salumi e formaggi | che antipasti avete | fate antipasti misti da condividere | c'è
        l'antipasto della casa | avete formaggi locali | il carrello dei formaggi c'è | si può fare un giro di soli
        antipasti | avete bruschette | i fritti misti li fate | olive ascolane e supplì ci sono | fate un bel tagliere |
        salumi e formaggi ne avete | un tagliere da dividere"""),
        said("""do you have a cold cuts and cheese board | what starters do you have | can we share a few starters | is
        there a house antipasto | do you have local cheeses | is there a cheese trolley | can we order only starters |
        do you do bruschetta | have you got small plates | any fried nibbles | a nice cheese plate would you have one |
        what antipasti are there | a sharing board"""),
        said("""tagliere | taglieri | salumi | formaggi | antipasti | antipasto | bruschetta | fritti | supplì | cheese
        board | charcuterie | cold cuts | starters | small plates | antipasti misti | bruschette | cheeses | cheese
        trolley | nibbles | affettati | prosciutto e melone | appetizers | appetisers | carrello dei formaggi |
        ascolane | crocchette | cheese plate"""),
        unlike=("aperitif", "meat_dishes"),
    ),
    Topic(
        "salads_and_light",
        said("""fate le insalatone | avete insalate | qualcosa di leggero per pranzo ce l'avete | si può mangiare solo
        un'insalata | avete piatti freddi d'estate | poke ne fate | contorni di verdure quali avete | una zuppa di
        verdura c'è | voglio stare leggero cosa c'è | l'insalatona c'è"""),
        said("""do you do big salads | have you got salads | is there something light for lunch | can i just have a
        salad | any cold dishes in summer | do you do poke bowls | what vegetable sides do you have | is there a
        vegetable soup | something not too heavy please | have you any nice salads"""),
        said("""insalata | insalate | insalatone | insalatona | contorni | poke | zuppa | salad | salads | side dishes
        | soup | light lunch | minestrone | piatti freddi | cold dishes | something light | vegetable sides | contorno
        | minestra | verdure grigliate | insalata mista | di leggero per pranzo | stare leggero | too heavy | not too
        heavy | side dish | light bite"""),
        unlike=("vegetarian", "light_and_low_carb"),
    ),
    Topic(
        "spicy_food",
        said("""i piatti sono piccanti | non sopporto il peperoncino | si può avere meno piccante | avete qualcosa di
        molto piccante | l'arrabbiata è tanto forte | il peperoncino me lo portate a parte | i bambini non mangiano
        piccante quali evito | la nduja è piccantissima | il piccante non lo reggo | il cibo è tanto piccante"""),
        said("""are your dishes spicy | i can't stand chilli | can it be made less hot | do you have something really
        spicy | how hot is the arrabbiata | could we have the chilli on the side | the kids don't eat spicy which ones
        should we avoid | is there pepper in everything | is the food very hot | how spicy is it"""),
        said("""piccante | piccanti | peperoncino | arrabbiata | nduja | spicy | chilli | chili | hot sauce | less hot
        | hot is | pepe | too hot | very hot | food hot | pepper in | peppery"""),
        unlike=("garlic_onion", "dish_changes"),
    ),
    Topic(
        "dish_changes",
        said("""si può modificare un piatto | posso cambiare un ingrediente | se tolgo una cosa dal piatto è un problema
        | potete fare una pasta fuori menù | mi fate una carbonara anche se non è in carta | si possono cambiare i
        contorni | posso avere il condimento a parte | mio figlio mangia solo pasta al pomodoro gliela fate | accettate
        variazioni | la carne la voglio ben cotta | posso chiedere di togliere i funghi | lo fate senza pomodoro | me lo
        cuocete di più | la pizza me la fate senza cipolla | posso avere il riso al posto delle patate | si può avere la
        pizza con metà e metà | al posto delle patate l'insalata | senza cipolla si può | al posto del pesce potete
        mettere altro | toglietemi i funghi"""),
        said("""can a dish be changed | could i swap an ingredient | is it a problem if i leave something out | could
        the chef make something off the menu | can i change the side dish | could i have the sauce separately | my son
        only eats pasta with tomato would you make it | do you allow substitutions | can i have the steak well done |
        would you cook something that isn't on the menu | would the kitchen leave off the mushrooms | can i have it
        without the sauce | could they make it without tomato | can i swap chips for salad | rice in place of potatoes
        is that ok | can i have half and half | salad instead of chips | could they leave something off | could you put
        something else instead of fish | leave out the mushrooms for me"""),
        said("""modificare | variazioni | variazione | fuori menù | condimento a parte | ben cotta | swap |
        substitutions | substitution | off menu | off the menu | well done | tolgo | togliere | fuori carta fatto | non
        è in carta | cambiare i contorni | pasta al pomodoro | dish be changed | leave something out | change the side
        | sauce separately | pasta with tomato | isn't on the menu | changed | al sangue | rare | cambiare un
        ingrediente | senza un ingrediente | leave off | togliere i | without the | make it without | lo fate senza |
        al posto | in place of | instead of | me la fate senza | farmela senza | swap chips | cuocete | cook it
        more"""),
        unlike=("allergy_note", "half_portions"),
    ),
    Topic(
        "seasonal_menu",
        said("""il menù cambia con le stagioni | ogni quanto cambiate il menù | avete piatti di stagione | il menù
        estivo è già partito | quando esce la carta nuova | i piatti dell'anno scorso li avete ancora | fate i carciofi
        adesso | il menù di sito è quello attuale | avete qualcosa di autunnale | gli asparagi ci sono già | avete già
        il menù nuovo | il menù è sempre uguale | che c'è di nuovo in carta"""),
        said("""does the menu change with the seasons | how often do you change the menu | do you have seasonal dishes
        | has the summer menu started | when does the new menu come out | do you still have last year's dishes | is it
        artichoke season at yours | have you got anything autumnal | are the asparagus in yet | is the menu the same
        all year | is it always the same menu | what's new on the menu"""),
        said("""stagione | stagioni | stagionale | stagionali | menù estivo | carta nuova | asparagi | carciofi |
        seasonal | seasons | new menu | summer menu | asparagus | artichokes | cambiate il menù | anno scorso | quello
        attuale | autunnale | change the menu | last year's | autumnal | autunno | primavera | spring menu | winter
        menu | menù invernale | menù cambia | menu change | artichoke | menù nuovo | nuovo menù | sempre uguale | same
        all year | same menu | di nuovo in carta | new on the menu"""),
        unlike=("daily_specials", "ingredient_origin"),
    ),
    Topic(
        "daily_specials",
        said("""qual è il piatto del giorno | cosa c'è oggi fuori carta | avete specialità del giorno | cosa cucinate
        stasera di particolare | quali sono i piatti di oggi | giovedì fate gli gnocchi | il venerdì fate il baccalà |
        c'è qualcosa di speciale oggi | il menù di oggi qual è | cosa c'è di buono oggi"""),
        said("""what's the dish of the day | what are today's specials | do you have daily specials | is there anything
        special on tonight | what's cooking today | what's on the board today | do you do a roast on sunday | is there
        a soup of the day | what's the special this evening | any specials today"""),
        said("""piatto del giorno | piatti del giorno | fuori carta | menù di oggi | daily special | daily specials |
        specials | dish of the day | soup of the day | sunday roast | del giorno | piatti di oggi | oggi | giovedì |
        venerdì | cucinate stasera | special on tonight | today | on the board | this evening | roast | stasera di
        particolare | lavagna"""),
        unlike=("seasonal_menu", "fixed_price_lunch"),
    ),
    Topic(
        "tasting_menu",
        said("""avete un menù degustazione | quante portate ha la degustazione | quanto costa il menù degustazione | il
        menù degustazione lo deve prendere tutto il tavolo | quanto dura la degustazione | fate un percorso dello chef |
        c'è un menù a mano libera | esiste una degustazione di pesce | si può avere la degustazione anche a pranzo |
        fate menu degustatione | fate il menù de gustazione | vorrei farmi un percorso deciso dallo chef | vorremmo
        assaggiare un po' di tutto | percorso dello chef | vorremmo fare tutto il percorso ma uno di noi no | quante
        portate sono"""),
        said("""do you have a tasting menu | how many courses is the tasting menu | how much is the tasting menu | does
        the whole table have to take the tasting menu | how long does the tasting menu last | is there a chef's menu |
        do you do a surprise menu chosen by the chef | can we have the tasting menu at lunch | is there a vegetarian
        tasting menu | do i have to take the set courses or can i go a la carte | do you have a testing menu | a tasting
        men you | we'd like the chef to decide everything | we'd like to try a bit of everything | chef's menu | we'd
        like the full menu but one of us wouldn't | how many plates are there"""),
        said("""degustazione | menù degustazione | percorso | mano libera | degustatione | tasting menu | tasting |
        chef's menu | a la carte | surprise menu | chosen by the chef | percorso degustazione | cinque portate | sette
        portate | six course | seven course | menù dello chef | de gustazione | testing menu | tasting men you | deciso
        dallo chef | chef to decide"""),
        unlike=("fixed_price_lunch", "wine_pairing"),
    ),
    Topic(
        "fixed_price_lunch",
        said("""avete un menù a prezzo fisso a pranzo | fate il menù di lavoro | quanto costa il pranzo di lavoro | c'è
        il menù del giorno con primo secondo e acqua | a mezzogiorno fate un menù fisso | il menù operai lo fate | cosa
        comprende il menù fisso | business lunch a prezzo fisso | il fisso c'è anche il sabato | siamo operai di un
        cantiere si mangia a prezzo fisso | a pranzo avete il menù completo | il pranzo veloce a poco c'è | il menù di
        mezzo giorno quanto viene | siamo in cantiere vicino fate il pranzetto a poco | lavoriamo qui dietro c'è
        qualcosa di economico a mezzogiorno | lavoro lì vicino c'è un pranzo veloce a poco | menù del giorno | pranzo di
        lavoro | ho mezz'ora di pausa si mangia a prezzo fisso | lavoriamo qui dietro e cerchiamo un posto per la pausa
        pranzo che non costi troppo"""),
        said("""do you have a set lunch | is there a fixed price menu at lunch | how much is the lunch menu | what does
        the set lunch include | do you do a worker's lunch | is the lunch deal on at weekends | do you have a lunch
        offer | two courses and a drink for a fixed price at midday | is there a quick cheap lunch | lunch special on
        weekdays | do you have a lunch special | a cheap set meal at lunchtime | we work round the corner is there a
        cheap midday meal | i work nearby is there a cheap quick lunch | lunch deal | set lunch | i have half an hour
        break is there a set price lunch | we work round the corner and want somewhere not too dear for lunch
        breaks"""),
        said("""prezzo fisso | menù fisso | pranzo di lavoro | menù di lavoro | menù operai | fixed price | set lunch |
        lunch menu | lunch deal | prix fixe | lunch special | primo secondo e acqua | il fisso | worker's lunch |
        workers lunch | lunch offer | cheap lunch | pausa pranzo | tutto compreso | menù del pranzo | menù pranzo |
        menù completo | lunch break | set price | menù del giorno | set meal | pranzo veloce | mezzo giorno | pranzetto
        | lavoriamo qui | midday meal | work round the corner"""),
        unlike=("tasting_menu", "daily_specials", "price_range"),
    ),
    Topic(
        "children_menu",
        said("""avete il menù bambini | cosa c'è da mangiare per i bambini | mia figlia di quattro anni cosa può
        ordinare | fate le porzioni per i piccoli | c'è la cotoletta con le patatine | i bambini mangiano solo pasta e
        cotoletta ce l'avete | avete un menù baby | per i bimbi c'è qualcosa di semplice | le patatine fritte ce le
        avete per i bambini | menu per bambini quanto viene | il menù dei piccini cosa comprende | qualcosa da mangiare
        per i bimbi | cosa date ai bambini | mio figlio mangia solo la cotoletta | i bambini da voi cosa mangiano | menù
        bimbi c'è | i miei figli sono schizzinosi avete pasta al pomodoro per loro | i bimbi vogliono solo la pasta in
        bianco e le patatine | la bimba mangia solo pasta in bianco avete qualcosa per lei | i miei mangiano solo pasta
        al pomodoro | fate qualcosa di semplice per una bimba di quattro anni | menù baby | i piccoli sono schizzinosi
        cosa gli date | cotoletta e patatine per i bambini | porzioni piccole per bambini | il mio mangia solo bianco
        riso o pasta | porzione bimbo | i bambini non sono abituati ai vostri piatti si può avere qualcosa di più
        semplice | con noi c'è una bimba che mangia solo la pastina"""),
        said("""do you have a children's menu | what is there for kids to eat | what could a four year old have | do you
        do kids portions | have you got chicken nuggets and chips | my kids only eat plain stuff is there something | is
        there a kid's meal deal | is the food child friendly | is there anything simple for the little ones | do you do
        smaller meals for children | what's in the kids menu | do you have food for kids | what do you feed the kids |
        what can the little ones eat | child's menu have you got one | my kids are picky eaters | mine only eat plain
        pasta | can you make something simple for a four year old | kids menu | my little ones are fussy what can they
        have | chicken and chips for kids | smaller plates for children | mine only eats plain rice or pasta | child
        portion | our kids aren't used to fancy food could they get something simpler | there's a little girl with us
        who only eats noodles with butter"""),
        said("""menù bambini | menù baby | menù per bambini | porzione bambino | cotoletta | patatine | bastoncini |
        children's menu | kids menu | kid's menu | nuggets | chips | kids portions | kids meal | mangiare per i bambini
        | anni cosa può ordinare | porzioni per i piccoli | bimbi c'è qualcosa di semplice | piccini | for kids to eat
        | four year old | plain stuff | kid's meal | food child friendly | little ones | meals for children | baby menu
        | bambini cosa mangiano | piatti per bambini | food for children | food for kids | ai bambini | feed the kids |
        da mangiare per i bimbi | i bambini da voi cosa | menù bimbi | child's menu | schizzinosi | picky | bimbi
        vogliono | fussy eaters | bimba mangia | bambino mangia"""),
        unlike=("baby_food", "half_portions", "children_prices"),
    ),
    Topic(
        "half_portions",
        said("""si può avere mezza porzione | fate le mezze porzioni | posso prendere un bis di primi | fate il tris di
        primi | un piatto in due lo possiamo dividere | mangio poco posso avere una porzione piccola | ci portate due
        piatti con la porzione divisa | la mezza porzione costa la metà | possiamo prendere un secondo da smezzare | mi
        fate mezza porzione di lasagne | la mezza la fate | possiamo dividere un primo | un primo in due | mangiamo poco
        possiamo prendere un piatto in due | mezza porzione | la nonna mangia come un uccellino | mia madre mangia
        pochissimo non vorrei buttare via il cibo"""),
        said("""can i have a half portion | do you do half portions | could we share a dish between two | can i get a
        taster of two pastas | i don't eat much could i have a smaller plate | would you split a main onto two plates |
        is a half portion half the price | can we have one starter with two forks | could i get a smaller portion | half
        a plate of pasta can you do it | could we split a starter | i'd like to share a main with my wife | we don't eat
        much can we share one plate | small portion | granny eats like a bird could she have less | my mother eats very
        little i'd hate to waste food"""),
        said("""mezza porzione | mezze porzioni | porzione piccola | bis di primi | tris di primi | dividere un piatto
        | smezzare | half portion | half portions | smaller portion | share a dish | smaller plate | in due | porzione
        divisa | taster | split a main | two forks | assaggini | assaggio di | dividere | mezzo piatto | sharing |
        piatto diviso | half a plate | la mezza | un primo in due | split a starter | share a main"""),
        unlike=("portion_size", "children_menu"),
    ),
    Topic(
        "portion_size",
        said("""le porzioni sono abbondanti | si esce con la fame | quanto sono grandi i piatti | un primo basta per un
        uomo affamato | le porzioni sono da ristorante stellato | quanti piatti devo ordinare per essere sazio | con
        due portate si è a posto | i piatti sono minuscoli o belli pieni | sono abbondanti i piatti | fate porzioni
        grandi"""),
        said("""are the portions big | will i leave hungry | how large are the plates | is a main enough for a hungry
        man | are portions tiny like in fancy places | how many dishes should we order to be full | are two courses
        plenty | do you serve generous helpings | are servings large | do you give you plenty to eat"""),
        said("""porzioni | abbondanti | portions | portion size | generous | helpings | hungry | sazio | fame | grandi
        i piatti | basta per un uomo | si è a posto | minuscoli | large are the plates | to be full | plenty | enough
        food | quantità | tanta roba | huge | servings"""),
        unlike=("half_portions", "price_range"),
    ),
    Topic(
        "all_you_can_eat",
        said("""fate all you can eat | c'è il buffet | avete la formula a volontà | si mangia a buffet o al tavolo |
        quanto costa l'ol iu chen it | il self service ce l'avete | fate il giro sushi illimitato | si può riempire il
        piatto quante volte si vuole | siete un all iu ken it | si paga fisso e si mangia quanto si vuole"""),
        said("""do you do all you can eat | is there a buffet | is it self service | how much is the eat as much as you
        like deal | is it a buffet or table service | is there unlimited sushi | can we go back for seconds | do you
        have a carvery | one price and eat as much as you want"""),
        said("""all you can eat | buffet | a volontà | illimitato | self service | formula | unlimited | carvery | ol
        iu chen it | quante volte si vuole | eat as much | back for seconds | ayce | bis | rifornirsi | iu ken it"""),
        unlike=("tasting_menu", "brunch"),
    ),
    Topic(
        "brunch",
        said("""fate il brunch | la domenica c'è il brunch | a che ora è il brunch | cosa comprende il brunch | nel
        brunch ci sono le uova benedict e i pancake | fate il branch la domenica | brunch per due bisogna prenotarlo |
        c'è il brunch la domenica | fino a che ora servite il brunch | la domenica fate il brancio | la domenica mattina
        tardi si mangia | uova e pancake | vorremmo una colazione lunga di domenica"""),
        said("""do you do brunch | is there brunch on sunday | what time is brunch | what's included in the brunch | is
        it bottomless brunch | do you do eggs benedict and pancakes late morning | do i need to book for brunch | is
        there a weekend branch menu | is there sunday brunch | late sunday morning food | eggs and pancakes | we want a
        long sunday breakfast"""),
        said("""brunch | branch | bottomless | pancake | pancakes | eggs benedict | late morning | tarda mattinata |
        brancio"""),
        unlike=("breakfast", "all_you_can_eat"),
    ),
    Topic(
        "breakfast",
        said("""fate colazione | a che ora si può fare colazione | avete i cornetti | si fa anche colazione al mattino
        presto | le brioche sono fresche | fate la colazione salata | cappuccino e brioche li fate | la mattina servite
        qualcosa | si può fare colazione da voi | servite cappuccino e brioche la mattina | da che ora la colazione |
        cornetto e cappuccino | alle otto di mattina trovo qualcosa"""),
        said("""do you do breakfast | what time do you serve breakfast | have you got croissants | can we come for an
        early breakfast | is there a full english | do you do eggs in the morning | is breakfast available for people
        not staying | can i get a pastry and coffee in the morning | can i come for breakfast | what time is breakfast |
        do you serve pancakes in the morning | croissant and cappuccino | would i find something at eight in the
        morning"""),
        said("""colazione | colazioni | cornetti | cornetto | brioche | breakfast | croissant | croissants | full
        english | pastry | mattina | in the morning | mattino | pasticcini | morning"""),
        unlike=("brunch", "coffee"),
    ),
    Topic(
        "desserts",
        said("""che dolci avete | fate il tiramisù | avete il gelato | c'è la panna cotta | i dessert sono fatti in casa
        | la crostata ce l'avete | cosa avete di dolce per finire | fate il tortino al cioccolato | frutta fresca ce
        l'avete | avete il tira mi su | tiramisù | cosa avete di dolce dopo cena | mia figlia vuole il gelato | dolce
        della casa"""),
        said("""what desserts do you have | are the desserts homemade | do you make tiramisu | have you got ice cream |
        is there panna cotta | what's for pudding | do you have anything chocolatey | is there a cheesecake | do you
        have fresh fruit to finish | what sweets do you make | is there tira me soon dessert | anything sweet to finish
        | my daughter wants ice cream | pudding of the house"""),
        said("""dolci | dolce | dessert | desserts | tiramisù | gelato | panna cotta | crostata | pudding | ice cream |
        cheesecake | sorbetto | frutta fresca | tortino | chocolatey | fresh fruit | sweets | dolcetti | cannoli |
        zabaione | semifreddo | sorbet | gelati | tira mi su | tira me"""),
        unlike=("birthday_cake_here", "coffee"),
    ),
    Topic(
        "birthday_cake_here",
        said("""fate torte di compleanno | posso ordinare una torta da voi | preparate voi la torta per la festa |
        quanto costa la torta al chilo | la torta con la scritta la fate | quanti giorni prima devo ordinare la torta |
        avete una pasticceria che vi fa le torte | per il compleanno mi potete fare voi il dolce con le candeline |
        vorrei una torta per dieci persone preparata da voi | una millefoglie per quindici si può ordinare | la torta me
        la preparate voi | la torta la fate voi | la torta si ordina da voi | mi servirebbe una torta per otto fatta da
        voi | se vi chiedo una sacher per dodici me la fate | alla torta ci pensate voi | vorrei che la torta la facesse
        il vostro pasticcere | la torta di compleanno la potete preparare voi | mi serve un dolce con la scritta per
        sabato"""),
        said("""do you make birthday cakes | can i order a cake from you | could the kitchen prepare the birthday cake |
        how much is a cake for ten | can you write a message on the cake you make | how far ahead do i need to order the
        cake | do you have a pastry chef for celebration cakes | would you provide the cake with candles | i'd like you
        to bake a cake for the party | can i get a dessert plate with happy birthday written on it | can you make a cake
        for my son's birthday | do you supply the cake | could you sort out the cake for us | can i get a birthday cake
        from you | would you bake us something for my daughter's party | could you make the birthday cake | i need a
        cake with a name on it for saturday"""),
        said("""ordinare una torta | fate torte | torta di compleanno | millefoglie | scritta sulla torta | order a
        cake | make cakes | make a cake | bake a cake | birthday cake | pasticceria | pastry chef | candeline | torta
        per la festa | torta al chilo | torta con la scritta | ordinare la torta | torta per dieci | preparata da voi |
        birthday cakes | cake for ten | message on the cake | order the cake | provide the cake | dessert plate with |
        fate voi il dolce | cake made | torte personalizzate | torta la fate voi | preparate voi | supply the cake |
        sort out the cake | fatta da voi | cake from you | torta si ordina | sacher | ci pensate voi | bake us |
        pasticcere | torta la facesse"""),
        unlike=("bring_cake", "desserts", "birthday_party"),
    ),
    Topic(
        "pre_order",
        said("""ci sono piatti da ordinare in anticipo | il maialino va prenotato prima | la paella si deve ordinare il
        giorno prima | posso prenotare già i piatti | possiamo mandarvi l'ordinazione prima di arrivare | vorrei far
        trovare pronto da mangiare al nostro arrivo | mi tenete da parte una fiorentina per sabato | il cacciucco
        bisogna ordinarlo | si può riservare una porzione di lasagne | possiamo ordinare prima di arrivare | si possono
        scegliere i piatti in anticipo | dobbiamo ordinare prima il piatto speciale | la paella va ordinata il giorno
        prima | posso ordinare già adesso quello che mangeremo | le pietanze le scelgo ora per telefono | la grigliata
        va ordinata prima | l'astice lo devo prenotare"""),
        said("""are there dishes i need to order in advance | does the suckling pig have to be pre ordered | can we
        choose our food beforehand | could we send you our order before we arrive | can you keep a portion of lasagne
        for me | do i have to order the paella the day before | can you put a steak aside for saturday | pre order for
        our table is that possible | can we order before we arrive | can we choose our dishes in advance | do some
        dishes need ordering ahead | we're short of time can the food be ready when we get there | could we tell you
        now what we want to eat | can we put our food order in now | does the lobster have to be ordered ahead"""),
        said("""ordinare in anticipo | ordinare prima | il giorno prima | tenere da parte | pre order | preorder | in
        advance | paella | maialino | cacciucco | porceddu | suckling pig | beforehand | ordinato prima | in anticipo |
        order ahead | before we arrive | ordering ahead | ready when | prenotare già i piatti | ordinazione prima |
        trovare pronto | tenete da parte | riservare | order before | keep a portion | aside | prima di arrivare |
        prenotato prima | il pasto pronto | food ready | già adesso | tell you now | food order in | scelgo ora | va
        ordinata | va ordinato | ordered ahead | devo prenotare il piatto | l'astice lo devo | lo devo prenotare"""),
        unlike=("specialities", "group_menu"),
    ),
    Topic(
        "menu_online",
        said("""dove posso vedere il menù | il menù è sul sito | mi mandate il menù su whatsapp | avete il menù online |
        posso avere la carta via mail | il menù con i prezzi dove si trova | c'è un link per vedere cosa avete | il menù
        che vedo su internet è aggiornato | vorrei dare un'occhiata alla carta prima di prenotare | avete il qr code o
        il menù di carta | il menù lo trovo da qualche parte su internet | mi mandate la carta | girami il menù che gli
        do un'occhiata | prima di venire vorrei sapere cosa c'è da mangiare | vorrei dare un'occhiata ai piatti prima di
        venire | me lo mandate il menù | menù su internet | prima di decidere vorrei sapere cosa avete in carta | siamo
        indecisi vorremmo vedere cosa cucinate e i prezzi prima di prenotare"""),
        said("""where can i see the menu | is the menu on your website | could you send me the menu | do you have the
        menu online | can i get the menu by email | is there a link to your menu with prices | is the menu on the
        internet up to date | i'd like to look at the menu before booking | do you have printed menus or a qr code | can
        you text me the menu | can you send me your menu | where do i find your menu | i want to have a look at what
        you've got before coming | i'd like to see the dishes before we come | menu on the web | before deciding i'd
        like to see what you offer | we can't decide and would like to see dishes and prices before booking"""),
        said("""menù online | menù sul sito | vedere il menù | mandare il menù | qr code | see the menu | menu on your
        website | send me the menu | printed menu | website | menù su whatsapp | carta via mail | menù con i prezzi |
        menù che vedo | occhiata alla carta | menu by email | on the internet | look at the menu | text me the menu |
        mandate il menù | menù in pdf | menu pdf | foto del menù | menu link | carta online | su internet | send me
        your menu | find your menu | mandate la carta | menù è sul | il sito | a link | c'è un link | link to your menu
        | cosa avete | il menù sul vostro sito | un'occhiata | have a look | girami il menù"""),
        unlike=("menu_languages", "cuisine"),
    ),
    Topic(
        "menu_languages",
        said("""avete il menù in inglese | il menù è tradotto | c'è la carta in tedesco | ho ospiti stranieri il menù lo
        capiscono | avete il menù in francese o spagnolo | porto clienti americani c'è un menù per loro | il menù con le
        foto dei piatti c'è | i miei ospiti sono tedeschi c'è qualcuno che parla la loro lingua | c'è il menu tradotto |
        il personale parla francese | gli amici sono americani c'è un menù che capiscono | menù tradotto | mia moglie è
        inglese riesce a leggere il menù"""),
        said("""do you have an english menu | is the menu translated | is there a menu in german | my guests don't read
        italian is that a problem | do you have the menu in french or spanish | is there a chinese or japanese menu |
        does the menu have pictures | what languages is the menu in | do your staff speak french | can someone explain
        the menu in german | english spoken | our friends don't read italian is there another menu | english menu | my
        wife is french can she read the menu"""),
        said("""menù in inglese | menù tradotto | menù in tedesco | english menu | menu in english | menu in german |
        translated | tradotto | pictures | foto dei piatti | menu in french | inglese | lingua | francese | tedesco |
        spagnolo | english | french | german | spanish | language | carta in tedesco | stranieri | menù in francese |
        menù in cinese | clienti americani | don't read italian | japanese menu | chinese | languages | menù in
        spagnolo | foreign guests | lingue"""),
        unlike=("menu_online", "staff_languages"),
    ),
    Topic(
        "ingredient_origin",
        said("""da dove vengono le materie prime | la carne è italiana | il pesce è pescato o allevato | usate prodotti
        locali | i fornitori sono della zona | la verdura è del vostro orto | da dove arriva la vostra carne | usate
        prodotti a chilometro zero | chi vi dà i formaggi | l'olio è italiano | la mozzarella è di bufala campana | i
        prodotti sono locali | da dove viene il pesce | la carne da dove la prendete | il cibo è locale | il pesce da
        dove arriva"""),
        said("""where do your ingredients come from | is the meat local | is the fish wild or farmed | do you use local
        produce | do you grow your own vegetables | which farms do you buy from | where is the beef from | is the olive
        oil italian | is the mozzarella real buffalo | do you know the suppliers of your meat | where's your meat from |
        where does the fish come from | is the produce local | is your food local produce | do you buy from local
        farmers | is the veg from your garden | where's the fish from | is it british beef"""),
        said("""materie prime | provenienza | chilometro zero | km zero | prodotti locali | fornitori della zona |
        allevato | orto | local produce | provenance | farmed | where is the beef from | sourced | carne è italiana |
        fornitori | da dove arriva | vi dà i formaggi | bufala | ingredients come from | vegetables | olive oil |
        buffalo | suppliers | origine | provengono | da dove viene | where is your | italiana | meat from | fish come
        from | come from | la prendete | viene il pesce | food local produce | local farmers | cibo è locale | olio è |
        prodotti sono locali | meat local | which farms | produce local | locally"""),
        unlike=("organic", "frozen_food"),
    ),
    Topic(
        "organic",
        said("""usate prodotti biologici | la verdura è bio | avete vini biologici o naturali | la carne è di
        allevamenti allo stato brado | le uova sono da galline all'aperto | usate presìdi slow food | la frutta è
        biologica | avete prodotti biodinamici | le verdure sono trattate con pesticidi | è tutto bio"""),
        said("""do you use organic ingredients | are the vegetables organic | do you have organic or natural wines | is
        the meat free range | are the eggs free range | is the fruit organic | do you have biodynamic wines | are the
        vegetables grown without pesticides | is the produce organic"""),
        said("""biologico | biologici | biologica | bio | slow food | naturali | organic | free range | natural wine |
        biodinamici | biodynamic | pesticidi | pesticides | brado | galline | certificazioni bio | grass fed |
        allevamento"""),
        unlike=("ingredient_origin",),
    ),
    Topic(
        "frozen_food",
        said("""usate prodotti surgelati | il pesce è congelato | sul menù c'è l'asterisco cosa vuol dire | le patatine
        sono surgelate | è tutto fresco o qualcosa è surgelato | i calamari sono decongelati | non mi va di mangiare
        roba del freezer | fate cose precotte o cucinate al momento | il pesce è fresco o congelato | il pesce è
        decongelato | è tutto fresco"""),
        said("""do you use frozen food | is the fish frozen | what does the asterisk on the menu mean | are the chips
        frozen | is everything fresh or is some of it frozen | is the squid defrosted | do you microwave things or cook
        from scratch | i don't want anything out of the freezer | is anything frozen | is everything fresh | has the
        fish been frozen"""),
        said("""surgelato | surgelati | surgelate | congelato | congelati | asterisco | decongelati | freezer | frozen
        | defrosted | precotti | from scratch | microwave | cucinate al momento | asterisk | congelate | surgelata |
        congelata | microonde | cotti al momento | fresco o | decongelato | decongelata"""),
        unlike=("ingredient_origin", "fish_dishes"),
    ),
    Topic(
        "leftovers",
        said("""posso portare via gli avanzi | fate la doggy bag | quello che avanza me lo incartate | ci date la
        vaschetta per il cibo rimasto | la pizza avanzata la posso portare a casa | se non finisco il vino posso
        portarmi via la bottiglia | avete i contenitori per gli avanzi | mi dispiace buttare il cibo si può portar via |
        si può portare via quello che avanza | date la doggy bag | possiamo portare a casa gli avanzi | mi incartate
        quello che non mangio | se avanza la pizza la portiamo a casa | se avanzo qualcosa posso portarmelo a casa |
        quello che resta me lo mettete via | mi fate un pacchettino con quello che resta | si può avere la doghi bag |
        mi dispiace buttarlo me lo date da portare via | metà la mangio domani a casa | non riesco mai a finire mi date
        una vaschetta | quello che avanza ce lo portiamo via | la pizza avanzata me la incartate | ordiniamo sempre
        troppo si può portare via quello che resta"""),
        said("""can i take leftovers home | do you do doggy bags | would you wrap what we don't eat | can we have a box
        for the rest | can we take home the pizza we don't finish | can i take the unfinished wine bottle with me | do
        you have containers for leftovers | i hate wasting food can we take it away | can we take leftovers home | can
        you box up what we don't finish | can i take the rest home | could i take what's left home | could you pack up
        what we leave | i'll finish the other half at home | i never finish could i have a box | can we take the rest
        home | could you wrap up what's left of the pizza | we always order too much can we take what's left"""),
        said("""avanzi | avanzata | avanzato | doggy bag | vaschetta | contenitori | leftovers | leftover | doggy bags
        | incartare | avanza | incartate | box up | take the rest | portarmi via la bottiglia | portar via | wrap what
        | take home | unfinished | wasting food | avanzo | non finiamo | don't finish | rimasto | what's left | se
        avanzo | quello che resta | pacchettino | pack up | mettete via | a box | box for the | take away box | scatola
        | doghi bag | buttarlo | la mangio domani | buttare | other half at home"""),
        unlike=("half_portions",),
    ),
    Topic(
        "holiday_menu",
        said("""avete il menù di natale | quanto costa il cenone di capodanno | cosa prevede il pranzo di pasqua | fate
        il menù di san valentino | per ferragosto c'è un menù speciale | il menù della vigilia è di pesce | a capodanno
        fate il cenone o alla carta | cosa si mangia il giorno di natale | per la festa della donna fate un menù | il
        menù delle feste quando esce | cosa fate per il pranzo di natale | avete un menù per capodanno | quanto costa il
        cenone | fate qualcosa di speciale per san valentino | c'è un menù di pasqua | cosa preparate per la festa della
        mamma | il cenone comprende il vino | a capodanno cosa proponete | che si mangia a natale da voi | quanto costa
        il pranzo di natale | il menù del venticinque dicembre | il venticinque dicembre cosa proponete | veglione |
        pranzo di pasqua cosa c'è | per la vigilia cosa preparate | quanto viene il cenone"""),
        said("""do you have a christmas menu | how much is the new year's eve dinner | what's on the easter lunch menu |
        is there a valentine's day menu | do you do a special menu for the holidays | is it a set menu on new year's eve
        | what do you serve on christmas day | is there a menu for mother's day | when will the festive menu be ready |
        do you do a thanksgiving dinner | how much is new year's eve dinner | are you doing anything for valentine's day
        | is there a special menu for easter | do you do a christmas party menu | what's on for mother's day | do you do
        thanksgiving dinner | what are you doing for new year's eve | what's for christmas lunch | how much is christmas
        dinner | what do you do for christmas day | new year's eve gala | easter sunday lunch | what are you doing on
        christmas eve | what does the gala dinner cost"""),
        said("""menù di natale | cenone | menù di pasqua | san valentino | veglione | menù delle feste | christmas menu
        | new year's eve dinner | valentine's | festive menu | easter menu | thanksgiving | christmas lunch | pranzo di
        natale | festa della mamma | christmas party | valentine | mother's day | special menu | pasqua | ferragosto |
        vigilia | giorno di natale | festa della donna | easter | new year's eve | christmas day | natale | capodanno |
        christmas | new year | father's day | festa del papà | festive | pasquetta | epifania | proponete a |
        venticinque dicembre | christmas dinner"""),
        unlike=("tasting_menu", "seasonal_menu"),
    ),
    Topic(
        "cooking_class",
        said("""fate corsi di cucina | si può imparare a fare la pasta | organizzate lezioni di cucina per turisti | mi
        insegnate a fare la pizza | fate cooking class | vorrei regalare un corso di cucina | fate laboratori per
        bambini con la pizza | si può imparare a fare la pasta con voi | organizzate lezioni di cucina per bambini | lo
        chef dà lezioni | insegnate a fare la pasta fresca | mi insegnereste a impastare | vorrei imparare a fare le
        tagliatelle | mia moglie vorrebbe imparare i vostri piatti"""),
        said("""do you run cooking classes | can we learn to make pasta | do you offer pizza making lessons | is there a
        cookery course | can you teach us italian cooking | i'd like to give a cooking class as a present | do you do
        pizza workshops for kids | do you do cooking classes | can we learn to make pasta with you | are there cookery
        courses for kids | does the chef give lessons | can someone show us how to make pasta | i'd love to learn how to
        make pasta | my wife would love to learn your dishes"""),
        said("""corso di cucina | corsi di cucina | lezioni di cucina | cooking class | cooking classes | cookery |
        pasta making | lessons | workshop | laboratorio | laboratori | corsi | corso | lezioni | imparare | classes |
        class | learn | insegnate | teach | corso di pizza | pasta making class | pizza workshops | insegnate a fare |
        show us how | impastare"""),
        unlike=("chef_owner", "wine_tasting"),
    ),
    Topic(
        "chef_owner",
        said("""chi è lo chef | chi cucina da voi | il cuoco è italiano | siete sotto una nuova gestione | lo chef è
        sempre quello di prima | come si chiama il cuoco | è cambiata la gestione | siete a conduzione familiare | chi è
        il proprietario | in cucina c'è ancora gianni | avete cambiato cuoco | chi c'è in cucina | il titolare come si
        chiama | chi è il cuoco adesso"""),
        said("""who is the chef | who's cooking | is the cook italian | is the chef still the same | is it under new
        management | what's the chef's name | are you family run | who owns the place | has the kitchen changed hands |
        who does the cooking | who runs the place | who is in the kitchen | who is the cook now"""),
        said("""chef | cuoco | cuoca | chi cucina | gestione | conduzione familiare | proprietario | titolare | who's
        cooking | the cooking | management | family run | owns | owner | changed hands | padrone | in cucina c'è | the
        cook | cook italian | chef di cucina"""),
        unlike=("awards", "history", "open_kitchen"),
    ),
    Topic(
        "awards",
        said("""avete la stella michelin | siete sulla guida michelin | siete nel gambero rosso | avete vinto premi |
        quante stelle avete | che voto avete sulle guide | siete tra i migliori della città | le tre gamberi o le
        forchette le avete | che recensioni avete | siete stellati | siete un ristorante stellato | avete
        riconoscimenti"""),
        said("""do you have a michelin star | are you in the michelin guide | have you won any awards | how many stars
        do you have | which guides are you in | are you one of the best in town | what's your rating on tripadvisor |
        any prizes for your cooking | is it a michelin starred place"""),
        said("""michelin | stella | stelle | gambero rosso | guida | guide | premi | premio | star | stars | award |
        awards | prizes | rating | recensioni | tripadvisor | migliori | stellati | stellato | starred | riconoscimenti
        | gamberi o le forchette | forchette | which guides | best in town"""),
        unlike=("chef_owner", "specialities"),
    ),
    Topic(
        "sustainability",
        said("""siete un locale plastic free | cosa fate per l'ambiente | come gestite lo spreco di cibo | donate il
        cibo avanzato | siete un ristorante sostenibile | avete la stella verde | siete attenti all'ambiente e allo
        spreco | fate la raccolta differenziata | usate cannucce di carta | siete ecologici | siete un posto
        green"""),
        said("""are you plastic free | what do you do about food waste | are you a sustainable restaurant | do you
        compost | are you environmentally friendly | is the fish sustainably caught | do you have any green
        certification | do you recycle | are you eco friendly | what do you do for the planet | how eco friendly are
        you"""),
        said("""plastic free | ambiente | spreco | sostenibile | stella verde | differenziata | ecologici | food waste
        | sustainable | sustainably | compost | environmentally | green certification | recycle | eco friendly | planet
        | cannucce | green | ecosostenibile | cibo avanzato"""),
        unlike=("organic", "ingredient_origin"),
    ),
    Topic(
        "quick_meal",
        said("""abbiamo fretta si mangia in mezz'ora | ho un'ora di pausa pranzo ce la facciamo | dobbiamo prendere il
        treno alle due siete veloci | prima del teatro si riesce a cenare in fretta | quanto ci mettete a servire | si
        aspetta tanto per mangiare | alle nove abbiamo il cinema ci stiamo con i tempi | avete qualcosa di pronto subito
        | siete rapidi a pranzo | abbiamo il teatro alle nove facciamo in tempo | abbiamo il treno tra un'ora si riesce
        a mangiare qualcosa al volo"""),
        said("""we're in a hurry can we eat in half an hour | i have an hour for lunch is that enough | we've got a
        train at two are you quick | can we have a fast dinner before the theatre | how long does the food take | is
        service slow | we have a film at nine would we make it | is there anything that's ready right away | do you do a
        pre theatre menu | we have a show at eight will we make it | our train is in an hour could we eat something
        quickly"""),
        said("""fretta | mezz'ora | veloci | veloce | un'ora di pausa | treno | teatro | cinema | rapidi | quanto ci
        mettete | si aspetta tanto | pronto subito | hurry | half an hour | quick | fast | an hour for lunch | train |
        theatre | pre theatre | film | slow | food take | right away"""),
        unlike=("fixed_price_lunch", "pre_order"),
    ),
)
