import { type Sign, signs } from './sign.ts'

const character = signs('blame', 'character')
const fault = signs('blame', 'fault')

const WORDS =
  "(?:careless|carelessly|carelessness|negligent|negligently|negligence|incompetent|incompetence|sloppy|sloppily|sloppiness|irresponsible|irresponsibly|unprofessional|unprofessionally|inexcusable|unforgivable|clueless|idiotic|idiots?|morons?|amateurish|complacent|complacency|inattentive|inattention|inattentiveness|recklessness|foolish|foolishly|thoughtless|thoughtlessness|laziness|stupidity|ineptitude|inept|negligible care|gross misconduct|unacceptable behaviou?r|dumb mistake|stupid mistake|stupid error|silly mistake|rookie mistake|rookie error|schoolboy error|beginner 's mistake|amateur hour)"
const FAILING =
  '(?:mistakes?|error|errors|fault|faults|negligence|carelessness|incompetence|ignorance|laziness|oversight|inexperience|inattention|sloppiness|recklessness|stupidity|blunders?|screw-up|mess|misunderstanding|misjudge?ment|(?:poor|bad) judge?ment|(?:poor|bad|wrong|hasty|terrible|stupid) (?:decision|call|choice)|lack of (?:attention|care|knowledge|experience|discipline|understanding|skills?|competence|training|diligence)|failure to|attitude|refusal|arrogance|complacency|impatience|haste|typo|slip|misconfiguration|own fault|decisions? (?:to|not to) (?:skip|ignore|bypass|deploy|push|merge|delay|postpone|rush|test|not|disable|wait)|forgetfulness)'
const THING =
  '(?! (?:rates?|budgets?|handling|messages?|logs?|pages?|domains?|tolerance|tolerant|codes?|injection|isolation|lines?|reports?|reporting|count|counts|tracker|tracking|threshold|responses?|was (?:an )?easy))'
const OF = '(?:of|by|from|on the part of|made by|committed by)'
const SQUARELY =
  '(?: (?:squarely|clearly|solely|entirely|ultimately|mainly|primarily|fully|firmly|partly|largely|completely|only|alone|totally|all|really|mostly|also))?'

