import { promisedIn } from '../../src/postmortem/items/promised-in.ts'
import { BLOCKS } from '../fuzz/readers/units.ts'
import type { Figure } from './figure.ts'

const KIB = 1024
const TARGET_MS = 250
const LARGE_TARGET_MS = 1_000

/** A text is slow at the size that is just small enough to be read. */
const SIZES = [4, 8, 12, 16, 24, 32, 48, 64].map((size) => size * KIB)

const HEAD = '# Outage 2026-11-20\n\n'
const PLACES: readonly ((body: string) => string)[] = [
  (body) => `${HEAD}## Action items\n\n${body}`,
  (body) => `${HEAD}## Action items\n\n- Ship it @ana\n\n## Timeline\n\n${body}`,
  (body) => `${HEAD}${body}\n\n## Action items\n\n- Ship it @ana\n`,
  (body) =>
    `${HEAD}## Action items\n\n| Action | Owner |\n|-|-|\n| ${body.replaceAll('\n', ' ')} | |\n`,
]

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

interface Run {
  readonly name: string
  readonly ms: number
}

/** Documents of every sort and of sizes up to 64 KiB, and one of 1 MiB: the slowest of each. */
export function hostile(): readonly Figure[] {
  const small = Object.entries(BLOCKS).flatMap(([name, unit]) =>
    SIZES.flatMap((size) => PLACES.map((place) => timed(name, place(filled(unit, size))))),
  )
  const large = Object.entries(BLOCKS).map(([name, unit]) =>
    timed(name, `${HEAD}## Action items\n\n${filled(unit, KIB * KIB)}`),
  )
  return [
    figure(
      `${small.length} hostile documents of up to 64 KiB read or refused, slowest`,
      small,
      TARGET_MS,
    ),
    figure('hostile documents of 1 MiB refused, slowest', large, LARGE_TARGET_MS),
  ]
}

function figure(what: string, runs: readonly Run[], target: number): Figure {
  const slowest = runs.reduce((worst, one) => (one.ms > worst.ms ? one : worst))
  return { what: `${what} (${slowest.name})`, measured: slowest.ms, target, unit: 'ms' }
}

function timed(name: string, text: string): Run {
  const by = { known: null, zone: 'UTC', names: new Set<string>() }
  const began = performance.now()
  promisedIn(text, by)
  return { name, ms: performance.now() - began }
}
