"""Words that make a claim more or less worth checking, in lists under the name of their signal.

A list holds words and phrases of two or three words, with commas between. A word counts in all its
forms ("tax" finds "taxes" and "taxed"); a form that a list names itself ("said") counts only as
written. What is written in capitals alone ("US", "NATO") is an abbreviation and no other word.
"""

from __future__ import annotations

TOPICS: dict[str, str] = {
    "speaks of money": """
        money, dollar, cent, pound, euro, price, cost, expense, expensive, fee, payment, pay, paid,
        afford, spend, spent, loan, mortgage, rent, bill for, salary of""",
    "speaks of taxes": "tax, taxation, taxpayer, tax cut, tax rate, IRS, VAT, levy, deduction",
    "speaks of jobs and wages": """
        job, unemployment, unemployed, employment, employ, employer, employee, wage, salary,
        workforce, worker, laid off, layoff, hire, labor, labour, overtime, pension, income, earn,
        earning, union""",
    "speaks of budgets and debt": """
        budget, deficit, debt, surplus, spending, borrow, funding, fund, bailout, treasury,
        appropriation, fiscal, grant, subsidy""",
    "speaks of growth and prices": """
        economy, economic, GDP, inflation, recession, depression, growth, productivity, interest
        rate, currency, stock market, economist""",
    "speaks of business": """
        business, company, corporation, industry, industrial, bank, factory, plant, manufacturer,
        manufacturing, market, investor, investment, Wall Street, product, bankruptcy, CEO, farm,
        farmer, enterprise, sector""",
    "speaks of trade": """
        trade, import, export, tariff, NAFTA, TPP, trade deal, steel, customs, outsource, trade
        agreement""",
    "speaks of health and medicine": """
        health, healthcare, hospital, doctor, nurse, patient, drug, Medicare, Medicaid, insurance,
        insured, uninsured, premium, disease, cancer, vaccine, virus, medical, prescription,
        opioid, abortion, medicine, infection""",
    "speaks of schools": """
        school, student, teacher, college, university, classroom, tuition, graduate, scholarship,
        kindergarten, pupil, literacy""",
    "speaks of crime and police": """
        crime, criminal, murder, homicide, rape, police, prison, gun, violence, violent, arrest,
        convict, gang, assault, felony, jail, fraud, theft, shooting, officer, FBI, inmate""",
    "speaks of courts": """
        court, judge, justice, lawsuit, sue, ruling, prosecutor, trial, verdict, attorney, indict,
        indictment, supreme court, constitution, constitutional""",
    "speaks of laws": """
        law, bill, legislation, act of, statute, treaty, regulation, amendment, ban, illegal,
        illegally, legal, enact, executive order, mandate, agreement, accord, permit, resolution,
        legalise, legalize, outlaw""",
    "speaks of elections and polls": """
        election, ballot, voter, poll, campaign, candidate, primary, electoral, nominee, turnout,
        re-election, elected""",
    "speaks of parliament or government": """
        congress, congressional, senate, parliament, government, administration, federal,
        legislature, cabinet, white house, commission, agency, department, state department,
        council, ministry, committee, bureau""",
    "speaks of a party": """
        democrat, republican, labour, conservative, liberal democrats, tories, tory, democratic
        party, both parties, green party, democratic""",
    "speaks of war and forces": """
        military, army, navy, air force, troop, soldier, marine, war, battle, invade, invasion,
        combat, pentagon, base, occupy, occupation, ceasefire, defense, defence, veteran, wounded,
        ship, NATO""",
    "speaks of weapons": """
        weapon, nuclear, missile, bomb, warhead, arsenal, uranium, chemical weapon, rocket, drone,
        tank, ammunition, sanction, arms""",
    "speaks of terrorism": """
        terrorist, terrorism, ISIS, Qaeda, Taliban, hostage, extremist, hijack, jihadist, bin
        laden, terror""",
    "speaks of migration": """
        immigrant, immigration, migrant, refugee, border, asylum, deport, deportation, visa,
        undocumented, citizenship""",
    "speaks of energy and climate": """
        energy, oil, gas, coal, gasoline, fuel, solar, wind farm, climate, emission, carbon,
        pollution, pipeline, drilling, fracking, barrel, electricity, environmental, global
        warming, renewable, water""",
    "speaks of benefits and poverty": """
        welfare, poverty, social security, benefit, food stamp, homeless, homelessness, minimum
        wage, child care, disability, low-income""",
    "speaks of groups of people": """
        woman, women, kid, child, children, senior, black, hispanic, latino, minority, middle
        class, men, population, people who, young people, african-american, gay, muslim, christian,
        jew, wealthy, the rich, millionaire, billionaire, household, citizen, resident, native""",
    "speaks of roads, homes and works": """
        road, bridge, highway, railway, railroad, airport, infrastructure, housing, building,
        construction, acre, mile, broadband, harbour""",
    "speaks of nations": """
        country, nations, world, allies, foreign, overseas, abroad, arab, european""",
}
"""What a claim is about."""

