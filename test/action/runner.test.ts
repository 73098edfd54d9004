import { expect, test } from 'vitest'
import { about, acted, alone } from './support/acted.ts'

test('a summary that cannot be written takes nothing back of what was done', async () => {
  const box = await alone()
  try {
    const made = { owner: 'acme', repo: 'shop', title: 'Checkout', labels: ['incident', 'sev1'] }
    const { data } = await box.as('ana').rest.issues.create(made)
    const env = { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' }
    const done = await acted(box, { event: 'issues', payload: about(data.number), env })
    expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
    expect(done.log).toContain('::warning::The job summary could not be written.')
  } finally {
    await box.close()
  }
})
