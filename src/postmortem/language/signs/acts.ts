import { type Sign, signs } from './sign.ts'

const act = signs('blame', 'act')

const WRONG = '(?:wrong|incorrect|false)'
const BAD =
  '(?:bad|broken|buggy|faulty|untested|unreviewed|invalid|malformed|flawed|defective|half-baked|half-finished|unfinished|unsafe|dangerous|crappy)'
const MADE =
  '(?:pushed|deployed|merged|shipped|released|committed|published|uploaded|applied|wrote|introduced|created|approved|signed off|rolled out|installed|checked in|submitted)'
const DID =
  '(?:pushed|deployed|merged|shipped|released|committed|published|uploaded|applied|wrote|created|approved|installed|ran|executed|entered|typed|used|set|chose|picked|selected|configured|restarted|rebooted|deleted|dropped|wiped|truncated|changed|edited|pressed|pulled|hit|clicked|unplugged|disconnected|copied|opened|stopped|killed|drained|formatted|targeted|sent|pasted|cut|gave|put|made|took|went|upgraded|terminated|connected)'
const WRECKED =
  '(?:deleted|dropped|wiped|overwrote|purged|destroyed|erased|nuked|killed|removed|truncated|formatted|terminated|unplugged|shut down|disabled|exposed|leaked|published|committed|pushed|deployed|merged|restarted|rebooted|changed|revoked|ran|closed)'
const SLIP =
  '(?:accidentally|mistakenly|inadvertently|unintentionally|erroneously|by mistake|by accident)'
const PARTS =
  '(?:production|prod|everything|the (?:whole )?(?:site|region|cluster|system|service|platform|website|database|api|shop|store|checkout|network|fleet|datacent(?:er|re)|[a-z-]+ service))'
/** Neither ground nor news nor an even number. */
const BROKE =
  'broke(?! (?:ground|even|out|off|down|up|free|the (?:news|silence|ice|change|problem|work|issue|task)|it down|in|into|for) )'

/** Mistakes that nothing but a person makes. */
const BLUNDERED =
  '(?:neglected|botched|bungled|fumbled|fat-fingered|fatfingered|goofed|rubber-stamped|panicked|flouted|sabotaged|screwed (?:up|it up|this up|that up|things up)|messed (?:up|it up|this up|that up|things up)|fucked up|slipped up|blundered|blew it|dropped the ball|cut corners|took (?:a |some )?shortcuts?|jumped the gun|fell asleep|let (?:us|everyone|everybody|the company|our users|customers) down|lost (?:his|her|their) (?:nerve|head)|mistyped|misread|misunderstood|misjudged|mishandled|mismanaged|misconfigured|misused|mixed up|was asleep|were asleep|played it down|covered (?:it|this) up|went back to sleep|slept through)'