DEEDS: dict[str, str] = {
    "gives a large number in words": """
        million, billion, trillion, thousand, hundred, dozen, millions, billions, thousands,
        hundreds""",
    "gives a small number in words": """
        two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, twenty, thirty,
        forty, fifty, sixty, seventy, eighty, ninety""",
    "gives a rate or share": """
        percent, per cent, percentage, rate, average, half, majority, third of, quarter of, ratio,
        per capita, per year, a year, a month, a week, a day, median""",
    "says that something grew": """
        increase, rise, rose, risen, grow, grew, grown, double, triple, climb, soar, skyrocket,
        expand, surge, gain, added, went up, gone up, up by, higher""",
    "says that something shrank": """
        decrease, decline, fell, fallen, drop, reduce, reduction, cut, shrink, shrank, lose, lost,
        halve, slash, went down, gone down, down by, lower, eliminate, lower than, loss""",
    "compares": """
        than, more than, less than, fewer, as much as, as many as, twice, compared, same, least,
        most, times as, equal, exceed, outnumber, while""",
    "gives an extreme": """
        highest, lowest, largest, biggest, smallest, worst, greatest, longest, fastest, oldest,
        youngest, richest, poorest, deadliest, number one, record high""",
    "says first, only or never": """
        first, only, never, ever, no other, first time, last time, single, every single, nobody
        else, none of""",
    "says all or none": "all, every, none, any, always, entire, everyone, either, both",
    "speaks of history": """
        history, historic, since, ago, century, decade, predecessor, record, past, previous,
        former, founded, in history""",
    "gives a source": """
        report, study, according to, statistic, survey, researcher, research, evidence, analysis,
        data, estimate, expert, find, found, newspaper, times, article, census, document, economist
        say""",
    "tells what somebody said": """
        said, say, says, told, announced, promised, claimed, denied, called, admitted, stated,
        testified, proposed, accused, advocated, asked, argued, suggested, wrote, warned,
        criticized, criticised, referred, declared""",
    "tells how somebody voted or acted in office": """
        voted, vote for, votes, opposed, oppose, support, supported, support for, sponsored,
        vetoed, veto, signed, endorsed, appointed, nominated, against, co-sponsored, cosponsored,
        passed, ratified, voting, abstained""",
    "tells what was begun or made": """
        created, built, launched, started, established, introduced, produced, opened, made, became,
        began, formed, developed, put in, invested, bought, sold, expanded, added, led""",
    "tells what was ended or refused": """
        ended, closed, stopped, cancelled, canceled, rejected, refused, blocked, failed, left,
        withdrew, abandoned, eliminated, repealed, quit, resigned, fired, gone, collapsed,
        defeated""",
    "tells what was given or taken": """
        gave, given, sent, received, took, taken, paid, got, brought, used, provided, collected,
        raised, kept, spent, delivered, awarded""",
    "tells of deaths and attacks": """
        killed, died, death, dead, attack, attacked, injured, bombed, kill, killing, victim,
        casualty, shot, murdered, wounded, massacre, destroyed""",
    "reports what was": "was, were, had, did, went, came, been, happened, wasn't, weren't, hadn't",
    "reports what has been": """
        has, has been, have been, have had, we've, they've, he's been, have become, has become""",
    "says what is": "is, are, there are, there is, there's, they're, it's, isn't, aren't",
    "says what we do": "we're, we are, we have, we've, we had, we were, we did",
    "says what did not happen": """
        didn't, did not, wasn't, was not, weren't, were not, hasn't, has not, haven't, have not,
        never, no, without, hadn't""",
    "says what somebody does": """
        supports, opposes, wants, spends, pays, costs, makes, gives, uses, owns, provides, covers,
        allows, requires, sells, produces, employs, includes, contains, imports, exports, takes,
        gets, runs, receives, represents""",
    "speaks of him, her or them": "he, she, him, her, his, they, their, them, he's, she's, they're",
    "names somebody by office": """
        president, senator, governor, congressman, congresswoman, mayor, secretary, minister,
        chancellor, mr, mrs, ms, vice president, prime minister, general, ambassador, justice,
        speaker""",
    "gives a cause": """
        because, due to, caused, led to, resulted in, as a result, result of, thanks to, therefore,
        which is why, in response""",
    "tells when": """
        during, after, before, since, until, last year, this year, last month, last week, years
        ago, now, today, yesterday, currently, recently, ago, already, in the last, in the past, at
        the time""",
    "adds a clause": "which, who, that, where, while, whose, whom",
    "insists that it is true": """
        fact, the fact, in fact, actually, frankly, truth, the truth, indeed, exactly, true,
        false""",
}
"""How a claim tells what it tells."""

