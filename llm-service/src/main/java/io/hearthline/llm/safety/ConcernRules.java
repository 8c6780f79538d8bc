package io.hearthline.llm.safety;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What dangerous sentences look like, per category. Written on the development half of the red flags; a draft for
 * clinical review. Rules look at one clause without figures of speech; see {@link SafetyNet} for negation, other people
 * and the past.
 */
final class ConcernRules {
    private static final String SUDDEN =
            "(?:sudden\\w*|all of a sudden|just now|right now|this morning|today|woke up|since (?:yesterday|this morning|last night)|all at once|out of nowhere)";
    private static final String LIMB = "(?:arms?|legs?|hands?|side|face|mouth|lips?|cheek|foot|feet|fingers|body)";
    private static final String KIN =
            "(?:son|daughter|nephew|niece|grandson|granddaughter|husband|wife|caregiver|aide|helper|nurse|he|she|they|brother|sister|neighbor)";

    private ConcernRules() {}

    /** Category ids in the order they are tried; the first of the highest severity wins. */
    static Map<String, List<Pattern>> all() {
        Map<String, List<Pattern>> rules = new LinkedHashMap<>();
        body(rules);
        mind(rules);
        home(rules);
        return rules;
    }

    private static void body(Map<String, List<Pattern>> rules) {
        put(
                rules,
                "stroke",
                "can't (?:feel|move|lift|raise|use) (?:my |the )?(?:right |left |whole |one )*" + LIMB,
                "(?:face|mouth|cheek|lip|smile|eyelid|side of my face)\\b.*\\b(?:droop\\w*|hang\\w*|sagg\\w*|crooked|lopsided|fallen|twisted|one side)",
                "(?:numb\\w*|tingl\\w*|weak\\w*|dead|heavy|limp|paraly[sz]ed|useless|floppy)\\b.*\\b(?:right|left|one|whole|entire) (?:side|arm|leg|hand|half|whole)",
                "(?:right|left|one|whole|entire) (?:side|arm|leg|hand|half|\\w+ side)\\b.*\\b(?:numb\\w*|weak\\w*|tingl\\w*|dead|heavy|limp|won't (?:work|move)|paraly[sz]ed|useless|gone funny|floppy|not working)",
                "(?:words|speech|talking|sentences?)\\b.*\\b(?:jumbled|slurr\\w*|garbled|mixed up|won't come|coming out (?:all )?(?:wrong|funny|jumbled|backwards)|muddled|scrambled)",
                "(?:slurring|slurred|can't get (?:my|the) words out|can't speak (?:right|properly)|can't find (?:my|the) words)",
                "(?:gone|went|going) blind|lost (?:the |my )?(?:vision|sight)|can't see (?:out of|from|anything|with)|(?:vision|sight|eyesight) (?:is |has |just )?(?:gone|went|going|double)|seeing double|double vision|curtain (?:came|coming) down",
                "worst headache|headache\\b.*\\b(?:hammer|thunder\\w*|of my life|" + SUDDEN + ")|thunderclap",
                "(?:room|everything) (?:is |started |keeps |suddenly )?(?:spinning|tilting)\\b.*\\b(?:can't|walk|stand)|can't (?:keep my balance|walk straight)|(?:having|had) a stroke|lost my balance (?:completely|all)");
        put(
                rules,
                "chest_pain",
                "chest\\b.*\\b(?:pain\\w*|hurt\\w*|tight\\w*|pressure|squeez\\w*|crush\\w*|heavy|ache\\w*|aching|burn\\w*|weight|sitting|gripp\\w*|stabb\\w*|bad)",
                "(?:pain\\w*|hurt\\w*|tight\\w*|pressure|squeez\\w*|crush\\w*|elephant|weight|heaviness|ache|burning|stabbing|band|vise|something heavy|fist)\\b.*\\b(?:chest|breastbone|breast bone|sternum|heart)\\b(?! (?:for|that|goes))",
                "(?:left arm|jaw|shoulder blades?|both arms)\\b.*\\b(?:hurt\\w*|ach\\w*|pain\\w*|numb)\\b.*\\b(?:sweat\\w*|chest|sick|breath\\w*|cold|clammy)",
                "(?:pain|ache|hurt\\w*)\\b.*\\b(?:down|into|up|in|to) my (?:left arm|jaw|neck and jaw)",
                "(?:left arm|jaw) (?:hurts|aches|is hurting|is aching|is killing me)",
                "nitro\\w*\\b.*\\b(?:still|didn't|not|hasn't|pain|again|twice)|heart attack|crushing (?:feeling|pain|pressure)",
                "heart (?:is )?(?:pounding|racing|skipping|fluttering)\\b.*\\b(?:sweat\\w*|dizzy|faint|breath)",
                "cold sweat\\b.*\\b(?:sick|pain|arm|jaw|weak)");
        put(
                rules,
                "breathing",
                "can't (?:breathe|catch my breath|get (?:any |enough |my )?(?:air|breath)|stop (?:wheezing|coughing long enough))|hardly (?:breathe|talk|get a breath)|trouble breathing|difficulty breathing|hard (?:time breathing|to breathe)|struggl\\w* (?:to breathe|for (?:air|breath))",
                "gasping|suffocat\\w*|fighting for (?:air|breath)|turning blue|lips (?:are |look |have gone )?(?:blue|purple)|(?:blue|purple) lips",
                "short(?:ness)? of breath|out of breath\\b.*\\b(?:just|sitting|resting|talking|worse|bed)|winded\\b.*\\b(?:just|sitting|bathroom|never|worse|yesterday|bed|few steps)|breathless",
                "(?:stuck|lodged|caught) in my throat|choking (?:on|right|now)|i'm choking|wheezing (?:so|bad|badly|and|all|terribl)",
                "oxygen\\b.*\\b(?:seventy|eighty)(?: \\w+)?\\b|oxygen\\b.*\\b(?:7\\d|8[0-7])\\b|(?:inhaler|nebulizer|rescue)\\b.*\\b(?:not helping|isn't helping|doesn't help|not working|no help)",
                "need (?:more )?(?:air|oxygen)(?! (?:tank|bottle|delivery))|breath\\w*\\b.*\\b(?:much worse|getting worse|worse than ever|really bad)");
        put(
                rules,
                "fall_injury",
                "on the (?:floor|ground|bathroom floor|kitchen floor)(?: right)?(?: now)?\\b.*\\b(?:can't|now|slipped|hurt\\w*|help|fell|get up|since|up)|i'm (?:still )?(?:lying |stuck |down )?on the (?:floor|ground)|lying on the (?:\\w+ )?(?:floor|ground)",
                "(?:fell|fallen|slipped|tripped|tumbled|took a (?:fall|tumble|spill)|went down)\\b.*\\b(?:can't|hurt\\w*|blood|bleed\\w*|head|hip|broke\\w*|pain\\w*|cracked|swollen|ankle|wrist|killing|stand|move|get up|bump|dizzy|knocked|stairs|hard|floor)",
                "can't get (?:up|back up|off the (?:floor|ground))(?! (?:early|before|in the morning|and go))|can't (?:put (?:any )?weight on|stand on|move my (?:leg|hip|arm|ankle|wrist))",
                "(?:hit|bumped|banged|cracked|struck|knocked|smacked|split) my (?:head|skull|face|forehead)|(?:broke|broken|fractured) my (?:hip|leg|arm|wrist|ankle)|hip\\b.*\\b(?:popped|cracked|snapped|gave out|broke\\w*)",
                "i (?:just |have |'ve )?(?:fell|fallen|had a (?:bad )?fall)(?: (?:down|again|today|this morning|last night|out of bed|in the \\w+|on the \\w+|off the \\w+))+");
        put(
                rules,
                "bleeding",
                "blood (?:everywhere|all over|coming|pouring|gushing|running|dripping|in (?:my|the) (?:stool|urine|toilet|vomit|bowl|pee|water|phlegm|spit|mouth|poop))|(?:won't|doesn't|can't|hasn't|not) stop\\w*\\b.*\\b(?:bleed\\w*|blood)",
                "bleed\\w*\\b.*\\b(?:won't stop|can't stop|hour|hours|a lot|heavily|badly|bad|through|all (?:day|night|over)|keeps|still|from|and)|bleeding (?:won't|doesn't|is not|isn't)",
                "(?:cough\\w*|spit\\w*|throw\\w*|threw|vomit\\w*|bring\\w*|brought|pass\\w*|pee\\w*)(?: up)? (?:some |a bit of |fresh |bright )*(?:red )?(?:blood|clots)",
                "(?:towel|bandage|sheet|pad|cloth|shirt|sock)\\w*\\b.*\\b(?:soaked|drenched|full of blood|red with)|blood clots?|black (?:and tarry|stool|poop|like tar)|(?:stool|poop|movement)\\w* (?:is |was |are |were )?(?:black|tarry|bloody|red)|coffee grounds|blood (?:won't|keeps)|it won't stop bleeding|losing (?:a lot of |so much )?blood");
        put(
                rules,
                "collapse",
                "(?:i |i've |i just |nearly |almost |just )?(?:passed|passing|blacked|blacking) out|(?:i |i've |i just |nearly |almost )(?:fainted|collapsed)|i (?:keep|kept) (?:fainting|blacking|passing)|found myself on the (?:floor|ground)|woke up on the (?:\\w+ )?(?:floor|ground)|came to on the",
                "(?:won't|can't|doesn't|isn't|not) (?:wak\\w*(?: (?:up|him|her))?|respond\\w*|mov\\w*)\\b|unconscious|unresponsive|not breathing|can't wake (?:him|her)",
                "lost (?:about |some |a few |ten |twenty |thirty )*(?:minutes|time|consciousness)\\b.*|(?:had|having) (?:a |another )?(?:seizure|fit|convulsion)|shaking all over\\b.*\\bcan't|everything went (?:black|dark)");
        put(
                rules,
                "swallow_allergy",
                "(?:tongue|throat|lips?|face|eyes?|mouth|neck)\\b.*\\b(?:swell\\w*|swollen|puff\\w*|closing|closed up|tight\\w*|ballooning)|swell\\w*\\b.*\\b(?:tongue|throat|lips|face)",
                "can't swallow|(?:stung|bee|wasp|shrimp|peanuts?|nuts|shellfish|new (?:pill|medicine|antibiotic))\\b.*\\b(?:swell\\w*|swollen|puff\\w*|itch\\w*|dizzy|hives|breath\\w*|rash|throat)",
                "(?:hives|rash)\\b.*\\b(?:all over|breath\\w*|throat|swell\\w*|spreading fast)|down the wrong (?:way|pipe|tube)|allergic reaction|choking on|food (?:is )?stuck|something (?:is )?stuck in my throat");
        put(
                rules,
                "hypo_hyperglycemia",
                "(?:sugar|glucose|number|reading|meter|level|it)\\b.*\\b(?:forty|fifty|sixty|thirty|4\\d|5\\d|3\\d)(?: \\w+)?\\b.*\\b(?:shak\\w*|wobbl\\w*|sweat\\w*|faint|weak|dizzy|feel)|(?:sugar|glucose)\\b.*\\b(?:(?:was|is|says?|reads?|at|only|down to) (?:about |only )?(?:thirty|forty|fifty)(?: \\w+)?|(?:4|5)\\d\\b)(?! (?:years|cents))",
                "(?:sugar|glucose) (?:is |was |'s |has |got |keeps |went )*(?:too |very |really |so |dropping |going )*(?:low|dropped|dropping|crash\\w*|sky high|through the roof)|(?:meter|machine|it) (?:just )?(?:reads?|says?|shows?) (?:lo|hi|low|high)\\b",
                "(?:sugar|glucose)\\b.*\\b(?:four|five|six) (?:hundred|oh|fifty|twenty)|(?:sugar|glucose)\\b.*\\b[4-6]\\d\\d\\b|breath smells? (?:like|of) (?:nail polish|fruit|pear|acetone)|(?:shaky|sweaty|trembling)\\b.*\\b(?:haven't eaten|sugar|insulin|candy|juice)|(?:insulin)\\b.*\\b(?:shaky|sweaty|faint|didn't eat|haven't eaten|weak)");
        put(
                rules,
                "infection_sepsis",
                "(?:shiver\\w*|shaking|chills?)\\b.*\\b(?:can't (?:get warm|stop)|fever\\w*|hot|burning|bed|all night)|can't (?:get warm|stop shivering)|burning up|(?:high|bad) fever|i have a fever|running a (?:fever|temperature)|fever of",
                "(?:leg|foot|arm|skin|wound|cut|sore|toe|incision|hand|calf|ankle|heel|surgery|scar|stitches|bite|catheter)\\b.*\\b(?:red and hot|hot and red|red streaks?|spreading|pus|oozing|smells?|turned (?:black|green)|infected|weeping|hot to touch|yellow stuff|opened up|gone black)",
                "(?:pus|red streaks?|green stuff|yellow stuff)\\b|temperature (?:is |was |says |of |'s )?(?:about )?(?:ninety (?:two|three|four)|a hundred and (?:one|two|three|four|five)|one hundred (?:and )?(?:one|two|three|four)|one oh (?:one|two|three|four)|10[1-5]|9[0-4]|hundred and (?:one|two|three|four))\\b(?! point)|burns when i (?:pee|go|urinate)\\b.*\\b(?:fever|back|shiver\\w*|confus\\w*)");
    }

