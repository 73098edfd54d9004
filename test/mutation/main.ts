import { setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { copyOf } from './copy.ts'
import { mutate } from './stryker.ts'
import { survivors, table } from './table.ts'
import type { Target } from './target.ts'
import { targetNamed, targets } from './targets.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/**
 * `npm run mutate`: changes the sources of each target one piece at a time, in a copy, and counts how often its tests notice.
 * Takes names of targets, `--file <glob>` for some of their sources only, `--concurrency <n>`, `--json`. Exits with 1
 * where a target is not reached.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    file: { type: 'string', multiple: true, default: [] },
    concurrency: { type: 'string', default: '1' },
  },
})

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

function chosen(names: readonly string[]): readonly Target[] {
  const unknown = names.filter((name) => targetNamed(name) === undefined)
  if (unknown.length === 0) {
    return names.length === 0 ? targets : targets.filter(({ name }) => names.includes(name))
  }
  const known = targets.map(({ name }) => name).join(', ')
  throw new Error(`There is no target ${unknown.join(', ')}. Targets are ${known}.`)
}

async function judged(target: Target): Promise<Verdict> {
  console.error(`mutate: ${target.name}`)
  using copy = copyOf(process.cwd())
  const files = values.file.length === 0 ? target.files : values.file
  const extent = { files, concurrency: Number(values.concurrency), stop: stop.signal }
  return verdictOf(target, await mutate(copy.folder, target, extent))
}

setPriority(10)
const verdicts: Verdict[] = []
for (const target of chosen(positionals)) {
  if (stop.signal.aborted) break
  try {
    const verdict = await judged(target)
    verdicts.push(verdict)
    if (!values.json) console.log(`${survivors(verdict)}\n`)
  } catch (error) {
    // Hours may have gone into the others.
    console.error(error)
    process.exitCode = 1
  }
}
console.log(values.json ? JSON.stringify(verdicts, null, 2) : table(verdicts))
if (verdicts.some(({ reached }) => !reached)) process.exitCode = 1
