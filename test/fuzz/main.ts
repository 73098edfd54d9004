import { parseArgs } from 'node:util'
import { type Block, blocks } from './blocks.ts'
import { fuzzed } from './fuzzed.ts'
import { LONGEST } from './reader.ts'
import { READERS } from './readers.ts'

/**
 * `npm run fuzz [-- --inputs 100000] [--seed 1] [--reader config] [--json]`: every reader on so many texts, then on the
 * longest text of every class that is known to hold readers. Exits with 1 where something is broken.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    reader: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const LIMIT_MS = 250
const AIM_MS = 50
const MOST_GROWTH = 2.5

/** One line of the table. */
interface Row {
  readonly reader: string
  readonly limitMs: number | null
  readonly inputs: number
  readonly crash: string | null
  readonly longest: Block
  readonly steepest: Block
  readonly reached: boolean
}

const rejected: unknown[] = []
process.on('unhandledRejection', (reason) => rejected.push(reason))

const rows: Row[] = []
for (const reader of READERS) {
  if (values.reader !== undefined && values.reader !== reader.name) continue
  process.stderr.write(`${reader.name} ...\n`)
  const { inputs, crash } = await fuzzed(reader, Number(values.inputs), Number(values.seed))
  const all = await blocks(reader)
  const longest = all.reduce((most, one) => (one.ms > most.ms ? one : most))
  const steepest = all.reduce((most, one) => ((one.growth ?? 0) > (most.growth ?? 0) ? one : most))
  const limitMs = reader.thread === 'own' ? null : (reader.limitMs ?? LIMIT_MS)
  const quick = limitMs === null || longest.ms <= limitMs
  const reached = crash === null && quick && (steepest.growth ?? 0) <= MOST_GROWTH
  rows.push({ reader: reader.name, limitMs, inputs, crash, longest, steepest, reached })
}

function target({ limitMs, longest }: Row): string {
  if (limitMs === null) return 'own thread'
  return longest.ms <= AIM_MS ? `aim ${AIM_MS}` : `at most ${limitMs}`
}

const said = (row: Row): string =>
  [
    row.reader.padEnd(20),
    String(row.inputs).padStart(9),
    (row.crash === null ? '0' : 'CRASH').padStart(7),
    `${Math.round(row.longest.ms)} ms`.padStart(9),
    row.longest.input.padEnd(46),
    target(row).padEnd(12),
    `x${(row.steepest.growth ?? 0).toFixed(1)}`.padStart(6),
    row.reached ? 'reached' : 'not reached',
  ].join('  ')

if (values.json) {
  const given = { seed: Number(values.seed), length: LONGEST, rejected: rejected.length, rows }
  process.stdout.write(`${JSON.stringify(given, null, 1)}\n`)
} else {
  const head = `seed ${values.seed}; the longest text has ${LONGEST} characters; longest block ${LIMIT_MS} ms at most, aim ${AIM_MS}; twice the text ${MOST_GROWTH} times the work at most`
  console.log([head, ...rows.map(said), `${rejected.length} rejections unhandled`].join('\n'))
  for (const { reader, crash } of rows) if (crash !== null) console.log(`\n${reader}: ${crash}`)
}
if (rejected.length > 0 || rows.some(({ crash, reached }) => crash !== null || !reached))
  process.exitCode = 1
