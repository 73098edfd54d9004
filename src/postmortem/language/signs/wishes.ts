import { type Sign, signs } from './sign.ts'

const wish = signs('hindsight', 'wish')

/** What people do about changes, alerts and each other, as a participle; hardly any program does it. */
const HEEDED =
  '(?:caught|noticed|spotted|seen|detected|found|checked|double-checked|tested|load tested|load-tested|reviewed|verified|validated|asked|read|known|realised|realized|recognised|recognized|understood|escalated|called|told|informed|warned|communicated|coordinated|consulted|looked|listened|thought|waited|anticipated|foreseen|predicted|expected|considered|questioned|paid|declared|acted|reacted|responded|rolled back|reverted|followed|planned|prepared|monitored|investigated|flagged|raised|documented|prevented|avoided|challenged|stopped|practised|practiced|rehearsed|learned|learnt|taken (?:more|the time|better|care|it)|been (?:more )?(?:careful|aware|quicker|faster|clearer|attentive|awake|prepared|vigilant|cautious)|performed|run (?:the|a|any|it)|insisted|involved|announced|remembered|tried|made sure|done (?:his|her|their|the|its|our) (?:job|work|homework|duty))'
/** Of a change or a step that people have left out. */
const BEEN =
  '(?:caught|noticed|spotted|seen|tested|load tested|load-tested|reviewed|double-checked|checked|verified|questioned|escalated|communicated|announced|flagged|foreseen|anticipated|predicted|investigated|asked|planned better|handled better|thought through|raised|declared|followed|avoided|prevented|merged|deployed|done|taken seriously|known|pushed|approved|rolled out|understood|challenged|noted)'
/** A program that is said to do it. */
const BY_TOOL = 'by (?:the |a |an |our |its |any |automated )?(?!<)[^ ]+'
const HAVE = '(?:have|of)'
const ADVERB =
  '(?: (?:really|easily|simply|just|also|probably|perhaps|maybe|certainly|clearly|at least|never|not|ever|always|well|better|instead|first|already|then|definitely|surely|obviously|long|all|both|only|rather|ideally))*'
const SHARP = '<(?:name|noun|team|he|i|any|op|cap)>'
/** Behind these, `should have` tells what something ought to be like, not what somebody ought to have done. */
const OWNS =
  '(?! (?:a|an|the|no|some|any|at|all|more|less|fewer|access|read access|write access|one|two|three|this|that|these|those|our|their|its|enough|better|clear|permission|permissions|his|her|been paged|been notified|been alerted|been told by|been given|been able|been informed by|received|had access|got) )'

