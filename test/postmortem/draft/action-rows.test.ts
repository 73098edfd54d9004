import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PRIORITIES } from '../../../src/domain/action.ts'
import { endOfDay } from '../../../src/domain/day.ts'
import type { NotedAction } from '../../../src/domain/fact.ts'
import { draft } from '../../../src/postmortem/draft/draft.ts'
import { linked } from '../../../src/postmortem/items/linked.ts'
import { promisedIn } from '../../../src/postmortem/items/promised-in.ts'
import { about, history } from './incidents.ts'

const BY = { known: null, zone: 'UTC', names: new Set<string>() }

/** The document that an incident with these notes begins its postmortem with. */
const drafted = (actions: readonly NotedAction[]): string => {
  const facts = history(
    [['14:06', 'mona', { type: 'declared', as: 'incident', status: 'investigating' }]],
    actions.map((action) => ['14:10', 'mona', { type: 'action-noted', ...action }]),
  )
  return draft(about(facts), null).text
}

/** Whatever of it is no owner, date, priority or status in words, which belong into their own cells. */
const WORDS =
  'alert pool at 80 % test runbook. 1. $5 "now" ünï {{x}} /ack a|b x\\y `code` *all* _it_ <b> &amp; [x] ~old~ fix: #12 ABC-7 漢字 👩‍🚀 <script> ``x``'
const word = fc.constantFrom(...WORDS.split(' '))
const noted = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `Add ${words.join(' ')}`),
  owners: fc.uniqueArray(fc.constantFrom('ana', 'ben', 'acme/sre'), { maxLength: 3 }),
  due: fc.option(
    fc
      .integer({ min: 0, max: 400 })
      .map((days) =>
        endOfDay(new Date(Date.UTC(2026, 10, 21 + days)).toISOString().slice(0, 10), 'UTC'),
      ),
  ),
  priority: fc.option(fc.constantFrom(...PRIORITIES)),
})

/** Without the marks at its ends, which readers take for decoration. */
const said = (text: string): string => text.replaceAll(/[^\p{L}\p{N}%$|\\]+/gu, ' ').trim()

test('the rows of noted actions are read back as the items that were noted', () => {
  fc.assert(
    fc.property(fc.array(noted, { maxLength: 5 }), (actions) => {
      const { items } = promisedIn(drafted(actions), BY)
      expect(
        items.map(({ title, owners, due, priority }) => ({
          text: said(title),
          owners: owners.map(({ login }) => login),
          due: due?.reading.date ?? null,
          priority,
        })),
      ).toEqual(
        actions.map(({ text, owners, due, priority }) => ({
          text: said(text),
          owners,
          due: due === null ? null : new Date(due).toISOString().slice(0, 10),
          priority,
        })),
      )
    }),
    { numRuns: 300 },
  )
})

test('the links to their issues stand in the column that waits for them', () => {
  const plain = { owners: ['ana'], due: null, priority: 'p2' as const }
  const text = drafted([{ ...plain, text: 'Alert on the pool' }])
  const [item] = promisedIn(text, BY).items
  const url = 'https://github.com/acme/shop/issues/51'
  const row = (document: string) => document.split('\n').find((line) => line.startsWith('| 1 |'))
  expect(row(text)).toBe('| 1 | Alert on the pool | @ana | p2 | | TODO: date | open | |')
  expect(row(linked(text, [{ id: item?.id ?? '', number: 51, url }], BY))).toBe(
    `| 1 | Alert on the pool | @ana | p2 | | TODO: date | open | [#51](${url}) |`,
  )
})