export const judgements: readonly Sign[] = [
  character(WORDS, {
    weight: 'words',
    unless: 'sloppy (?:quorums?|hand|phrase|counter)|foolish (?:not )?consistency',
  }),
  character(
    '(?:lack of|insufficient|missing|not enough) (?:attention|care|discipline|diligence|competence|professionalism|common sense|carefulness|vigilance|thoroughness|conscientiousness)',
    { weight: 'words' },
  ),
  character('common sense', { weight: 'words' }),
  character('(?:poor|bad|terrible|questionable) judge?ment', { weight: 'words' }),
  character('half a brain', { weight: 'words' }),
  character(
    'it (?:is|was){ADV} (?:reckless|foolish|stupid|careless|irresponsible|silly|unwise|idiotic|negligent|wrong of {P}|a (?:stupid|foolish|reckless|bad|terrible) idea of {P})(?: of {P})? to',
    { weight: 'words' },
  ),
  character(
    '{P}{WHO}{ADV} (?:is|was|are|were|seems?|seemed){ADV} (?:simply |just |not |clearly |too |very |so |rather )*(?:careless|incompetent|lazy|complacent|unprofessional|clueless|inexperienced|experienced enough|competent|qualified|overconfident|arrogant|reckless|stubborn|unreliable|sloppy|ignorant|impatient|stupid|naive|negligent|untrained|unable to (?:follow|read|understand)|known for|out of (?:his|her|their) depth|up to the (?:job|task)|capable of|fit for|good enough|skilled enough|trained enough|serious)',
    {
      weight: 'sight',
      unless:
        '<(?:noun|team|name|he)> (?:is|was|are|were)(?: [a-z]+ly| very| both)? (?:competent|qualified|serious|capable of)',
    },
  ),
  character('{P}{WHO}{ADV} (?:do|does|did) not{ADV} (?:care|give a)'),
  character(
    '(?:poor|sloppy|bad|shoddy|careless|lousy|terrible|lazy|weak|inadequate|insufficient) (?:work|job|communication|testing|planning|preparation|execution|performance|decisions?|code|handling|handover|management|leadership|supervision|attitude|choices?|practices?|workmanship|reviewing|code review|coordination|engineering|craftsmanship) (?:by|of|from|on the part of|within|in|between) {P}',
  ),
  character('reckless(?:ly)? <(?:noun|name|team)>'),
  fault(
    `(?:{P} 's|his|her|their|my)(?: (?:own|big|stupid|silly|clear|simple|obvious|sheer|gross|single|careless|basic|terrible|costly|bad|poor|apparent))* ${FAILING}${THING}`,
    { weight: 'words' },
  ),
  fault(
    `(?:fault|mistake|blunder|negligence|oversight|carelessness|inexperience|incompetence|inattention|ignorance|laziness|misjudge?ment|bad call|poor decision|wrong decision|sloppiness|stupidity|arrogance) ${OF} {P}`,
    { weight: 'words' },
  ),
  fault(
    `(?:inexperience|incompetence|ignorance|carelessness|inattention|negligence|mistake|fault) of (?:<op>|<any>)`,
    { weight: 'words' },
  ),
  fault(
    `{P}{ADV} (?:is|was|are|were|bears?|has|have)${SQUARELY} (?:to blame|at fault|guilty|the (?:main |real |only )?culprit|the one to blame|culpable|liable|the (?:full |main |sole )?(?:blame|responsibility))`,
    { weight: 'words' },
  ),
  fault(
    `(?:failure|outage|incident|downtime|mistake|problem|issue|this|it)(?: [^ .;:<]+){0,4} (?:is|was) the (?:sole |full |entire )?responsibility of {P}`,
  ),
  fault(
    `{P} (?:is|was|are|were) the (?:single |only |sole |real |main |whole |primary )*(?:reason|problem|cause|weak link|weakest link)`,
  ),
  fault(`(?:blame|blames|blamed|blaming) {P}`, { weight: 'words' }),
  fault(
    `(?:culprit|guilty party|offender|guilty one|one to blame|person to blame|wrongdoer)(?: here| again)? (?:is|was|were)${SQUARELY} {P}`,
    { weight: 'words' },
  ),
  fault(
    `(?:fault|responsibility|blame|failure|problem)(?: for (?:the|this|that|all|our|these){GAP4})? (?:lies|rests|falls|lay|fell|sits|is|belongs)${SQUARELY} (?:with|on|at|to) (?:{P}|<op>)(?! 's)`,
    {
      weight: 'words',
      unless: 'responsibility (?:for|of|to){GAP8} (?:is|was) (?:with|on) {P}',
    },
  ),
  fault(
    `(?:outage|incident|failure|downtime|problem|mess|one|this|that|it|all) (?:is|was)${SQUARELY} (?:on|down to|because of) {P}(?! 's)`,
    { weight: 'words' },
  ),
  fault(
    `{P} (?:is|was|are|were)${SQUARELY} (?:responsible|accountable) for (?:the |this|that |our |these |causing|breaking|deleting|bringing|taking down|all )(?:{GAP2} )?(?:{HARM})?`,
    {
      unless:
        'responsible for (?:the |our |this )?(?:[a-z-]+ )?(?:service|services|payments|system|platform|component|rotation|response|communication|communications|cluster|database|process|pipeline|repository|code|review|deploy|deployment|release|updates?)',
    },
  ),
  character(
    'it (?:is|was){ADV} (?!good|kind|nice|right|smart|clever|brave|wise|quick|generous|thoughtful)[a-z]+ of {P} (?:not )?to',
  ),
  character(
    '{P}{GAP14} , which (?:is|was)(?: [a-z]+ly)? (?:unacceptable|not acceptable|inexcusable|unforgivable|not good enough)',
  ),
  fault(
    "(?:mistake|fault|error|failure|blunder|doing|oversight) (?:is|was)(?: [a-z]+ly)? (?:{P} 's|his|hers|theirs|mine)",
    { weight: 'words' },
  ),
]
