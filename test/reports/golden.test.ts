import { expect, test } from 'vitest'
import { render } from '../../src/reports/render.ts'
import type { Report } from '../../src/reports/report.ts'
import { busyWeek, month, nothingToDo, overdueWeek, quarter, quietWeek } from './examples.ts'

const DOCUMENTS: readonly (readonly [string, () => Report])[] = [
  ['busy-week', busyWeek],
  ['quiet-week', quietWeek],
  ['month', month],
  ['quarter', quarter],
  ['overdue-actions', overdueWeek],
  ['nothing-to-do', nothingToDo],
]

test.each(DOCUMENTS)('%s reads as its page says', async (name, report) => {
  const { title, body, problems } = render(report(), null)
  expect(problems).toEqual([])
  await expect(`# ${title}\n\n${body}\n`).toMatchFileSnapshot(`${name}.md`)
})
