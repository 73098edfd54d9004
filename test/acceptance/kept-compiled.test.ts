import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Beside, beside } from '../support/beside.ts'

test('what an App has compiled is kept as soon as it serves, so that it is back soon after it was killed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'sitrep-home-'))
  const it: Beside = await beside()
  try {
    const one = await it.run({ XDG_CACHE_HOME: home })
    await one.kill('SIGKILL')
    const kept = readdirSync(join(home, 'sitrep', 'compiled'), { recursive: true })
    expect(kept.length).toBeGreaterThan(500)
    const again = await it.run({ XDG_CACHE_HOME: home })
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  } finally {
    await it.close()
    rmSync(home, { recursive: true })
  }
})
