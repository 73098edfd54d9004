import { describe, expect, test } from 'vitest'
import type { EventNode } from '../../src/github/graphql-answer.ts'
import { logOf } from '../../src/github/read-graphql.ts'
import { eventOf } from '../../src/github/read-rest.ts'
import { ask } from '../../src/plan/ask.ts'
import type { Entry } from '../../src/plan/entry.ts'
import { replay } from '../../src/plan/replay.ts'
import type { Asked } from '../../src/plan/setup.ts'
import { API, asked, STANDINGS } from './answers.ts'
import { setupOf } from './judge.ts'
import { type Held, TEAMS, type Team } from './rules.ts'
import { NOW, seenBefore } from './scene.ts'
import { ACCOUNTS, type Account, US } from './speakers.ts'

const AT = '2026-11-20T14:20:00Z'
const LADDER = ['none', 'read', 'triage', 'write', 'maintain', 'admin']
const reaches = (held: Held, needed: Held) => LADDER.indexOf(held) >= LADDER.indexOf(needed)

/** A click, as both ways of reading tell of it, and whether GitHub lets authors make it without any role. */
interface Click {
  readonly name: string
  readonly own: boolean
  readonly node: object
  readonly json: object
}

const click = (name: string, own: boolean, node: object, json: object): Click => ({
  ...{ name, own, node, json },
})

const CLICKS: readonly Click[] = [
  click(
    'the label sev2',
    false,
    { __typename: 'LabeledEvent', label: { name: 'sev2' } },
    { event: 'labeled', label: { name: 'sev2' } },
  ),
  click(
    'the label of a status',
    false,
    { __typename: 'LabeledEvent', label: { name: 'status: mitigated' } },
    { event: 'labeled', label: { name: 'status: mitigated' } },
  ),
  click(
    'the label incident taken off',
    false,
    { __typename: 'UnlabeledEvent', label: { name: 'incident' } },
    { event: 'unlabeled', label: { name: 'incident' } },
  ),
  click(
    'an assignment',
    false,
    { __typename: 'AssignedEvent', assignee: { login: 'ana' } },
    { event: 'assigned', assignee: { login: 'ana' } },
  ),
  click(
    'closing',
    true,
    { __typename: 'ClosedEvent', stateReason: 'COMPLETED', closer: null },
    { event: 'closed', state_reason: 'completed' },
  ),
  click(
    'another title',
    true,
    { __typename: 'RenamedTitleEvent', currentTitle: 'It is over' },
    { event: 'renamed', rename: { to: 'It is over' } },
  ),
]

function eventBy({ login, type }: Account, { node, json }: Click, way: 'graphql' | 'rest') {
  const name = type === 'Bot' ? (login ?? '').replace('[bot]', '') : login
  const actor = login === null ? null : { __typename: type, login: name }
  const base = { id: 'E_9', createdAt: AT, actor }
  if (way === 'graphql') return logOf([{ ...base, ...node } as EventNode], undefined, US)
  const user = login === null ? null : { login, type }
  return eventOf({ node_id: 'E_9', created_at: AT, actor: user, ...json }, US)
}

type Verdict = 'counts' | 'does not count' | 'left'

/** A click is its own proof, save what an author may do to their own issue, and where the team asks for more than triage. */
function expected(account: Account, { own }: Click, team: Team, held: Held | null): Verdict {
  if (account.speaker === 'machine' && account.via === null) return 'does not count'
  const isProof = team.any === 'triage' && !(own && account.opened)
  if (isProof) return 'counts'
  if (account.login === null) return 'does not count'
  if (held === null) return 'left'
  if (account.speaker === 'named') return 'counts'
  return reaches(held, team.any) ? 'counts' : 'does not count'
}

const counts = new Map<Verdict, number>()

const ASKED = API.flatMap((api) => STANDINGS.map((standing) => ({ api, standing })))

interface Scene {
  readonly account: Account
  readonly click: Click
  readonly team: Team
  readonly way: 'graphql' | 'rest'
}

async function wrongIn({ account, click, team, way }: Scene): Promise<readonly string[]> {
  const setup = setupOf(team.text)
  const [event] = eventBy(account, click, way)
  if (event === undefined) throw new Error(click.name)
  const seen = seenBefore(account, event)
  const logins = ask(seen, setup.policy, NOW)
  const login = (account.login ?? 'ghost').toLowerCase()
  const found: string[] = []
  for (const { api, standing } of ASKED) {
    const told = logins.includes(login) ? await asked(api, standing, login, NOW) : new Map()
    const verdict = verdictOf(replay(seen, setup, told, NOW).entries, told)
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
    const should = expected(account, click, team, api.held(standing))
    if (verdict !== should) found.push(`${verdict}, not ${should}: ${standing.name}, ${api.name}`)
  }
  return found
}

function verdictOf(entries: readonly Entry[], told: Asked): Verdict {
  const { facts = [] } = entries.find(({ key }) => key === 'eE_9') ?? {}
  if (facts.length > 0) return 'counts'
  return [...told.values()].includes('unknown') ? 'left' : 'does not count'
}

const SCENES = TEAMS.flatMap((team) => (['graphql', 'rest'] as const).map((way) => ({ team, way })))

describe.each(CLICKS.map((click) => [click.name, click] as const))('%s', (_, click) => {
  test.each(ACCOUNTS.map((account) => [account.name, account] as const))(
    'by %s counts where it proves a right, or GitHub says that there is one',
    async (__, account) => {
      for (const { team, way } of SCENES)
        expect(await wrongIn({ account, click, team, way })).toEqual([])
    },
  )
})

test('every outcome of a click occurs', () => {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  console.log(`clicks: ${all} cells`, Object.fromEntries(counts))
  for (const verdict of ['counts', 'does not count', 'left'] as const)
    expect(counts.get(verdict)).toBeGreaterThan(0)
})
