import { expect, test } from 'vitest'
import { periodNamed } from '../../../src/domain/periods.ts'
import { beforeWords, periodHead, periodWords } from '../../../src/reports/words/period.ts'

const ZONE = 'Europe/Berlin'
const named = (name: string) => {
  const period = periodNamed(name, ZONE)
  if (period === null) throw new Error(name)
  return period
}

test.each([
  ['2026-W47', 'week 47 (16 to 22 Nov 2026)', 'W47', 'the week before'],
  ['2026-W01', 'week 1 (29 Dec 2025 to 4 Jan 2026)', 'W01', 'the week before'],
  ['2026-W40', 'week 40 (28 Sep to 4 Oct 2026)', 'W40', 'the week before'],
  ['2026-10', 'October 2026', 'Oct 2026', 'the month before'],
  ['2026-Q3', 'Q3 of 2026', 'Q3 2026', 'the quarter before'],
  ['2026-11-01..2026-11-20', '1 to 20 Nov 2026', '1 to 20 Nov 2026', 'as many days before'],
  ['2026-11-20', '20 Nov 2026', '20 Nov 2026', 'as many days before'],
  ['all', 'all that is known', 'All', 'as many days before'],
])('%s is called %s', (name, words, head, before) => {
  expect(periodWords(named(name), ZONE)).toBe(words)
  expect(periodHead(named(name), ZONE)).toBe(head)
  expect(beforeWords(named(name))).toBe(before)
})