export const wishes: readonly Sign[] = [
  wish(
    `<(?:name|noun|team|he|i|any|op|cap)>{WHO}${ADVERB} (?:should|ought to|needed to)${ADVERB} ${HAVE}${OWNS}${ADVERB} [a-z-]+`,
    {
      unless:
        '<op> should have been (?:restarted|upgraded|evicted|removed|deleted|reconciled|running|installed|deployed)',
    },
  ),
  wish(
    `<(?:we|they)>${ADVERB} (?:should|ought to|needed to)${ADVERB} ${HAVE}${OWNS}${ADVERB} (?:${HEEDED}|had (?:a|an|the)? ?[a-z]+|[a-z]+ed)`,
    {
      unless: '<they> should have been [a-z]+ed',
    },
  ),
  wish(`${SHARP}{WHO}${ADVERB} (?:could|might)${ADVERB} ${HAVE}${ADVERB} ${HEEDED}`, {
    unless:
      'could not have|could have (?:been (?:worse|longer)|taken (?:much )?longer)|(?:no|any) <any> could have',
  }),
  wish(
    `<(?:we|they)>${ADVERB} could${ADVERB} ${HAVE}${ADVERB} (?:caught|noticed|spotted|seen|detected|prevented|avoided|anticipated|foreseen|reacted|responded|acted|escalated|found|known|communicated|told|warned|stopped|tested|checked|rolled back)`,
    {
      unless: 'could not have|later|(?:with|without) (?:a|an|the|better|more|no|paging|an?) ',
    },
  ),
  wish(
    `${SHARP}{WHO}(?: with [a-z ]{1,40})?${ADVERB} (?:would|'d)${ADVERB} ${HAVE}${ADVERB} (?!done the same|made the same|acted the same|been (?:paged|notified|alerted)|received|had|needed|lost|reacted the same|taken the same|fallen|run into)[a-z-]+`,
    {
      unless:
        '(?:in|under|with) (?:the same|this|that|their|his|her) (?:place|position|situation|circumstances|shoes)|no <any> would have (?:known|noticed|seen|been able|had|expected)|(?:any|no|<any>) (?:[a-z]+ )?<any> would have (?:done|made|acted|fallen)|(?:with|without) (?:a|an|the|better|this|such) ',
    },
  ),
  wish(
    `(?:more |very )?(?:careful|experienced|competent|attentive|diligent|skilled|sensible|sane|reasonable|decent|good|serious|sensible) <[a-z]+> would(?: not)?${ADVERB} ${HAVE} [a-z]+`,
  ),
  wish(
    `(?:this|that|it|which|change|changes|mistake|error|bug|problem|issue|typo|step|migration|alert|warning|risk|incident|outage|query|release|deploy|deployment|test|runbook|failover|upgrade|signs?|symptoms?|flag|commit|pr)(?: [^ <.,;:]+){0,2} should${ADVERB} ${HAVE}${ADVERB} been${ADVERB} ${BEEN}`,
    {
      unless: `${BY_TOOL}|should have been [a-z ]{1,40}(?:automatically|in (?:the )?ci)`,
    },
  ),
  wish(`should${ADVERB} ${HAVE}${ADVERB} been${ADVERB} [a-z]+(?: [^ <.,;:]+){0,5} by(?: the)? {P}`),
  wish(
    `should${ADVERB} ${HAVE}${ADVERB} been (?:obvious|clear|evident|apparent|self-evident|common knowledge)`,
  ),
  wish(
    `(?:could|would)${ADVERB} ${HAVE}${ADVERB} been${ADVERB} (?:avoided|prevented|caught|noticed|spotted|shorter|smaller|fine)(?: [^ .;:<]+){0,6} (?:if|had)(?: only)? (?:{W}|<they>|people|someone|somebody)${ADVERB} (?:had |not )*(?:${HEEDED}|bothered|paid|been|listened|cared)`,
  ),
  wish(
    `could${ADVERB} (?:easily|simply|trivially) ${HAVE} been (?:avoided|prevented|caught|spotted|noticed)`,
    {
      unless:
        '(?:avoided|prevented|caught|spotted|noticed) (?:by|with) (?:a|an|the|better|automated|more|proper)',
    },
  ),
  wish(`if only(?: [^ .;:]+){0,6} (?:had|'d|would have|were|did|could have)`),
  wish(
    `had (?:{W}|<they>|people)${ADVERB} (?:${HEEDED}|bothered|paid|listened|cared|been|had the|kept|stayed|left|[a-z]+ed)`,
    {
      unless:
        'had (?:{W}|<they>) (?:been (?:paged|notified|alerted|informed by|given|able)|received)|had <(?:team|noun|name|we|they|he)> (?:failed|crashed|restarted)',
    },
  ),
  wish(
    `if (?:{W}|<they>|people)${ADVERB} (?:had|'d)(?: (?:not|only|just|simply|at least|actually|even|bothered to|first|also|properly|really))* (?:${HEEDED}|bothered|skipped|paid|listened|cared|deployed|merged|pushed|ignored|forgotten|touched|restarted|kept|stayed|left)`,
    {
      unless: 'if {W} had been (?:paged|notified|alerted)',
    },
  ),
  wish(
    `(?:<(?:name|noun|team|he|i|op)>) (?:was|were) (?:supposed|meant|expected) to (?:have )?(?:check|test|review|verify|notice|watch|monitor|tell|inform|follow|read|ask|escalate|know|catch|update|renew|checked|tested|reviewed|verified|noticed|told|informed|escalated|updated|renewed)(?: [^ .;:]+){0,8} but`,
  ),
  wish(
    `(?:{P}|<op>) (?:must|would) (?:surely |certainly |clearly )?have (?:known|seen|realised|realized|noticed)`,
  ),
  wish(`you${ADVERB} (?:should|could)${ADVERB} ${HAVE}${ADVERB} ${HEEDED}`),
  wish(
    `<any> (?:paying attention|awake|watching|looking|with(?: [^ .;:<]+){1,5}) (?:would|could|should) ${HAVE} [a-z]+`,
  ),
  wish('had it not been for {P}'),
]
