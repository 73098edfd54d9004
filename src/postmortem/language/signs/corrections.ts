import { type Sign, signs } from './sign.ts'

const correction = signs('blame', 'correction')

const WHOM = '(?:<(?:name|noun|team|any|op|he|cap)>|him|her|them|people|everyone|staff|engineers)'
const PUNISHED =
  '(?:reprimanded|disciplined|fired|sacked|dismissed|retrained|warned|written up|held (?:accountable|responsible|to account|liable)|punished|demoted|banned|spoken to|talked to|reminded|told off|let go|sanctioned|penali[sz]ed|taken off|removed from|suspended|blamed|called out|replaced|educated|lectured|put on (?:a )?(?:performance|pip)|stripped of|supervised|re-educated|trained (?:better|properly)|more careful|more attentive|more diligent|more responsible|more disciplined|ashamed)'
const CAREFUL =
  '(?:be |been |being )?(?:(?:much |far |a lot |way |even )?more (?:careful|carefully|responsive|proactive|professional|alert|aware|attentive|diligent|vigilant|cautious|responsible|responsibly|disciplined|thorough|attention|care|seriously|conscientious)|careful(?: next time)?|pay (?:more |better |closer )?attention|take (?:more care|better care|(?:this|it|their|his|her|[a-z-]+) (?:[a-z]+ )?(?:more )?seriously)|double-check|learn (?:how |to|from|the|about)|read (?:the |our )?(?:docs|documentation|runbooks?|manual)|follow (?:the |our |all )?(?:[a-z-]+ )?(?:process|processes|rules|procedure|procedures|checklist|policy|policies|guidelines|runbook)|think before|try harder|do better|improve (?:his|her|their)|be (?:retrained|trained|reminded|told)|get (?:more |better |some |additional )?training|grow up|listen|respect)'
const TOPIC =
  '(?:his|her|their|reading|following|being|testing|not|the importance|why|attention|attitude|behaviou?r|care|carefulness|checking|paying|taking|ignoring|skipping|what (?:he|she|they) did|reviewing|double-checking|breaking|pushing|merging|deploying|respecting|responsibility|discipline|(?:the |our )?(?:review |deploy |deployment |release |change )?(?:process|rules|policy|procedure)|how (?:to|important|serious)|quality|communication|this mistake|the mistake)'

