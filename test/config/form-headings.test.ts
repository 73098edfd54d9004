import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formFacts, formHeadings } from '../../src/config/form.ts'
import { fields } from '../../src/config/form-fields.ts'
import { readConfig } from '../../src/config/read.ts'
import { instant } from '../../src/domain/instant.ts'
import { readForm } from '../../src/markdown/form.ts'
import { renderForm } from '../support/form.ts'

const { policy } = readConfig([])
const FIELDS = fields(policy)
const HEADINGS = formHeadings(policy)
const NOW = instant('2026-11-20T14:20:00Z')

test('no heading leads to two questions', () => {
  const all = [...HEADINGS.values()].flat().map((heading) => heading.toLowerCase())
  expect(new Set(all).size).toBe(all.length)
})

test.each(FIELDS.map(({ id, label, also }) => [id, [label, ...also]] as const))(
  '%s is found under each of its headings, whatever their case and punctuation',
  (id, headings) => {
    for (const heading of headings) {
      const body = renderForm(
        FIELDS.map((field) =>
          field.id === id ? { ...field, type: 'input', label: `${heading.toUpperCase()}?` } : field,
        ),
        { [id]: 'an answer' },
      )
      expect(readForm(body, HEADINGS)?.get(id)).toBe('an answer')
    }
  },
)

test('a form with questions left out or in another order is still read', () => {
  const some = FIELDS.filter(({ id }) => ['level', 'services', 'started'].includes(id)).toReversed()
  const answers = readForm(renderForm(some, { services: 'api', level: 'SEV2 major' }), HEADINGS)
  expect([...(answers ?? [])]).toEqual([
    ['services', 'api'],
    ['level', 'SEV2 major'],
  ])
})

test('a question that a team added belongs to the answer above it, and breaks nothing', () => {
  const body = renderForm(FIELDS, { level: 'SEV2 major', links: 'https://a.example/' })
  const answers = readForm(`${body}\n\n### Ticket\n\nOPS-1`, HEADINGS)
  expect(answers?.get('level')).toBe('SEV2 major')
  expect(answers?.get('links')).toContain('https://a.example/')
})

test.each([
  ['an issue in plain words', 'It is broken.\n\n### Steps\n\n1. open it'],
  ['a bug report with one familiar heading', '### Description\n\nx\n\n### Expected\n\ny'],
  ['nothing', ''],
])('%s is no form', (_, body) => {
  expect(readForm(body, HEADINGS)).toBeNull()
})

test('whatever is typed into the questions, reading it back never throws and never invents one', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 60 }))
  const filled = fc.dictionary(fc.constantFrom(...FIELDS.map(({ id }) => id)), text)
  fc.assert(
    fc.property(filled, (given) => {
      const answers = readForm(renderForm(FIELDS, given), HEADINGS)
      expect(answers).not.toBeNull()
      const { facts } = formFacts(answers ?? new Map(), policy, { now: NOW, zone: 'UTC' })
      const names = policy.severities.map(({ name }) => name)
      for (const fact of facts) {
        if (fact.type === 'severity-set') expect(names).toContain(fact.severity)
        if (fact.type === 'time-set') expect(fact.value).toBeLessThanOrEqual(NOW)
        if (fact.type === 'link-added') expect(URL.canParse(fact.url)).toBe(true)
      }
    }),
  )
})
