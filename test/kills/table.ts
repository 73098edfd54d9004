import type { Figures } from './exhaustive.ts'
import type { RealFigures } from './real.ts'

type Cells = readonly (string | number)[]

const row = (cells: Cells): string =>
  cells.map((cell, at) => (at === 0 ? String(cell).padEnd(22) : String(cell).padStart(9))).join('')

const goal = (what: string, is: number, most: number): string =>
  `${what}: ${is}, goal ${most}: ${is <= most ? 'reached' : 'not reached'}`

/** What the plays of all stories came to, and below what was wrong. */
export function table(all: readonly Figures[], seconds: number): string {
  const sum = (of: (one: Figures) => number) => all.reduce((total, one) => total + of(one), 0)
  const cells = (name: string, of: (part: (one: Figures) => number) => number): Cells => [
    name,
    ...[of((one) => one.boundaries.write), of((one) => one.boundaries.commit)],
    ...[of((one) => one.boundaries.read), of((one) => one.kills), of((one) => one.pairs)],
    of((one) => one.differing.length),
  ]
  const differing = all.flatMap((one) => one.differing)
  const told = differing.map(
    ({ story, kills, at, lines }) =>
      `\n${story}, killed at ${kills.join(' and ')} (${at.join(', ')}):\n${lines.join('\n')}\n`,
  )
  const head = row(['story', 'writes', 'commits', 'reads', 'kills', 'pairs', 'differ'])
  const rows = all.map((one) => row(cells(one.story, (part) => part(one))))
  const total = row(cells(`${all.length} stories`, sum))
  const end = `${goal('ends that differ', differing.length, 0)}; ${seconds} s`
  return `${[head, ...rows, total, '', end].join('\n')}\n${told.join('')}`
}

/** Served again, and what waited longest taken up again, in milliseconds: what the project promises itself. */
const SERVING_MS = 2_000
const RESUMED_MS = 5_000

/** The same of the real process. */
export function realTable(real: RealFigures): string {
  const { kills, lives, lost, unsound, leftWork, leftUnknown, serving, resumed, differing } = real
  return [
    `${kills} kills in ${lives} incidents; ${leftWork} left work, ${leftUnknown} something unknown`,
    goal('acknowledged deliveries lost', lost.length, 0),
    goal('stores that are not sound', unsound.length, 0),
    goal('lives that ended otherwise', differing.length, 0),
    goal('ms until it serves again, median', middle(serving), SERVING_MS),
    `  95 % within ${share(serving, 0.95)}, all within ${share(serving, 1)}`,
    goal('ms until what waited longest is at work, median', middle(resumed), RESUMED_MS),
    `  95 % within ${share(resumed, 0.95)}, all within ${share(resumed, 1)}`,
    ...[...lost, ...unsound, ...differing].map((line) => `\n${line}`),
    '',
  ].join('\n')
}

const share = (all: readonly number[], part: number): number =>
  all.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(all.length * part) - 1)] ?? 0

const middle = (all: readonly number[]): number => share(all, 0.5)
