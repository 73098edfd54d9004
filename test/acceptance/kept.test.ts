import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issues, product } from '../support/product.ts'

test('an embedded GitHub that is given a file is the same after a restart', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
  const file = join(folder, 'github.json')
  const before = await product({ SITREP_SANDBOX: file })
  const number = await issues(before.as('ana')).create('Checkout fails', '/sev 1', ['incident'])
  await before.settled()
  const labels = (await issues(before.as('ana')).look(number)).labels
  expect(labels).toContain('sev1')
  expect(await before.stop()).toBe(0)

  const after = await product({ SITREP_SANDBOX: file })
  expect((await issues(after.as('ana')).look(number)).labels).toEqual(labels)
  await issues(after.as('ben')).say(number, '/mitigated')
  await after.settled()
  expect((await issues(after.as('ben')).look(number)).labels).toContain('status: mitigated')
  expect(
    (await issues(after.as('ben')).comments(number)).filter(({ user }) => user?.type === 'Bot'),
  ).toHaveLength(1)
  await after.stop()
  rmSync(folder, { recursive: true })
})
