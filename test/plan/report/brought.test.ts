import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../../src/domain/instant.ts'
import { brought, type Commit, type Shipped } from '../../../src/plan/report/brought.ts'

type History = ReadonlyMap<string, Commit>

const commit = (at: number, ...parents: string[]): Commit => ({
  at: at as Instant,
  parents,
  pulls: [at],
})
const shipped = (id: number, sha: string, succeeded = true): Shipped => ({
  ...{ id, sha, succeededAt: succeeded ? ((1000 + id) as Instant) : null },
})

/** Reads on as the adapter does: a few commits from wherever something is missing, the newest first. */
function told(history: History, deployments: readonly Shipped[], base: string | null, page = 3) {
  const graph = new Map<string, Commit | null>()
  let pages = 0
  for (let now = brought(deployments, base, graph); ; now = brought(deployments, base, graph)) {
    if (now.missing === null) return { all: now.all, pages }
    pages += 1
    graph.set(now.missing, null)
    for (const sha of [...before(history, now.missing)].slice(0, page)) {
      graph.set(sha, history.get(sha) ?? null)
    }
  }
}

/** A commit and all before it, the newest first. */
function before(history: History, from: string): readonly string[] {
  const seen = new Set<string>()
  const stack = [from]
  for (let sha = stack.pop(); sha !== undefined; sha = stack.pop()) {
    if (seen.has(sha) || !history.has(sha)) continue
    seen.add(sha)
    stack.push(...(history.get(sha)?.parents ?? []))
  }
  return [...seen].toSorted((a, b) => (history.get(b)?.at ?? 0) - (history.get(a)?.at ?? 0))
}

const LINE: History = new Map(
  Array.from({ length: 20 }, (_, at) => [`c${at}`, commit(at, ...(at > 0 ? [`c${at - 1}`] : []))]),
)
const shas = (all: ReturnType<typeof told>['all'], id: number) =>
  all.get(id)?.commits?.map(({ sha }) => sha) ?? null

test('a deployment brings what came since the success before it, the newest first', () => {
  const { all } = told(LINE, [shipped(1, 'c12'), shipped(2, 'c15')], 'c10')
  expect(shas(all, 1)).toEqual(['c12', 'c11'])
  expect(shas(all, 2)).toEqual(['c15', 'c14', 'c13'])
  expect(all.get(2)?.pulls).toEqual([13, 14, 15])
})

test('what failed brought nothing, so the next one brings it', () => {
  const { all } = told(LINE, [shipped(1, 'c12', false), shipped(2, 'c13')], 'c10')
  expect(shas(all, 1)).toEqual(['c12', 'c11'])
  expect(shas(all, 2)).toEqual(['c13', 'c12', 'c11'])
})

test('what goes back brings nothing, and neither does what comes again after it', () => {
  const all = [shipped(1, 'c12'), shipped(2, 'c10'), shipped(3, 'c12'), shipped(4, 'c13')]
  expect([2, 3, 4].map((id) => shas(told(LINE, all, 'c10').all, id))).toEqual([[], [], ['c13']])
})

test('before the first success nobody can tell what was new', () => {
  const { all } = told(LINE, [shipped(1, 'c9', false), shipped(2, 'c10'), shipped(3, 'c11')], null)
  expect([1, 2, 3].map((id) => shas(all, id))).toEqual([null, null, ['c11']])
  expect(told(LINE, [shipped(1, 'c9', false)], null).all.get(1)?.commits).toBeNull()
})

test('a commit that is not there any more leaves unknown what was brought with it', () => {
  const gone = new Map([...LINE].filter(([sha]) => sha !== 'c14'))
  const { all } = told(gone, [shipped(1, 'c12'), shipped(2, 'c15'), shipped(3, 'c16')], 'c10')
  expect([1, 2, 3].map((id) => shas(all, id))).toEqual([['c12', 'c11'], null, ['c16']])
})

test('a branch that was begun long ago and merged now comes with all of its commits and no others', () => {
  const history = new Map([
    ...LINE,
    ['b1', commit(2.1, 'c2')],
    ['b2', commit(2.2, 'b1')],
    ['m', commit(19.5, 'c15', 'b2')],
  ])
  const { all } = told(history, [shipped(1, 'm')], 'c14')
  expect(shas(all, 1)).toEqual(['m', 'c15', 'b2', 'b1'])
})

test('of a long history only as much is read as it takes', () => {
  expect(told(LINE, [shipped(1, 'c19')], 'c17').pages).toBe(1)
  const each = Array.from({ length: 12 }, (_, at) => shipped(at + 1, `c${at + 6}`))
  expect(told(LINE, each, 'c5', 20).pages).toBe(1)
})

/** Any history: each commit is built on one or two that came before it. */
const histories = fc.integer({ min: 2, max: 25 }).chain((size) =>
  fc
    .array(fc.tuple(fc.nat(), fc.option(fc.nat(), { nil: null })), {
      minLength: size,
      maxLength: size,
    })
    .map(
      (built): History =>
        new Map(
          built.map(([one, other], at) => {
            const parents = [one, other].flatMap((place) =>
              at === 0 || place === null ? [] : [`c${place % at}`],
            )
            return [`c${at}`, commit(at, ...new Set(parents))]
          }),
        ),
    ),
)

test('it is all that is before it and was before none of the successes, however little is read at once', () => {
  const deployed = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 5 })
  const holds = fc.property(
    ...([histories, deployed, fc.nat(), fc.integer({ min: 1, max: 6 })] as const),
    (history, shots, first, page) => {
      const shaAt = (place: number) => `c${place % history.size}`
      const all = shots.map(([place, went], at) => shipped(at + 1, shaAt(place), went))
      const base = shaAt(first)
      const found = told(history, all, base, page).all
      const old = new Set(before(history, base))
      for (const { id, sha, succeededAt } of all) {
        const fresh = before(history, sha).filter((one) => !old.has(one))
        expect(shas(found, id)).toEqual(fresh)
        if (succeededAt !== null) for (const one of fresh) old.add(one)
      }
    },
  )
  fc.assert(holds)
})
