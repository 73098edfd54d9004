import { describe, expect, test } from 'vitest'
import { fuzzed } from './fuzzed.ts'
import type { Reader } from './reader.ts'
import { READERS } from './readers.ts'

/** A few hundred each, of whole documents fewer; `npm run fuzz` tries as many as somebody has time for. */
const INPUTS = 250
const DOCUMENTS = 50

describe('whatever is sent to us, nothing is thrown and nothing that all share is changed', () => {
  test.each(READERS.map((reader) => [reader.name, reader] as const))(
    '%s',
    async (_name, reader) => {
      const count = reader.thread === 'own' ? DOCUMENTS : INPUTS
      expect(await fuzzed(reader, count, 1)).toEqual({ inputs: count, crash: null })
    },
  )
})

const reader = (read: Reader['read']): Reader => ({
  ...{ name: 'one of the tests', thread: 'main', read },
  ...{ words: ['/ack', 'deep'], corpus: ['/ack now'], units: {} },
})

describe('the harness', () => {
  test('finds what throws, and names the smallest text that makes it', async () => {
    const { crash } = await fuzzed(
      reader((text) => {
        if (text.includes('deep')) throw new RangeError('too deep')
      }),
      INPUTS,
      1,
    )
    expect(crash).toMatch(/^"deep"\nRangeError: too deep/)
  })

  test('finds what rejects', async () => {
    const rejecting = reader(async (text) => {
      if (text.length > 5) throw new TypeError('too long')
    })
    expect((await fuzzed(rejecting, INPUTS, 1)).crash).toContain('TypeError: too long')
  })

  test('finds what changes a prototype', async () => {
    const polluted = Object.prototype as { polluted?: boolean }
    const polluting = reader((text) => {
      if (text.includes('__proto__')) polluted.polluted = true
      else delete polluted.polluted
    })
    const { crash } = await fuzzed(polluting, 1_000, 1)
    delete polluted.polluted
    expect(crash).toContain('what every object inherits has been changed')
  })

  test('tries the same texts for the same seed', async () => {
    const [one, other]: [string[], string[]] = [[], []]
    await fuzzed(
      reader((text) => one.push(text)),
      50,
      7,
    )
    await fuzzed(
      reader((text) => other.push(text)),
      50,
      7,
    )
    expect(one).toEqual(other)
    expect(new Set(one).size).toBeGreaterThan(25)
  })
})
