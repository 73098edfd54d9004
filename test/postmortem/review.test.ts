import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { readDocument } from '../../src/markdown/document/read-document.ts'
import type { Review } from '../../src/postmortem/known.ts'
import { review } from '../../src/postmortem/review.ts'
import { rules } from '../../src/postmortem/rules/registry.generated.ts'
import { waitingIn } from '../../src/postmortem/waiting.ts'
import { written } from '../support/written-postmortem.ts'

const BY: Review = { known: null, assignable: null, zone: 'UTC', gap: 0.25 }
const TEXT = '# Outage\n\n## Impact\n\n## Action items\n\n- Improve monitoring\n'
const codes = (text: string, weights = {}) =>
  review(text, BY, weights).map(({ code, line }) => `${line} ${code}`)

test('findings come by line, with the weight of their rule', () => {
  const found = review(TEXT, BY, {})
  expect(found.map(({ line }) => line)).toEqual(
    found.map(({ line }) => line).toSorted((a, b) => a - b),
  )
  expect(found.find(({ code }) => code === 'section-empty')).toMatchObject({
    severity: 'blocker',
    line: 3,
    suggestion: null,
  })
})

test('config says what a finding weighs, or that a rule is off', () => {
  const found = review(TEXT, BY, { 'section-empty': 'notice', 'action-vague': 'off' })
  expect(found.find(({ code }) => code === 'section-empty')?.severity).toBe('notice')
  expect(found.some(({ code }) => code === 'action-vague')).toBe(false)
  expect(codes(TEXT)).toContain('7 action-vague')
})

test('a comment with a reason silences its rule on the next block, in its section, and nowhere else', () => {
  const item = '<!-- sitrep-ignore action-vague: the vendor decides -->\n\n- Improve monitoring'
  expect(codes(`## Action items\n\n${item}`)).not.toContain('5 action-vague')
  expect(codes(`## Action items\n\n${item}`)).toContain('5 action-without-owner')
  expect(
    codes(
      `<!-- sitrep-ignore action-vague: the vendor decides -->\n\n## Action items\n\n- x\n- Improve monitoring`,
    ),
  ).not.toContain('6 action-vague')
  expect(codes(`${item}\n\n## Action items\n\n- Improve logging`)).toContain('7 action-vague')
})

test('a comment without a reason silences nothing and is told, as is one that names no rule', () => {
  const found = codes(
    '## Action items\n\n<!-- sitrep-ignore action-vague -->\n\n- Improve monitoring\n\n<!-- sitrep-ignore weather: rain -->',
  )
  expect(found).toEqual(
    expect.arrayContaining([
      '3 ignore-without-reason',
      '5 action-vague',
      '7 ignore-without-reason',
    ]),
  )
})

test('a mend for one thing repeats no secret that stands in the same line', () => {
  const token = `ghp_${'a1'.repeat(18)}`
  const found = review(`petra.lang@posteo.de pasted ${token} into the form.`, BY, {})
  const mends = found.flatMap(({ suggestion }) => suggestion?.text ?? [])
  expect(mends.length).toBeGreaterThan(1)
  expect(mends.filter((text) => text.includes(token))).toEqual([])
})

test('the same is said once', () => {
  const found = review('## Impact\n\n- Users: TBD and TBD, TODO: how many?', BY, {})
  expect(found.filter(({ code }) => code === 'placeholder-left')).toHaveLength(1)
})

test.each(['bare', 'rich', 'reopened'])(
  'the %s draft waits for people and for nothing else',
  (name) => {
    const draft = readFileSync(`test/postmortem/draft/${name}.md`, 'utf8')
    const { waiting: left, sections } = waitingIn(readDocument(draft))
    expect(sections).toBeGreaterThan(15)
    expect(left).toBeGreaterThan(10)
    const found = new Set(review(draft, BY, {}).map(({ code }) => code))
    found.delete('time-missing')
    expect([...found]).toEqual(['placeholder-left'])
  },
)

test.each(['bare', 'rich', 'reopened'])(
  'the %s draft waits for nobody once it is filled in',
  (name) => {
    const document = written(readFileSync(`test/postmortem/draft/${name}.md`, 'utf8'))
    expect(waitingIn(readDocument(document)).waiting).toBe(0)
    expect(review(document, BY, {}).filter(({ severity }) => severity === 'blocker')).toEqual([])
  },
)

test.each([
  [
    '# Title\n\nText.\n\n## A\n\nDone.\n\n## B\n\nTODO: what?\n\n## C\n\n<!-- say -->\n',
    { waiting: 2, sections: 3 },
  ],
  ['## A\n\n### One\n\nTBD\n\n### Two\n\nText.\n\n## B\n\nText.', { waiting: 1, sections: 2 }],
  ['# A\n\nText.\n\n# B\n\n```\nTODO: x\n```', { waiting: 0, sections: 2 }],
  ['', { waiting: 0, sections: 0 }],
  ['Only text.', { waiting: 0, sections: 0 }],
  ['# Only a title', { waiting: 1, sections: 1 }],
])('of %j so many sections wait', (text, expected) => {
  expect(waitingIn(readDocument(text))).toEqual(expected)
})

const PIECES = [
  '# Outage',
  '## Timeline (CET)',
  '## Impact',
  '## Action items',
  '## Five whys',
  '**Root cause**: a person',
  '- 14:05 Alert',
  '- 25:00 End',
  '| Time | Event |',
  '|---|---|',
  '| 14:05 | x |',
  '| Action | Owner | Due |',
  '| Ship | @jane | 01/02/2026 |',
  '- [ ] Improve monitoring (@bob, due next week)',
  '- TODO: what?',
  '---',
  'incident: 4',
  'started: 2026-02-30 14:05',
  '<!-- sitrep-ignore blame -->',
  '> quote',
  '```',
  '  - nested: x',
  '',
]

test('whatever is put together, it is read, and findings lie inside the document', () => {
  const known = {
    number: 4,
    title: 'x',
    severity: 'sev1',
    services: [],
    cause: null,
    times: { started: instant('2026-11-20T14:05:00Z') },
    participants: [],
  }
  const line = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 30 }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const text = lines.join('\n')
      const last = text.split('\n').length
      for (const one of review(text, { ...BY, known, assignable: new Set() }, {})) {
        expect(one.line).toBeGreaterThan(0)
        expect(one.endLine).toBeGreaterThanOrEqual(one.line)
        expect(one.endLine).toBeLessThanOrEqual(last)
      }
    }),
  )
})

test('every rule can be switched off', () => {
  const off = Object.fromEntries(rules.map(({ code }) => [code, 'off' as const]))
  for (const { bad } of rules) for (const { text } of bad) expect(review(text, BY, off)).toEqual([])
})
