import { type Sign, signs } from './sign.ts'

const omission = signs('blame', 'omission')
const knowledge = signs('blame', 'knowledge')

const NOT = '(?:did|does|do|had|has|have) not'
/** What somebody says of the present moment is how they speak, not what they left undone. */
const NOW = '(?!<i> (?:do|have) not)'
/** What diligent people do, in the plain form. */
const DILIGENT =
  '(?:test|check|double-check|double check|verify|validate|review|read|follow|ask|tell|inform|notify|warn|communicate|coordinate|consult|escalate|listen|look|think|bother|care|pay attention|take (?:care|the time|it seriously|this seriously|responsibility|ownership)|run (?:the |any )?tests?|announce|consider|respect|adhere|watch|clean up|wait for|talk to|speak to|document|honou?r|obey|comply|do (?:his|her|their) (?:job|homework|work)|finish|hand over|keep (?:us|anyone|everyone)|supervise|investigate|question|mention|prepare|secure|lock|double check|take a backup|make a backup|back up|react)'
const DONE =
  '(?:tested|checked|double-checked|verified|validated|reviewed|read|followed|asked|told|informed|notified|warned|communicated|coordinated|consulted|escalated|listened|looked|thought|bothered|cared|paid attention|documented|cleaned up|announced|considered|respected|renewed|updated|responded|learned|learnt|watched|talked to|questioned)'
const DOES =
  '(?:tests?|checks?|double-checks?|verif(?:y|ies)|validates?|reviews?|reads?|follows?|asks?|tells?|informs?|notif(?:y|ies)|warns?|communicates?|coordinates?|consults?|escalates?|listens?|looks?|thinks?|bothers?|cares?|pays? attention|documents?|cleans? up|announces?|considers?|respects?|renews?|updates?|responds?|learns?|writes?|runs? (?:the |any )?tests|answers?)'
const DOING =
  '(?:testing|checking|double-checking|double checking|investigating|investigation|looking into|verifying|validating|reviewing|reading|asking|telling|informing|notifying|warning|consulting|coordinating|thinking|following|waiting|looking|opening|understanding|going through|involving|paying attention|communicating|announcing|considering|running (?:the |any )?tests?|taking (?:a |the )?(?:backup|time|care)|(?:any |a |an |the |prior |proper |further |his |her |their |due )*(?:approval|permission|authori[sz]ation|review|code review|tests?|second look|word|care|diligence|consultation|sign-off|notice|warning|backup|thought|regard))'
const HEED =
  '(?:notice|spot|see|realise|realize|recognise|recognize|anticipate|catch|grasp|foresee|understand|appreciate)'
/** People may also be unable or not allowed to do something; then they did nothing. */
const MAY =
  '(?! (?:can|could|may|might|must|should|would|will|to|is|are|was|were|had to|has to|have to|needs?|from))'