    private static void mind(Map<String, List<Pattern>> rules) {
        put(
                rules,
                "suicide_self_harm",
                "kill(?:ing)? myself|end(?:ing)? (?:it all|my life|it(?= tonight| now| today|$)|things|everything)|tak(?:e|ing) my (?:own )?life|hurt(?:ing)? myself|harm(?:ing)? myself|cut(?:ting)? myself on purpose|suicid\\w*",
                "(?:better off|rather be|wish i (?:was|were)|want to be) (?:dead|gone|in the ground|without me)|better off without me|wish i (?:was|were) dead|want(?:ed)? to die|(?:don't|do not) (?:want to|wanna) (?:live|be alive|go on|wake up|be here anymore|be around anymore|carry on)",
                "(?:no|not any|any|see no|can't see (?:any|a)) (?:reason|point|sense)\\b.*\\b(?:go on|going on|liv\\w*|get up|carry on|wake|be here|anymore|keep)|nothing (?:left )?to live for|not worth living|life (?:isn't|is not) worth",
                "not wake up|never wake up|wouldn't mind (?:not waking|dying|if i)|(?:pray\\w*|asked?|wish|begg?ed?|want)\\b.*\\b(?:god|lord|jesus|he)\\b.*\\b(?:take me|call me home|end it)|god (?:would )?(?:just )?take me",
                "(?:gun|pistol|rifle|rope|pills|razor|bridge|knife)\\b.*\\b(?:looking at|saved|saving|thinking|thought|ready|all at once|use it|plan|how many|enough|counting|counted|end)|(?:saved|saving|saved up|hoarding|counted|counting)\\b.*\\bpills|taken all (?:of )?my pills|(?:world|everyone|everybody|family|they'd all|kids)\\b.*\\bbetter (?:off )?without me|be with (?:harold|my husband|my wife|him|her) (?:soon|now|again)\\b.*\\b(?:make|sure|tonight|plan|ready)|can't (?:go on|do this anymore|take (?:it|this) any ?more|face another day)|tired of living|done with (?:life|living)");
        put(
                rules,
                "acute_confusion",
                "don't know where i am|where am i\\b|(?:this isn't|this is not|not) my (?:house|home|room)\\b|(?:couldn't|can't|don't) (?:remember|recall|recognize|know) (?:my (?:own )?(?:daughter|son|husband|wife|children|kids|name|family|grandson|granddaughter|address)|who (?:i am|he is|she is|you are|anybody is)|anyone)",
                "(?:people|men|children|someone|strangers|faces|voices|man|woman|bugs|snakes|spiders|rats|ants|soldiers|cats|animals|insects)\\b.*\\b(?:in the (?:walls?|ceiling|mirror|corner|curtains?|attic)|crawling|talking to me|through the wall|that (?:aren't|isn't) there|on the (?:bed|ceiling|walls?)|staring|watching me)|(?:see|seeing|hear|hearing) (?:things|voices|people)(?! (?:about|more|on))",
                "where's my (?:husband|wife|mother|mama|mom|dad|father)\\b.*\\b(?:here|minute|gone|went)|(?:who are you)\\b.*\\bwhere|couldn't find (?:the|my) (?:bathroom|bedroom|kitchen|way)\\b.*\\b(?:home|house|own)|(?:got|getting|am|i'm|so|all|very|feel|been) (?:so |all |very |really )?(?:confused|muddled|mixed up)\\b.*\\b(?:"
                        + SUDDEN
                        + "|know|where|day|time|all|everything)|(?:suddenly|all of a sudden)\\b.*\\b(?:confused|muddled)|can't (?:think straight|make sense of)|don't know (?:what year|who i am|how i got here|if it's (?:day|night|morning))|foggy\\b.*\\b(?:"
                        + SUDDEN + ")");
        put(
                rules,
                "abuse_neglect",
                KIN
                        + "\\b.*\\b(?:hits?|hit me|hitting|slap\\w*|punch\\w*|kick\\w*|beats?|beat me|chok\\w* me|push\\w* me|shov\\w* me|grab\\w* (?:me|my)|pinch\\w*|twist\\w* my|thr(?:ew|ows) (?:me|things|something) ?(?:at me)?|burn\\w* me|bruise\\w*|shak\\w* me|spit\\w* (?:at|on))",
                KIN
                        + "\\b.*\\b(?:locks? me|locked me|ties? me|tied me|won't let me (?:out|eat|call|see|leave|use|have|talk|go)|won't (?:feed|change|help) me|leaves? me (?:in|without|alone all|sitting)|keeps? me (?:in|locked|from)|took (?:away )?my (?:phone|walker|glasses|hearing|pills|teeth|cane|wheelchair|food)|doesn't feed me|starv\\w* me)",
                KIN
                        + "\\b.*\\b(?:takes? my (?:money|check|pension|card|social security)|took my (?:money|check|pension|bank|savings|card)|steal\\w*|stole|stealing|made me sign (?!the birthday)|make me sign|forced me|spends? my|uses? my (?:card|money|account)|empt\\w+ my|cleaned out my|threaten\\w*|screams? at me|yells? at me|shouts? (?:at me|in my face)|calls me (?:names|stupid)|put me (?:out|in a home if))",
                "(?:afraid|scared|frightened|terrified) (?:of|to be (?:alone )?with) (?:my |him|her|them)\\b|touch\\w* me\\b.*\\b(?:didn't want|where|private|wrong|down)|scared to go home|(?:told me|said)\\b.*\\bnot to tell (?:anyone|anybody)\\b.*\\b(?:hit|hurt|or)");
        put(
                rules,
                "medication_danger",
                "(?:took|taken|swallowed|had|gave myself)\\b.*\\b(?:too many|too much|double|twice (?:my|as|the)|an extra|extra (?:pill|dose|insulin)|all (?:of )?(?:my|the) pills|the whole bottle|(?:five|six|seven|eight|nine|ten|twelve|a handful)(?: of)?(?: those| my| the| these)? (?:\\w+ )?(?:pills?|tablets?|tylenol|aspirin|capsules?))",
                "(?:husband|wife|someone else|sister|brother|wrong|dog|neighbor)\\w*(?:'s)? (?:\\w+ )?(?:pills?|medicine|medication|tablets?|insulin|bottle)\\b|mixed up (?:the|my) (?:boxes|pills|bottles|medicines?)|(?:swallowed|drank|ate)\\b.*\\b(?:clean\\w*|bleach|detergent|soap|poison|stuff by mistake|antifreeze)|overdos\\w*",
                "(?:drink\\w*|drunk|wine|whiskey|vodka|beer|gin)\\b.*\\b(?:sleeping pills?|pain pills?|pills|tablets|xanax|valium)|(?:pills?|medicine|antibiotic|tablet|medication)\\b.*\\b(?:hives|rash|swell\\w*|allerg\\w*|throwing up|can't keep)|(?:hives|rash|broke out)\\b.*\\b(?:pills?|medicine|antibiotic|tablets?|medication)",
                "(?:ran out|run out|out) of (?:my )?(?:insulin|blood thinner|warfarin|coumadin|heart (?:pills?|medicine)|seizure|oxygen|nitro\\w*|inhalers?|eliquis|prednisone|blood pressure (?:pills?|medicine))|(?:haven't|didn't|not) (?:had|taken|take) (?:my |any )?(?:insulin|warfarin|blood thinner|heart (?:pills?|medicine))\\b.*\\b(?:days?|week|since)|stopped taking (?:my |all )?(?:insulin|heart|blood|warfarin|pills|medicine)|can't remember (?:if|whether) i (?:already )?took (?:my )?(?:insulin|warfarin|heart)\\b.*\\b(?:again|twice|so)|took (?:it|them|my \\w+(?: pill| pills)?) (?:twice|three times)");
    }

