import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diff } from '../../src/plan/diff.ts'
import type { Effect } from '../../src/plan/effect.ts'
import type { Snapshot } from '../../src/plan/snapshot.ts'
import { CARD, ENTRY, issue, known, SEV1, SEV2, wish } from './desired.ts'

/** What GitHub shows once the effect has been applied; what no look reads back is left out. */
function after(seen: Snapshot, effect: Effect): Snapshot {
  const { labels, assignees } = seen.issue
  switch (effect.type) {
    case 'label.define':
      return known([...seen.repository.labels, effect.name], seen)
    case 'label.add':
      return issue({ ...seen.issue, labels: [...labels, ...effect.names] }, seen)
    case 'label.remove':
      return issue({ ...seen.issue, labels: labels.filter((one) => one !== effect.name) }, seen)
    case 'assignee.add':
      return issue({ ...seen.issue, assignees: [...assignees, ...effect.logins] }, seen)
    case 'assignee.remove': {
      const gone = new Set(effect.logins.map((login) => login.toLowerCase()))
      const left = assignees.filter((login) => !gone.has(login.toLowerCase()))
      return issue({ ...seen.issue, assignees: left }, seen)
    }
    case 'issue.close':
    case 'issue.reopen':
      return issue({ ...seen.issue, open: effect.type === 'issue.reopen' }, seen)
    case 'card.create':
      return { ...seen, cards: [...seen.cards, { ...CARD, ...effect.content, id: 1_000 }] }
    case 'card.update': {
      const put = { trust: 'good', ...effect.content } as const
      const cards = seen.cards.map((card) => (card.id === effect.id ? { ...card, ...put } : card))
      return { ...seen, cards }
    }
    case 'card.delete':
      return { ...seen, cards: seen.cards.filter(({ id }) => id !== effect.id) }
    default:
      throw new Error(`${effect.type} was not looked for here`)
  }
}

const NAMES = ['incident', 'Sev1', 'SEV2', 'customer', 'drill'] as const
const some = fc.uniqueArray(fc.constantFrom(...NAMES))
const page = fc.record({ page: fc.constantFrom(1, 2), text: fc.constantFrom('Open', 'Closed') })
const seenCard = fc.record({
  id: fc.integer({ min: 1, max: 9 }),
  ...{ page: fc.constantFrom(1, 2), text: fc.constantFrom('Open', 'Closed') },
  trust: fc.constantFrom('good', 'stale', 'tampered'),
})

test('what was applied leaves nothing to do, wherever it began and wherever it was stopped', () => {
  const desires = fc.record({
    labels: fc.option(some),
    removable: some,
    state: fc.constantFrom(null, 'open', 'completed'),
    assigned: some,
    pages: fc.uniqueArray(page, { selector: ({ page }) => page }),
  })
  const sights = fc.record({
    labels: some,
    assignees: some,
    open: fc.boolean(),
    cards: fc.uniqueArray(seenCard, { selector: ({ id }) => id }),
  })
  fc.assert(
    fc.property(desires, sights, fc.nat(6), (desired, { cards, ...sight }, stop) => {
      const pages = desired.pages.map((one) => ({ ...one, entries: [ENTRY] }))
      const unassigned = NAMES.filter((name) => !desired.assigned.includes(name))
      const wanted = wish({ ...desired, pages, unassigned, own: [SEV1, SEV2] })
      const start = issue(sight, { cards: cards.map((card) => ({ ...CARD, ...card })) })
      const stopped = diff(wanted, start).slice(0, stop).reduce(after, start)
      const whole = diff(wanted, stopped).reduce(after, stopped)
      expect(diff(wanted, whole)).toEqual([])
    }),
  )
})
