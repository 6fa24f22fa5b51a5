"""Diets, allergies and what callers cannot eat; over 300 lines because callers ask in so many words."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "gluten_free",
        said("""avete piatti senza glutine | sono celiaco posso mangiare da voi | mia moglie è celiaca cosa può prendere
        | fate la pizza per celiaci | c'è un menù per celiaci | avete la pasta senza glutine | una persona del gruppo è
        celiaca | avete qualcosa gluten free | siamo in quattro di cui uno ciliaco | avete opzioni per ciliaci | il pane
        senza glutine ce l'avete | mio figlio non può mangiare il glutine | siete un locale dell'associazione italiana
        celiachia | siete nell'aic | i dolci sono anche senza glutine | io il grano non lo posso mangiare come facciamo
        | senza lutine avete qualcosa | la base della pizza si può avere senza glutine | avete il menu gluten fri | io
        non tollero il glutine | posso venire se ho la celiachia | roba senza glutine c'è | siamo con un celi aco |
        avete pizza senza glu tine | il medico mi ha tolto il glutine | pane e pasta normali mi fanno male perché sono
        celiaca | il tiramisù va bene per i celiaci | ho scoperto di essere celiaco da poco non so mai dove andare |
        pasta senza | niente farina per me cosa mi fate | mio marito è celiaco da voi mangia tranquillo | con la
        celiachia ci sono problemi | quali primi può prendere un celiaco | nel menù segnate cosa è senza | senta io sono
        celiaca e volevo capire se posso venire a cena da voi senza problemi | mia figlia non può mangiare né pane né
        pasta normali | avete qualcosa per noi celiaci | guardi mio figlio ha la celiachia da quando era piccolo e ogni
        volta è un problema da voi cosa potrebbe mangiare | viene anche mia cognata che non può mangiare la pasta
        normale | se ordino senza glutine quanto devo aspettare"""),
        said("""do you have gluten free options | i'm coeliac can i eat at your place | is there anything for someone
        with celiac disease | can you make the pizza gluten free | do you serve gluten free pasta | my daughter can't
        have gluten | one of us is a silly ac | do you have a gluten free menu | which dishes don't contain gluten | i
        can't eat wheat what would you suggest | have you got gluten free bread | are you accredited by the coeliac
        association | do you do glutton free food | are any of the desserts gluten free | we have a seal iac in the
        party | no gluten for me please | can coeliacs eat with you | anything gluten free for pudding | do you do
        gluton free pizza | my friend is see lee ack | i have coeliac disease what would you suggest | is the tiramisu
        ok for coeliacs | i found out i'm coeliac last month and i never know where to eat | anything without flour |
        one of us can't have wheat | gf options | can a coeliac eat a full meal with you | my mum has coeliac disease
        will she find something | which dishes are fine without gluten | hi i'm coeliac and just wanted to understand if
        i could come to dinner without trouble | my daughter can't eat regular bread or pasta | is there something for
        us coeliacs | so my sister in law can't have normal pasta or bread what would you do for her | he's been coeliac
        since he was small and eating out is always a worry what could he have | my friend has to avoid wheat"""),
        said("""glutine | senza glutine | celiaco | celiaca | celiaci | celiachia | ciliaco | ciliaci | gluten free |
        gluten | coeliac | celiac | coeliacs | wheat | frumento | aic | intolleranza al glutine | grano | lutine |
        gluten fri | glutton free | silly ac | seal iac | sealiac | intollerante al glutine | can't eat wheat | celi
        aco | glu tine | gluton | see lee ack | per celiaci | per i celiaci | for coeliacs"""),
        unlike=("gluten_cross_contamination", "lactose", "wheat_and_yeast"),
    ),
    Topic(
        "gluten_cross_contamination",
        said("""usate una cucina separata per i celiaci | c'è rischio di contaminazione | come evitate la contaminazione
        crociata | il forno per la pizza senza glutine è separato | la pasta senza glutine la cuocete in una pentola a
        parte | la friggitrice è la stessa per tutto | potete garantire che non ci siano tracce di glutine | sono
        celiaco grave mi bastano le briciole per stare male | le tracce di farina mi fanno male voi state attenti | le
        patatine sono fritte nello stesso olio della roba infarinata | i taglieri e i coltelli sono diversi per chi è
        celiaco | il personale è formato sulla celiachia | avete un'area dedicata per preparare il senza glutine | con
        la farina che vola in cucina io rischio | il senza glutine lo preparate a parte | cucinate il senza glutine
        sullo stesso piano del resto | vi lavate le mani dopo aver toccato la farina | basta una briciola di pane e sto
        male tre giorni | un po' di farina sul tagliere e mi rovino la settimana | le patatine le friggete a parte per i
        celiaci | anche una briciola mi fa male state attenti in cucina | la pizza senza glutine va nello stesso
        forno"""),
        said("""is there a risk of cross contamination | do you have a separate kitchen area for gluten free | do you
        use a separate fryer | is the gluten free pizza baked in the same oven | can you guarantee no traces of gluten |
        how do you avoid cross contact for coeliacs | are the chips cooked in the same oil as the battered food | do you
        boil the gluten free pasta in clean water | is your kitchen safe for a strict coeliac | even crumbs make me ill
        is your kitchen careful | are the chopping boards and knives separate | are staff trained about coeliac disease
        | is there flour in the air in the kitchen | are gluten free dishes prepared apart from the rest | do you keep
        gluten free food away from the other food | do the cooks change gloves for coeliac orders | one crumb and i'm
        ill for days | is the frying oil kept apart for coeliacs | even a crumb makes me ill how careful is the kitchen
        | does the gluten free pizza go in the same oven"""),
        said("""contaminazione | contaminazioni | contaminato | contaminati | contaminazione crociata | tracce di
        glutine | cucina separata | forno separato | friggitrice | pentola a parte | cross contamination | cross
        contact | traces of gluten | separate kitchen | separate fryer | same oil | stesso olio | crumbs | briciole |
        oven separate | senza glutine è separato | same oven | tracce di farina | farina che vola | flour in the air |
        celiaco grave | strict coeliac | a parte | dedicata | stessa per tutto | taglieri e i coltelli | chopping
        boards | formato sulla celiachia | trained about coeliac | clean water | fryer | incontaminato | contaminare |
        preparate a parte | stesso piano | prepared apart | away from the other | lavate le mani | change gloves |
        cucina dedicata | dedicated kitchen | briciola | crumb | tagliere | friggete a parte | a parte per i celiaci |
        frying oil | kept apart"""),
        unlike=("gluten_free", "severe_allergy"),
        is_safety=True,
    ),
    Topic(
        "wheat_and_yeast",
        said("""sono intollerante ai lieviti | l'impasto ha il lievito di birra | avete qualcosa senza lievito | fate
        la pizza con lievito madre | sono allergico al frumento ma non celiaco | avete farina di kamut o di farro |
        usate farine alternative | avete l'impasto integrale | posso mangiare il farro ma non il grano | quante ore
        lievita l'impasto | l'impasto è digeribile"""),
        said("""i'm intolerant to yeast | does the dough have yeast in it | is there anything without yeast | do you
        use sourdough | i can eat spelt but not ordinary wheat do you have it | do you have wholemeal dough | which
        flours do you use | how long does the dough rise | i have a wheat allergy but i'm not coeliac | have you got
        yeast free bread"""),
        said("""lievito | lieviti | lievito di birra | lievito madre | lievitazione | impasto integrale | farina |
        farine | kamut | farro | yeast | sourdough | dough | spelt | flour | wholemeal | frumento | lievita | impasto |
        digeribile | flours | wheat allergy | integrale"""),
        unlike=("gluten_free", "histamine_and_nickel"),
        is_safety=True,
    ),
    Topic(
        "nuts",
        said("""sono allergico alle noci | mia figlia è allergica alle arachidi | c'è la frutta a guscio nei vostri
        piatti | i dolci contengono nocciole | nel pesto mettete le noci o gli anacardi | è allergico alla frutta secca
        cosa può mangiare | avete dolci senza mandorle | usate olio di arachidi per friggere | al pistacchio sono
        allergica quali piatti devo evitare | il bambino non può toccare le noccioline | senza noci si può fare | ho
        problemi con le nocciole | quali primi non hanno frutta a guscio | allergia alle arachidi siete attrezzati | con
        le mandorle sto malissimo | se mangia una nocciola si gonfia tutto | c'è traccia di noci nei dolci | la frutta
        secca no per carità | è allergico alla frutta a gusto | se c'è una nocciola tritata sopra il gelato finiamo in
        ospedale | se mangio una nocciola finisco in ospedale | nei dolci ci mettete la frutta secca | mio figlio non
        può toccare le arachidi | il pesto ha i pinoli"""),
        said("""i'm allergic to nuts | do you cater for nut allergies | my son has a peanut allergy | which desserts
        have no nuts | does the pesto contain cashews or walnuts | do you fry in peanut oil | are there tree nuts in the
        sauce | i can't eat almonds | is there anything nut free | she reacts to hazelnuts what's safe for her | are
        pistachios used in the kitchen | nut allergy at our table is that ok | do any dishes contain peanuts | he's
        allergic to not s peanuts and things | he swells up if he has a cashew | any nuts in the cakes | keep the nuts
        away from my plate | is there any nut's in it | a single peanut and it's the emergency room | one peanut and my
        boy swells up | do your cakes have almonds in | is anything free of nuts | does the pesto have pine nuts"""),
        said("""noci | noce | nocciole | nocciola | noccioline | arachidi | arachide | mandorle | mandorla | pistacchio
        | pistacchi | anacardi | frutta a guscio | frutta secca | pinoli | nuts | nut | peanut | peanuts | almonds |
        hazelnuts | walnuts | cashews | pistachios | tree nuts | nut allergy | cashew | almond | hazelnut | walnut |
        pistachio | anacardo | pinolo | pine nuts | pecan | noce moscata | frutta a gusto | allergico alle noci |
        allergica alle noci"""),
        unlike=("severe_allergy", "sesame"),
        is_safety=True,
    ),
    Topic(
        "lactose",
        said("""sono intollerante al lattosio | avete piatti senza lattosio | la mozzarella senza lattosio ce l'avete |
        mio marito non può mangiare latticini | c'è il latte nell'impasto | allergia alle proteine del latte cosa posso
        ordinare | avete formaggi delattosati | il risotto è mantecato con il burro | fate la pizza senza mozzarella o
        con quella delattosata | niente latte e niente panna per me | c'è del burro nei secondi | la bimba è allergica
        al latte vaccino | un dolce senza latte esiste | il formaggio mi fa male avete alternative | avete il latte di
        soia per il cappuccino | intolerante latosio | io non digerisco il latte | senza formaggio e senza latte cosa
        c'è | il latte mi fa male | la panna cotta è fatta col latte per me no | c'è latte in questo dolce | sono
        intollerante al lato sio | senza lattosi o avete qualcosa | col formaggio sto male tutta la notte | il latte mi
        fa star male | niente formaggio né panna per mia figlia | di dolci senza latte ne avete | potete togliere il
        burro | la mozzarella normale non la posso mangiare | bevo solo latte vegetale | senta mio marito è intollerante
        al latte qualcosa senza lo trova | la pizza senza mozzarella la fate | a mia moglie il latte e i formaggi
        freschi danno fastidio qualcosa lo trova | posso avere il cappuccino con un altro latte"""),
        said("""i'm lactose intolerant | do you have dairy free dishes | can you do a pizza with lactose free mozzarella
        | my husband can't have dairy | is there milk in the dough | she has a cow's milk protein allergy | do you cook
        with butter or cream | are there desserts without milk | i can't have cheese what else is there | do you have
        oat milk for the coffee | anything without cream or butter in it | no dairy please can the kitchen manage | lack
        toast intolerant what can i eat | is the risotto finished with butter | no cheese and no milk for my son please
        | milk upsets my stomach | does the sauce have cream in it | is there butter or milk in the pudding | does the
        risotto have butter | a drop of milk and i'm sick all night | milk makes me ill | my daughter can't have cheese
        or cream | any puddings without milk | can you leave out the butter | ordinary mozzarella upsets my stomach | do
        you have plant milk | hello my husband can't tolerate milk would he find something | can you do pizza without
        cheese | milk and soft cheese upset my wife's stomach would she find anything | can my cappuccino be made with
        another milk"""),
        said("""lattosio | senza lattosio | delattosato | delattosata | latticini | latte | latte vaccino | burro |
        panna | proteine del latte | lactose | dairy | dairy free | lactose free | milk | butter | cream | milk allergy
        | oat milk | soy milk | latte di soia | delattosati | latosio | formaggio mi fa male | can't have cheese | lack
        toast | mozzarella delattosata | senza mozzarella | dairy allergy | latticino | digerisco il latte | cheese or
        milk | lattosio free | lato sio | lattosi o | formaggio sto male | drop of milk"""),
        unlike=("gluten_free", "eggs", "vegan"),
        is_safety=True,
    ),
    Topic(
        "eggs",
        said("""sono allergico alle uova | la pasta fresca è all'uovo | c'è l'uovo nell'impasto | avete pasta senza
        uova | mio figlio non può mangiare uova | quali dolci non hanno uova | il tiramisù è fatto con uova crude |
        usate uova pastorizzate | la maionese la fate con le uova | l'impanatura ha l'uovo dentro | l'albume mi dà
        reazione cosa evito | un primo senza uovo si trova | allergia all'uovo come siete messi | nemmeno l'uovo cotto
        può mangiare | uova ce n'è nella pasta"""),
        said("""i'm allergic to eggs | is there egg in the fresh pasta | do you have pasta without egg | my boy can't
        eat egg | which desserts are egg free | is the tiramisu made with raw eggs | do you use pasteurised eggs | is
        there egg in the batter or breadcrumbs | does the mayonnaise contain egg | egg allergy what can i order | i
        react to egg white is the gnocchi fine | have you any starters with no egg | i must avoid eggs | any egg in
        this dish"""),
        said("""uova | uovo | all'uovo | senza uova | albume | tuorlo | uova crude | egg | eggs | egg free | egg white
        | yolk | egg allergy | maionese | mayonnaise"""),
        unlike=("lactose", "vegan"),
        is_safety=True,
    ),
    Topic(
        "fish_and_shellfish_allergy",
        said("""sono allergico ai crostacei | mia cognata è allergica al pesce | i gamberi mi fanno gonfiare avete altro
        | il brodo è fatto con i crostacei | c'è allergia ai molluschi al tavolo | non posso mangiare cozze e vongole
        per allergia | intolleranza ai frutti di mare cosa c'è per me | il fritto di verdure lo fate nell'olio del pesce
        | c'è un menù di sola carne per chi è allergico al pesce | uno di noi non può nemmeno stare vicino al pesce |
        nel ragù di mare ci sono gamberetti perché sono allergica | allergica a scampi e aragosta | usate colatura di
        alici o acciughe nei piatti | coi gamberi finisce all'ospedale | il pesce gli fa venire l'orticaria | i
        crostacei non li posso nemmeno toccare | delle cozze ho paura perché sono allergica | sono allergica alle
        vongole | gamberi e scampi mi mandano al pronto soccorso | i gamberi mi fanno gonfiare la gola | niente cozze e
        vongole per mia moglie | chi non può mangiare pesce rischia qualcosa | a mia mamma i crostacei fanno reazione
        può stare tranquilla"""),
        said("""i'm allergic to shellfish | my wife has a fish allergy | does the stock contain prawns | i can't have
        crustaceans what do you suggest | someone at our table is allergic to molluscs | mussels and clams make me ill
        because of an allergy | prawn allergy can you cook around it | is the fryer shared with the seafood | do you use
        anchovies or fish sauce in dishes | i swell up with lobster and crab is there anything else | shell fish allergy
        is that a problem | are there meals with no seafood at all for an allergic person | can someone with a seafood
        allergy eat there | shrimp would kill her | fish brings him out in a rash | i'm allergic to clams | crab makes
        my tongue tingle | prawns make my throat swell | no clams or mussels for my wife | can somebody who reacts to
        fish come | mum reacts to shellfish would she be safe with you"""),
        said("""allergico ai crostacei | crostacei | molluschi | gamberi | gamberetti | scampi | allergia al pesce |
        allergico al pesce | acciughe | shellfish | crustaceans | molluscs | prawns | shrimp | fish allergy | seafood
        allergy | anchovies | allergica al pesce | cozze e vongole per allergia | prawn | frutti di mare | olio del
        pesce | vicino al pesce | mussels and clams | shared with the seafood | lobster | crab | no seafood | aragosta
        | granchio | shell fish | allergico ai gamberi | allergy to fish | orticaria | rash | cozze ho paura |
        allergica alle vongole | allergic to clams | allergica alle cozze | allergico alle cozze | allergic to mussels
        | allergic to fish | allergic to prawns | allergic to crab"""),
        unlike=("fish_dishes", "raw_fish", "severe_allergy"),
        is_safety=True,
    ),
    Topic(
        "sesame",
        said("""sono allergico al sesamo | il pane ha i semi di sesamo | c'è sesamo nei grissini | mio nipote è
        allergico ai semi | usate tahina o olio di sesamo | il burger ha il panino col sesamo | senza semini sopra si
        può avere | allergia al sèsamo potete aiutarmi | nell'hummus c'è il sesamo vero | il sesamo non lo posso
        mangiare | sul panino ci sono i semini | i semi di sesa mo ce li mettete"""),
        said("""i'm allergic to sesame | are there sesame seeds on the bread | is there tahini in anything | do you use
        sesame oil | my nephew has a seed allergy | do the buns come with sesame | sesame allergy what should i avoid |
        can i get bread without seeds | does the hummus have tahini | does the dressing contain says a me seeds |
        sesame is a no for me | no sesame seeds on mine please"""),
        said("""sesamo | semi di sesamo | semi | semini | tahina | sesame | sesame seeds | tahini | seed allergy |
        papavero | poppy seeds | seeds | says a me | allergico ai semi | sesa mo"""),
        unlike=("nuts", "soy_mustard_celery"),
        is_safety=True,
    ),
    Topic(
        "soy_mustard_celery",
        said("""sono allergica alla soia | usate salsa di soia o lecitina | sono allergico al sedano | c'è il sedano
        nel ragù o nel brodo | mettete la senape nelle salse | ho allergia ai lupini | i solfiti nel vino mi danno
        fastidio avete vini senza | sono allergico al pomodoro cosa c'è in bianco | ho un'allergia alle fragole | sono
        allergica alla pesca e ai kiwi | mio fratello è allergico al mais | non posso mangiare peperoni e melanzane |
        le solanacee non le tollero | c'è della soia in qualcosa | il sedano lo mettete | la senape no mi gonfia la
        lingua | usate il glutammato | il brodo è fatto col dado | allergia ai pomidori"""),
        said("""i'm allergic to soya | do you use soy sauce or lecithin | i have a celery allergy | is there celery in
        the stock or the sauce | is there mustard in the dressing | i'm allergic to lupin | sulphites in wine give me a
        reaction | tomato allergy is there anything without it | i'm allergic to strawberries | i can't have kiwi or
        peaches | my brother is allergic to corn | i can't eat peppers and aubergines | nightshades are a problem for
        me | does anything have soy in it | any celery in the soup | he can't go near mustard | do you use msg | is
        there any monosodium glutamate in the soup"""),
        said("""soia | sedano | senape | lupini | solfiti | fragole | kiwi | mais | solanacee | soy | soya | celery |
        mustard | lupin | sulphites | tomato allergy | strawberries | nightshades | corn | peperoni | melanzane |
        peppers | aubergines | pesca | pesche | peaches | strawberry | melon | melone | celery allergy | salsa di soia
        | glutammato | dado | msg | glutamate | glutammato monosodico | allergico al pomodoro | pomidori"""),
        unlike=("sesame", "allergens_list"),
        is_safety=True,
    ),
    Topic(
        "histamine_and_nickel",
        said("""sono allergica al nichel | avete piatti adatti a chi è allergico al nichel | le pentole che usate sono
        in acciaio o senza nichel | ho l'intolleranza all'istamina | dieta a basso contenuto di istamina come posso
        fare | niente pomodoro cioccolato e legumi per via del nichel | il nickel mi dà la dermatite cosa posso
        mangiare | allergia al nikel | istaminosi avete qualcosa"""),
        said("""i'm allergic to nickel in food | do you have low nickel dishes | are your pans nickel free | i have a
        histamine intolerance | low histamine diet can you manage | nickel gives me a rash what can i eat | aged cheese
        and wine set off my histamine problem | i have mast cell disease and must avoid histamine | is there a dish
        without tomato chocolate or beans because of nickel"""),
        said("""nichel | nickel | nikel | istamina | istaminosi | histamine | low nickel | low histamine | mast cell |
        nichel libero | nickel free"""),
        unlike=("allergens_list", "wheat_and_yeast"),
        is_safety=True,
    ),
    Topic(
        "favism",
        said("""sono favico | ho il favismo | mio figlio è favico ci sono fave o piselli nei piatti | usate le fave in
        cucina | nel locale ci sono fave fresche | carenza di g6pd cosa devo evitare da voi | di fave non posso sentire
        nemmeno l'odore | il macco e la vignarola hanno le fave dentro | favismo siete attrezzati | ci sono le fave in
        mezzo alle verdure | le fave no perché sono favico"""),
        said("""i have favism | my son can't be near broad beans | do you cook with fava beans | are there broad beans
        in any dish | g6pd deficiency what should he avoid | are fresh fava beans served at the tables | i can't eat
        fava beans or peas | favism in the family is your kitchen safe | someone with us gets very ill from broad beans
        | no broad beans for my nephew please | are there any fava beans around"""),
        said("favico | favica | favismo | fave | fava | g6pd | favism | fava beans | broad beans | piselli"),
        unlike=("soy_mustard_celery", "severe_allergy"),
        is_safety=True,
    ),
    Topic(
        "garlic_onion",
        said("""non digerisco l'aglio | si può avere senza cipolla | sono intollerante ad aglio e cipolla | mettete
        tanto aglio nei sughi | la cipolla non la posso proprio mangiare | il soffritto lo potete togliere | avete
        piatti senza aglio | allergica all'aglio cosa ordino | porro scalogno e cipolla mi fanno malissimo | l'aglio mi
        resta sullo stomaco | seguo la dieta fodmap | ho il colon irritabile e la low fodmap | niente aglio per me |
        senza cipolla grazie"""),
        said("""i can't eat garlic | can you leave out the onion | i'm intolerant to onion and garlic | is there garlic
        in everything | do you have dishes without garlic | i'm on a low fodmap diet | i have ibs and need low fodmap
        food | do the sauces start with onion | garlic allergy what can i order | no onions no garlic for religious
        reasons we are jain | leeks and shallots upset me badly | no garlic for me thanks | does everything come with
        onions"""),
        said("""aglio | cipolla | cipolle | soffritto | scalogno | porro | fodmap | colon irritabile | garlic | onion |
        onions | shallots | ibs | jain"""),
        unlike=("spicy_food", "bland_food"),
        is_safety=True,
    ),
    Topic(
        "allergens_list",
        said("""avete la lista degli allergeni | sul menù sono indicati gli allergeni | posso vedere gli allergeni prima
        di venire | dove trovo la tabella degli allergeni | mi potete mandare gli ingredienti dei piatti | ogni piatto
        ha scritto cosa contiene | c'è il libro degli allergeni | gli alergeni sono segnati | i camerieri sanno dirmi
        cosa c'è dentro ai piatti | i quattordici allergeni li avete scritti da qualche parte | la scheda ingredienti me
        la date via mail | dove leggo cosa c'è nei piatti | avete un foglio con le allergie scritte | come faccio a
        sapere cosa c'è dentro | il menù dice gli allergeni | gli allergeni sono scritti accanto ai piatti | avete
        l'elenco degli aller geni | c'è un elenco di quello che contengono i piatti | vorrei sapere ingrediente per
        ingrediente cosa c'è nei piatti | avete un foglio con gli allergeni | sul menù ci sono i numerini degli
        allergeni"""),
        said("""do you have an allergen list | are allergens marked on the menu | can i see the allergen information
        before we come | where can i find your allergen chart | could you email me the ingredients of the dishes | does
        the menu say what's in each dish | is there an allergen book | do the waiters know what each dish contains | do
        you list the fourteen allergens | have you got an allergen matrix | is the ingredients sheet available | where
        can i read what's in the food | do you publish allergen info | how do i know what's in it | does the menu show
        allergens | i'd like to know exactly what's in each dish | do you have a sheet with allergens | are ingredients
        written on the menu"""),
        said("""allergeni | allergene | alergeni | lista degli allergeni | tabella allergeni | ingredienti | allergen |
        allergens | allergen list | allergen information | allergen menu | ingredients list | cosa contiene | cosa c'è
        dentro | ingredients of | what's in each dish | what each dish contains | ingredients sheet | ingredients |
        allergy menu | allergy information | scheda ingredienti | cosa c'è nei piatti | what's in the food | what's in
        it | allergen info | le allergie scritte | aller geni | elenco"""),
        unlike=("severe_allergy", "allergy_note"),
        is_safety=True,
    ),
    Topic(
        "severe_allergy",
        said("""ho un'allergia grave rischio lo shock anafilattico | vado in anafilassi se ne mangio anche solo una
        traccia | mio figlio gira con l'adrenalina potete garantire la sicurezza | gestite le allergie gravi | bastano
        tracce per mandarmi all'ospedale | porto l'epipen perché l'allergia è molto forte | mi fate un piatto sicuro al
        cento per cento | se sbagliate ingrediente finisco al pronto soccorso | la cucina sa cosa fare con un allergico
        grave | avete avuto clienti con anafilassi | mi si chiude la gola se mangio la cosa sbagliata | smetto di
        respirare se lo tocco | mia figlia ha l'epipen nella borsa | rischia la vita se lo mangia | è un'allergia da
        ricovero | ho avuto uno shock ana filattico | porta sempre con sé la penna di adrenalina"""),
        said("""i have a severe allergy and risk anaphylaxis | even a trace puts me in hospital | my son carries an
        epipen can you keep him safe | can you handle serious allergies | is it safe for someone with a life
        threatening allergy | i could go into anaphylactic shock | can you guarantee a dish with no traces at all | my
        throat closes up if i eat the wrong thing | how does the kitchen deal with severe allergies | do you have an
        epi pen there | it's a matter of life and death with her allergy | she stops breathing if she touches it | my
        little one carries an epipen | i could die from it | it's a very serious allergy | ana fil axis risk is that
        something you handle | she carries adrenaline everywhere"""),
        said("""anafilassi | shock anafilattico | adrenalina | epipen | allergia grave | allergie gravi | anaphylaxis |
        anaphylactic | epi pen | adrenaline | severe allergy | life threatening | tracce | traces | sicuro al cento per
        cento | pronto soccorso | allergico grave | chiude la gola | trace | in hospital | all'ospedale | serious
        allergies | throat closes | life and death | serious allergy | adrenalin | gola | respirare | rischia la vita |
        could die | stops breathing | da ricovero | severe allergies | shock | ana filattico | ana fil axis | penna di
        adrenalina"""),
        unlike=("gluten_cross_contamination", "allergens_list", "allergy_note"),
        is_safety=True,
    ),
    Topic(
        "allergy_note",
        said("""posso segnalare un'allergia quando prenoto | abbiamo delle allergie a tavola come facciamo | ho
        un'intolleranza a chi lo dico | gestite allergie e intolleranze | siamo in sei e due hanno allergie alimentari
        | devo avvisare prima per le intolleranze | potete adattare i piatti per gli allergici | ho dimenticato di dire
        che sono allergico | vorrei aggiungere un'allergia alla mia prenotazione | ci sono persone con intolleranze
        varie nel gruppo | siete attenti alle allergie | sono allergico | una persona del tavolo ha un'allergia | avrei
        un'intolleranza da comunicarvi | come la mettiamo con le allergie | come gestite le intolleranze alimentari |
        sono intollerante a diverse cose"""),
        said("""can i tell you about an allergy when i book | some of us have food allergies how does it work | i have
        an intolerance who should i tell | do you cater for allergies and intolerances | should i let you know about
        allergies in advance | can dishes be adapted for people with allergies | i forgot to mention my allergy when i
        booked | i'd like to add an allergy to my reservation | we have various dietary requirements in the group | how
        do you deal with special dietary needs | i'm allergic to something | are you careful with allergies | we've got
        a guest with an intolerance | there's an allergy in our party | what about allergies | i've got allergies"""),
        said("""allergia | allergie | allergico | allergica | allergici | intolleranza | intolleranze | intollerante |
        intolleranti | allergie alimentari | allergy | allergies | allergic | intolerance | intolerant | intolerances |
        dietary requirements | dietary needs | food allergies"""),
        unlike=("allergens_list", "severe_allergy"),
        is_safety=True,
    ),
    Topic(
        "vegetarian",
        said("""avete piatti vegetariani | mia sorella è vegetariana cosa trova | non mangio carne né pesce | c'è un
        menù vegetariano | un secondo senza carne ce l'avete | fate la lasagna vegetariana | siamo tutti vegetariani ci
        sono abbastanza scelte | i formaggi sono con caglio vegetale | vegetariano si mangia bene da voi | le verdure
        ripiene o cose così senza carne | primi con le verdure ne avete | c'è qualcosa per chi non mangia animali però
        le uova e il formaggio sì | i piatti veggie sono segnati | non mangia la carne cosa le fate | per una
        vegetariana cosa c'è | la carne non la mangio | avete piatti vegetali ani | a casa siamo tutti senza carne da
        anni | mia figlia non mangia più carne | piatti senza carne ne fate | non mangio animali ma formaggio e uova sì
        | le verdure bastano per un pasto intero | cosa c'è per chi non mangia carne | veggie | buonasera una mia amica
        non mangia carne volevo sapere se c'è qualcosa per lei | primi di verdura | siamo in quattro e due di noi la
        carne non la toccano | oltre ai contorni cosa mangia chi non vuole la carne"""),
        said("""do you have vegetarian dishes | my sister is vegetarian what can she have | i don't eat meat or fish |
        is there a vegetarian menu | anything meat free for a main course | do you make a veggie lasagne | we're all
        vegetarians is there enough choice | is the cheese made with vegetarian rennet | are the veggie dishes marked |
        what's good for a veggie at yours | have you got vegetable pasta dishes | is the soup made with meat stock
        because i don't eat meat | she doesn't eat meat what could she have | what's there for veggies | any meatless
        options | vegi tarian options please | we gave up meat years ago | our daughter has given up meat | anything for
        people who don't eat meat | i eat cheese and eggs but no meat | can a veggie have a whole dinner | meat free
        dishes | veggie options | evening a friend of mine doesn't eat meat and i wanted to know if there's something
        for her | veg pasta dishes | there are four of us and two won't touch meat | apart from side dishes what's there
        for somebody who won't eat meat"""),
        said("""vegetariano | vegetariana | vegetariani | vegetariane | veggie | senza carne | vegetarian | vegetarians
        | meat free | caglio vegetale | rennet | non mangio carne | non mangia animali | né carne né pesce | don't eat
        meat | meat or fish | vegetale | non mangia la carne | non mangia carne | la carne non la mangio | doesn't eat
        meat | veggies | meatless | le verdure | vegetable pasta | vegetali ani | vegi tarian | gave up meat"""),
        unlike=("vegan", "salads_and_light"),
    ),
    Topic(
        "vegan",
        said("""avete piatti vegani | sono vegana cosa posso mangiare | fate la pizza vegana | c'è un dolce vegano |
        avete opzioni vegan | niente prodotti animali per me | due di noi sono vegani vi organizzate | il menù
        degustazione si può fare vegano | la pasta è senza uova per i vegani | avete formaggio vegetale o mozzarella
        vegana | cucina plant based la fate | cose senza carne senza uova e senza latte | mia nuora è begana | siete
        vegan friendly | il mio ragazzo vegano rimane a digiuno | per i vegani cosa c'è | i vegani mangiano da voi |
        avete roba vegan a | niente derivati animali per me neanche il miele | non mangio niente che venga dagli animali
        | né latte né uova né carne cosa resta | c'è un secondo tutto vegetale | il mio ragazzo è vegano stretto |
        opzioni vegan | una delle ragazze è vegana mangia solo insalata o avete altro | formaggio vegetale | mia cugina
        non mangia né carne né pesce né latte né uova riuscite a farle qualcosa"""),
        said("""do you have vegan options | i'm vegan what can i eat | can you make a vegan pizza | is there a vegan
        dessert | two of us are vegans will you manage | do you use vegan cheese | i don't eat any animal products | is
        there a plant based menu | can the tasting menu be vegan | anything without meat eggs or dairy for ethical
        reasons | are you vegan friendly | do you have a began menu | is the bread vegan | any plant based mains | what
        can vegans have | does the vegan go hungry | do you have vee gun food | no honey no dairy no meat | nothing from
        animals for me | no eggs no dairy no meat what's left | is there a plant based main | my boyfriend is strictly
        vegan | vegan stuff | one of the girls is vegan does she only get salad or is there more | plant based cheese |
        my cousin has no meat fish milk or eggs could you manage something for her"""),
        said("""vegano | vegana | vegani | vegane | vegan | vegans | begano | plant based | vegetale | animal products
        | prodotti animali | vegan friendly | begana | began | senza carne senza uova | without meat eggs or dairy |
        senza derivati animali | vegan a | vee gun | derivati animali | no honey"""),
        unlike=("vegetarian", "lactose", "eggs"),
    ),
    Topic(
        "halal",
        said("""la carne è halal | avete piatti halal | siamo musulmani cosa possiamo mangiare | servite carne macellata
        secondo il rito islamico | il pollo è allal | avete la certificazione halal | durante il ramadan fate qualcosa
        per l'iftar | posso mangiare da voi se sono musulmano | c'è carne alal nel menù | la carne che usate è halal
        vero | per i musulmani c'è qualcosa | avete carne a lal | io la carne la mangio solo se è macellata islamica |
        siamo musulmani possiamo mangiare la vostra carne"""),
        said("""is the meat halal | do you serve halal food | we are muslim what can we eat | is your chicken halal
        certified | do you have a halal menu | is the meat slaughtered the islamic way | do you do anything for iftar in
        ramadan | is it hal al | can observant muslims eat at your place | can muslims eat the meat | everything halal
        or only some | holal meat do you have it | we're muslim can we eat your meat"""),
        said("""halal | allal | alal | musulmano | musulmana | musulmani | islamico | ramadan | iftar | muslim |
        muslims | islamic | hal al | moslem | arabo | macellata | a lal | holal | islamica"""),
        unlike=("kosher", "pork_and_alcohol"),
    ),
    Topic(
        "kosher",
        said("""avete piatti kosher | siete un ristorante kasher | la cucina è certificata kosher | siamo ebrei
        osservanti cosa possiamo mangiare | avete vino kosher | tenete separati carne e latte secondo la kasherut | c'è
        la sorveglianza del rabbino | il cibo è cosher | mangiare cascer da voi si può | un collega mangia solo kosher
        | avete cibo cò scer"""),
        said("""do you have kosher food | are you a kosher restaurant | is the kitchen kosher certified | we keep
        kosher what could we eat | do you have kosher wine | is there rabbinical supervision | we are observant jews
        can we dine with you | do you keep meat and milk separate | kosha meals do you do them | would you have
        anything kosher | is there co sher food"""),
        said("""kosher | kasher | cosher | cascer | kosha | ebrei | ebreo | ebrea | kasherut | rabbino | jewish | jews
        | rabbi | rabbinical | meat and milk | carne e latte | scer | co sher"""),
        unlike=("halal", "pork_and_alcohol"),
    ),
    Topic(
        "pork_and_alcohol",
        said("""non mangiamo maiale cosa c'è | nel ragù c'è carne di maiale | ci sono piatti senza maiale | cucinate
        con il vino | nel dolce c'è del liquore | usate strutto o lardo | non posso assumere alcol nemmeno nei cibi |
        il tiramisù contiene alcol | la piadina è con lo strutto | per motivi religiosi non mangio manzo | il risotto
        sfumato col vino si può fare senza | niente pancetta e niente prosciutto per favore | nelle polpette c'è il
        maiale | la salsa è fatta col vino | mettete alcol nei piatti"""),
        said("""we don't eat pork what is there | is there pork in the ragu | which dishes are without pork | do you
        cook with wine | is there alcohol in the dessert | do you use lard | i can't have alcohol even in the sauce |
        does the tiramisu have liqueur in it | i'm hindu and don't eat beef | can the risotto be made without wine | no
        bacon or ham for us please | is the gelatine from pork | is wine used in the sauces | any pork in the meatballs
        | dishes cooked with no alcohol"""),
        said("""maiale | strutto | lardo | carne di maiale | senza maiale | cucinate con vino | alcol nei piatti | pork
        | lard | bacon | gelatine | cook with wine | alcohol in food | beef | hindu | manzo | vino si può fare senza |
        con il vino | alcol | alcohol | liquore | liqueur | pancetta | prosciutto | ham | without wine | sfumato |
        liquor | col vino | wine used | cooked with wine"""),
        unlike=("halal", "kosher", "non_alcoholic_drinks"),
    ),
    Topic(
        "pregnancy",
        said("""sono incinta cosa posso mangiare | mia moglie aspetta un bambino ci sono piatti sicuri | in gravidanza
        posso mangiare il vostro pesce | i formaggi sono fatti con latte crudo sono in dolce attesa | sono al quinto
        mese niente crudo e niente salumi | non ho la toxoplasmosi le verdure sono lavate bene | la carne la potete
        cuocere bene perché sono in gravidanza | la mia ragazza è in cinta può mangiare la tartare | piatti adatti a una
        donna incinta | l'insalata è lavata con l'amuchina | sono gravida cosa mi consigliate | aspetto un bimbo posso
        ordinare tranquilla | tra un mese partorisco cosa posso mangiare | mia figlia è incinta di tre mesi | sono in
        stato interessante | sono in gravi danza | al settimo mese il salmone affumicato si può | aspetto un bambino e
        non posso mangiare crudo né salumi"""),
        said("""i'm pregnant what can i eat | my wife is expecting are there safe dishes | is your cheese pasteurised
        i'm pregnant | can i have the tuna while pregnant | i need my meat well done because of the pregnancy | i'm five
        months along so no raw food | which dishes are suitable for pregnant women | is the salad washed properly for
        someone expecting | no cured meats or blue cheese for me i'm having a baby | pregnancy safe food do you have any
        | she's in the family way can she eat your steak tartare | is it safe for a pregnant woman to eat there | i'm
        due in may what's safe for me | what should i avoid while expecting | should i skip the smoked salmon with a
        baby on the way | i'm having a baby so nothing raw or cured"""),
        said("""incinta | gravidanza | gravida | in dolce attesa | aspetta un bambino | toxoplasmosi | pregnant |
        pregnancy | expecting | unpasteurised | pasteurised | latte crudo | mese | in cinta | amuchina | months along |
        having a baby | in the family way | donna incinta | mamma in attesa | pregnant women | salumi | aspetto un
        bimbo | partorisco | stato interessante | i'm due | gravi danza | settimo mese | baby on the way"""),
        unlike=("raw_fish", "breastfeeding"),
        is_safety=True,
    ),
    Topic(
        "raw_food_safety",
        said("""il pesce crudo è abbattuto | fate l'abbattimento del pesce | è sicuro mangiare il crudo da voi | come
        trattate l'anisakis | la tartare è sicura | ho le difese immunitarie basse posso mangiare da voi | sto facendo
        la chemio niente cibi crudi | il latte che usate è crudo o pastorizzato | la carne cruda è fresca di giornata |
        sono trapiantato devo stare attento agli alimenti | le alici marinate sono state congelate prima | il tonno
        crudo è passato in abbattitore | il pesce lo congelate prima di servirlo crudo | il pesce crudo da voi è sicuro
        | mi fido a mangiare il crudo lì"""),
        said("""is the raw fish blast frozen | is it safe to eat the raw dishes | how do you deal with anisakis | is
        the tartare safe | i have a weak immune system is it ok to eat there | i'm on chemo so no raw food | is your
        milk raw or pasteurised | is the fish for the carpaccio frozen first | i had a transplant and must be careful
        with food | how fresh is the raw meat | are the oysters purified | is raw tuna frozen beforehand for parasites
        | are raw things safe for a sick person | can i trust the raw fish"""),
        said("""abbattuto | abbattimento | anisakis | crudo sicuro | difese immunitarie | chemio | trapiantato | blast
        frozen | immune system | chemo | transplant | parasites | parassiti | sicuro mangiare il crudo | pastorizzato |
        carne cruda | congelate prima | safe to eat | raw or pasteurised | raw meat | frozen first | purified | tartare
        sicura | cibi crudi | raw food | immunodepresso | immunosuppressed | abbattitore | è sicuro | crudo da voi è
        sicuro | trust the raw | raw fish safe | tartare è sicura | mangiare il crudo | tartare safe | raw things | il
        pesce crudo da voi"""),
        unlike=("raw_fish", "pregnancy"),
        is_safety=True,
    ),
    Topic(
        "low_salt",
        said("""potete cucinare senza sale | devo seguire una dieta iposodica | ho la pressione alta niente sale | mio
        padre è iperteso avete piatti poco salati | si può avere la pasta sciapa | per il cuore devo mangiare con poco
        sale | i piatti sono molto salati | ho problemi ai reni posso avere cibo senza sale | meno sale possibile
        grazie | il pane è senza sale | ha avuto un infarto deve mangiare poco salato | il medico mi ha tolto il sale |
        il cardiologo mi ha vietato il sale"""),
        said("""can you cook without salt | i'm on a low salt diet | i have high blood pressure so no salt | my father
        has heart trouble is the food very salty | could you go easy on the salt | low sodium dishes do you have them |
        kidney problems mean i can't have salt | can the pasta be boiled without salt | are your dishes very salty |
        salt free meal for one person please | the doctor took me off salt | hardly any salt for my husband please | my
        cardiologist says no salt"""),
        said("""sale | senza sale | poco sale | iposodica | salati | salato | pressione alta | iperteso | sciapo | salt
        | low salt | salt free | sodium | low sodium | blood pressure | salty | sciapa | sciapi | sodio | reni | kidney
        | heart trouble | cuore"""),
        unlike=("bland_food", "diabetic"),
        is_safety=True,
    ),
    Topic(
        "diabetic",
        said("""sono diabetico cosa mi consigliate | avete dolci senza zucchero | mio nonno ha il diabete | c'è
        qualcosa per diabetici | usate dolcificante al posto dello zucchero | quanti carboidrati ci sono nella pasta
        devo fare l'insulina | ho la glicemia alta | avete lo stevia per il caffè | niente zuccheri per me per motivi
        di salute | devo mangiare a orario preciso perché faccio l'insulina | un dolce per chi ha il diabete c'è | lo
        zucchero non lo posso toccare | sono dia betico | ho la glicemia ballerina avete un dolce adatto"""),
        said("""i'm diabetic what would you recommend | do you have sugar free desserts | my grandfather has diabetes |
        anything suitable for diabetics | how many carbs are in the pasta i take insulin | do you have sweetener for
        the coffee | my blood sugar is high | no sugar for me for health reasons | do you know the carbohydrate content
        of the dishes | type one diabetic at our table | a pudding with no sugar do you have it | what could a diabetic
        eat | die abetic friendly pudding please"""),
        said("""diabete | diabetico | diabetica | diabetici | insulina | glicemia | senza zucchero | zucchero |
        dolcificante | stevia | diabetes | diabetic | diabetics | insulin | sugar free | blood sugar | sweetener |
        carbs | zuccheri | no sugar | carbohydrate | iperglicemia | sugar | dia betico | abetic"""),
        unlike=("low_salt", "desserts", "light_and_low_carb"),
        is_safety=True,
    ),
    Topic(
        "bland_food",
        said("""si può avere una pasta in bianco | ho lo stomaco delicato avete qualcosa di leggero | sto male di
        stomaco un riso in bianco me lo fate | ho la gastrite niente fritti e niente pomodoro | soffro di reflusso cosa
        posso mangiare | sono stata operata da poco mangio solo cose semplici | il bambino ha avuto la gastroenterite |
        un brodino si può avere | pollo ai ferri e patate lesse si può fare | ho i calcoli niente grassi | devo stare
        leggera sono convalescente | un risino in bianco per mio figlio che non sta bene | ho avuto l'influenza
        intestinale | qualcosa di leggero perché sto poco bene | ho mal di pancia mi fate qualcosa in bianco | hai una
        minestrina per chi sta male | sono appena uscito dall'ospedale mi serve qualcosa di semplice | ho avuto mal di
        pancia tutto il giorno avete qualcosa di leggero"""),
        said("""could i have plain pasta | i have a delicate stomach is there anything simple | plain rice is that
        possible | i have gastritis so nothing fried or acidic | i suffer from acid reflux what can i eat | i've just
        had an operation and need simple food | my child has had a tummy bug | could you do some broth | boiled potatoes
        and grilled chicken can you do that | gallstones so no fat for me | i'm recovering from illness nothing heavy
        please | crohn's disease what could i have | my stomach is bad can i have plain rice | anything easy to digest |
        something plain because i feel poorly | just out of hospital and need simple food | i've had a bad tummy all day
        is there something plain"""),
        said("""in bianco | pasta in bianco | riso in bianco | gastrite | reflusso | stomaco | brodino | convalescente
        | plain pasta | plain rice | gastritis | reflux | stomach | broth | bland | crohn | operata | operato |
        operation | gastroenterite | patate lesse | ai ferri | calcoli | grassi | tummy bug | boiled potatoes |
        gallstones | no fat | recovering | illness | virus intestinale | colite | delicato | risino | influenza
        intestinale | stomach is bad | poorly | easy to digest | mal di pancia | minestrina | poco bene | di leggero
        perché | uscito dall'ospedale | simple food | out of hospital"""),
        unlike=("low_salt", "garlic_onion", "soft_food"),
        is_safety=True,
    ),
    Topic(
        "soft_food",
        said("""mia mamma non riesce a masticare avete cose morbide | potete frullare un piatto | mio padre ha problemi
        di deglutizione | cibo per disfagici | avete una vellutata o un purè | ha la dentiera ci vuole qualcosa di
        tenero | mi hanno tolto i denti del giudizio cosa posso mangiare | la carne si può tagliare fine o frullare |
        deve mangiare tutto passato | serve l'acqua gel per la disfagia | il nonno è senza denti cosa mangia | ci
        tritate la carne per la nonna | mia nonna non mastica | non ha denti fate qualcosa di morbido"""),
        said("""my mum can't chew is there anything soft | could you blend a dish for us | my father has trouble
        swallowing | food for someone with dysphagia | do you have soup or mash | he has dentures and needs tender food
        | i've just had my teeth out what could i eat | can the meat be cut up very small or pureed | everything has to
        be pureed for her | do you do texture modified meals | could the chef mash up a meal for my dad | something
        grandma doesn't have to chew | my nan can't bite into things"""),
        said("""frullare | frullato | masticare | deglutizione | disfagia | disfagici | purè | vellutata | dentiera |
        morbide | blend | puree | pureed | chew | swallowing | dysphagia | dentures | mash | soft food | denti | teeth
        | passato | texture | frullata | passata | tenero | tender | morbido | deglutire | mash up | tritate | tritato
        | senza denti | mastica | can't bite"""),
        unlike=("baby_food", "bland_food", "older_guests"),
        is_safety=True,
    ),
    Topic(
        "baby_food",
        said("""potete scaldare il biberon | la pappa del bambino ce la scaldate | avete il brodo vegetale per lo
        svezzamento | posso portare gli omogeneizzati | ha otto mesi mangia solo la pastina | fate le pappe per i
        neonati | mi date l'acqua calda per il latte in polvere | possiamo portarci il cibo per la bimba da casa | c'è
        un microonde per la pappa | la piccola è in svezzamento cosa le date | bibberon da scaldare si può | ci
        riscaldate la pappa | scaldate il latte per la bimba | c'è dove scaldare la pappa | la pappa la portiamo da casa
        | la piccola prende solo il latte in polvere | ho il latte del bimbo da intiepidire | mi frullate un po' di
        minestra per il piccolo"""),
        said("""can you warm a baby bottle | could you heat up the baby's food | do you have baby food | may i bring
        jars for the baby | she's eight months old and only eats purees | can i get hot water for the formula | can we
        bring our own food for the little one | is there a microwave for the baby's meal | he's being weaned what could
        you give him | do you do tiny plain pasta for infants | can you warm up some milk for the baby | could you mash
        something for our baby | is there a way to heat the bottle | she only drinks formula could i get boiled water |
        i've got baby's milk to warm | could you mash some veg for my little one"""),
        said("""biberon | bibberon | pappa | pappe | omogeneizzati | omogeneizzato | svezzamento | pastina | latte in
        polvere | baby food | formula | weaning | baby bottle | purees | infant | cibo per la bimba | baby's food |
        jars | our own food for the little one | baby's meal | weaned | infants | microonde | microwave | scaldare |
        warm | heat up | feeding | per neonati | latte artificiale | riscaldate | heat the bottle | heat the | il latte
        per la bimba | mash something | for our baby | baby bottles | baby's bottle | a baby bottle | boiled
        water"""),
        unlike=("children_menu", "breastfeeding", "soft_food"),
    ),
    Topic(
        "light_and_low_carb",
        said("""sono a dieta avete piatti con poche calorie | seguo la dieta chetogenica | sono in cheto niente
        carboidrati | avete piatti proteici | faccio palestra mi serve un piatto con tante proteine | quante calorie ha
        la pizza | ci sono i valori nutrizionali | sono a dieta dal nutrizionista avete petto di pollo e verdure |
        niente pane e niente pasta per me | low carb avete qualcosa | io i carboidrati non li mangio | sto cercando di
        dimagrire cosa c'è"""),
        said("""i'm on a diet do you have low calorie dishes | i'm keto what can i have | no carbs for me is that
        possible | do you have high protein meals | how many calories are in the pizza | do you have nutritional
        information | i'm watching my weight what do you suggest | low carb options do you have any | paleo diet is
        there anything for that | i train a lot and need plenty of protein | i don't eat carbs | i'm counting
        calories"""),
        said("""dieta | a dieta | calorie | chetogenica | cheto | carboidrati | proteine | proteici | valori
        nutrizionali | keto | low carb | calories | protein | paleo | nutritional | diet | niente pane e niente pasta |
        no carbs | watching my weight | nutrizionista | palestra | dimagrire | lose weight | ipocalorico | low calorie
        | carboidrati non | eat carbs | counting calories"""),
        unlike=("salads_and_light", "diabetic"),
    ),
    Topic(
        "animal_allergy",
        said("""avete un gatto nel locale perché sono allergico | sono allergica ai cani ce ne sono dentro | ho l'asma
        e il pelo degli animali mi fa star male | potete metterci lontano dai cani | mia figlia ha paura dei cani ci
        mettete distanti | entrano animali in sala sono allergico al pelo | c'è una sala senza animali | il pelo del
        gatto mi fa starnutire c'è un gatto lì"""),
        said("""do you have a cat in the restaurant because i'm allergic | i'm allergic to dogs are there any inside |
        i have asthma and animal hair makes me ill | can you seat us away from dogs | my daughter is scared of dogs
        could we sit far from them | are animals let into the dining room i have a fur allergy | is there a room
        without animals | cat hair makes me sneeze is there one about"""),
        said("""allergico al pelo | allergica ai cani | allergico ai cani | allergico ai gatti | pelo | asma | lontano
        dai cani | paura dei cani | senza animali | gatto nel locale | animali in sala | allergic to dogs | allergic to
        cats | asthma | animal hair | fur | away from dogs | scared of dogs | without animals | cat in the restaurant |
        starnutire | sneeze"""),
        unlike=("other_animals", "dogs_inside"),
        is_safety=True,
    ),
    Topic(
        "medicine_diet",
        said("""prendo gli anticoagulanti posso mangiare le vostre verdure | con il coumadin non posso mangiare spinaci
        e broccoli | prendo una medicina che non va d'accordo con i formaggi stagionati | il pompelmo non lo posso
        prendere per via delle pillole | devo prendere le medicine a stomaco pieno a che ora mi servite | niente
        liquirizia per i farmaci che prendo | faccio la dialisi cosa posso mangiare | ho la gotta quali piatti devo
        evitare | devo stare attenta al potassio e al fosforo"""),
        said("""i take blood thinners can i eat your greens | warfarin means no spinach or broccoli for me | my
        medication doesn't mix with aged cheese | grapefruit interferes with my pills is it in anything | i have to
        take my medicine with food when will we be served | i'm on dialysis what could i eat | i have gout what should
        i avoid | i must watch my potassium | my tablets don't go with alcohol is there any in the dishes"""),
        said("""anticoagulanti | coumadin | medicina | medicine | farmaci | pillole | pompelmo | dialisi | gotta |
        potassio | liquirizia | blood thinners | warfarin | medication | pills | tablets | grapefruit | dialysis | gout
        | potassium"""),
        unlike=("low_salt", "bland_food"),
        is_safety=True,
    ),
)
