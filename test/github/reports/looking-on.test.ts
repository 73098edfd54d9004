import { expect, test } from 'vitest'
import type { Octokit } from '../../../src/github/client.ts'
import { githubReportWorld } from '../../../src/github/reports/world.ts'
import { actionCaseOf } from '../../../src/plan/report/action-case-of.ts'
import { caseOf } from '../../../src/plan/report/case-of.ts'
import { type Story, story } from '../../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]

/** Incidents and action items, as the App reads them or as somebody does who looks on with a token of their own. */
async function read(it: Story, login: string | null) {
  const octokit = (login === null ? it.bot : it.as(login)) as unknown as Octokit
  const world = githubReportWorld(octokit, AT, {
    ...{ now: it.now, me: async () => login ?? 'sitrep[bot]', kept: 'nowhere' },
    ...(login === null ? { keys: KEYS } : { keys: [], bystander: true }),
  })
  const place = await world.place()
  if (place === null) throw new Error('no place')
  const asked = { since: null, now: it.now() }
  const incidents = await world.incidents(asked, (seen) => caseOf(seen, place.setup, it.now()))
  const actions = await world.actions(asked, (seen) => actionCaseOf(seen, place.setup))
  if (incidents.kind !== 'read' || actions.kind !== 'read') throw new Error('unfinished')
  return { incidents: incidents.all, actions: actions.all }
}

test('somebody who looks on is told what the App is, also of cards that were edited since', async () => {
  const it = story()
  const incident = await it.declare('ana', 'Checkout fails', '/service checkout', ['incident'])
  const action = await it.declare('ana', 'Alert on it', 'So that we know.', ['action-item'])
  for (const words of ['/sev 2', '/ack', '/impact 25% of orders']) {
    await it.say('ben', incident, words)
  }
  for (const words of ['/due 2026-12-01', '/priority p2', '/due 2026-12-03']) {
    await it.say('ana', action, words)
  }
  const known = await read(it, null)
  expect(known.actions).toMatchObject([{ number: action, priority: 'p2' }])
  expect(known.actions[0]?.due).not.toBeNull()
  expect(known.incidents).toMatchObject([{ number: incident, share: 0.25 }])
  expect(await read(it, 'ana')).toEqual(known)
})
