import { isTracked, lineOfItem, openItems } from '../own-items.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const list = (...items: readonly string[]): string => ['## Action items', '', ...items].join('\n')

export const actionVague = rule({
  code: 'action-vague',
  severity: 'warning',
  summary: 'An action item of which nobody can tell when it is done.',
  advice:
    'To investigate has no end and to be careful no proof. Say what exists afterwards that does not exist now: an alert on what, a test of what, a decision by when.',
  good: [
    {
      text: list(
        '- Alert on a connection pool above 80 %',
        '- Add a load test of the payment flow to CI',
      ),
    },
    {
      text: list(
        '- Investigate why the alert stayed silent and write down the cause in the runbook',
      ),
    },
    { text: list('- Investigate the leak ([#12](https://github.com/a/b/issues/12))') },
    { text: list('- Improve monitoring of the certificate by an alert 14 days before it expires') },
    { text: list('- Review the deploy checklist and delete steps that nobody takes') },
    { text: list('- [x] Investigate the leak', '- Reconsider sharding (declined)') },
    { text: list('- Monitor the queue length with an alert at 1000') },
    { text: list('- Decide whether the pool is doubled, in a written proposal') },
    { text: list('- Increase code coverage of the parser to 90 %') },
    { text: '## Lessons learned\n\n- Be more careful' },
  ],
  bad: [
    { text: list('- Investigate', '- Be more careful when deploying'), lines: [3, 4] },
    { text: list('- Improve monitoring', '- Better documentation'), lines: [3, 4] },
    { text: list('- Investigate the root cause of the leak'), lines: [3] },
    { text: list('- Look into alternatives for the pool'), lines: [3] },
    { text: list('- Remember to double-check the config next time'), lines: [3] },
    {
      text: list('| Action | Owner |', '|---|---|', '| Consider a second region | @jane |'),
      lines: [5],
    },
    { text: list('- We need to improve our testing and communication'), lines: [3] },
  ],
  check: (subject) =>
    openItems(subject).flatMap((item) => {
      const why = vagueness(item.text.plain, isTracked(item))
      return why === null ? [] : [point(lineOfItem(item), `${quoted(item.text.plain)} ${why}`)]
    }),
})

const LEAD =
  /^(?:(?:we|team|everyone|everybody|all|engineers|people)\s(?:should|must|need to|have to|will|want to)\s|(?:please|let's|let us|try to|make sure (?:to|that we|we)|ensure (?:that )?we)\s)?/i
const ATTITUDE =
  /^(?:(?:be|being) (?:more |extra |very )?(?:careful|aware|vigilant|mindful|cautious|diligent|attentive|proactive|thorough)|pay (?:more |closer )?attention|take (?:more |extra )?care|remember to|keep in mind|keep an eye on|watch out|don.t forget|try harder|do better|think (?:before|twice)|double.check|avoid mistakes|(?:improve|raise|increase) awareness|communicate (?:better|more)|(?:more|better) communication)\b/i
const OPEN_ENDED =
  /^(?:(?:further |more )?investigat(?:e|ing|ion)|look(?:ing)? (?:at|into)|explor(?:e|ing)|think(?:ing)? about|consider(?:ing)?|discuss(?:ing|ion)?|research(?:ing)?|brainstorm|dig into|(?:re-?)?evaluat(?:e|ing)|examine|assess|figure out|find out|analy[sz]e|understand)\b/i
/** What makes an end of it: something written, decided, measured or built. */
const OUTCOME =
  /\band (?:then )?(?:write|document|decide|report|fix|add|implement|propose|create|publish|file|open|share|alert|remove|change|update|mend|agree|present)\b|\b(?:proposal|decision|report|write-?up|design doc|rfc|adr|prototype|spike|proof of concept|document(?:ed)?|ticket|issue)\b|[.;] (?:fix|add|write|document|implement|remove|update)\b/i
const GENERIC =
  '(?:(?:our|the|all|more|better|overall|general|internal|team|system|production|automated|code|incident|alert|error|service|proper|some|additional|further) )*(?:monitoring|alerting|alerts?|documentation|docs|testing|tests?|test coverage|communications?|process(?:es)?|observability|logging|logs|reviews?|training|awareness|performance|reliability|stability|quality|visibility|tooling|infrastructure|security|resilience|procedures?|response|collaboration|coordination|planning|automation|deployments?|metrics|dashboards?|knowledge|practices|handling|things|stuff)'
const GENERIC_ONLY = new RegExp(
  `^(?:(?:to )?(?:improv(?:e|ing)|increas(?:e|ing)|enhanc(?:e|ing)|strengthen(?:ing)?|revisit|review|optimi[sz]e|clean up|rework|extend|expand|fix|add|more|better|improved|have|do|work on|invest in|focus on)) ?${GENERIC}(?:(?:,| and| or|/) ?${GENERIC}){0,3}[.!]?$`,
  'i',
)

function vagueness(plain: string, tracked: boolean): string | null {
  const said = plain.slice(LEAD.exec(plain)?.[0].length ?? 0).trim()
  if (ATTITUDE.test(said)) {
    return 'asks for an attitude, which no one can tick off: change what made the mistake easy.'
  }
  if (tracked) return null
  if (GENERIC_ONLY.test(said))
    return 'does not say what exists afterwards: name the alert, test or page that is added.'
  if (OPEN_ENDED.test(said) && !OUTCOME.test(said)) {
    return 'has no end: say what is decided, written or built with what is found.'
  }
  return null
}
