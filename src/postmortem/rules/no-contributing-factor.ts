import { point } from '../point.ts'
import { rule } from '../rule.ts'
import type { PartName } from '../section-names.ts'
import type { Part } from '../sections.ts'
import { blocksOf, textsOf } from '../walk.ts'

const cause = '## Root cause\n\nA query ran without an index.'

export const noContributingFactor = rule({
  code: 'no-contributing-factor',
  severity: 'notice',
  summary: 'One root cause, and nothing that let it through or made it worse.',
  advice:
    'Hardly any incident has a single cause. Ask what else had to be true: what did not catch it, what made it spread, what made it last.',
  good: [
    { text: `${cause}\n\n## Contributing factors\n\n- No load test` },
    { text: `${cause}\n\n## What went wrong\n\n- No load test` },
    { text: '## Root causes\n\n- No index\n- No load test' },
    { text: `${cause}\n\n## Five whys\n\n- Why?` },
    { text: '## Root cause\n\n### The query\n\nNo index.\n\n### The pool\n\nToo small.' },
    { text: '## Timeline\n\n- 14:05 Alert' },
    { text: '- **Impact**: all\n- **Root cause**: no index' },
  ],
  bad: [
    { text: '## Root cause\n\n- No index', lines: [1] },
    { text: cause, lines: [1] },
    { text: `${cause}\n\n## Contributing factors\n\nNone.`, lines: [5] },
    {
      text: `# Outage\n\n## Root cause\n\nNo index.\n\n## Lessons learned\n\n- Add one`,
      lines: [3],
    },
  ],
  check: ({ parts }) => {
    const factors = parts.find(({ name }) => name === 'contributing-factors')
    if (factors !== undefined && saysNone(factors)) return [missing(factors)]
    const root = parts.find(({ name, heading }) => name === 'root-cause' && heading !== null)
    if (root === undefined || parts.some(({ name }) => ALIKE.has(name)) || isSeveral(root))
      return []
    return [missing(root)]
  },
})

const ALIKE: ReadonlySet<PartName> = new Set([
  'contributing-factors',
  'could-be-improved',
  'five-whys',
])

function missing({ at }: Part) {
  const { line } = at
  return point(
    { line, endLine: line },
    'No contributing factor is told: add what let the cause through, made it worse or made it last.',
  )
}

const saysNone = ({ blocks, sections }: Part): boolean =>
  sections.length === 0 &&
  blocks.length === 1 &&
  blocks.every(
    (block) =>
      block.kind === 'paragraph' &&
      /^(?:none|n\/?a|nothing|no contributing factors?)\b.{0,20}$/i.test(block.text.plain),
  )

const MORE =
  /\b(?:also|in addition|additionally|moreover|furthermore|combin(?:ed|ation)|at the same time|triggered by|exposed by|together with|as well as|made (?:it )?worse|contribut\w+|aggravated|compounded)\b/i

/** Told in several sections, paragraphs or items, or in words for more than one. */
const isSeveral = (part: Part): boolean =>
  part.sections.length > 1 ||
  part.blocks.length > 1 ||
  [...textsOf(part)].some(({ plain }) => MORE.test(plain)) ||
  [...blocksOf(part)].some((block) => block.kind === 'list' && block.items.length > 1)
