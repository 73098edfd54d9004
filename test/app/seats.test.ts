import { expect, test } from 'vitest'
import { seats } from '../../src/app/seats.ts'
import type { Examination, Examine } from '../../src/engine/pull-world.ts'
import { Failure } from '../../src/github/failure.ts'
import { outcomeOfError } from '../../src/github/outcome.ts'

const READ = {
  kind: 'findings',
  findings: [],
  left: { waiting: 0, sections: 1 },
  items: [],
  more: 0,
} as const
const examine: Examine = async () => READ
const asked = {} as Examination

/** A look that reads a document and then goes on until it is told to end. */
function lasting(seated: ReturnType<typeof seats>) {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const look = seated(examine, async (read) => {
    await read(asked)
    await read(asked)
    await ended
  })
  return { look, end }
}

test('who finds no seat comes again later, and finds one when a look has ended', async () => {
  const seated = seats(2)
  const [one, two] = [lasting(seated), lasting(seated)]
  const refused: unknown = await lasting(seated).look.catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Failure)
  expect(outcomeOfError(refused)).toEqual({
    kind: 'again',
    reason: 'busy',
    waitMs: null,
    bound: 'day',
  })
  one.end()
  await one.look
  const three = lasting(seated)
  for (const { end } of [two, three]) end()
  await Promise.all([two.look, three.look])
})

test('a look that reads no document needs no seat', async () => {
  expect(await seats(0)(examine, async () => 'looked')).toBe('looked')
})

test('a seat is given back by a look that fails', async () => {
  const seated = seats(1)
  const failing: Examine = async () => {
    throw new Error('a rule threw')
  }
  for (let turn = 0; turn < 2; turn++) {
    await expect(seated(failing, (read) => read(asked))).rejects.toThrow('a rule threw')
  }
})