export const acts: readonly Sign[] = [
  act(`{SX} ${BLUNDERED}`),
  act('{PX}{WHO}{AUX}{ADV} (?:forgot|forgotten) (?:to|about|that|how)', {
    unless: '(?:<op>|<cap>|<they>){WHO}{AUX}{ADV} (?:forgot|forgotten) (?:about|that|how)',
  }),
  act('{S} (?:forgot|forgotten|forget|forgets)'),
  act(
    '{S}{GAP8} (?:and|but|then|or){ADV} (?:forgot|neglected|did not bother|screwed up|messed up|botched|mistyped|misread)',
  ),
  act(
    `{S} (?:ignored|disregarded|overlooked|dismissed|violated|circumvented|bypassed|sidestepped|skipped|skimped|rushed|disobeyed|brushed off|shrugged off|misinformed|wrongly assumed|lied|insisted)`,
    { weight: 'sight' },
  ),
  act('{SX} simply ignored'),
  act(
    `{S}{GAP8} (?:and|but|then|or){ADV} (?:ignored|skipped|bypassed|overlooked|dismissed|disregarded)`,
    { weight: 'sight' },
  ),
  act(`{S} (?:have |has |had )?(?:${BROKE}|broken(?! ground))`),
  act(
    '{S} (?:wrongly|incorrectly|mistakenly|falsely|naively|foolishly|stupidly) (?:assumed|believed|thought|decided|concluded|expected)',
  ),
  act(
    '{S} (?:carelessly|recklessly|blindly|hastily|lazily|foolishly|stupidly|thoughtlessly|negligently|irresponsibly|rashly|sloppily|needlessly|wrongly|incorrectly|wilfully|willfully|deliberately|knowingly)',
    {
      unless: '(?:is|was|are|were|been) (?:incorrectly|wrongly) [a-z]+',
    },
  ),
  act(
    `{S} (?:took down|brought down|knocked out|knocked over|crashed|wrecked|ruined)(?! the (?:faulty|bad|broken|failing|affected|status|old) )`,
  ),
  act(`{S} (?:took|brought|knocked) ${PARTS} (?:down|offline|out)`, { unless: 'for maintenance' }),
  act(`{S} ${MADE}{GAP4} ${BAD}`, { weight: 'sight' }),
  act(`{S} ${DID}{GAP4} (?:the |a |an |his |her |their )?${WRONG}`, { weight: 'sight' }),
  act(`<(?:name|he|i|team)>{WHO}{AUX} ${SLIP} [a-z]+`, { weight: 'sight' }),
  act(`<(?:name|he)>{WHO}{AUX}{ADV} ${WRECKED}{GAP8} ${SLIP}`, { weight: 'sight' }),
  act('<(?:name|he|noun|team)>{WHO}{AUX}{ADV} (?:overwrote|nuked|clobbered)'),
  act(
    'it (?:is|was){ADV} {P} (?:who|that) (?!noticed|found|spotted|saved|fixed|restored|suggested|discovered|detected|identified|reported|raised|acknowledged|led|brought|came|solved|figured|saw|first|realised|realized|recognised|recognized|proposed|was|had|helped|wrote the fix|rolled|reverted)[a-z]+',
  ),
  act(
    '{P}{ADV} (?:keeps?|kept) (?:on )?(?:breaking|forgetting|ignoring|pushing|skipping|making|causing|shipping|merging|changing|bypassing|deploying|overwriting|blocking)',
  ),
  act(
    '{P}{ADV} (?:always|constantly|regularly|repeatedly|routinely|usually) (?:breaks?|broke|forgets?|forgot|ignores?|ignored|skips?|skipped|ships?|shipped|pushes|push|pushed|merges?|merged|blames?|causes?|caused|makes? (?:mistakes|changes|the same)|bypass(?:es)?|cuts? corners)',
  ),
  act('{P}{ADV} (?:refuses?|refused) to'),
  act('{P} let (?:this|that|it|the|a|an|his|her){GAP4} (?:through|slip|happen|in)'),
  act(
    '{P}{GAP14} (?:despite|against|contrary to) (?:the |our |all |a |explicit |clear |company |repeated )*(?:policy|policies|rules?|process|freeze|instructions?|advice|warnings?|guidelines?|procedure|agreement)',
    { weight: 'sight' },
  ),
  act('{P} (?:merged|approved|deployed|signed off)(?: on)? (?:his|her|their) own'),
  act('{S}{GAP14} (?:cost|costs|costing) us'),
  act(
    "(?:<name> 's|his|her|my)(?: [^ .;:<]+){0,3} (?:broke|brought down|caused|took down|took out|crashed|deleted|killed|corrupted|wiped|ruined|destroyed)(?! even)",
    { unless: 'alert|fix (?:broke|caused)' },
  ),
  act(
    '{P} (?:made|took|makes)(?: a| an| the| some| his| her| their)?(?: very| really)? (?:bad|poor|wrong|terrible|hasty|stupid|questionable|rash|horrible|disastrous) (?:decisions?|choices?|calls?|judge?ments?|assumptions?|move)',
  ),
  act(
    '(?:{P}|<op>){ADV} (?:pressured|forced|bullied|pushed) <(?:noun|team|name|we|they|any)>(?: [^ ]+)? (?:into|to)',
  ),
  act(
    '(?:<op>|<cap>){ADV} (?:mistakenly|accidentally|wrongly|carelessly|hastily) (?:selected|typed|entered|pressed|clicked|chose|picked|ran|pasted|copied|opened)',
  ),
  act(
    '(?:<op>|<cap>){ADV} (?:typed|pressed|clicked|clicked on|pasted|chose|picked|selected|entered)(?: [^ .;:<]+){0,3} wrong',
    { weight: 'sight' },
  ),
  act(
    "(?:broken|botched|messed up|screwed up|misconfigured|overlooked|ignored|forgotten|missed|neglected|mistyped|misread|misunderstood|mishandled|mismanaged|brought down|taken down|wiped|sabotaged|skipped|disregarded|dismissed|bypassed|ruined|sloppily (?:written|done|reviewed|tested))(?: [^ .;:?<]+){0,3} by(?: both| all)? {P}(?! 's)",
    { weight: 'sight' },
  ),
  act(
    `(?:${SLIP}|carelessly|wrongly|recklessly|incorrectly) [a-z]+ by <(?:name|he|team|i)>(?! 's)`,
  ),
  act(`${WRONG}{GAP4} (?:was|were|got|been|being) [a-z]+ by {P}(?! 's)`),
  act(
    `(?:was|were|got|been) [a-z]+ (?:on|in|to|against|from|with) the ${WRONG}{GAP4} by {P}(?! 's)`,
  ),
  act('<noun>{WHO}{AUX} (?:accidentally|mistakenly|by mistake|erroneously|by accident) [a-z]+', {
    weight: 'sight',
  }),
  act(`<noun>{WHO}{AUX}{ADV} ${WRECKED}{GAP8} by (?:mistake|accident)`, { weight: 'sight' }),
  act(
    '{S} (?:chose|picked|designed|wrote|built|made|used|created)(?: a| an| the| some| his| her| their)?(?: very| really)? (?:poor|bad|terrible|horrible|unsafe|stupid|naive|lousy|shoddy)',
    { weight: 'sight' },
  ),
  act(
    '{S} (?:clicked|pressed|typed|entered|ran|picked|selected|deleted|dropped|restarted|hit|deployed|copied|chose|argued|used|opened|pulled)(?: [^ .;:?<]+){0,5} instead of',
    { weight: 'sight' },
  ),
  act(
    '{S} (?:took no (?:notice|action|care)|turned a blind eye|gave (?:it )?no thought|paid (?:no|little|too little) attention|made a (?:complete |real )?mess|got (?:it|this|that|everything|things) (?:all |completely |badly )?wrong|got confused|lost track|dragged (?:his|her|their) feet|passed the buck|(?:has|have|had) a habit of|(?:could|can) not be (?:bothered|trusted)|took matters into|took it upon|showed (?:no|little) (?:care|respect|interest|initiative|understanding)|stood by|sat on (?:it|the)|went rogue|did (?:a|an) (?:terrible|poor|bad|horrible|sloppy|lousy|awful|shoddy) job|did not do (?:his|her|their)|let (?:himself|herself|themselves) be|talked (?:him|her|them)|played (?:with|around))',
    { weight: 'sight' },
  ),
  act('(?:{P}|<op>) (?:was|were|is|are){ADV} (?:notorious|known|infamous) for'),
  act('(?:stupidly|carelessly|recklessly|foolishly)(?: [^ .;:<]+){0,8} by {P}'),
  act(
    '{S} (?:chose|decided|opted|preferred|elected|intended)(?: deliberately)? to (?:ignore|skip|bypass|disregard|override|rush|dismiss|cut corners)',
    { weight: 'sight' },
  ),
  act(
    '{S} (?:chose|decided|opted|preferred) not to (?:test|check|follow|escalate|ask|tell|inform|read|review|wait|verify)',
    { weight: 'sight' },
  ),
  act(
    '{P}{WHO} (?:just|simply|blindly|lazily|quickly) (?:clicked|hit|pressed|approved|merged|rubber-stamped)(?! (?:acknowledge|ack|rollback|roll))',
    { weight: 'sight' },
  ),
]