export const corrections: readonly Sign[] = [
  correction(
    `(?:{P}|<op>|<any>|<they>|it|who(?: did (?:this|it|that))?)(?: [^ .;:?<]+){0,4} (?:should|must|needs? to|has to|have to|will|ought to|is to|are to|deserves? to|shall)(?: not)? (?:be |get )${PUNISHED}`,
    {
      unless:
        'more careful with (?:retries|memory)|(?:be|get) (?:reminded|warned|taken off|replaced|educated|told) (?:by|automatically)',
    },
  ),
  correction(
    '(?:reprimand|retrain|discipline|punish|sanction|demote|fire|sack|re-educate|lecture|scold|admonish) (?:the |all |our )?' +
      WHOM,
  ),
  correction(
    `(?:talk|speak|talking|speaking|have a (?:serious |quick |stern )?(?:word|talk|chat|conversation)|sit down) (?:to|with) (?:{P}|<op>|<cap>|<any>|him|her|them)(?: [^ .;:?<]+){0,2} (?:about|on|regarding|over|concerning) ${TOPIC}`,
  ),
  correction('have a (?:serious |stern |quick )?word with (?:{P}|<cap>|<op>|him|her|them)'),
  correction(
    `(?:discuss|raise|take(?: it| this)? up) with (?:{P}|<cap>) why (?:he|she|they|<he>|<they>)`,
  ),
  correction(
    `(?:remind|tell|instruct|urge|warn|teach|educate|train|coach|get|ask|force|order) (?:all )?${WHOM}(?: again| once more)? (?:to|on how to|about|that (?:they|he|she|<they>|<he>) (?:must|should|need to|have to|has to))(?: always| never| please)? (?:${CAREFUL}|(?:not|never) (?:to )?(?:deploy|merge|push|run|skip|ignore|do|touch|forget|make))`,
  ),
  correction(`remind ${WHOM} (?:to|of|that|about|not to)`),
  correction(
    `(?:{P}|<op>|<any>|<they>|<cap>|people)(?: on [^ .;:?]+| in [^ .;:?]+)?(?: [^ .;:?<]+){0,1} (?:should|must|needs? to|has to|have to|ought to|will have to|shall)(?: simply| really| just| always| all)? ${CAREFUL}`,
  ),
  correction(
    '(?:action item|action|action items|lesson|lessons|next time|follow-up|todo|-|:)(?: [:-])?(?: just| please| we| everyone)? be (?:much |a lot )?more (?:careful|attentive|diligent|vigilant|cautious)',
  ),
  correction(
    `(?:make sure|ensure|see to it)(?: that)? (?:{P}|<cap>|<op>|<any>|he|she|<he>|<they>) (?:reads?|knows?|understands?|follows?|learns?|pays?|never|does not|do not|is (?:more )?(?:careful|retrained|trained)|are (?:more )?(?:careful|retrained|trained)|gets? (?:it|the message|retrained|training)|tests?|checks?|asks?|thinks?|double-checks?)`,
  ),
  correction(
    "(?:revoke|remove|withdraw|take away|restrict|suspend|cut|reduce|strip) (?:<name> 's|his|her|<noun> 's|<op> 's) (?:production |write |admin |root |deploy |merge |commit )*(?:access|rights|permissions?|privileges|credentials)",
  ),
  correction(
    '(?:send|put|enrol|enroll|sign up|book) (?:{P}|<cap>|<op>)(?: [^ .;:?<]+){0,3} (?:course|training|workshop|class|lesson|bootcamp|refresher)',
  ),
  correction(
    '(?:{P}|<op>|<cap>) (?:should|must|may|will|is|are)(?: no longer| not| never)(?: again| be| be given| ever)* (?:allowed|permitted|trusted|given access|have access|touch|deploy|merge|push)',
  ),
  correction('{P} (?:should|must) not be (?:allowed|trusted|given)'),
  correction(
    '{P}{GAP4} (?:receive|receives|received|get|gets|got|given|give|faces?|facing) (?:a )?(?:formal |written |final |verbal |official |serious |strong )*(?:warning|reprimand|telling-off|talking-to)',
    { unless: 'warning (?:from|by) (?:the )?(?:tool|system|console|alert)' },
  ),
  correction(
    '(?:disciplinary|formal warning|written warning|performance review|performance improvement plan|sack|hr should|involve hr|hr to)',
    { weight: 'words', unless: 'performance review of the (?:code|query|queries)' },
  ),
  correction(
    '(?:needs?|must|has|have|should)(?: to)? be held (?:accountable|responsible|to account)',
    { weight: 'words' },
  ),
  correction(
    '(?:hold|holding) (?:{P}|<op>|<any>|him|her|them) (?:accountable|responsible|to account)',
    { weight: 'words' },
  ),
  correction(
    '(?:{P}|<op>|<any>|<cap>){ADV} (?:should|must|needs? to|has to|have to)(?: really)? (?:know better|not do (?:this|that|it|so)(?: ever)? again|never do (?:this|that|it) again|be ashamed|apologi[sz]e)',
  ),
  correction(
    'give (?:{P}|<op>|<cap>|him|her|them) (?:a )?(?:formal |written |final |serious |stern )*(?:warning|reprimand|talking-to|telling-off|lecture|lesson|ticking-off)',
  ),
  correction(
    `(?:remind|tell|instruct|urge|warn|teach|educate|train|coach) (?:all )?${WHOM}(?: once again| again)? (?:not|never) to`,
  ),
  correction(
    '(?:consider|face|faces|facing|need|be|have|without) consequences for (?:{P}|<op>|<cap>)',
  ),
  correction(
    '(?:hire|get|need|find|want|have|employ) (?:better|smarter|(?:more )?(?:competent|careful|experienced|skilled|responsible|attentive|diligent)) (?:<[a-z]+>|people|staff)',
  ),
]
