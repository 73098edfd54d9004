import { execFileSync } from 'node:child_process'
import { optionsOf } from './options.ts'
import type { Played } from './played.ts'
import { type Failure, type Simulated, simulate } from './simulate.ts'
import { coverage, totalOf } from './table.ts'

/**
 * `npm run simulate`: plays worlds from seeds, with the production code in them, and judges each by what must hold.
 * `--schedules N`, `--seed S`, `--workers W`, `--theme NAME`, `--json`; `--schedule FILE` plays the one in that file,
 * `--plant NAME` plays with a bug, `--until-broken` stops at the first world that is broken, `--as-it-is` looks for no smaller one. Exits with 1 where one is.
 */
const options = optionsOf(process.argv.slice(2))
const began = performance.now()
const seconds = () => Math.round((performance.now() - began) / 1000)
let count = 0
let broken = 0
const { played, failures } = await simulate(options, (one: Played) => {
  count += 1
  broken += Object.keys(one.broken).length === 0 ? 0 : 1
  if (count % 25 === 0) process.stderr.write(`${count} worlds, ${broken} broken, ${seconds()} s\n`)
})
process.stdout.write(options.json ? json({ played, failures }) : told({ played, failures }))
if (failures.length > 0) process.exitCode = 1

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

function json({ played, failures }: Simulated): string {
  const sum = (of: (one: Played) => number) => played.reduce((all, one) => all + of(one), 0)
  const figures = {
    commit: commit(),
    worlds: played.length,
    requests: sum(({ requests }) => requests),
    struck: Object.fromEntries(totalOf(played)),
    seconds: seconds(),
    processorSeconds: Math.round(sum(({ tookMs }) => tookMs) / 1000),
    hashes: Object.fromEntries(played.map(({ seed, hash }) => [seed, hash])),
  }
  return `${JSON.stringify({ ...figures, failures }, null, 2)}\n`
}

function told({ played, failures }: Simulated): string {
  const total = totalOf(played)
  const faults = [...total.values()].reduce((sum, times) => sum + times, 0)
  const requests = played.reduce((sum, one) => sum + one.requests, 0)
  return [
    ...failures.map(failureText),
    coverage(total),
    '',
    `${played.length} worlds, ${requests} requests, ${faults} faults in ${seconds()} s; ${failures.length} broken`,
    '',
  ].join('\n')
}

function failureText({ seed, broken, shrunk }: Failure): string {
  const lines = Object.entries(broken).flatMap(([name, all]) => [
    `${name}:`,
    ...all.map((line) => `  ${line}`),
  ])
  const small = shrunk === null ? [] : ['The smallest that was found:', JSON.stringify(shrunk)]
  return [`Seed ${seed} of commit ${commit()}`, ...lines, ...small, ''].join('\n')
}
