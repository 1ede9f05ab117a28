"""Words by which a language is told: those that carry grammar, and the commonest ones of news."""

from __future__ import annotations

from claims.word_list import words_of

SMALL_WORDS = {
    "en": words_of(
        """the of and to in a is that for it on with as was by at be this are from or have an not
        they which his has had but were he she their its been who will would more when there what
        said than into after also up out about over could we you i our my do did no can if all"""
    ),
    "de": words_of(
        """der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es
        an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so
        zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei"""
    ),
    "fr": words_of(
        """le la les de des du et en un une dans que qui pour par sur au aux est pas plus ne se ce
        il elle sont avec son sa ses ont été cette mais nous vous leur à d'un d'une c'est comme où
        était avait fait entre après selon"""
    ),
    "es": words_of(
        """el la los las de del y en un una que por con para se su al lo como más pero sus le ha
        este esta es son fue no sobre entre también ser desde hasta cuando muy ya según había"""
    ),
    "it": words_of(
        """il lo la gli le di del della dei delle e in un una che per con non si è da al alla nel
        nella sono come più anche ma ha dal dalla suo sua questo questa i tra dopo essere stato"""
    ),
    "pt": words_of(
        """o a os as de do da dos das e em no na nos nas um uma que por para com não se é mais como
        foi ao à pelo pela seu sua mas ser ou são também já entre quando até"""
    ),
    "nl": words_of(
        """de het een van en in is dat op te voor met zijn niet aan er om ook als bij door uit naar
        maar nog heeft dan over wordt werd zich deze die tot was hij ze hebben"""
    ),
    "sv": words_of(
        """och i att det som en på är av för med till den har de inte om ett han var jag från men
        vi så sig hon kan när efter eller vid sin"""
    ),
    "da": words_of(
        """og i at det som en på er af for med til den har de ikke om et han var jeg fra men vi så
        sig hun kan når efter eller ved sin blev også"""
    ),
    "no": words_of(
        """og i å det som en på er av for med til den har de ikke om et han var jeg fra men vi så
        seg hun kan når etter eller ved sin ble også"""
    ),
    "pl": words_of(
        """i w na z się nie do to że jest o jak po za od przez dla ale są był przy tym oraz być
        jego ze co tego już które która który"""
    ),
    "cs": words_of(
        """a v na se je že s z do o to k i za ve pro si ale po jako by od jsou podle které který
        která byl být však není"""
    ),
    "ro": words_of(
        """și de în la a cu pe din care nu un o este să al ale mai au fost pentru prin că lui cele
        după dar sunt"""
    ),
    "tr": words_of(
        """ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ancak ise ne var o
        değil göre ya her"""
    ),
    "hu": words_of(
        """a az és hogy nem is egy ez van volt meg de el csak már még mint szerint lesz azt ezt
        vagy amely"""
    ),
    "fi": words_of(
        """ja on ei se että oli hän joka mutta kun niin myös ovat mukaan sen tai kuin ole jo vain
        sekä jos"""
    ),
    "id": words_of(
        """yang dan di dengan untuk ini itu dari dalam pada tidak akan ke juga oleh ada mereka
        telah adalah sebagai atau bisa karena"""
    ),
}
"""Only words that carry grammar. A word that two languages share counts for both."""

COMMON_ENGLISH = words_of(
    """against ago all amid among any because been being between both bill billion body business
    call called calls can case chief city claims company could country court crash cut cuts day days
    deal deaths did died does down during each election end face faces fall falls fell final fire
    fires first for found four game games get gets goal goals government group had he head her high
    him hit hits how if injured into it its judge just killed kills last law lead leader leaders
    leads left less like made make man market may meeting meets million minister month months more
    most much must near new news night no not now officials oil one only opens other out over own
    part party past pay people percent plan plans point points police power president prices public
    quarter rate rates record report reports rise rises rose rule said sales save saves say says
    school season second seek seeks sent set shares shot should show shows since some southern state
    still stock strike such system take takes talks tax team than their them then there these they
    third those three through time told top trade trial troops two under until up us very vote votes
    vows want wants war was week well were what when where which while who why will win wins with
    without woman women won work workers world would year years yet you"""
)
"""Words that few other languages write in the same way; they need no neighbours to be English."""

SHARED_WITH_ENGLISH = words_of(
    """a also am an are as at be bin but by care come da dal dan dare das de del den der di die do
    dos du due e el em en er for fin had has have he i in is it la le les main man me men met no nos
    of on or os over pas per plus pour sent ser sin so son sue sur ten to tot under van von was we
    were y door per once non al ale"""
)
"""Small words of other languages that English writes too, be it only in names."""

LOANWORDS = words_of(
    """attaché bête blasé café cafés cliché clichéd clichés communiqué communiqués coup crème café
    décor début déjà détente éclair élan élite entrée exposé façade fête fiancé fiancée flambé
    jalapeño matinée mêlée naïve née né piñata piñatas première protégé protégée protégés purée
    regime régime résumé résumés risqué rosé sauté séance señor señora smörgåsbord soirée soufflé
    tête touché voilà über vis-à-vis"""
)
"""Words with letters that English has from other languages."""
