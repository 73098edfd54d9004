import { expect, test, vi } from 'vitest'
import { readConfig } from '../../../src/config/read.ts'
import { instant } from '../../../src/domain/instant.ts'
import type { Octokit } from '../../../src/github/client.ts'
import { githubWorld } from '../../../src/github/world.ts'
import type { Case } from '../../../src/metrics/material.ts'
import { caseOf } from '../../../src/plan/report/case-of.ts'
import { countOf, type Life, lifeOf, type Size, type Spell } from './life.ts'
import { clientOf, generated, KEYS } from './served.ts'

// Each issue is read by a request of its own.
vi.setConfig({ testTimeout: 120_000 })

const SIZE = { count: 160, seed: 6, now: instant('2026-11-20T12:00:00Z') }

/** What a life comes to, by what words mean and nothing else. */
function expected(life: Life): Partial<Case> {
  const { kind, spells, severity } = life
  return {
    number: life.number,
    excluded: kind === 'incident' ? null : kind,
    severity: kind === 'report' ? null : severity,
    services: life.services,
    cause: spells[0].endedAt === null ? null : life.cause,
    detection: life.detection,
    category: category(life),
    alert: life.author.endsWith('[bot]'),
    times: times(life),
    earlier: spells.slice(0, -1).map(({ openedAt, mitigatedAt, endedAt: resolvedAt }) => {
      return { openedAt, mitigatedAt, resolvedAt }
    }),
  }
}

const last = ({ spells }: Life): Spell => spells.at(-1) ?? spells[0]

function category(life: Life): Case['category'] {
  const { endedAt, mitigatedAt } = last(life)
  if (life.kind === 'report') return 'triage'
  if (endedAt === null) return mitigatedAt === null ? 'investigating' : 'mitigated'
  return life.kind === 'duplicate' || life.kind === 'cancelled' ? life.kind : 'resolved'
}

function times(life: Life): Case['times'] {
  const { endedAt, mitigatedAt } = last(life)
  // Whoever says that it works again shows that somebody works on it.
  const worked = life.spells.find((spell) => spell.mitigatedAt !== null)?.mitigatedAt ?? null
  return {
    started: life.startedAt,
    detected: life.detectedAt,
    declared: life.declaredAt,
    acknowledged: life.acknowledgedAt ?? worked,
    mitigated: mitigatedAt,
    resolved: life.kind === 'duplicate' || life.kind === 'cancelled' ? null : endedAt,
  }
}

async function read(it: ReturnType<typeof generated>, number: number): Promise<Case | null> {
  const at = { owner: 'acme', repo: 'shop', issue_number: number }
  const world = githubWorld(clientOf(it) as unknown as Octokit, at, {
    now: () => it.sandbox.world.now(),
    keys: KEYS,
    people: new Map(),
    me: async () => 'sitrep[bot]',
  })
  const seen = await world.read()
  if (seen === null) throw new Error(`there is no issue ${number}`)
  const { policy, problems } = readConfig(seen.config)
  return caseOf(seen, { policy, problems }, it.sandbox.world.now())
}

/** Each is told in the words of the engine and folded as it folds them. */
test.each([false, true])(
  'every generated issue comes to what its life says, the last day included: %s',
  async (later) => {
    const it = generated(SIZE)
    if (later) it.pass()
    const size: Size = { ...SIZE, later }
    for (let number = later ? SIZE.count - 61 : 1; number <= countOf(size); number += 1) {
      const life = lifeOf(number, size)
      const severity = life.kind === 'report' ? { severity: null } : {}
      expect(await read(it, number)).toMatchObject({ ...expected(life), ...severity })
    }
  },
)

test('there is some of everything', () => {
  const lives = Array.from({ length: 3_000 }, (_, at) =>
    lifeOf(at + 1, { ...SIZE, count: 3_000, later: false }),
  )
  const some = (is: (life: Life) => boolean) => lives.filter(is).length
  for (const kind of ['incident', 'drill', 'duplicate', 'cancelled', 'report'] as const) {
    expect(some((life) => life.kind === kind)).toBeGreaterThan(0)
  }
  expect(some(({ spells }) => spells.length > 1)).toBeGreaterThan(50)
  expect(
    some(({ kind, spells }) => kind === 'incident' && spells[0].endedAt === null),
  ).toBeGreaterThan(2)
  expect(some(({ detectedAt, declaredAt }) => (detectedAt ?? 0) > declaredAt)).toBeGreaterThan(2)
  expect(some(({ long }) => long)).toBe(3)
})

test('the same seed makes the same lives, another one others', () => {
  const size = { ...SIZE, later: false }
  expect(lifeOf(7, size)).toEqual(lifeOf(7, size))
  expect(lifeOf(7, size)).not.toEqual(lifeOf(7, { ...size, seed: 4 }))
})
