import { beforeAll, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/instant.ts'
import { AT, reported } from '../../support/reported.ts'

const N = 230

describe('how many requests a reading takes', () => {
  const it = reported()
  beforeAll(async () => {
    await it.old(N)
    it.pass(24 * HOUR_MS)
  })

  test('the first time it is a page for each hundred and no more than five beside', async () => {
    const { reading, queries, gets } = await it.read()
    expect(reading).toMatchObject({ kind: 'read', of: N, gaps: [] })
    expect(reading.kind === 'read' && reading.all.length).toBe(N)
    expect(queries + gets).toBeLessThanOrEqual(Math.ceil(N / 100) + 5)
  })

  test.each([0, 1, 120])(
    'with %i changed since it is a page for each hundred of those and no more than four beside',
    async (changed) => {
      it.pass(24 * HOUR_MS)
      for (let number = 1; number <= changed; number++) {
        const here = { ...AT, issue_number: number }
        await it.as('ana').rest.issues.createComment({ ...here, body: 'Still true.' })
      }
      it.pass(24 * HOUR_MS)
      const { reading, queries, gets } = await it.read()
      expect(reading.kind === 'read' && reading.all.length).toBe(N)
      expect(queries + gets).toBeLessThanOrEqual(Math.ceil(changed / 100) + 4)
    },
  )
})