SPEAKING: dict[str, str] = {
    "speaks in the first person": "I, I'm, I've, I'd, I'll, me, my, mine, myself",
    "tells what the speaker did": """
        I was, I had, I did, I've, I have, I signed, I voted, I said, I proposed, I went, I worked,
        I served, I passed, I balanced, I introduced, I supported, I opposed, I met, I ran, I came,
        I saw""",
    "speaks for a group": "we, us, our, ours, ourselves, we'll, we'd",
    "speaks to the listener": "you, your, yours, yourself, you're, you've, you'll, you'd, you know",
    "says what will be": """
        will, shall, won't, going to, gonna, I'll, we'll, he'll, she'll, they'll, it'll, you'll,
        tomorrow, next, will be, plan to, plans to""",
    "says what would be": """
        would, could, might, may, wouldn't, couldn't, I'd, we'd, they'd, he'd, would have, would
        be""",
    "says what can be": "can, can't, cannot, able, possible, possibly, impossible",
    "says what must be": """
        must, should, ought, have to, has to, need to, needs to, need, needs, let's, let us, had
        better, shouldn't, got to, gotta, necessary, it is time, must not""",
    "wants or hopes": """
        want, want to, hope, wish, would like, like to, I'd like, try, dream, pray, intend, look
        forward, committed to, determined""",
    "asks somebody to do something": """
        let me, please, look, listen, wait, remember, imagine, join, excuse me, ask, tell me, go
        ahead, consider""",
    "believes": """
        believe, think, feel, felt, guess, suppose, opinion, in my view, my view, convinced, sure,
        certainly, I know, consider, doubt, assume, thought, agree, disagree, seem""",
    "praises": """
        good, great, wonderful, best, better, strong, proud, tremendous, beautiful, amazing,
        excellent, brave, fine, brilliant, fantastic, nice, success, successful, decent, smart,
        powerful, honorable, love, strength, excited, happy, incredible""",
    "blames": """
        bad, wrong, terrible, disaster, worse, horrible, sad, weak, shame, awful, ridiculous,
        mistake, fail, stupid, disgrace, tragic, outrageous, dishonest, crooked, unfair, tough,
        reckless, irresponsible, hurt""",
    "stresses": """
        very, really, just, so much, pretty, simply, absolutely, totally, of course, certainly,
        clearly, obviously, extremely, quite, particularly, strongly, too, at all""",
    "thanks or greets": """
        thank, thanks, thank you, welcome, good evening, good night, good morning, ladies and
        gentlemen, god bless, appreciate, congratulation, applause, grateful, hello, goodbye,
        privilege, honored, glad, pleasure, laughter""",
    "addresses those present": """
        distinguished, members of the, lieutenant governor, fellow, mr speaker, mr president,
        colleague, guest, my friends, friend, ladies, everybody""",
    "talks about the talk": """
        question, answer, debate, issue, point, talk, talk about, discuss, respond, subject, topic,
        word, statement, conversation, moderator, minute, words, tonight, response, disagree,
        difference, differences, point out""",
    "speaks vaguely": """
        thing, something, somebody, someone, a lot, lots of, kind of, sort of, some, way, stuff,
        anything, nothing, everything, anybody, whatever, others, another, different, certain, many
        ways, kinds of, sometimes""",
    "speaks of values and dreams": """
        freedom, liberty, leadership, value, opportunity, future, dream, responsibility, respect,
        faith, character, vision, trust, courage, spirit, challenge, principle, moral, choice,
        choices, heart, soul, peace, experience, justice for, prosperity, hope, sacrifice, ability,
        direction, generation, destiny, community""",
    "gives a plan or policy": """
        plan, policy, program, proposal, priority, goal, reform, strategy, solution, approach,
        initiative, agenda, effort, step, solve, improve, strengthen, create, ensure, protect,
        balance, bring, continue, work, work with, make sure, focus, build, fix, move, support""",
    "tells a life": """
        mother, father, wife, husband, son, daughter, grandfather, grandmother, parents, born, grew
        up, brother, sister, married, raised by, dad, mom""",
    "says if": "if, unless, whether, in case, suppose, even if, as if, otherwise, when you",
    "begins a question": """
        what, how, why, whether, who, where, do you, are you, did you, would you, will you, is it,
        can you, have you""",
    "points at what was said": "this, here, these, those, it, that's, this is, here's, there, such",
    "hedges in everyday words": """
        probably, perhaps, maybe, apparently, supposedly, it seems, likely, unlikely, sort of,
        somewhat, almost certainly""",
    "speaks of America as such": "america, american, our country, this country, nation, our nation",
    "says yes or no": "yes, yeah, no, okay, ok, right, well, oh, absolutely, correct, sorry",
}
"""How somebody speaks when nothing is stated that could be looked up."""

WORD_SIGNALS: dict[str, str] = TOPICS | DEEDS | SPEAKING
