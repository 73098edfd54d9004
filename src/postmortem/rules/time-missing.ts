import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { timesOf } from '../times.ts'

const front = (...keys: readonly string[]): string =>
  ['---', 'incident: 4', ...keys, '---', '', 'Text.'].join('\n')
const STARTED = 'started: 2026-11-20 14:05 UTC'
const DETECTED = 'detected: 2026-11-20 14:10 UTC'
const RESOLVED = 'resolved: 2026-11-20 15:00 UTC'

export const timeMissing = rule({
  code: 'time-missing',
  severity: 'warning',
  summary:
    'No time of start, detection or end in the front matter, one that cannot be read, or a timeline without times.',
  advice:
    'How long it took to notice and to end is computed from these. Write them with day and zone, or what is best known.',
  good: [
    { text: front(STARTED, DETECTED, RESOLVED) },
    { text: front('times:', `  ${STARTED}`, `  ${DETECTED}`, `  ${RESOLVED}`) },
    { text: '---\ntitle: Outage\ndate: 2026-11-20\n---\n\nText.' },
    { text: '## Timeline\n\n- 14:05 Alert\n- Then the pool was full' },
    { text: '## Timeline\n\nSee the [log](https://example.com/log).' },
    { text: front('started: TODO', DETECTED, RESOLVED) },
  ],
  bad: [
    { text: front(STARTED, 'detected:', RESOLVED), lines: [4] },
    { text: front(STARTED, DETECTED), lines: [1] },
    { text: front('started: in the morning', DETECTED, RESOLVED), lines: [3] },
    { text: '## Timeline\n\n- An alert came\n- We rolled back\n- It was over', lines: [1] },
  ],
  check: (subject) => [...unstated(subject), ...timeless(subject)],
})

const NEEDED = ['started', 'detected', 'resolved'] as const

function unstated(subject: Subject) {
  const { document, drafted } = subject
  if (!drafted || document.frontMatter === null) return []
  const head = { line: document.frontMatter.line, endLine: document.frontMatter.line }
  const stated = timesOf(subject).filter(({ fact }) => fact.from === 'front-matter')
  return NEEDED.flatMap((name) => {
    const found = stated.find(({ fact }) => fact.name === name)
    if (found === undefined) {
      return [
        point(
          head,
          `The front matter does not say when it ${WORDS[name]}: add a line such as "${name}: 2026-11-20 14:05 UTC".`,
        ),
      ]
    }
    const { line } = found.fact.at
    if (found.problem === 'missing') {
      return [
        point(
          { line, endLine: line },
          `Nobody has said when it ${WORDS[name]}: write it such as "${name}: 2026-11-20 14:05 UTC".`,
        ),
      ]
    }
    if (found.problem !== 'unreadable') return []
    return [
      point(
        { line, endLine: line },
        `${quoted(found.fact.raw)} cannot be read as a time: write it such as "${name}: 2026-11-20 14:05 UTC".`,
      ),
    ]
  })
}

const WORDS = { started: 'started', detected: 'was noticed', resolved: 'was over' } as const

const FEWEST = 3

/** A list or table of some length in which no row begins with a time. */
function timeless({ parts, timelines }: Subject) {
  if (timelines.some((moments) => moments.length > 0)) return []
  return parts
    .filter(({ name, blocks }) => name === 'timeline' && blocks.some(isLong))
    .map(({ at, title }) => {
      const { line } = at
      return point(
        { line, endLine: line },
        `No row of ${quoted(title)} begins with a time: write one in front of each, with its zone in the heading.`,
      )
    })
}

const isLong = (block: Subject['parts'][number]['blocks'][number]): boolean =>
  (block.kind === 'list' && block.items.length >= FEWEST) ||
  (block.kind === 'table' && block.rows.length >= FEWEST)
