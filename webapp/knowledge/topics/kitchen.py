"""How things are cooked, what is in them, and how they reach the table or the door."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "pizza_dough",
        said("""com'è fatto il vostro impasto | quante ore fate lievitare la pasta | usate il lievito madre | che farina
        usate per la pizza | l'impasto è leggero o si fa fatica a digerirlo | avete impasti speciali | si può avere
        l'impasto integrale | la pizza ai cereali o al carbone la fate | lunga lievitazione | quanto matura l'impasto |
        la pizza mi resta sempre sullo stomaco la vostra com'è | volevo sapere che tipo di pasta usate per le pizze | da
        quanto tempo riposa la pasta | la base si può cambiare | la pizza di solito mi gonfia la vostra è
        digeribile"""),
        said("""how is your dough made | how long does the dough prove | is the dough a sourdough | what flour do you
        use for pizza | is the base easy to digest | do you have special doughs | can i have a wholemeal base | do you
        do a multigrain or charcoal base | slow rise | is the crust thick or thin | pizza usually sits heavy on me
        what's yours like | i was wondering what kind of base you make | how many hours does it rest | can we swap the
        base | pizza usually makes me bloated is yours light"""),
        said("""impasto | impasti | lievito madre | lievitare | lievitazione | farina | farine | integrale | cereali |
        carbone | dough | sourdough | flour | base | wholemeal | crust | slow rise | multigrain"""),
        unlike=("pizza", "wheat_and_yeast", "gluten_free"),
    ),
    Topic(
        "pizza_styles",
        said("""fate la pizza napoletana o romana | si può avere metà e metà | la pizza la fate anche in teglia | avete
        il calzone | che pizze speciali avete | si può comporre la pizza come si vuole | la pinsa ce l'avete | la pizza
        è bassa o alta | quante pizze avete nel menù | la pizza fritta la fate | posso prendere due gusti sulla stessa
        pizza | la margherita con la bufala c'è | mi piace bassa e croccante | pizze bianche"""),
        said("""is it neapolitan or roman style pizza | can i get half and half | do you do pizza by the slice | do you
        make calzone | which special pizzas do you have | can we build our own pizza | do you have pinsa | is it deep
        pan or thin | how many kinds of pizza are there | do you do fried pizza | can i have two toppings on one pizza |
        is there a margherita with buffalo mozzarella | i like it thin and crispy | white pizzas"""),
        said("""napoletana | romana | metà e metà | in teglia | calzone | pizze | pinsa | bassa o alta | pizza fritta |
        comporre la pizza | neapolitan | half and half | slice | special pizzas | own pizza | deep pan | kinds of pizza
        | fried pizza"""),
        unlike=("pizza", "pizza_dough", "pizza_takeaway_size"),
    ),
    Topic(
        "oven_and_fire",
        said("""il forno è a legna | cuocete alla brace | avete il forno elettrico | la carne la fate sul carbone |
        usate il barbecue | che forno avete | si vede il forno | cucinate sul fuoco vivo"""),
        said("""is the oven wood fired | do you cook over charcoal | is it an electric oven | do you grill on embers |
        do you use a barbecue | what kind of oven is it | can you see the oven | is it cooked over an open fire"""),
        said("""forno | brace | carbone | barbecue | fuoco | oven | charcoal | embers | open fire"""),
        unlike=("pizza", "meat_dishes"),
    ),
    Topic(
        "doneness",
        said("""la carne la fate al sangue | si può avere ben cotta | come la cuocete la bistecca | il pesce lo fate
        poco cotto | la pasta la fate al dente | posso chiedere la cottura | il tonno è crudo dentro | l'uovo lo fate
        morbido"""),
        said("""can i have my steak rare | can it be well done | how do you cook the steak | is the fish served pink |
        do you do pasta al dente | can i choose how it's cooked | is the tuna raw in the middle | can the eggs be
        runny"""),
        said("""al sangue | cotta | cuocete | cotto | al dente | cottura | crudo dentro | morbido | rare | well done |
        cook | pink | cooked | raw in | runny"""),
        unlike=("meat_dishes", "raw_food_safety"),
    ),
    Topic(
        "by_weight",
        said("""il pesce lo vendete a peso | quanto viene al chilo | quanto costa l'etto | la fiorentina quanto pesa |
        si paga in base al peso | quanti grammi è la bistecca | il pescato del giorno quanto costa al chilo | c'è un
        peso minimo"""),
        said("""is the fish sold by weight | how much is it per kilo | what's the price per hundred grams | how heavy is
        the steak | do you pay by the weight | how many grams is the steak | what's the catch of the day per kilo | is
        there a minimum weight"""),
        said("""a peso | al chilo | etto | pesa | peso | grammi | by weight | kilo | grams | heavy | weight"""),
        unlike=("price_range", "meat_dishes", "fish_dishes"),
    ),
    Topic(
        "frying",
        said("""in che olio friggete | la frittura è fatta nello stesso olio | usate olio di semi o d'oliva | friggete
        nello strutto | le patatine sono fritte a parte | ogni quanto cambiate l'olio | il fritto è pesante | avete una
        friggitrice separata"""),
        said("""what oil do you fry in | is everything fried in the same oil | do you use sunflower or olive oil | do
        you fry in lard | are the chips fried separately | how often do you change the oil | is the fried food greasy |
        do you have a separate fryer"""),
        said("""olio | friggete | frittura | fritte | fritto | friggitrice | strutto | oil | fry | fried | fryer |
        lard"""),
        unlike=("gluten_cross_contamination",),
        is_safety=True,
    ),
    Topic(
        "dish_contains",
        said("""cosa c'è dentro il ragù | nel sugo c'è il maiale | di cosa è fatto il ripieno | nel dolce c'è l'alcol |
        gli gnocchi sono fatti con le uova | il brodo è di carne o vegetale | c'è il formaggio nelle polpette | che
        ingredienti ci sono in questo piatto | con cosa è condita l'insalata | nella salsa c'è il latte | mi dice che
        cosa mettete nella carbonara | è fatto con la panna o senza | dentro c'è la carne"""),
        said("""what's in the ragu | is there pork in the sauce | what's the filling made of | is there alcohol in the
        tiramisu sauce | do the gnocchi have egg in them | is the stock meat or vegetable | is there cheese in the
        meatballs | what are the ingredients in that dish | what's the dressing on the salad | does the sauce contain
        milk | could you tell me what goes into the carbonara | is it made with cream or not | does it have meat in
        it"""),
        said("""dentro | nel sugo | ripieno | nel dolce | fatti con | brodo | ingredienti | condita | nella salsa |
        what's in | in the sauce | filling | made of | stock | ingredients | dressing | contain | in them | in the
        meatballs"""),
        unlike=("allergens_list", "dish_changes"),
        is_safety=True,
    ),
    Topic(
        "off_menu",
        said("""potete cucinare una cosa che non è nel menù | si può avere un piatto fuori carta | se vi porto il pesce
        me lo cucinate | mi fate un piatto di quelli che facevate una volta | posso chiedere un piatto particolare | ci
        preparate qualcosa su richiesta | avete piatti fuori menù | posso avere la ricetta di quel piatto | mia nonna
        vorrebbe un piatto che facevate anni fa | fate qualcosa di speciale se lo chiedo prima"""),
        said("""could you cook something that isn't on the menu | is there anything off menu | if i bring my own fish
        will you cook it | could you make a dish you used to have | can i ask for a particular dish | could you prepare
        something on request | do you have dishes not on the card | can i have the recipe for that dish | gran would
        love a dish you used to do years ago | would you make something special if i ask ahead"""),
        said("""non è nel menù | fuori carta | me lo cucinate | fuori menù | particolare | su richiesta | ricetta | una
        volta | isn't on the menu | off menu | cook it | used to have | particular dish | on request | not on the card |
        recipe"""),
        unlike=("dish_changes", "daily_specials"),
    ),
    Topic(
        "kitchen_all_day",
        said("""si mangia anche alle quattro del pomeriggio | la cucina è sempre aperta o fate pausa | tra il pranzo e
        la cena si trova qualcosa da mangiare | possiamo pranzare alle tre e mezza | nel pomeriggio cucinate | cosa si
        può mangiare fuori orario | c'è qualcosa di freddo quando la cucina è chiusa | arriviamo verso le quindici si
        pranza ancora | siamo in viaggio e mangeremmo a metà pomeriggio"""),
        said("""can we eat at four in the afternoon | is the kitchen open all day or do you have a break | is there any
        food between lunch and dinner | could we have lunch at half past three | do you cook in
        the afternoon | what can we eat outside meal times | is there anything cold when the kitchen is closed | we'd
        arrive around three is lunch still on | we're travelling and would eat mid afternoon"""),
        said("""pomeriggio | pausa | tra il pranzo | tre e mezza | fuori orario | cucina è chiusa | sempre
        aperta | afternoon | all day | between lunch | half past three | outside meal times | kitchen is closed"""),
        unlike=("last_orders", "opening_hours", "quick_meal"),
    ),
    Topic(
        "service_speed",
        said("""quanto ci mettete a portare da mangiare | il servizio è veloce | si aspetta molto tra un piatto e
        l'altro | in quanto tempo si cena | i piatti escono insieme | potete portare tutto subito | quanto dura il menù
        degustazione | quanto si sta a tavola di solito"""),
        said("""how long do the dishes take to come | is the service quick | is there a long gap between courses | how
        long does dinner take | do the dishes come out together | could you bring it all at once | how long would the
        tasting menu take us | how long do people usually stay"""),
        said("""portare da mangiare | servizio è veloce | tra un piatto | quanto tempo | insieme | subito | quanto dura
        | quanto si sta | dishes take | quick | between courses | dinner take | come out together | at once | tasting
        menu take | usually stay"""),
        unlike=("quick_meal", "booking_time_limit"),
    ),
    Topic(
        "cutlery",
        said("""avete le bacchette o le posate | mi date una forchetta invece delle bacchette | avete le posate per
        bambini | usate piatti di plastica | i bicchieri sono di vetro | mettete le posate nell'asporto | avete le
        cannucce | ci date i tovaglioli di stoffa"""),
        said("""do you have chopsticks or cutlery | can i have a fork instead of chopsticks | do you have cutlery for
        children | do you use plastic plates | are the glasses real glass | do you put cutlery in the takeaway bag | do
        you have straws | are the napkins cloth"""),
        said("""bacchette | posate | forchetta | piatti di plastica | bicchieri | cannucce | tovaglioli | chopsticks |
        cutlery | fork | plastic plates | glasses | straws | napkins"""),
        unlike=("takeaway",),
    ),
    Topic(
        "side_dishes",
        said("""che contorni avete | il secondo è già con il contorno | le patatine sono comprese | si paga a parte il
        contorno | avete verdure grigliate | con la bistecca cosa c'è | l'insalata la servite insieme | il purè lo fate
        | con la carne viene qualcosa o si ordina a parte | patate al forno"""),
        said("""what sides do you have | does the main come with a side | are chips included | are vegetables extra | do
        you have grilled vegetables | what comes with the steak | does salad come with it | do you do mash | does
        anything come with the meat or is it ordered apart | roast potatoes"""),
        said("""contorni | contorno | patatine | verdure grigliate | con la bistecca | insalata | purè | sides | side |
        chips | vegetables | comes with | come with | mash"""),
        unlike=("salads_and_light", "vegetarian"),
    ),
    Topic(
        "delivery_area",
        said("""fino a dove consegnate | arrivate anche fuori città | consegnate in periferia | quanti chilometri fate
        per portare le pizze | portate in albergo | la mia zona la coprite | consegnate in ufficio | venite fino in
        centro | abito un po' fuori ci arrivate | sono in collina portate fin quassù | sto in via garibaldi ci
        venite"""),
        said("""how far do you deliver | do you deliver outside town | do you deliver to the suburbs | how many miles
        will you go | do you bring food to hotels | is my street covered | do you deliver to offices | do you come as
        far as the centre | i live a bit out of town will you come | i'm up on the hill do you bring it up here | i'm on
        park street do you come"""),
        said("""fino a dove | fuori città | periferia | chilometri | portate in albergo | zona | coprite | in ufficio |
        fino in centro | how far | outside town | suburbs | miles | to hotels | covered | to offices | as far as"""),
        unlike=("delivery", "directions"),
    ),
    Topic(
        "delivery_cost",
        said("""quanto costa la consegna | c'è un minimo per farsi portare le pizze | la consegna è gratis | c'è un
        minimo d'ordine | si paga in più per il trasporto | pago al fattorino con la carta | sopra quanto è gratuita la
        consegna | quanto in più per portarlo a casa | se ordino una pizza sola me la portate | quanto prendete per
        venire fin qua"""),
        said("""how much is delivery | is there a minimum order for delivery | is delivery free | what's the minimum
        order | is there a delivery charge | can i pay the driver by card | above what amount is delivery free | how
        much extra to bring it home | if i order just one pizza will you bring it | what do you take to come out
        here"""),
        said("""consegna | minimo | trasporto | fattorino | portarlo a casa | delivery | minimum order | driver | bring
        it home"""),
        unlike=("delivery", "minimum_spend"),
    ),
    Topic(
        "delivery_time",
        said("""quanto ci mette la consegna | a che ora consegnate la sera | in quanto arriva la pizza | fate consegne
        anche a pranzo | posso ordinare per un'ora precisa | dove è finito il mio ordine | il fattorino non è ancora
        arrivato | fino a che ora consegnate"""),
        said("""how long does delivery take | what time do you deliver in the evening | how soon would the pizza arrive
        | do you deliver at lunch too | can i order for a set time | where is my order | the driver hasn't turned up |
        until what time do you deliver"""),
        said("""ci mette la consegna | che ora consegnate | arriva la pizza | consegne anche | ora precisa | mio ordine
        | fattorino | delivery take | time do you deliver | pizza arrive | deliver at lunch | set time | my order |
        driver"""),
        unlike=("delivery", "takeaway"),
    ),
    Topic(
        "takeaway_time",
        said("""quanto ci vuole per due pizze da portare via | tra quanto posso passare a ritirare | con quanto anticipo
        ordino l'asporto | dove si ritira l'asporto | fino a che ora si può ritirare | posso ordinare adesso e passare
        alle otto | chi ritira ha uno sconto | l'asporto si ordina per telefono | chiamo adesso quando sono pronte | fra
        quanto le pizze"""),
        said("""how long for two pizzas to take away | when can i come to collect | how far ahead do i order takeaway |
        where do we pick up takeaway | until what time can i collect | can i order now and come at eight | is it cheaper
        if i collect | do i phone to order takeaway | how soon for pizzas"""),
        said("""portare via | ritirare | asporto | ritira | passare alle | take away | collect | takeaway | pick up |
        come at eight"""),
        unlike=("takeaway", "delivery_time"),
    ),
)
