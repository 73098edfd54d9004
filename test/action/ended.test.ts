import { expect, test } from 'vitest'
import { type Ended, NOTHING, together } from '../../action/ended.ts'

const part = (one: Partial<Ended>): Ended => ({ ...NOTHING, ...one })

test('several parts are one, in order, and the gravest reason is told', () => {
  const changes = [{ type: 'label.add', on: 1, result: 'done' }] as const
  const done = part({ reason: 'done', changes, summary: ['a'], troubles: ['x'] })
  const failed = part({ reason: 'refused', summary: ['b'], troubles: ['x', 'y'] })
  expect(together([done, failed])).toEqual(
    part({ reason: 'refused', changes, summary: ['a', 'b'], troubles: ['x', 'y'] }),
  )
})

test('what the first part says of an output stands, whatever others say', () => {
  const first = part({ outputs: { incident: '1' } })
  const second = part({ outputs: { incident: '2', severity: 'sev1' } })
  expect(together([first, second]).outputs).toEqual({ incident: '1', severity: 'sev1' })
})

test('nothing at all is nothing to do', () => {
  expect(together([])).toEqual(NOTHING)
})
