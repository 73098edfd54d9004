import { expect, test } from 'vitest'
import { gatherer } from '../../src/app/gather.ts'
import type { Delivery } from '../../src/store/store.ts'

const delivery = (id: string): Delivery => ({
  id,
  event: 'issues',
  lane: '1#1',
  installation: 1,
  body: Buffer.from('{}'),
})

test('what arrives in one turn is stored in one step and in its order', async () => {
  const steps: string[][] = []
  const gather = gatherer((all) => void steps.push(all.map(({ id }) => id)))
  await Promise.all(['a', 'b', 'c'].map((id) => gather(delivery(id))))
  await gather(delivery('d'))
  expect(steps).toEqual([['a', 'b', 'c'], ['d']])
})

test('nobody is told before the step is over', async () => {
  const happened: string[] = []
  const gather = gatherer(() => void happened.push('stored'))
  await Promise.all(['a', 'b'].map((id) => gather(delivery(id)).then(() => happened.push(id))))
  expect(happened).toEqual(['stored', 'a', 'b'])
})

test('where a turn cannot be stored each of it is told, and the next is tried anew', async () => {
  let full = true
  const gather = gatherer(() => {
    if (full) throw new Error('the disk is full')
  })
  const results = await Promise.allSettled([gather(delivery('a')), gather(delivery('b'))])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  full = false
  await expect(gather(delivery('c'))).resolves.toBeUndefined()
})
