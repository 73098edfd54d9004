import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

interface Told {
  readonly worlds: number
  readonly hashes: Readonly<Record<string, string>>
  readonly failures: readonly { readonly seed: number }[]
}

const MAIN = 'test/simulation/main.ts'
/** Some minutes on two cores that have nothing else to do. */
const PATIENCE_MS = 20 * 60_000

/** In processes of their own: a world takes the clock of its whole thread. What is broken is told, not thrown. */
function told(...args: readonly string[]): Promise<Told> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 2 ** 28, encoding: 'utf8' } as const
    execFile(process.execPath, [MAIN, '--json', ...args], options, (error, stdout) => {
      if (stdout === '') reject(error)
      else resolve(JSON.parse(stdout) as Told)
    })
  })
}

test('in 500 worlds nothing breaks, and the same seed is the same world in any process', {
  timeout: PATIENCE_MS,
}, async () => {
  const { worlds, hashes, failures } = await told('--schedules=500', '--as-it-is')
  expect(failures).toEqual([])
  expect(worlds).toBe(500)
  expect(new Set(Object.values(hashes)).size).toBe(500)
  const again = await told('--schedules=20', '--seed=240', '--workers=1')
  expect(again.hashes).toEqual(
    Object.fromEntries(Object.keys(again.hashes).map((seed) => [seed, hashes[seed]])),
  )
})
