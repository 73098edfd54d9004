import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { start } from '../sandbox/support.ts'
import { entrance } from '../support/entrance.ts'
import { EXAMPLES } from '../support/examples.ts'
import { type Figure, median } from './figure.ts'

const TARGET_MS = 100

/** GitHub's own examples, every event and every action, to an App whose store is a file. */
export async function examples(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))
  const box = await start()
  const door = await entrance(box, { logLevel: 'fatal', store: join(folder, 'store.db') })
  try {
    const answers: number[] = []
    for (const { event, payload } of EXAMPLES) {
      const began = performance.now()
      const status = await door.post(event, payload)
      answers.push(performance.now() - began)
      if (status !== 202) throw new Error(`an example of ${event} was answered ${status}`)
    }
    const what = `answer to one of ${EXAMPLES.length} official webhook examples`
    return [
      { what: `${what}, slowest`, measured: Math.max(...answers), target: TARGET_MS, unit: 'ms' },
      { what: `${what}, median`, measured: median(answers), target: null, unit: 'ms' },
    ]
  } finally {
    await door.close()
    await box.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
