import { expect, test } from 'vitest'
import type { Octokit } from '../../src/github/client.ts'
import { installations, repositories } from '../../src/github/installations.ts'
import { start } from '../sandbox/support.ts'

test('the App sees where it is installed, and what is suspended there', async () => {
  const box = await start()
  const asApp = box.asApp() as unknown as Octokit
  const { installation } = box.seeded
  const known = { id: installation.id, login: 'acme' }
  expect(await installations(asApp)).toEqual([{ ...known, suspended: false }])
  installation.suspendedAt = box.sandbox.world.now()
  expect(await installations(asApp)).toEqual([{ ...known, suspended: true }])
  await box.close()
})

test('an installation sees what it reaches, and where nothing is to be done', async () => {
  const box = await start()
  const bot = (await box.asBot()) as unknown as Octokit
  const shop = async () => (await repositories(bot)).find(({ at }) => at.repo === 'shop')
  const { repository } = box.seeded
  const at = { owner: 'acme', repo: 'shop' }
  expect(await shop()).toEqual({ id: repository.id, at, archived: false, issues: true })
  repository.archived = true
  repository.hasIssues = false
  expect(await shop()).toMatchObject({ archived: true, issues: false })
  await box.close()
})
