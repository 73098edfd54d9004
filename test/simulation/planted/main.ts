import { parseArgs } from 'node:util'
import { markdownTable } from 'markdown-table'
import { BUGS } from './bugs.ts'
import { type Hunt, hunt } from './hunt.ts'

/**
 * `npm run simulate:planted`: plants one bug after the other and plays worlds until the simulation notices it.
 * `--most N` worlds each (200), `--workers W` side by side (2), `--bug NAME` for one alone, `--json`. Exits with 1 where
 * one stays unnoticed.
 */
const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '200' },
    workers: { type: 'string', default: '2' },
    bug: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const asked = BUGS.filter(({ name }) => values.bug === undefined || values.bug === name)
if (asked.length === 0) {
  throw new Error(
    `no bug is called ${values.bug}: there are ${BUGS.map(({ name }) => name).join(', ')}`,
  )
}
const hunts: Hunt[] = []
for (const bug of asked) {
  const { name } = bug
  const one = await hunt(bug, Number(values.most), Number(values.workers))
  hunts.push(one)
  process.stderr.write(`${name}: ${one.by.join(', ') || 'not found'}, ${one.worlds} worlds\n`)
}
const found = hunts.filter(({ by }) => by.length > 0)
process.stdout.write(values.json ? `${JSON.stringify(hunts, null, 2)}\n` : told())
if (found.length < hunts.length) process.exitCode = 1

function told(): string {
  const rows = hunts.map(({ name, by, worlds }) => {
    const { does = '', theme = 'any' } = BUGS.find((bug) => bug.name === name) ?? {}
    return [name, does, by.join(', ') || 'not found', theme, String(worlds)]
  })
  const counts = found.map(({ worlds }) => worlds).toSorted((a, b) => a - b)
  const median = counts[Math.floor(counts.length / 2)] ?? 0
  const reached = found.length === hunts.length ? 'reached' : 'not reached'
  return [
    markdownTable([['Bug', 'What it does', 'Noticed by', 'In worlds about', 'Worlds'], ...rows]),
    '',
    `${found.length} of ${hunts.length} found (${reached}), the median after ${median} worlds`,
    '',
  ].join('\n')
}
