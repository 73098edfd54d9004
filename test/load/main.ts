import { parseArgs } from 'node:util'
import { bodies } from './bodies.ts'
import { type Figure, isFault, line } from './figure.ts'
import { intake, type Window } from './intake.ts'
import { recoveries } from './recovery.ts'
import { distinct, repeated } from './storm.ts'
import { sweeps } from './sweeps.ts'

/**
 * `npm run load [-- --seconds 600] [--only intake,bodies,storm,sweep,recovery] [--recovery] [--json]`: what the App bears,
 * beside what it should bear. Ends with 1 where something was lost, doubled or refused; that something was slow is told, and no failure,
 * since a machine may be busy.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    only: { type: 'string' },
    recovery: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const curve: Window[] = []
const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  intake: async () => {
    const measured = await intake(Number(values.seconds))
    curve.push(...measured.curve)
    return measured.figures
  },
  bodies: () => bodies(),
  // Both wait more than they work, each with processes of its own.
  storm: async () => (await Promise.all([repeated(), distinct()])).flat(),
  sweep: () => sweeps(),
  recovery: () => recoveries(),
}

/** What it does unless told otherwise: recovery is a run of its own. */
const USUAL = 'intake,bodies,storm,sweep'
const named = values.recovery ? ['recovery'] : (values.only ?? USUAL).split(',')
const unknown = named.filter((name) => PARTS[name] === undefined)
if (unknown.length > 0 || !(Number(values.seconds) >= 2)) {
  process.stderr.write(
    `load: ${unknown.join(', ') || values.seconds}: parts are ${Object.keys(PARTS).join(', ')}; seconds are 2 or more\n`,
  )
  process.exit(2)
}

const figures: Figure[] = []
for (const name of named) {
  const began = performance.now()
  process.stderr.write(`load: ${name}\n`)
  figures.push(...((await PARTS[name]?.()) ?? []))
  process.stderr.write(`load: ${name} took ${Math.round((performance.now() - began) / 1_000)} s\n`)
}
console.log(
  values.json
    ? JSON.stringify({ figures, curve }, null, 2)
    : [...figures.map(line), ...curveLines()].join('\n'),
)
process.exitCode = figures.some(isFault) ? 1 : 0

function curveLines(): readonly string[] {
  if (curve.length === 0) return []
  const head = ['from s', 'per s', 'p50 ms', 'p99 ms', 'max ms', 'MiB']
  const rows = curve.map(({ second, rate, p50, p99, max, resident }) =>
    [second, rate, p50, p99, max, resident].map((one) => one.toFixed(one < 100 ? 1 : 0)),
  )
  return ['', ...[head, ...rows].map((cells) => cells.map((cell) => cell.padStart(9)).join(''))]
}
