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

function itemsOf(file: string) {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
  const { actions } = subject(readDocument(text), BY)
  return actions.items.map((item) => [item, text.slice(item.text.start, item.text.end)] as const)
}

const share = (pairs: readonly Pair[], is: (pair: Pair) => boolean): number =>
  pairs.filter(is).length / pairs.length

test.skipIf(!existsSync(FOLDER))('reads the action items that people see in real documents', () => {
  const { documents } = JSON.parse(readFileSync(`${FOLDER}/annotations.json`, 'utf8')) as {
    documents: readonly Annotated[]
  }
  const read = documents.map((document) => {
    const found = itemsOf(document.file)
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
