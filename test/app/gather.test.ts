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

test('what arrives in one turn is stored in one step, in its order, and each hears of its own', async () => {
  const steps: string[][] = []
  const gather = gatherer((all) => {
    steps.push(all.map(({ id }) => id))
    return all.map(({ id }) => (id === 'b' ? 'known' : 'new'))
  })
  const first = await Promise.all(['a', 'b', 'c'].map((id) => gather(delivery(id))))
  const second = await gather(delivery('d'))
  expect(first).toEqual(['new', 'known', 'new'])
  expect(second).toBe('new')
  expect(steps).toEqual([['a', 'b', 'c'], ['d']])
})

test('where a turn cannot be stored each of it is told, and the next is tried anew', async () => {
  let full = true
  const gather = gatherer((all) => {
    if (full) throw new Error('the disk is full')
    return all.map(() => 'new')
  })
  const results = await Promise.allSettled([gather(delivery('a')), gather(delivery('b'))])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  full = false
  await expect(gather(delivery('c'))).resolves.toBe('new')
})
