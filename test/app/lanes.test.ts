import { expect, test } from 'vitest'
import { lanes } from '../../src/app/lanes.ts'

const later = () => new Promise<void>((resolve) => setImmediate(resolve))

test('what belongs together runs in order, one after the other', async () => {
  const queue = lanes()
  const seen: string[] = []
  for (const name of ['a', 'b', 'c']) {
    queue.add('one', async () => {
      seen.push(`${name} begins`)
      await later()
      seen.push(`${name} ends`)
    })
  }
  await queue.idle()
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('what does not, runs side by side', async () => {
  const queue = lanes()
  const seen: string[] = []
  for (const name of ['a', 'b']) {
    queue.add(name, async () => {
      seen.push(`${name} begins`)
      await later()
      seen.push(`${name} ends`)
    })
  }
  await queue.idle()
  expect(seen.slice(0, 2)).toEqual(['a begins', 'b begins'])
})

test('it is idle only when what was added meanwhile is done too', async () => {
  const queue = lanes()
  let done = false
  queue.add('a', async () => {
    await later()
    queue.add('a', async () => {
      await later()
      done = true
    })
  })
  await queue.idle()
  expect(done).toBe(true)
})
