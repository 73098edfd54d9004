import { type Sign, signs } from './sign.ts'

const omission = signs('blame', 'omission')
const knowledge = signs('blame', 'knowledge')

const NOT = '(?:did|does|do|had|has|have) not'
/** What somebody says of the present moment is how they speak, not what they left undone. */
const NOW = '(?!<i> (?:do|have) not)'
/** What diligent people do, in the plain form. */
const DILIGENT =
  '(?:test|check|double-check|verify|validate|review|read|follow|ask|tell|inform|notify|warn|communicate|coordinate|consult|escalate|listen|look|think|bother|care|pay attention|take (?:care|the time|it seriously|this seriously|responsibility|ownership)|run (?:the |any )?tests?|announce|consider|respect|adhere|watch|clean up|wait for|talk to|speak to|document|honou?r|obey|comply|do (?:his|her|their) (?:job|homework|work)|finish|hand over|keep (?:us|anyone|everyone)|take a backup|make a backup|back up|react)'
const DONE =
  '(?:tested|checked|double-checked|verified|validated|reviewed|read|followed|asked|told|informed|notified|warned|communicated|coordinated|consulted|escalated|listened|looked|thought|bothered|cared|paid attention|documented|cleaned up|announced|considered|respected|renewed|updated|responded|learned|learnt|watched|talked to|questioned)'
const DOES =
  '(?:tests?|checks?|double-checks?|verif(?:y|ies)|validates?|reviews?|reads?|follows?|asks?|tells?|informs?|notif(?:y|ies)|warns?|communicates?|coordinates?|consults?|escalates?|listens?|looks?|thinks?|bothers?|cares?|pays? attention|documents?|cleans? up|announces?|considers?|respects?|renews?|updates?|responds?|learns?|writes?|runs? (?:the |any )?tests|answers?)'
const DOING =
  '(?:testing|checking|double-checking|verifying|validating|reviewing|reading|asking|telling|informing|notifying|warning|consulting|coordinating|thinking|following|waiting|looking|understanding|paying attention|communicating|announcing|considering|running (?:the |any )?tests?|taking (?:a |the )?(?:backup|time|care)|(?:any |a |an |the |prior |proper |further |his |her |their |due )*(?:approval|permission|authori[sz]ation|review|code review|tests?|second look|word|care|diligence|consultation|sign-off|notice|warning|backup|thought|regard))'
const HEED =
  '(?:notice|spot|see|realise|realize|recognise|recognize|anticipate|catch|grasp|foresee|understand|appreciate)'
/** People may also be unable or not allowed to do something; then they did nothing. */
const MAY =
  '(?! (?:can|could|may|might|must|should|would|will|to|is|are|was|were|had to|has to|have to|needs?|from))'

export const omissions: readonly Sign[] = [
  omission(`${NOW}{S} ${NOT}{ADV} ${DILIGENT}`, { weight: 'sight' }),
  omission(
    `{SX} ${NOT}(?: even| really)? (?:bother|care (?:about|to|enough)|listen|pay attention|read|think|tell any|ask any|take (?:it|this) seriously)`,
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
  signs('hindsight', 'failed-to')('{S} (?:fail|fails|failed|failing)(?: even)? to', {
    weight: 'sight',
  }),
  signs(
    'hindsight',
    'failed-to',
  )(
    `(?:<op>|<cap>|<they>){ADV} failed to (?:follow (?:the |our |its )?(?:[a-z-]+ )?(?:process|procedure|runbook|rules|policy|checklist|protocol|instructions)|communicate|tell|inform|read|ask|understand|listen|document|realise|realize|think|pay attention|take)`,
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
]
