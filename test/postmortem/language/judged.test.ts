import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judged } from '../../../src/postmortem/language/remarks.ts'
import { heldOut, type Judged, tuned } from './halves.ts'
import { blamefulLater } from './sentences/blameful-later.ts'
import { blamelessLater } from './sentences/blameless-later.ts'
import { blamefulToOthers, blamelessToOthers } from './sentences/second-reader.ts'

interface Figures {
  readonly precision: number
  readonly recall: number
  readonly wrong: readonly string[]
}

function figures(sentences: readonly Judged[]): Figures {
  const read = sentences.map((one) => ({ ...one, spoken: judged(one.text).length > 0 }))
  const count = (blameful: boolean, spoken: boolean) =>
    read.filter((one) => one.blameful === blameful && one.spoken === spoken).length
  const right = count(true, true)
  return {
    precision: right / (right + count(false, true)),
    recall: right / (right + count(true, false)),
    wrong: read.filter((one) => one.blameful !== one.spoken).map(({ text }) => text),
  }
}

test('sentences that nobody tuned for are told apart with few false alarms and few misses', () => {
  const { precision, recall } = figures(heldOut)
  expect(precision).toBeGreaterThanOrEqual(0.95)
  expect(recall).toBeGreaterThanOrEqual(0.8)
})

test('sentences of somebody who knows no pattern are told apart as well', () => {
  const { precision, recall } = figures([
    ...blamefulToOthers.map((text) => ({ category: 'other', text, blameful: true })),
    ...blamelessToOthers.map((text) => ({ category: 'other', text, blameful: false })),
  ])
  expect(precision).toBeGreaterThanOrEqual(0.95)
  expect(recall).toBeGreaterThanOrEqual(0.8)
})

test('sentences that patterns were written with are all told apart', () => {
  expect(figures(tuned).wrong).toEqual([])
})

test('there are enough sentences of both kinds to say so', () => {
  for (const half of [tuned, heldOut]) {
    expect(half.filter(({ blameful }) => blameful).length).toBeGreaterThan(100)
    expect(half.filter(({ blameful }) => !blameful).length).toBeGreaterThan(125)
  }
})

test.each(blamelessLater)('is silent on: %s', (sentence) => {
  expect(judged(sentence)).toEqual([])
})

test('what was heard later is heard but for what needs to know the world', () => {
  const missed = blamefulLater.filter((sentence) => judged(sentence).length === 0)
  expect(missed.length).toBeLessThanOrEqual(6)
})

const SAMPLE = '../shared/corpus/blame/sample.json'

// Absent in a clone that stands alone, and nothing is skipped there.
if (existsSync(SAMPLE)) {
  test('the sample is told apart', () => {
    const { sentences } = JSON.parse(readFileSync(SAMPLE, 'utf8')) as {
      sentences: readonly {
        readonly text: string
        readonly label: string
        readonly category: string
      }[]
    }
    const sample = sentences.map(({ text, label, category }) => ({
      text,
      category,
      blameful: label === 'blameful',
    }))
    expect(figures(sample).wrong).toEqual([])
  })
}