export const omissions: readonly Sign[] = [
  omission(`${NOW}{S} ${NOT}{ADV} ${DILIGENT}`, { weight: 'sight' }),
  omission(
    `(?!<i> ){SX} ${NOT}(?: even| really)? (?:bother|care (?:about|to|enough)|listen|pay attention|read|think|tell any|ask any|take (?:it|this) seriously)`,
  ),
  omission(`{P}{GAP8} (?:and|but){ADV} (?:did|has|had|have) not{ADV} ${DILIGENT}`, {
    weight: 'sight',
  }),
  omission(
    `{P}{GAP8} (?:and|but|because){ADV} (?:did not|never|without) (?:bother|care|tell|told|ask|asked|test|tested|read|check|checked|think)`,
    { weight: 'sight' },
  ),
  omission('(?:neither|no|not one) (?:of )?<(?:noun|team|any)>(?: [^ .;:?]+){0,2} bothered'),
  omission(
    '(?:<none>|<any>|<noun>|<team>|none)(?: of [^ ]+(?: [^ ]+)?)? (?:ever )?(?:bothered|cared|took (?:responsibility|ownership|the trouble)|thought (?:to|of|about)|could be bothered|was paying attention|had the sense)',
  ),
  omission(`{P}{WHO}{AUX} never (?:once |even |really |properly |ever )?(?:${DONE}|${DOES})`, {
    weight: 'sight',
  }),
  omission(`{P}{WHO} (?:rarely|seldom|hardly ever) (?:${DONE}|${DOES})`),
  omission(
    `{PX}${MAY}{GAP14} without (?:even |first |ever |properly |actually |really )?${DOING}`,
    {
      weight: 'sight',
      unless: '<they>{GAP14} without (?:waiting|(?:any |a )?(?:tests?|notice|warning|backup))',
    },
  ),
  omission(
    "(?:was|were|been) not{ADV} (?:followed|read|tested|checked|reviewed|verified|consulted|informed|respected|updated|documented) by {P}(?! 's)",
    { weight: 'sight' },
  ),
  omission(
    '{P}{AUX} (?:was|were|is|are|been){ADV} (?:not |in)(?:paying attention|attentive|careful|concentrating|diligent|thorough|careful enough|vigilant|attentive enough)',
  ),
  omission(
    '(?:{P}|<op>) (?:was|were|is|are){ADV} (?:not (?:paying attention|attentive|careful|concentrating|diligent|thorough|vigilant|focused)|distracted|inattentive|drunk|(?:far |way |much )?too (?:slow|hasty|careless|lazy|proud|stubborn|quick to|eager|impatient)|slow (?:to|in)|negligent)',
  ),
  omission('{P}{WHO}{ADV} (?:took|needed) (?:far |way |much )?too long to', { weight: 'sight' }),
  omission(
    '{S} did (?:absolutely |simply )?(?:nothing|not do anything)(?! (?:wrong|unusual|out of|else than))',
    { weight: 'sight' },
  ),
  omission('{P}{GAP14} anyway', { weight: 'sight' }),
  omission(
    '{P}{AUX} (?:was|were|been) (?:warned|told|asked|reminded|instructed|advised)(?: [^ .;:?]+){1,8} (?:but|yet){ADV} (?:did|went|ignored|continued|kept|refused|deployed|pushed|merged|started|ran|would)',
  ),
  omission(
    '{S} (?:missed|left out|omitted)(?: the| this| that| a| an| all| several| both| an important| the obvious| every)*(?: [^ .;:?<]+)? (?:bugs?|errors?|mistakes?|typo|alerts?|alarms?|pages?|warnings?|changes?|issues?|problems?|steps?|index|signs?|flag|clause|check|e-mail|email|notice|regression|deadline|message|signal|symptoms?)',
    { weight: 'sight' },
  ),
  omission(
    '{S} left{GAP8} (?:open|on|enabled|disabled|running|exposed|unlocked|unattended|half-done|unprotected|in production|behind|public|unfinished|undone|untested|unpatched|unmonitored)',
    {
      weight: 'sight',
      unless:
        'left the (?:call|room|bridge|meeting|office)|left{GAP8} (?:for|until|so|on purpose|as)',
    },
  ),
  omission('(?:asleep|sleeping|slept) at the wheel', { weight: 'words' }),
  signs('hindsight', 'failed-to')('(?:failing|neglecting|forgetting) to(?: [^ .;:]+){1,8} , {P}'),
  signs(
    'hindsight',
    'failed-to',
  )(
    '{S} (?:failed|let) (?:us|our (?:users|customers)|everyone|everybody|the company|them)(?: down)?',
  ),
  signs('hindsight', 'failed-to')('{S} (?:fail|fails|failed|failing)(?: even)? to', {
    weight: 'sight',
  }),
  signs(
    'hindsight',
    'failed-to',
  )(
    `(?:<op>|<cap>|<they>){ADV} failed to (?:follow (?:the |our |its )?(?:[a-z-]+ )?(?:process|procedure|runbook|rules|policy|checklist|protocol|instructions)|communicate|tell|inform|read|ask|understand|listen|document|realise|realize|think|pay attention|take|notify (?:us|any|the team|customers)|warn (?:us|any))`,
  ),
  signs('hindsight', 'failed-to')(`failure (?:of|by) {P} to`),
  knowledge(`${NOW}{S} ${NOT}{ADV} ${HEED}`, {
    weight: 'sight',
    unless:
      '(?:see|notice|spot) (?:anything|nothing|any)(?: (?:unusual|wrong|suspicious|errors?|problems?))?',
  }),
  knowledge(
    '<(?:name|noun|he|they|op)>{WHO}{AUX}{ADV} (?:did|does|do) not{ADV} (?:know (?:what|how|enough|which|where|better)|understand|grasp|appreciate|have (?:a|the|any|enough) (?:clue|idea|understanding|knowledge|skills?|experience|competence))',
    { weight: 'sight' },
  ),
  knowledge(
    '{P}{WHO}{ADV} (?:had|has|have) (?:no|little|zero|not the slightest|absolutely no) (?:idea|clue|understanding|experience|knowledge|business|sense|respect|grasp)',
    { weight: 'sight' },
  ),
  knowledge(
    '{P}{WHO}{ADV} (?:lacks?|lacked|lacking)(?: a| the| any| enough| all| sufficient)?{GAP2} (?:understanding|knowledge|skills?|experience|competence|discipline|attention|care|maturity|judge?ment|expertise|training)',
    { weight: 'sight' },
  ),
  knowledge('{P}{WHO}{AUX} never{ADV} (?:learned|learnt|understood|understands?|grasped)'),
  omission(
    '{P}{AUX} (?:was|were|been|is|are) (?:told|warned|reminded|asked|instructed)(?: [^ .;:?<]+){0,3} (?:not to|before|twice|several times|repeatedly|many times|again and again|to be more careful)',
    { unless: '(?:told|warned) by' },
  ),
  omission(
    '{P}{WHO}{ADV} (?:was|were|is|are){ADV} not{ADV} doing (?:his|her|their) (?:job|work|duty)',
  ),
  omission(
    '<none> (?:in|on|of|from|at) <(?:team|we)>{ADV} (?:takes?|took|cares?|cared|thinks?|thought|bothers?|bothered|listens?|listened|tests?|reads?|feels? responsible)',
  ),
  omission(
    '(?:people|<any>) (?:do|did|does) not (?:read|follow|listen|think|care|pay attention|test)',
    { weight: 'sight' },
  ),
  omission(
    '(?:{P}|<op>) (?:was|were|is|are){ADV} not (?:thinking|looking|listening|watching|checking|following|reading)',
    { weight: 'sight' },
  ),
  knowledge(
    '<noun>(?: [^ .;:<]+){1,5} (?:has|had) (?:no|absolutely no|little) (?:idea|clue|understanding)',
    { weight: 'sight' },
  ),
]
