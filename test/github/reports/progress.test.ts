import { expect, test } from 'vitest'
import type { PageProgress } from '../../../src/github/reports/asking.ts'
import { progress } from '../../../src/github/reports/progress.ts'

/** What is said while a list is read in pages of that size. */
function said(of: number | null, pages: number, size: number, list: PageProgress['list']) {
  const notes: string[] = []
  const told = progress((text) => notes.push(text))
  for (let page = 1; page <= pages; page++) {
    const read = of === null ? page * size : Math.min(of, page * size)
    told({ list, read, of })
  }
  return notes
}

test('each page of a list of a few is told, and its end', () => {
  expect(said(250, 3, 100, 'incidents')).toEqual([
    'reading incidents: 100 of 250',
    'reading incidents: 200 of 250',
    'reading incidents: 250 of 250',
  ])
})

test.each([0, 1, 99, 100])('nothing is told of %i, which are there at once', (of) => {
  expect(said(of, 1, 100, 'actions')).toEqual([])
})

test('a long reading is told in twenty lines, and its end once', () => {
  const notes = said(100_000, 1_000, 100, 'actions')
  expect(notes).toHaveLength(20)
  expect(notes[0]).toBe('reading action items: 5,000 of 100,000')
  expect(notes.at(-1)).toBe('reading action items: 100,000 of 100,000')
})

test('small pages are not told one by one', () => {
  expect(said(1_200, 48, 25, 'incidents')).toHaveLength(12)
})

test('of what changed nobody knows how much there is', () => {
  expect(said(null, 1, 40, 'incidents')).toEqual([])
  expect(said(null, 3, 100, 'incidents')).toEqual([
    'reading incidents: 200 that changed',
    'reading incidents: 300 that changed',
  ])
})
