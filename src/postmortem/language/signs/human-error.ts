import { type Sign, signs } from './sign.ts'

const error = signs('human-error', 'human-error')

const WHO =
  '(?:human|operator|pilot|engineer|developer|personnel|employee|staff|admin|administrator|individual|people|person|programmer|reviewer|dba|technician|deployer|<noun>|<op>|<team>|<name>)'
const ERROR =
  '(?:error|errors|mistake|mistakes|failure|failings|oversight|slip|blunder|carelessness|negligence|weakness)'
/** Then it is a figure, a message or a field, not a cause. */
const THING =
  '(?! (?:rates?|budgets?|messages?|pages?|logs?|reports?|counts?|codes?|handling|handler|types?|tracking|field|category|label|class|is not|are not|was not|as a (?:root )?cause is|assessment|probability|modes?|analysis|prevention|proof|proofing|tolerance|tolerant|in this step))'
/** What a system does about people's mistakes, and what is said against the word. */
const DESIGN =
  "(?:prevents?|prevent(?:ed|ing)|avoid(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|minimi[sz](?:e|es|ed|ing)|limit(?:s|ed|ing)?|protect(?:s|ed|ing)?|guard(?:s|ed|ing)?|against|prone|susceptible|vulnerable|robust|resilient|tolerat(?:e|es|ing)|tolerant|risks?|chances?|possibility|room|likelihood|potential|opportunit(?:y|ies)|invites?|expos(?:e|es|ed) to|account(?:s|ing)? for|catch(?:es)?|detect(?:s|ing)?|beyond|behind|stop(?:s|ping|ped)? at|label(?:led|ling|s)?|call(?:ing|ed|s)? (?:it|this|that)|instead of|rather than|never|not|no|isn't|than|nor|neither|hide|hides|call|calling|term|phrase|word|words|avoid|why|if|whether|make|makes|making|every|most|many|any)"

export const humanErrors: readonly Sign[] = [
  error(`(?:${WHO}(?: 's)?) ${ERROR}${THING}`, {
    weight: 'words',
    unless: `${DESIGN}(?: [^ .;:]+){0,5} ${WHO} ${ERROR}|<(?:team|noun|op|name)> (?:errors|failure|failures)|<(?:op|team)> (?:error|mistakes) (?!during|in|on|while|when|by)`,
  }),
  error('operator (?:error|mistake)', {
    weight: 'words',
    unless: `${DESIGN}(?: [^ .;:]+){0,5} operator error|operator errors? (?:rate|message|log|handling)`,
  }),
  error(
    `user error (?:by|of|on the part of|from) (?:our|the|a|an|one)? ?(?:[a-z-]+ )?(?:<[a-z]+>|staff|own staff|employees?)`,
    { weight: 'words' },
  ),
  error(
    '(?:root )?cause (?:was|is|:|-)(?: a| an)?(?: simple| plain| pure)? (?:user error|pebkac|human factors?|people)',
    { weight: 'words' },
  ),
  error(
    '(?:due to|caused by|because of|result of|down to|traced(?: back)? to|attributed to|was|is)(?: a| an)?(?: simple| plain| pure)? user error(?! (?:rates?|messages?|logs?|codes?))',
    {
      weight: 'words',
      unless: `${DESIGN}(?: [^ .;:]+){0,3} user error`,
    },
  ),
  error(
    '(?:fat finger|fat-finger|fat-fingers|fat fingers|fat-fingering|fat fingering|finger trouble|finger error|pebkac|layer 8|layer-8|fat-fingered|fat fingered)',
    {
      weight: 'words',
      unless: `${DESIGN}(?: [^ .;:]+){0,5} (?:fat finger|fat-finger|fat-fingers|fat fingers)`,
    },
  ),
  error(
    "(?:mistakes?|error|errors|slip|oversight|typo|blunder)(?: was| were)?(?: made)? (?:by|of|on the part of|from) {P}(?! 's)",
    {
      weight: 'words',
      unless: `${DESIGN}(?: [^ .;:]+){0,4} (?:mistakes?|error|errors) (?:made )?(?:by|of)`,
    },
  ),
  error(
    '(?:<op>|{P}){ADV} (?:made|makes|making|committed)(?: a| an| some| the| his| her| their| several| another)?{GAP2} (?:mistakes?|error|errors|blunder|slip)(?! (?:message|page))',
    {
      unless:
        'fixed|corrected the|makes? (?:mistakes|errors) (?:and|when|as|like)|(?:everyone|everybody|people|we all|we)',
    },
  ),
  error('(?:to err is human|human factor was|human component failed)', { weight: 'words' }),
]
