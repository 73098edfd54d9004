import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { crew } from './crew.ts'
import { exhaustive } from './exhaustive.ts'
import type { Blow } from './fleet.ts'
import { realKills } from './real.ts'
import { STORIES } from './stories.ts'
import { realTable, table } from './table.ts'

const { values } = parseArgs({
  options: {
    story: { type: 'string', multiple: true, default: [] },
    pairs: { type: 'string', default: '0' },
    each: { type: 'string', default: '1' },
    plant: { type: 'string' },
    power: { type: 'boolean', default: false },
    losses: { type: 'boolean', default: false },
    real: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    workers: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'boolean', default: false },
  },
})
const progress = (line: string) => void process.stderr.write(`${line}\n`)
process.exitCode = await (values.real === undefined ? simulated() : real(Number(values.real)))

/** Kills the real process so often. */
async function real(count: number): Promise<number> {
  progress(`seed ${values.seed}`)
  const figures = await realKills(count, Number(values.seed), progress)
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : realTable(figures))
  const { lost, unsound, differing } = figures
  return lost.length + unsound.length + differing.length > 0 ? 1 : 0
}

/** What is asked for beside kills: `--power`, or `--losses` of requests and of answers. */
function blow(): Blow {
  if (values.losses) return 'loss'
  return values.power ? 'power' : 'kill'
}

/** Strikes at every boundary of the stories that are asked for, or of all. */
async function simulated(): Promise<number> {
  const wanted: readonly string[] = values.story
  const strange = wanted.filter((name) => !STORIES.some((story) => story.name === name))
  if (strange.length > 0) {
    progress(`No story is called ${strange.join(' or ')}. There are:`)
    progress(STORIES.map(({ name }) => name).join(', '))
    return 2
  }
  const stories = STORIES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  const began = performance.now()
  const players = crew(Number(values.workers), values.plant)
  const [each, pairs] = [Number(values.each), Number(values.pairs)]
  const asked = { stories, each, pairs, by: blow(), progress }
  const figures = await exhaustive(players, asked)
  players.close()
  const seconds = Math.round((performance.now() - began) / 1_000)
  const said = values.json ? `${JSON.stringify({ seconds, figures })}\n` : table(figures, seconds)
  process.stdout.write(said)
  return figures.some(({ differing }) => differing.length > 0) ? 1 : 0
}
