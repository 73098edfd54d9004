import { describe, expect, test } from 'vitest'
import { readProofs } from '../../../src/github/actions/proofs.ts'
import { Failure } from '../../../src/github/failure.ts'
import { AT, github } from './support.ts'

const MERGED_AT = '2026-11-22T12:00:00Z'
const merged = (sha: string) => ({ state: 'closed', merged_at: MERGED_AT, merge_commit_sha: sha })

interface Deployed {
  readonly id: number
  readonly sha: string
  readonly environment: string
  readonly created_at: string
}
const deployment = (id: number, sha: string, change: Partial<Deployed> = {}): Deployed => ({
  ...{ id, sha, environment: 'Production', created_at: '2026-11-22T13:00:00Z' },
  ...change,
})

interface World {
  readonly pulls?: Readonly<Record<number, object>>
  readonly deployments?: readonly Deployed[] | Failure
  readonly states?: Readonly<Record<number, readonly string[]>>
  /** Status of what is compared, by `<merge>...<deployed>`. */
  readonly compared?: Readonly<Record<string, string>>
}

const shown = ({ pulls = {}, deployments = [], states = {}, compared = {} }: World) =>
  github({
    get(route) {
      const [, pull] = /^GET \/pulls\/(\d+)$/.exec(route) ?? []
      if (pull !== undefined) return pulls[Number(pull)]
      const [, id] = /^GET \/deployments\/(\d+)\/statuses$/.exec(route) ?? []
      if (id !== undefined) return (states[Number(id)] ?? []).map((state) => ({ state }))
      const [, range] = /^GET \/compare\/(.+)$/.exec(route) ?? []
      if (range !== undefined) return compared[range] && { status: compared[range] }
      return deployments
    },
  })

const read = async (world: World, pulls: readonly number[], deployed = false) => {
  const { client, asked } = shown(world)
  return { proofs: await readProofs({ client, at: AT }, pulls, deployed), asked }
}

test.each([
  ['open', { state: 'open', merged_at: null, merge_commit_sha: 'test merge' }, null],
  ['closed', { state: 'closed', merged_at: null, merge_commit_sha: 'test merge' }, null],
  ['merged', merged('abc'), 'abc'],
] as const)('a pull request that is %s', async (state, pull, mergeCommit) => {
  const { proofs, asked } = await read({ pulls: { 7: pull } }, [7, 7])
  expect([...proofs]).toEqual([[7, { number: 7, state, mergeCommit, deployedTo: null }]])
  expect(asked).toEqual(['GET /pulls/7'])
})

test('one that is not there is left out', async () => {
  expect([...(await read({}, [7])).proofs]).toEqual([])
})

describe('where it was deployed', () => {
  const deployedTo = async (world: World) => {
    const { proofs, asked } = await read({ pulls: { 7: merged('abc') }, ...world }, [7], true)
    return { names: proofs.get(7)?.deployedTo, asked }
  }

  test.each<readonly [string, World, readonly string[]]>([
    [
      'its own commit',
      { deployments: [deployment(1, 'abc')], states: { 1: ['success'] } },
      ['production'],
    ],
    [
      'a later commit',
      {
        deployments: [deployment(1, 'def')],
        states: { 1: ['success', 'pending'] },
        compared: { 'abc...def': 'ahead' },
      },
      ['production'],
    ],
    [
      'one that another has put out of use',
      { deployments: [deployment(1, 'abc')], states: { 1: ['inactive', 'success'] } },
      ['production'],
    ],
    [
      'an older one after a newer has failed',
      {
        deployments: [deployment(2, 'abc'), deployment(1, 'abc')],
        states: { 2: ['failure'], 1: ['success'] },
      },
      ['production'],
    ],
    [
      'two places',
      {
        deployments: [deployment(2, 'abc', { environment: 'staging' }), deployment(1, 'abc')],
        states: { 2: ['success'], 1: ['success'] },
      },
      ['staging', 'production'],
    ],
    ['nothing', {}, []],
    [
      'one that failed',
      { deployments: [deployment(1, 'abc')], states: { 1: ['failure', 'in_progress'] } },
      [],
    ],
    ['one that is on its way', { deployments: [deployment(1, 'abc')] }, []],
    [
      'another branch',
      {
        deployments: [deployment(1, 'def')],
        states: { 1: ['success'] },
        compared: { 'abc...def': 'diverged' },
      },
      [],
    ],
    [
      'a commit before it',
      {
        deployments: [deployment(1, 'def')],
        states: { 1: ['success'] },
        compared: { 'abc...def': 'behind' },
      },
      [],
    ],
    [
      'a commit that is gone',
      { deployments: [deployment(1, 'def')], states: { 1: ['success'] } },
      [],
    ],
    [
      'one from before the merge',
      {
        deployments: [deployment(1, 'abc', { created_at: '2026-11-22T11:59:59Z' })],
        states: { 1: ['success'] },
      },
      [],
    ],
  ])('%s', async (_what, world, names) => {
    expect((await deployedTo(world)).names).toEqual(names)
  })

  test('nobody knows where we may not see deployments', async () => {
    const deployments = new Failure('permission', 'no', { status: 403 })
    expect((await deployedTo({ deployments })).names).toBeNull()
  })

  test('the list is asked for once, and not at all for what was not merged', async () => {
    const open = { state: 'open', merged_at: null, merge_commit_sha: null }
    const both = await read(
      { pulls: { 7: merged('abc'), 8: merged('def'), 9: open } },
      [7, 8, 9],
      true,
    )
    expect(both.asked.filter((route) => route === 'GET /deployments')).toHaveLength(1)
    expect((await read({ pulls: { 9: open } }, [9], true)).asked).toEqual(['GET /pulls/9'])
  })

  test('however many there are, few are looked at', async () => {
    const deployments = Array.from({ length: 100 }, (_, at) =>
      deployment(at, 'def', { environment: `preview-${at % 20}` }),
    )
    const states = Object.fromEntries(deployments.map(({ id }) => [id, ['success']]))
    const { asked } = await deployedTo({
      deployments,
      states,
      compared: { 'abc...def': 'diverged' },
    })
    expect(asked.length).toBeLessThanOrEqual(2 + 10 * 5 * 2)
  })
})
