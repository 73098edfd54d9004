import type { Span } from '../../markdown/document/model.ts'
import { point } from '../point.ts'
import { rule } from '../rule.ts'
import type { Part } from '../sections.ts'
import { blocksOf, textsOf } from '../walk.ts'

const whys = (...lines: readonly string[]): string => ['## Five whys', '', ...lines].join('\n')
const NESTED = [
  '- Why did users notice it? The shop was down.',
  '  - Why? The pool was full.',
  '    - Why? A query had no index.',
]

export const fiveWhysShort = rule({
  code: 'five-whys-short',
  severity: 'warning',
  summary: 'Five whys that stop after one or two, or without a systemic cause.',
  advice:
    'The first answers are symptoms. Ask until the answer is a process or a tool that can be changed, at least three times, and end with the line *Systemic cause*.',
  good: [
    { text: whys(...NESTED, '', '*Systemic cause*: queries reach production without a plan.') },
    {
      text: whys(
        '1. Why was it down? Full pool.',
        '2. Why? No index.',
        '3. Why? No review of queries.',
        '4. Why? No such step.',
      ),
    },
    {
      text: whys(
        'Why 1: down',
        '',
        'Why 2: full',
        '',
        'Why 3: slow',
        '',
        '**Systemic cause:** none checks queries',
      ),
    },
    {
      text: whys('1. Why? Down.', '2. Why? Full.', '3. Why? Slow.', '4. Systemic cause: no check'),
    },
    {
      text: whys(
        'Why was it down? Full.',
        '',
        'Why? Slow.',
        '',
        'Why? No index.',
        '',
        'Root cause: no check',
      ),
    },
    { text: whys('Not done: the cause is known to the vendor alone.') },
    { text: whys('See [the notes](https://example.com/notes).') },
    {
      text: whys(
        '| Why | Answer |',
        '|---|---|',
        '| 1 | Down |',
        '| 2 | Full |',
        '| 3 | Slow |',
        '| 4 | No check |',
      ),
    },
  ],
  bad: [
    { text: whys('1. Why? Down.', '2. Why? Full.', '3. Systemic cause: no check'), lines: [1] },
    { text: whys('Why was it down? Full.', '', 'Why was it full? Slow.'), lines: [1] },
    { text: whys('| Why | Answer |', '|---|---|', '| 1 | Down |', '| 2 | Full |'), lines: [1] },
    { text: whys('> - Why?', '', 'Why was it down? Full.'), lines: [1] },
    { text: whys('- Why was it down? The pool was full.'), lines: [1] },
    { text: whys(...NESTED.slice(0, 2), '', '*Systemic cause*: none.'), lines: [1] },
    { text: whys(...NESTED), lines: [5] },
  ],
  check: ({ parts }) =>
    parts
      .filter(({ name }) => name === 'five-whys')
      .flatMap((part) => {
        const lines = answers(part)
        const last = lines.at(-1)
        if (last === undefined) return []
        const { line } = part.at
        if (lines.length < FEWEST) {
          return [
            point(
              { line, endLine: line },
              `The whys stop after ${lines.length}: ask on until the answer is a process or a tool that can be changed.`,
            ),
          ]
        }
        if (lines.length > FEWEST || hasSystemicCause(part)) return []
        return [
          point(
            { line: last.line, endLine: last.line },
            'The whys end here without a line "*Systemic cause*: …": add it, or ask once more.',
          ),
        ]
      }),
})

/** Fewer do not leave the symptoms; from four on the last answer is taken for the systemic cause. */
const FEWEST = 3

/** The lines of lists and tables, or the paragraphs that begin with a why. Where there are none, it was not done so. */
function answers(part: Part): readonly Span[] {
  const listed = [...blocksOf(part)].flatMap((block): readonly Span[] => {
    if (block.kind === 'list')
      return block.items.filter(({ text }) => text !== null && !isCause(text.plain))
    return block.kind === 'table' ? block.rows : []
  })
  if (listed.length > 0) return listed.toSorted((a, b) => a.start - b.start)
  return [...textsOf(part)].filter(({ plain }) => /^(?:\d[.)]?\s)?why\b/i.test(plain))
}

const isCause = (plain: string): boolean =>
  /^(?:\W{0,3})(?:systemic|root|underlying|organi[sz]ational)[ -](?:cause|issue|problem)\b/i.test(
    plain,
  )

const hasSystemicCause = (part: Part): boolean =>
  [...textsOf(part)].some(({ plain }) => isCause(plain))
