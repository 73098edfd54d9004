import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'
import type { Part } from '../sections.ts'
import { textsOf } from '../walk.ts'

export const impactWithoutNumber = rule({
  code: 'impact-without-number',
  severity: 'warning',
  summary: 'An impact that says neither how many, nor how much, nor how long.',
  advice:
    'Without a number nobody can tell a small incident from a large one, nor whether the next was smaller. An estimate with its range will do; none is a number too.',
  good: [
    { text: '## Impact\n\n- **Users affected**: ~12,000\n- **Revenue**: none' },
    { text: '## Impact\n\nCheckout failed for half of the customers.' },
    { text: '## Impact\n\nNo customers were affected.' },
    { text: '## Impact\n\nThe site was down for thirteen minutes.' },
    { text: '## Impact\n\nAll jobs failed.' },
    { text: '## Impact\n\nTODO: How many?' },
    { text: '## Impact\n\n![errors](errors.png)\n\n## Timeline\n\n- 14:05' },
    { text: '## Affected packages\n\n- parser\n- printer' },
    { text: '## Affected packages\n\n| Name |\n|---|\n| parser |' },
    { text: '## Impact\n\nSlow.\n\n## Customer impact\n\n400 of them.' },
    { text: '## Lessons\n\nSome were slow.' },
    { text: '## Impact\n\nUp to 500 customers saw a 503.' },
    { text: '**Impact**: 13 minutes for everyone' },
  ],
  bad: [
    { text: '## Impact\n\nSlow.\n\n## Customer impact\n\n- Some errors', lines: [1] },
    { text: '## Impact\n\nThe 4xx and 503 errors of #12 in eu1', lines: [1] },
    { text: '## Affected users\n\nSome of those in the checkout', lines: [1] },
    { text: '## Impact\n\nSome customers saw errors for a while.', lines: [1] },
    { text: '# Outage\n\n**Impact**: Users had difficulties in the checkout', lines: [3] },
    { text: '## Customer impact\n\n- Login was slow\n- Version 2 was withdrawn', lines: [1] },
  ],
  check: ({ parts }) => {
    const impacts = parts.filter(({ name, divided }) => name === 'impact' && !divided)
    if (impacts.some(isEnumerated)) return []
    const texts = impacts.map((part) => ({ part, text: textOf(part) }))
    if (texts.some(({ text }) => text === '' || isMeasured(text))) return []
    return texts.slice(0, 1).map(({ part, text }) => {
      const { line } = part.at
      return point(
        { line, endLine: line },
        `${quoted(text)} gives no number: say how many users or requests, which share, or how long.`,
      )
    })
  },
})

/** `Affected crates` and a list of them says how many. */
const isEnumerated = ({ title, blocks }: Part): boolean =>
  /\baffected\b/i.test(title) && blocks.some(({ kind }) => kind === 'list' || kind === 'table')

const textOf = (part: Part): string =>
  [...textsOf(part)]
    .map(({ plain }) => plain)
    .join(' ')
    .trim()

const WORDS =
  /\b(?:all|none|no|nobody|nothing|any|every|each|everyone|everything|anyone|entire(?:ly)?|whole|complete(?:ly)?|total(?:ly)?|full(?:y)?|only|half|third|quarter|most|majority|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|hundreds?|thousands?|millions?|percent|several hours|unknown|not known|TODO|TBD)\b/i
/** Names of versions and of error codes measure nothing. */
const NO_MEASURE =
  /\bv?\d+\.\d+(?:\.\d+)*\b(?!\s?%)|\b[Vv]ersions?\s\d+|\b[45]\d\d(?:s|\s(?:errors?|responses?|status|codes?))\b|\b(?:HTTP|status|code|error)\s[45]\d\d\b|\b[45]xx\b|#\d+|\b[A-Za-z]\w*\d\w*/g

const isMeasured = (text: string): boolean =>
  WORDS.test(text) || /\d/.test(text.replaceAll(NO_MEASURE, ' '))
