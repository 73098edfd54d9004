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

test('a limit that the look at what it reaches has met holds back all that it writes', async () => {
  const box = await start()
  const bot = (await box.asBot()) as unknown as Octokit
  const route = '/installation/repositories'
  const before = { kind: 'secondary-limit', seconds: 20 } as const
  box.sandbox.faults.queue({ method: 'GET', route, before })
  const held: (number | null)[] = []
  const hold = (seconds: number | null) => {
    held.push(seconds)
    return seconds ?? 0
  }
  const pace = { turn: async () => ({ kind: 'go' }) as const, hold, held: () => 0 }
  await expect(repositories(bot, { pace })).rejects.toMatchObject({ kind: 'rate-limit' })
  expect(held).toEqual([20])
  await box.close()
})
