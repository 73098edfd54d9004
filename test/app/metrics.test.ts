import { expect, test } from 'vitest'
import { type Metrics, metrics } from '../../src/app/metrics.ts'
import type { Converged } from '../../src/engine/converge.ts'
import type { Store } from '../../src/store/store.ts'
import { at, claimed, delivery, newStore } from '../store/support.ts'

const SECRETIVE = ['acme', 'shop', '#4', 'ana', 'guid-1']

function page(): { store: Store; counts: Metrics; text: () => Promise<string> } {
  const store = newStore('memory')
  const counts = metrics(store, () => at(90_000))
  return { store, counts, text: async () => (await counts.page()).text }
}

/** Everything that can be counted, counted once. */
function filled({ store, counts }: ReturnType<typeof page>): void {
  store.accept(
    [delivery('guid-1', 'acme/shop#4'), delivery('two', 'acme/shop#4'), delivery('three', 'b')],
    at(0),
  )
  store.park(claimed(store, at(0)), 'guid-1', 'permission', at(0))
  for (const what of ['new', 'again', 'known', 'ignored', 'refused', 'not stored'] as const)
    counts.admitted(what)
  counts.ended({ kind: 'done' })
  counts.ended({ kind: 'again', reason: 'server', waitMs: null, bound: 'day' })
  counts.ended({ kind: 'parked', reason: 'permission' })
  counts.looked({
    applied: [
      { effect: { type: 'label.add', label: 'sev1' }, result: 'done' },
      { effect: { type: 'card.delete', id: 4 }, result: 'done' },
    ],
  } as unknown as Converged)
  counts.found('scan', 2)
  counts.budget({ resource: 'core', remaining: 4_000, limit: 5_000 } as Parameters<
    Metrics['budget']
  >[0])
}

/** The grammar of Prometheus' text format, as far as a page without time stamps and exemplars uses it. */
const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"'
const NUMBER = '(?:[+-]?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|Inf)|Nan|NaN)'
const SAMPLE = new RegExp(
  `^(?<name>${NAME})(?:\\{(?<labels>${LABEL}(?:,${LABEL})*)?\\})? ${NUMBER}$`,
)
const COMMENT = new RegExp(
  `^# (?:HELP ${NAME} .*|TYPE ${NAME} (?:counter|gauge|histogram|summary|untyped))$`,
)

test('the page is text that Prometheus reads: each sample is of a kind that was told before it', async () => {
  const one = page()
  filled(one)
  expect((await one.counts.page()).type).toMatch(/^text\/plain; version=0\.0\.4/)
  const text = await one.text()
  expect(text.endsWith('\n')).toBe(true)
  const told = new Set<string>()
  for (const line of text.split('\n').filter((some) => some !== '')) {
    if (line.startsWith('#')) {
      expect(line).toMatch(COMMENT)
      if (line.startsWith('# TYPE ')) told.add(line.split(' ')[2] ?? '')
    } else {
      const name = SAMPLE.exec(line)?.groups?.['name'] ?? `not a sample: ${line}`
      expect(told).toContain(told.has(name) ? name : name.replace(/_(?:bucket|sum|count)$/, ''))
    }
  }
  expect(told.size).toBeGreaterThan(20)
})

test('no label ever names a repository, an incident, a person or a delivery', async () => {
  const one = page()
  filled(one)
  const ours = (await one.text()).split('\n').filter((line) => line.startsWith('sitrep_'))
  expect(ours.length).toBeGreaterThan(15)
  const values = ours.flatMap((line) =>
    [...line.matchAll(/="(?<value>[^"]*)"/g)].map(([, value = '']) => value),
  )
  expect(values).toEqual(expect.arrayContaining(['permission', 'label.add', 'core', 'scan']))
  for (const value of values) expect(SECRETIVE.filter((name) => value.includes(name))).toEqual([])
})

test('what stands in the store is told as it is when somebody asks', async () => {
  const one = page()
  expect(await one.text()).toContain('\nsitrep_inbox_oldest_seconds 0\n')
  filled(one)
  expect(await one.text()).toContain('\nsitrep_inbox_oldest_seconds 90\n')
  expect(await one.text()).toContain('\nsitrep_inbox_waiting 2\n')
  expect(await one.text()).toContain('\nsitrep_parked{reason="permission"} 1\n')
})

test('an alert on growth finds its series before anything has grown', async () => {
  const text = await page().text()
  expect(text).toContain('\nsitrep_deliveries_total{admitted="not stored"} 0\n')
  expect(text).toContain('\nsitrep_worked_total{outcome="again",reason="bug"} 0\n')
  expect(text).toContain('\nsitrep_heals_total 0\n')
})

test('what was parked and is tried again is parked no more', async () => {
  const one = page()
  filled(one)
  one.store.accept([delivery('guid-1', 'acme/shop#4')], at(1))
  expect(await one.text()).not.toContain('sitrep_parked{')
})

test('a second copy that was taken away counts as a heal, and nothing else does', async () => {
  const one = page()
  filled(one)
  expect(await one.text()).toContain('\nsitrep_heals_total 1\n')
  expect(await one.text()).toContain('sitrep_effects_total{effect="label.add",result="done"} 1')
})
