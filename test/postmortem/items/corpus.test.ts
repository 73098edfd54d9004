import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import type { Review } from '../../../src/postmortem/known.ts'
import { subject } from '../../../src/postmortem/subject.ts'
import {
  type Annotated,
  hasRightDue,
  hasRightOwners,
  hasRightStatus,
  hasRightTracker,
  type Pair,
  paired,
} from './annotated.ts'

/** Real documents lie beside the checkout where somebody has put them there; they are not ours to publish. */
const FOLDER = '../shared/corpus/postmortems'
const BY: Review = { known: null, assignable: null, zone: 'UTC', gap: 0.25 }

function itemsIn(text: string) {
  const { actions } = subject(readDocument(text), BY)
  return actions.items.map((item) => [item, text.slice(item.text.start, item.text.end)] as const)
}

const share = (pairs: readonly Pair[], is: (pair: Pair) => boolean): number =>
  pairs.filter(is).length / pairs.length

test('what is found is held against what is expected once each, the closest first', () => {
  const text =
    '# Outage\n\n## Action items\n\n- [x] Alert on the pool @ana\n- Alert on the pool size @dev\n'
  const none = { owners: [], due: null, done: false, tracked: [] }
  const expected = [
    { ...none, title: 'Alert on the pool', owners: ['ana'], done: true },
    { ...none, title: 'Alert on the pool size', owners: ['ben'] },
    { ...none, title: 'Something that nobody wrote' },
  ]
  const pairs = paired(expected, itemsIn(text))
  expect(pairs).toHaveLength(2)
  expect(share(pairs, hasRightOwners)).toBe(0.5)
  expect(share(pairs, hasRightStatus)).toBe(1)
})

/** Absent in a clone that stands alone, which then holds one test less and skips none. */
const real = existsSync(FOLDER) ? test : () => {}

real('reads the action items that people see in real documents', () => {
  const { documents } = JSON.parse(readFileSync(`${FOLDER}/annotations.json`, 'utf8')) as {
    documents: readonly Annotated[]
  }
  const read = documents.map((document) => {
    const found = itemsIn(readFileSync(`${FOLDER}/${document.file}`, 'utf8'))
    const required = document.items.filter(({ optional }) => optional !== true)
    const [least, most] = document.count_range
    const counted = found.length >= least && found.length <= most
    return { found, required, counted, pairs: paired(document.items, found) }
  })
  const pairs = read.flatMap((one) => one.pairs)
  const sum = (size: (one: (typeof read)[number]) => number) =>
    read.reduce((all, one) => all + size(one), 0)
  const figures = {
    documents: read.length,
    items: sum(({ required }) => required.length),
    recall: pairs.length / sum(({ required }) => required.length),
    precision: pairs.length / sum(({ found }) => found.length),
    counts: read.filter(({ counted }) => counted).length / read.length,
    owners: share(pairs, hasRightOwners),
    due: share(pairs, hasRightDue),
    done: share(pairs, hasRightStatus),
    tracked: share(pairs, hasRightTracker),
  }
  process.stdout.write(`action items: ${JSON.stringify(figures)}\n`)
  expect(figures.items).toBeGreaterThan(100)
  const { documents: _, items: __, ...shares } = figures
  for (const [name, value] of Object.entries(shares)) {
    expect(value, name).toBeGreaterThanOrEqual(0.95)
  }
})
