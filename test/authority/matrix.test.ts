import { beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/registry.generated.ts'
import type { Asked, Setup } from '../../src/plan/setup.ts'
import type { Snapshot } from '../../src/plan/snapshot.ts'
import { API, type ApiOutcome, asked, STANDINGS, type Standing } from './answers.ts'
import { isForItems, type Judged, judge, setupOf } from './judge.ts'
import { type Expected, expected, TEAMS, type Team, type Verdict } from './rules.ts'
import { NOW, seenWith } from './scene.ts'
import { ACCOUNTS, type Account } from './speakers.ts'
import { SURFACES, type Surface } from './surfaces.ts'

const WAYS = ['graphql', 'rest'] as const
const SETUPS = new Map(TEAMS.map((team) => [team.name, setupOf(team.text)]))

function setupFor({ name }: Team): Setup {
  const setup = SETUPS.get(name)
  if (setup === undefined) throw new Error(`there is no team ${name}`)
  return setup
}

interface Cell {
  readonly command: Command
  readonly account: Account
  readonly surface: Surface
  readonly team: Team
  readonly api: ApiOutcome
  readonly standing: Standing
}

/** By account, answer and role, since it is the same for all commands. */
const told = new Map<string, Asked>()
const keyOf = ({ account, api, standing }: Pick<Cell, 'account' | 'api' | 'standing'>) =>
  `${account.login} ${api.name} ${standing.name}`

beforeAll(async () => {
  for (const account of ACCOUNTS)
    for (const api of API)
      for (const standing of STANDINGS) {
        const login = (account.login ?? 'ghost').toLowerCase()
        told.set(keyOf({ account, api, standing }), await asked(api, standing, login, NOW))
      }
})

/** `/snooze` means something on both kinds of issues, so that only its own place can be told. */
const isSaid = ({ name, during }: Command, { place }: Surface): boolean =>
  name !== 'snooze' || (during === 'action') === (place === 'item')

const expectedOf = ({ command, account, surface, team, api, standing }: Cell): Expected =>
  expected({
    ...{ command: command.name, forItems: isForItems(command), place: surface.place, team },
    ...{ speaker: account.speaker, spoken: surface.spoken, edited: surface.edited },
    held: account.login === null ? null : api.held(standing),
  })

const words = ({ verdict, words: said }: Expected): string => `${verdict}${said ? ' in words' : ''}`

/** What is wrong with a cell; null where nothing is. */
function wrong(cell: Cell, judged: Judged): string | null {
  const should = expectedOf(cell)
  const { verdict } = judged
  const isSame = words(should) === words(judged)
  const isMarked = judged.reactions === (verdict === 'executed' || verdict === 'refused' ? 1 : 0)
  const isInert = verdict === 'executed' || judged.facts === 0
  if (isSame && isMarked && isInert) return null
  const { command, account, surface, team } = cell
  const where = [account.name, surface.name, team.name].join(', ')
  const held = told.get(keyOf(cell))
  const role = JSON.stringify([...(held ?? [])])
  return `/${command.name}: ${words(judged)} instead of ${words(should)}: ${where}: ${role}`
}

/** What a command comes to is a pure matter of what was read and of what GitHub said: the same need not be judged twice. */
function judging(seen: Snapshot, setup: Setup, surface: Surface): (who: Asked) => Judged {
  const known = new Map<string, Judged>()
  return (who) => {
    const key = JSON.stringify([...who])
    const judged = known.get(key) ?? judge(seen, setup, who, surface)
    known.set(key, judged)
    return judged
  }
}

const ASKED = API.flatMap((api) => STANDINGS.map((standing) => ({ api, standing })))

const PLACES = SURFACES.flatMap((surface) =>
  ACCOUNTS.flatMap((account) => WAYS.map((way) => ({ surface, account, way }))),
)

/** Each cell of the command on its own, so that millions of them need not be held. */
function eachCell(command: Command, take: (cell: Cell, judged: Judged) => void): void {
  for (const { surface, account, way } of PLACES.filter((one) => isSaid(command, one.surface))) {
    const seen = seenWith(command, account, surface, way)
    for (const team of TEAMS) {
      const judged = judging(seen, setupFor(team), surface)
      for (const { api, standing } of ASKED) {
        const cell = { command, account, surface, team, api, standing }
        take(cell, judged(told.get(keyOf(cell)) ?? new Map()))
      }
    }
  }
}

const counts = new Map<Verdict, number>()

describe.each(commands.map((command) => [command.name, command] as const))('/%s', (_, command) => {
  test('is run for whoever may, refused to whoever may not, and unheard from everybody else', () => {
    const broken = new Map<string, number>()
    eachCell(command, (cell, judged) => {
      counts.set(judged.verdict, (counts.get(judged.verdict) ?? 0) + 1)
      const found = wrong(cell, judged)
      if (found !== null) broken.set(found, (broken.get(found) ?? 0) + 1)
    })
    expect([...broken.keys()].slice(0, 20)).toEqual([])
  })
})

test('at least five thousand cells are judged, and every outcome occurs', () => {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  console.log(`authority matrix: ${all} cells`, Object.fromEntries(counts))
  expect(all).toBeGreaterThanOrEqual(5_000)
  for (const verdict of ['executed', 'refused', 'ignored', 'left'] as const)
    expect(counts.get(verdict)).toBeGreaterThan(0)
})
