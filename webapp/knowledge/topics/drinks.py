"""Wine, coffee and all else there is to drink."""

from webapp.knowledge.topics.topic import Topic, said

TOPICS = (
    Topic(
        "wine_list",
        said("""avete una carta dei vini | che vini avete | avete il barolo | ci sono vini del territorio | quanto costa
        una bottiglia di vino in media | avete un sommelier | avete lo champagne | che bollicine avete in bottiglia |
        avete vini rossi importanti | la cantina è fornita | avete vini bianchi locali | avete dei buoni vini | com'è la
        vostra cantina | avete del baro lo | mio suocero se ne intende di vini cosa trova | che rossi avete | vorremmo
        bere bene che bottiglie avete | vini della zona"""),
        said("""do you have a wine list | what wines do you have | do you have barolo | are there local wines | how much
        is a bottle of wine roughly | is there a sommelier | do you have champagne | what sparkling wines have you got |
        do you have good red wines | is your cellar well stocked | do you do english wines | what red wines are there |
        any good wines | do you have pro seco | my father in law knows his wine what will he find | what reds do you
        have | we'd like to drink well what bottles do you have | wines from round here"""),
        said("""carta dei vini | vini | vino | bottiglie | cantina | sommelier | champagne | prosecco | bollicine |
        barolo | chianti | wine list | wines | wine | cellar | sparkling | franciacorta | brunello | bottiglia di vino
        | bottle of wine | nebbiolo | pinot | bianchi | rossi | amarone | lambrusco | vermentino | riserva | baro lo |
        pro seco | nero d'avola"""),
        unlike=("wine_by_the_glass", "wine_pairing", "corkage"),
    ),
    Topic(
        "wine_by_the_glass",
        said("""si può prendere un calice di vino | avete vino sfuso | avete il vino della casa | quanto costa un
        bicchiere di vino | avete vini al calice | il mezzo litro di rosso della casa lo fate | si può avere il vino a
        bicchiere | guido io quindi solo un bicchiere si può | il quartino lo fate | prosecco al calice ne avete | posso
        bere un calice di rosso con la cena | un bicchiere di bianco con il pesce si può | devo guidare quindi berrei
        giusto un calice | bevo solo io un bicchiere | vino della casa quanto costa | non finiamo una bottiglia in due
        avete i calici | quartino di rosso | beve solo mio marito una bottiglia è troppa"""),
        said("""can i have wine by the glass | do you have house wine | how much is a glass of wine | what do you pour
        by the glass | is there a carafe of house red | can i get just a glass of prosecco | do you do half bottles |
        i'm driving so only a glass is that fine | have you got a decent white by the glass | do you sell wine in jugs |
        just one glass of red with my meal | any wines by the glass | only i drink so just one glass | house wine price
        | we can't finish a bottle is there wine by the glass | small carafe of red | only my husband drinks so a bottle
        is too much"""),
        said("""calice | al calice | bicchiere di vino | vino della casa | vino sfuso | quartino | mezzo litro | by the
        glass | glass of wine | house wine | carafe | half bottle | half bottles | vino a bicchiere | solo un bicchiere
        | glass of prosecco | a glass | jugs | caraffa di vino | pitcher | bicchiere | sfuso | della casa | in caraffa
        | calice di rosso | glass of red | bicchiere di bianco"""),
        unlike=("wine_list", "corkage"),
    ),
    Topic(
        "wine_pairing",
        said("""fate l'abbinamento vini | quanto costa l'abbinamento con il vino | c'è un percorso di vini con la
        degustazione | mi consigliate il vino giusto per ogni piatto | quanti calici ci sono nell'abbinamento | il wine
        pairing lo fate | il sommelier ci abbina i vini | l'abbinamento si può fare anche senza alcol | col menù ci
        mettete anche i vini abbinati | ogni piatto con il suo vino si può"""),
        said("""do you do wine pairing | how much is the wine pairing | does the tasting menu come with matched wines |
        can the sommelier match wines to each course | how many glasses are in the pairing | is there a non alcoholic
        pairing | can we add the wine flight | do you suggest a wine for each dish | can we add wine pairing | wines to
        go with each course"""),
        said("""abbinamento | abbinamenti | abbinamento vini | wine pairing | pairing | matched wines | wine flight |
        percorso di vini | vino giusto | abbina | match wines | wine for each | wines to each | consigliate il vino |
        vini abbinati | suo vino | with each course"""),
        unlike=("tasting_menu", "wine_list", "wine_tasting"),
    ),
    Topic(
        "wine_tasting",
        said("""fate degustazioni di vino | organizzate serate con i produttori di vino | si può fare un assaggio di
        vini senza cenare | la degustazione in cantina la fate | quando è la prossima serata vini | fate degustazione di
        olio o di birra | cena con il produttore ne fate | vorremmo assaggiare vini della zona con dei formaggi | fate
        abbinamenti guidati"""),
        said("""do you do wine tastings | are there evenings with wine makers | can we taste wines without dinner | is
        there a tasting in the cellar | when's the next wine evening | do you do olive oil or beer tastings | can we
        sample local wines with some cheese | winemaker dinner is there one coming up | are there winemaker dinners |
        can we tour the vineyard"""),
        said("""degustazione di vino | degustazioni | serata vini | produttori | produttore | assaggio di vini | wine
        tasting | wine tastings | winemaker | wine evening | degustazioni di vino | degustazione di vini | cantina |
        cellar | vineyard | degustazione in cantina | degustazione di olio | assaggiare vini | wine makers | taste
        wines | tasting in the cellar | tastings | sample local wines | degustazione vini | visitare la cantina | visit
        the cellar | assaggio | abbinamenti guidati"""),
        unlike=("wine_pairing", "cooking_class"),
    ),
    Topic(
        "beer",
        said("""che birre avete | avete birra alla spina | birre artigianali ne avete | avete la birra media | c'è la
        weiss | quanto costa una birra | avete la guinness | avete birre in bottiglia | una bella bionda media alla
        spina | birra alla spina | artigianali | mio fratello beve solo birra quali avete | birra senza alcol"""),
        said("""what beers do you have | do you have beer on tap | do you have craft beer | is there a wheat beer | do
        you have guinness | any bottled beers | do you have a gluten free beer | what lager do you serve | any local
        ales | draught beer | craft beer | my brother only drinks beer which do you have | lager or ale"""),
        said("""birra | birre | alla spina | birra artigianale | weiss | guinness | ipa | beer | beers | pint | on tap
        | draught | lager | ale | ales | craft beer | peroni | ichnusa | bionda | media"""),
        unlike=("cocktails", "non_alcoholic_drinks"),
    ),
    Topic(
        "cocktails",
        said("""fate i cocktail | avete lo spritz | il barman è bravo coi cocktail | si può bere un gin tonic | fate il
        negroni | avete una lista di drink | fate i long drink | quanto costa un cocktail | mojito ne fate | un negroni
        prima di cena | fate lo spritz"""),
        said("""do you do cocktails | do you have spritz | can i get a gin and tonic | do you make negronis | is there a
        cocktail list | how much is a cocktail | is there a bar | do you do margaritas or mojitos | can we have drinks
        at the bar before the meal | a negroni before dinner | spritz"""),
        said("""cocktail | cocktails | spritz | gin tonic | negroni | mojito | long drink | barman | gin | martini |
        margarita | margaritas | cocktail list | negronis | mojitos | americano | bartender | mixology | bere qualcosa
        | gin and tonic | daiquiri | lista di drink | a bar | drinks at the bar | drink list | cocktail bar"""),
        unlike=("aperitif", "spirits"),
    ),
    Topic(
        "aperitif",
        said("""fate l'aperitivo | a che ora è l'aperitivo | nell'aperitivo è compreso da mangiare | fate l'apericena |
        si può fare solo aperitivo senza cena | c'è lo stuzzichino con il drink | aperitivo per venti persone lo fate |
        apericena a buffet c'è | verso le sette per uno spritz e due stuzzichini | c'è il buffet con l'aperitivo | fate
        apericena | siete aperti per l'aperitivo | un aperitivo prima di cena si può fare | fate l'apperitivo | l'aperi
        cena c'è | un salto alle sette per due stuzzichini | ci vediamo prima di cena per bere qualcosa con gli
        stuzzichini | aperitivo | prima di cena vorremmo bere qualcosa con due patatine"""),
        said("""do you do aperitivo | what time is aperitivo | how much is an aperitif with snacks | is food included
        with the aperitivo | can we come for drinks and nibbles before dinner | do you do an apericena | pre dinner
        drinks with something to snack on | aperitif for twenty people | is there an aperitif with nibbles | pre dinner
        drinks with snacks | do you serve aperitifs | is there an aperitivo with snacks | meeting for a drink and
        nibbles before dinner | we'd like a drink and some crisps before eating"""),
        said("""aperitivo | aperitivi | apericena | stuzzichini | aperitif | aperitifs | nibbles | pre dinner drinks |
        snacks | stuzzichino | aperi cena | apericene | pre cena | patatine e olive | apperitivo"""),
        unlike=("cocktails", "starters_and_boards"),
    ),
    Topic(
        "spirits",
        said("""che amari avete | avete la grappa | il limoncello lo fate voi | si può avere un digestivo | avete rum e
        whisky | avete il mirto | l'ammazzacaffè è offerto | avete distillati invecchiati | il passito o il vin santo
        ce l'avete"""),
        said("""what liqueurs do you have | do you have grappa | is the limoncello homemade | can i have a digestif |
        do you have whisky and rum | is the after dinner drink on the house | do you have aged spirits | do you serve
        dessert wine | what bitters have you got | have you got a good scotch or brandy"""),
        said("""amaro | amari | grappa | limoncello | digestivo | mirto | whisky | rum | distillati | passito | vin
        santo | liquori | liqueur | liqueurs | digestif | spirits | scotch | brandy | dessert wine | ammazzacaffè |
        after dinner drink | bitters | sambuca | cognac | gin pregiati | liquore | montenegro | vermouth"""),
        unlike=("cocktails", "coffee"),
    ),
    Topic(
        "non_alcoholic_drinks",
        said("""avete cocktail analcolici | non bevo alcol cosa avete | avete la birra analcolica | c'è il vino senza
        alcol | avete la coca cola | succhi di frutta ne avete | avete spremute fresche | bibite per i bambini quali
        avete | la coca zero ce l'avete | avete il chinotto | mocktail ne fate | io sono astemio | per chi non beve
        alcolici cosa c'è | fate un moc tail | sono incinta cosa posso bere di buono che non sia acqua | non bevo alcol
        cosa c'è oltre all'acqua | sono incinta e vorrei un cocktail | guido e sono a dieta cosa posso bere | devo
        guidare e mia moglie è astemia cosa ci offrite da bere"""),
        said("""do you have non alcoholic cocktails | i don't drink alcohol what have you got | do you have alcohol free
        beer | is there dealcoholised wine | do you have coke | what fruit juices do you have | do you have fresh orange
        juice | what soft drinks are there for the kids | do you have diet coke | do you make mocktails | i'm teetotal |
        is there zero percent beer | any alcohol free drinks | my husband is the designated driver what can he drink | i
        don't drink what is there besides water | mocktails | i'm driving what can i have that isn't water | i'm driving
        and my wife's teetotal what could we drink"""),
        said("""analcolico | analcolici | analcolica | senza alcol | astemio | coca cola | bibite | succhi | spremuta |
        chinotto | mocktail | mocktails | non alcoholic | alcohol free | soft drinks | soft drink | juice | juices |
        coke | lemonade | teetotal | limonata | kombucha | non bevo | spremute | coca zero | don't drink alcohol |
        dealcoholised | zero percent | aranciata | fanta | sprite | analcoliche | senza alcool | cola | gassosa | no
        alcohol | driver | orange juice | non beve alcolici | moc tail | posso bere"""),
        unlike=("beer", "cocktails", "pork_and_alcohol"),
    ),
    Topic(
        "water",
        said("""servite acqua del rubinetto | l'acqua si paga | avete l'acqua in bottiglia | l'acqua è microfiltrata |
        posso avere una caraffa d'acqua | che acqua minerale avete | l'acqua gassata c'è | avete
        la ferrarelle o l'acqua in vetro | l'acqua è compresa | l'acqua del rubinetto la portate"""),
        said("""do you serve tap water | is the water free | do you have bottled water | can we have a jug of water | is
        your water filtered | how much is a bottle of water | do you have sparkling water | which mineral water do you
        serve | is water included | can i get still water in glass bottles | tap water"""),
        said("""acqua | acqua del rubinetto | acqua minerale | gassata | frizzante | microfiltrata | caraffa | water |
        tap water | sparkling water | mineral water | still water | bottled water"""),
        unlike=("cover_charge", "non_alcoholic_drinks"),
    ),
    Topic(
        "coffee",
        said("""fate il caffè | il caffè è espresso o della moka | avete il decaffeinato | avete il caffè d'orzo e il
        ginseng | fate il cappuccino dopo pranzo | avete tè e tisane | la cioccolata calda la fate | che miscela di
        caffè usate | il deca ce l'avete | avete il decaffe inato"""),
        said("""do you serve coffee | do you have decaf | do you do cappuccino | do you have tea | have you got herbal
        tea | is there hot chocolate | do you do flat whites | what coffee beans do you use | is coffee included at the
        end of the meal | barley coffee have you got it"""),
        said("""caffè | decaffeinato | deca | orzo | ginseng | cappuccino | tè | tisana | tisane | cioccolata calda |
        coffee | decaf | tea | herbal tea | hot chocolate | espresso | flat white | latte macchiato | flat whites |
        moka | infusi | matcha | macchiato | tea bags | camomilla | chamomile | decaffe"""),
        unlike=("breakfast", "desserts"),
    ),
    Topic(
        "happy_hour",
        said("""avete l'happy hour | c'è uno sconto sui drink in certi orari | fate l'api auar | quando è l'happy hour
        | in che fascia oraria i cocktail costano meno | due drink al prezzo di uno li fate | fate il due per uno sui
        drink | nell'ora felice cosa c'è"""),
        said("""is there a happy hour | when is happy hour | are drinks cheaper at certain times | do you have a happy
        hour | do you do two for one on cocktails | when are the cheap drinks | what's on offer at happy hour | until
        when is happy our"""),
        said("""happy hour | happy our | api auar | due per uno | ora felice | two for one | cheaper | costano meno |
        cheap drinks | sconto sui drink | due drink"""),
        unlike=("aperitif", "discounts"),
    ),
)
