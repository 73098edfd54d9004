import type { Document } from '../../markdown/document/model.ts'
import { lineText } from '../../markdown/document/places.ts'
import { proseOf } from '../../markdown/document/prose.ts'
import { WHO } from '../language/narrative.ts'
import { point } from '../point.ts'
import { type Hit, rule } from '../rule.ts'
import { masked, personalData } from '../shapes/personal-data.ts'

/** Points at data about strangers, in text and in pasted logs alike. The message never repeats it. */
export const customerData = rule({
  code: 'customer-data',
  severity: 'warning',
  summary:
    'Points at what has the shape of data about a person: addresses, card, account, telephone and identity numbers.',
  advice:
    'A postmortem is kept for ever and read by many, and so is its history in git: take the value out before the document is merged, and rewrite the branch where it was pushed to a public place. Addresses of teams and examples may stay.',
  good: [
    { text: 'The report came in at incidents@shop.com and was copied to no-reply@shop.com.' },
    { text: 'We sent a test to jane@example.com, and ran `ssh deploy@db1.internal`.' },
    { text: 'Client 203.0.113.9 and the host 10.1.2.3 were in the log; 52.18.4.7 is our gateway.' },
    { text: 'The test card 4242 4242 4242 4242 was refused, as was order 4539148803436468.' },
    { text: '| Item | Owner |\n| - | - |\n| Add an alert | mira@shop.com |' },
    { text: 'Author: Mira Voss <mira@shop.com>' },
    { text: 'Latency went from +12 345 to +67 890 microseconds; see git@github.com:shop/app.git.' },
    { text: 'Trace 4539148803436467 took nine seconds.' },
  ],
  bad: [
    { text: 'First report\n\nby petra.lang@posteo.de at 09:02.', lines: [3] },
    { text: '```\nlogin failed user=tom99@gmail.com\n```', lines: [2] },
    { text: 'The card 4539 1488 0343 6467 was charged twice.' },
    { text: 'Refund to GB33 BUKB 2020 1555 5555 55 is pending.' },
    { text: 'The customer called from +49 30 9018 2047.' },
    { text: 'client ip 81.2.69.142 sent 40,000 requests' },
    { text: 'Their CPF 529.982.247-25 was in the log.' },
  ],
  check: ({ document }) => {
    const first = document.frontMatter === null ? 1 : document.frontMatter.endLine + 1
    const told = linesOfNames(document)
    return Array.from({ length: Math.max(0, document.lines - first + 1) }, (_, at) => first + at)
      .filter((line) => !told.has(line))
      .flatMap((line) => inLine(line, lineText(document, line)))
  },
})

/** Who wrote, reviewed and signed is told on purpose. */
const SIGNED =
  /^[\s*_>|-]*(?:authors?|owners?|reviewers?|written by|reviewed by|reported by|contact|co-authored-by|signed-off-by|reviewed-by|cc|to|from|responders?|participants?|attendees?)[*_]*\s*[:|]/i

/** Rows whose address stands in a column that says who. */
const linesOfNames = (document: Document): ReadonlySet<number> =>
  new Set(
    proseOf(document).flatMap(({ column, text }) =>
      column !== null && WHO.test(column) && text.plain.includes('@') ? [text.line] : [],
    ),
  )

function inLine(line: number, text: string): readonly Hit[] {
  if (SIGNED.test(text)) return []
  const seen = personalData(text)
  if (seen.length === 0) return []
  const what = [...new Set(seen.map((one) => one.what))].join(', ')
  const words = `This line holds what has the shape of personal data (${what}). Git keeps what is merged for ever: write what kind of value it was instead.`
  return [point({ line, endLine: line }, words, { line, endLine: line, text: masked(text, seen) })]
}
