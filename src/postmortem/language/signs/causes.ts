import { type Sign, signs } from './sign.ts'

const cause = signs('person-as-cause', 'cause')

/** The words that a line about a cause opens with. */
const LABEL =
  '(?:(?:root|main|primary|underlying|direct|immediate|real|actual|ultimate|proximate|contributing|systemic|key|biggest|initial|secondary)(?: [a-z]+)? )?(?:causes?|factors?|reason|trigger|why(?: \\d+)?|fifth why|5th why|\\d+(?:th)? why)'
/** People at these places saw, were told or could; the cause lies with what they were shown. */
const PASSIVE =
  "(?! (?:was|were|is|are|had|has|have|could|can|cannot|did not (?:have|get|receive)|saw|received|got|followed|believed|needs?|needed|noticed|found|reported|detected|acknowledged|rolled|reverted|fixed|and <|'s|to|who (?:was|were) (?:not|paged)|will|would|on call was))"
const AGENT = "(?! (?:'s|account|accounts|tooling|'s [a-z]+ was))"

export const causes: readonly Sign[] = [
  cause(
    `${LABEL}(?: (?:of|for|behind) [^.;:<]{1,60})?(?: \\d+)? [:-](?: why \\? | because | that )?(?:(?: (?:the|a|an|our|probably|mainly|most likely|likely))* )?(?: ?)(?:[a-z]+ )?(?:{P}|<op>)(?= [.]? ?$)`,
  ),
  cause(
    `(?:root|main|primary|underlying|direct|immediate|real|actual|ultimate|proximate|the) (?:causes?|reason|culprit|trigger)(?: (?:of|for|behind)(?: [^ .;:<]+){1,6})? (?:is|was|were|are)(?: (?:simply|clearly|once again|again|mainly|just|probably|that|probably that|likely|likely that|obviously))*(?: [a-z]+)? (?:{P}|<op>)${PASSIVE}${AGENT}`,
  ),
  cause(
    `${LABEL}(?: (?:of|for|behind)(?: [^ .;:<]+){1,6})? [:-](?: (?:that|because|probably|again|once again))?(?: [a-z]+)? (?:{P}|<op>)${PASSIVE}${AGENT}{WHO}{ADV} [a-z-]+`,
    { weight: 'sight' },
  ),
  cause(
    `(?:^ )?why(?: \\d+)? [?:](?: [:-])?(?: because)?(?: [a-z]+)? {P}${PASSIVE}${AGENT} [a-z-]+`,
    { weight: 'sight' },
  ),
  cause(
    `(?:caused|brought about|brought on|provoked|to be blamed on|blamed on) by(?: [a-z]+){0,2} {P}${AGENT}(?= (?:[.,;-]|who|running|deploying|pushing|deleting|restarting|changing|when|while|after|that|not|entering|typing|applying|merging|using|doing|removing|making|without|executing|trying|misreading|and|during|in|on|at))`,
    {
      unless: "(?:not|n't|never) caused by",
    },
  ),
  cause(
    `(?:blamed on|pinned on|attributable to|attributed to|traced(?: back)? to|down to|due to|because of|(?:a |the )?(?:direct )?result of|owing to|introduced by)(?: [a-z]+){0,1} <(?:name|he)>${AGENT}(?! (?:and <name> )?(?:we|the service|it) )`,
    {
      unless:
        '(?:thanks|resolved|recovered|fixed|quickly|short|faster|noticed|found|detected|mitigated|idea|improvement|fix|success)',
    },
  ),
  cause(
    `(?:due to|because of|result of|owing to|starts? with|started with|began with|attributed to)(?: (?:a|an|the|one|careless|inexperienced|new))* <(?:noun|team|op)>${AGENT} (?:who |that )?(?:deleting|running|pushing|deploying|restarting|clicked|clicking|deleted|changing|changed|misreading|removing|typing|entering|using|not|making|ran|pushed|deployed|merged|merging|failing|forgetting|ignoring|skipping|being|having|did|failed)`,
  ),
  cause(
    `(?:{HARM}|down|dark|offline|unavailable|expired|lost|leaked|happened|occurred|fell over|broke|failed|crashed|stopped working|started|began|died|deleted|exposed)(?: [^ .;:<]+){0,10}(?: ,)? (?:because|since|after|when|as) (?:<(?:name|he)>|{P}(?<=because <(?:noun|team|i)>)|<op>)${PASSIVE}{ADV} (?:[a-z-]+ed|ran|set|took|wrote|shut|cut|put|chose|made|sent|typed|brought|went|broke|hit|did not|thought|gave|let|forgot|never|misread|left|came|got|kept)`,
    {
      weight: 'sight',
      unless:
        '(?:recovered|restored|resolved|came back|mitigated|shorter|limited|contained|avoided|prevented|ended|stopped (?:when|after|because)|over|noticed|detected|found|reported|joined|fixed|acknowledged|confirmed|identified|escalated|declared|paged)',
    },
  ),
  cause('{P}(?:{AUX}{ADV}) (?:caused|causes|triggered|provoked)(?: [^ .;:<]+){0,4} {HARM}', {
    unless: '(?:who|that) (?:caused|triggered)|alert',
  }),
  cause('{P}(?:{AUX}{ADV}) (?:caused|causes) (?:this|it|that|everything)'),
  cause('{P} (?:who|that) (?:caused|broke|created)(?: [^ .;:<]+){0,3} {HARM}', {
    unless: 'quick|noticed|found|fixed|first|helped|thank',
  }),
  cause("introduced by <(?:name|he)>(?! 's)"),
  cause(`${LABEL} [:-] (?:<name> 's|his|her) (?!(?:alert|idea|suggestion))[a-z-]+`),
  cause(
    `(?:root|main|primary|underlying|direct|real|actual) (?:causes?|reason)(?: (?:of|for|behind)(?: [^ .;:<]+){1,6})? (?:is|was)(?: [a-z]+ly)? (?:<name> 's|his|her) (?!(?:alert|idea|suggestion) )[a-z-]+`,
  ),
  cause('(?:reason|cause) (?:for|of)(?: [^ .;:<]+){1,6} [:-](?: that)? {P}(?: [a-z]+ly)? [a-z]+', {
    weight: 'sight',
    unless: '{P} (?:was|were|is|are|had|could|saw|received|got)',
  }),
]