    private static void home(Map<String, List<Pattern>> rules) {
        put(
                rules,
                "home_emergency",
                "smell(?:s|ing|ed)? (?:of |like |some |that )?(?:gas|smoke|burning)|gas (?:leak|smell|is leaking)|smoke (?:in|coming|everywhere|filling|all)|(?:kitchen|house|stove|oven|pan|curtains?|toaster|something|bed|garage|room|apartment|building|outlet)\\b.*\\b(?:on fire|caught fire|is burning|in flames|smoking|sparking)|there's a fire(?! on the news)|(?:smoke|fire|carbon monoxide|co) (?:alarm|detector)\\b.*\\b(?:going|beep\\w*|ringing|won't stop|went off|keeps|sounding|screaming)",
                "(?:man|woman|someone|somebody|stranger|burglar|intruder|people|guy|person)\\b.*\\b(?:in my (?:house|home|yard|kitchen|bedroom|apartment)\\b|in the house|breaking in|broke in|trying to get in|at (?:the|my) (?:window|back door)|banging on|climbing|won't leave|don't know)|breaking in(?:to)?|break-in|rattling (?:the|my) door",
                "(?:heat|heating|furnace|power|electricity|water|boiler)(?:'s| is| has| was| has been|'s been)? ?(?:been )?(?:off|out|broken|broke|gone|quit|not working|stopped)\\b.*\\b(?:day|days|night|freez\\w*|cold|see my breath|shiver\\w*|yesterday|since)|see my breath|(?:hundred|ninety \\w+|ninety) degrees (?:in here|inside|in my)|(?:fan|air condition\\w*|ac)\\b.*\\b(?:broke\\w*|dizzy|out|quit)\\b.*|flood\\w*\\b.*\\b(?:house|water|kitchen|basement|rising|coming in)|water (?:is )?(?:rising|pouring in|coming in)|ceiling (?:fell|caved|is falling)|no heat|pipes? (?:burst|froze)\\b.*\\b(?:flood\\w*|everywhere)|roof (?:came|blew)");
        put(
                rules,
                "wandering_lost",
                "i(?:'m| am| got| think i'm)(?: all| so| completely)? lost\\b(?! (?:without|track|in (?:a book|thought|my)|for words))|don't (?:recognize|know) (?:this|the|any|which) (?:street|place|road|neighborhood|way|house|block|corner|of these)|how do i get (?:home|back)|can't find (?:my|the) way (?:home|back)|nothing (?:looks (?:right|familiar))|can't find my (?:house|street|home|car and)|forgot(?:ten)? (?:how to get|the way|where i live|my way)",
                "walking for (?:hours|ages|a long time)|(?:slippers|nightgown|pajamas|bathrobe|robe|barefoot)\\b.*\\b(?:out here|outside|snow\\w*|street|locked|cold|rain\\w*|door)|(?:out here|outside|locked (?:out|behind))\\b.*\\b(?:slippers|nightgown|pajamas|bathrobe|robe|barefoot|snow\\w*|freezing|dark)|locked (?:myself )?out\\b.*\\b(?:cold|freezing|snow|dark|nightgown|rain|hours)|(?:off|on) the (?:wrong )?bus\\b.*\\b(?:don't|nothing|lost|where|wrong)|i'm outside and i don't know");
        put(
                rules,
                "help_request",
                "(?:call|get|send|need|want|phone|dial|have)(?: me| for)?(?: an?| the| some)? (?:ambulance|paramedics?|911|nine one one|nine eleven|9 1 1|police|fire department|emergency|doctor (?:now|right now|right away|quick|please)|somebody now)\\b(?! (?:show|yesterday))",
                "^(?:please |oh |god |somebody |someone |please please )*help(?: me| please| help| now)*(?: please| now)*$|help me(?! (?:with|find|understand|pick|choose|remember|out with|carry|cook|clean|shop|a lot|every|around|get dressed))|(?:need|want) (?:some |your |immediate )?help(?: right| now| here| quick\\w*| bad\\w*| please)+|i need help(?! (?:with|carry|find|pick|choos|mov))|(?:send|get) (?:someone|somebody|help|anybody|people)\\b(?! (?:to (?:fix|mow|clean|shovel)))",
                "get my (?:daughter|son|husband|wife|sister|brother|neighbor|nurse)(?: here)? (?:right )?(?:now|quick\\w*|please|right away|on the phone)|something(?:'s| is) (?:very |really |terribly )?wrong(?: with me)?\\b(?! with (?:the|my (?:tv|phone|car|computer)))|this is an emergency|it's an emergency|i think i'm dying|i'm dying(?! (?:to|for|of (?:laugh|bored|curio)))|need (?:a doctor|to go to (?:the )?(?:hospital|emergency|er))(?: now| right now| today)?|take me to (?:the )?(?:hospital|emergency)|save me|pressed my (?:alarm|button|pendant)\\b(?! for)");
        put(
                rules,
                "basic_needs",
                "(?:nothing|no food|no groceries|not a thing)(?: left)? ?(?:to eat)? (?:in the (?:house|fridge|refrigerator|cupboards?|kitchen|pantry)|to eat|left to eat)|(?:fridge|cupboards?|refrigerator|pantry)\\b.*\\b(?:empty|bare)|no food|haven't (?:eaten|had (?:anything|a thing|any food|a meal|water|any water|a bite))\\b.*\\b(?:day|days|yesterday|since|house|left|sunday|monday|tuesday|wednesday|thursday|friday|saturday)",
                "(?:no|without|haven't had|out of) (?:any )?(?:running |hot |drinking )?(?:water|electricity|power)\\b.*\\b(?:since|days?|yesterday|pipes|shut|cut|week|morning)|(?:water|power|electricity|lights|gas|phone) (?:has been |was |is |got |been |'s been )*(?:shut off|cut off|turned off|disconnected)|(?:power|electricity|lights)(?:'s| is| has been|'s been| have been)? ?(?:been )?(?:off|out) (?:since|for (?:two|three|days|a day|all|hours))",
                "(?:aide|nurse|helper|caregiver|home help|nobody|no one|girl|lady)\\b.*\\b(?:never came|didn't come|hasn't come|hasn't been|didn't show|never showed|no show|came|has come)\\b.*\\b(?:toilet|can't|bath\\w*|bed|eat|days?|alone|wash|dressed|week|myself|since)|can't (?:get to the (?:toilet|bathroom)|get (?:myself )?(?:out of bed|dressed|washed)|wash myself|get out to the (?:store|shop)|get to the (?:store|shop)|afford (?:food|my (?:pills|medicine|heat|rent|insulin)|to (?:eat|heat)|groceries))|run out of (?:everything|food|groceries)|(?:gone|went) bad\\b.*\\b(?:ate|eating|eat|only)|(?:choose|choosing) between (?:food|eating|heat|medicine|pills)|evict\\w*|only (?:had|eaten) (?:crackers|toast|tea|bread)\\b.*\\bdays");
        put(
                rules,
                "scam",
                "(?:jail|arrest\\w*|bail|kidnapp\\w*|accident)\\b.*\\b(?:send|cash|money|pay|wire|card)|(?:send|wire|wired|sent|mail|mailed|transfer\\w*|pay)\\b.*\\b(?:cash|money|dollars|bitcoin|thousand|hundred)\\b.*\\b(?:he|she|they|man|lady|stranger|grandson|prize|never|fee|him|her|them|plane|online|phone)|(?:gift ?cards?|the cards)\\b.*\\b(?:read|numbers|told|pay|scratch\\w*|code\\w*|irs|taxes|man|buy)",
                "(?:gave|give|told|giving|read|wants?|wanted|asked|asking|need\\w*)\\b.*\\b(?:social security(?: number)?|bank (?:account|details|number|password)|credit card(?: number)?|account number|pin(?: number)?|password|medicare number|routing number)\\b|(?:irs|medicare|social security|microsoft|bank|sheriff|police)\\b.*\\b(?:called|calling|says|said|told)\\b.*\\b(?:owe|pay|arrest\\w*|warrant|computer|virus|number|suspend\\w*|account|card|transfer)",
                "(?:won|winning)\\b.*\\b(?:lottery|prize|sweepstakes|car|million)\\b.*\\b(?:pay|fee|taxes|send|first|claim)|(?:loves? me|met online|online (?:boyfriend|girlfriend|friend)|soldier|on the internet|sweetheart)\\b.*\\b(?:money|needs|plane|send|visa|ticket)|(?:roof|driveway|contractor|repair|furnace)\\b.*\\b(?:man|fellow|guy|men)?\\b.*\\b(?:dollars|thousand|paid|money|cash)\\b.*\\b(?:never|gone|disappeared|didn't)|(?:sent|gave|paid|wired)\\b.*\\b(?:man|fellow|guy|lady|them|him|stranger)\\b.*\\b(?:thousand|hundred|dollars|savings|cash)|(?:take|get|let|gave|give) (?:over|into|them into|him into|control of|access to) my (?:computer|screen|bank)|(?:warrant|arrest)\\b.*\\b(?:unless|pay|if i don't)|i (?:think|believe) i(?:'ve| have| was| got) (?:been )?(?:scammed|swindled|tricked|cheated)");
    }

    private static void put(Map<String, List<Pattern>> rules, String category, String... patterns) {
        rules.put(
                category,
                Stream.of(patterns)
                        .map(p -> Pattern.compile("\\b(?:" + p + ")"))
                        .toList());
    }
}
