import { converge } from '../../src/engine/converge.ts'
import { type Estate, type SweepOptions, type Swept, sweep } from '../../src/engine/sweep.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubEstate } from '../../src/github/estate.ts'
import type { Surroundings } from '../../src/github/world.ts'
import { createIssue } from '../../src/sandbox/actions/issues.ts'
import type { Story } from './story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]

/** The repository of a story as a sweep sees it. */
export const estateOf = (it: Story, around: Partial<Surroundings> = {}): Estate =>
  githubEstate(it.bot as unknown as Octokit, AT, {
    now: it.now,
    keys: KEYS,
    people: new Map(),
    me: async () => 'sitrep[bot]',
    ...around,
  })

/** Opens so many incidents as a person does who sets their labels, without the way over a socket. */
export function openMany(it: Story, labels: readonly (readonly string[])[]): readonly number[] {
  const { world } = it.sandbox
  const user = it.seeded.users['ana']
  if (user === undefined) throw new Error('the sandbox has no ana')
  return labels.map((more, at) => {
    const asked = { title: `Number ${at}`, labels: ['incident', ...more] }
    return createIssue(world, { user, grant: null }, it.seeded.repository, asked).number
  })
}

/** All that a sweep tells. */
export async function told(
  estate: Estate,
  options: Partial<SweepOptions> = {},
): Promise<readonly Swept[]> {
  const all: Swept[] = []
  for await (const one of sweep(estate, { since: null, look: converge, ...options })) all.push(one)
  return all
}

/** What a sandbox was asked meanwhile, by route. */
export async function asked(
  it: Story,
  run: () => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  const before = it.sandbox.requests().requests
  await run()
  const spent = Object.entries(it.sandbox.requests().requests).map(
    ([route, count]) => [route, count - (before[route] ?? 0)] as const,
  )
  return Object.fromEntries(spent.filter(([, count]) => count > 0))
}

export const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)
