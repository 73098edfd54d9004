import { problemLine } from '../../config/check.ts'
import { readConfig } from '../../config/read.ts'
import type { Instant } from '../../domain/instant.ts'
import { ALL } from '../../domain/periods.ts'
import { reportOf } from '../../engine/report.ts'
import type { Case } from '../../metrics/material.ts'
import { readOffline } from '../../reports/data/offline.ts'
import type { Report } from '../../reports/report.ts'
import { CliError, type Terminal, type Typed } from '../command.ts'
import { target } from '../repository.ts'
import { sha256 } from './hash.ts'
import { periodOf, type Wish } from './wish.ts'

const CONFIG = '.github/sitrep.yml'

/** The report of the incidents in a file. Nobody is asked. Throws CliError, exit code 2 where the file is wrong. */
export async function offlineReport(
  file: string,
  wish: Wish,
  typed: Typed,
  terminal: Terminal,
): Promise<Report> {
  if (wish.kind === 'actions') {
    throw new CliError(
      'a file of incidents holds no action items: --kind takes metrics or trends',
      2,
    )
  }
  const cases = await incidentsIn(file, terminal)
  const policy = await policyOf(typed.options.get('config'), terminal)
  const now = lastKnown(cases) ?? terminal.now()
  const period = wish.period === null ? ALL : periodOf(wish, policy.zone, now)
  const { name, home } = await homeOf(file, typed, wish, terminal)
  const material = { incidents: cases, actions: [], deployments: null }
  return reportOf({ kind: wish.kind, period, now, material, gaps: [], policy, name, home }, sha256)
}

async function incidentsIn(file: string, terminal: Terminal): Promise<readonly Case[]> {
  const read = readOffline(await terminal.read(file))
  for (const note of read.notes) terminal.note(`${file}: ${note}`)
  if (read.kind === 'read') return read.cases
  const count = read.mistakes.length
  const head = `${file} holds ${count === 1 ? 'a mistake' : `${count} mistakes`}:`
  throw new CliError([head, ...read.mistakes.map((words) => `- ${words}`)].join('\n'), 2)
}

async function policyOf(path: string | undefined, terminal: Terminal) {
  const text = path === undefined ? await terminal.find(CONFIG) : await terminal.read(path)
  const { policy, problems } = readConfig(text === null ? [] : [{ source: path ?? CONFIG, text }])
  for (const problem of problems) terminal.note(`config: ${problemLine(problem)}`)
  return policy
}

/** The last moment that the file tells of, so that it gives the same report tomorrow; null where it tells of none. */
function lastKnown(cases: readonly Case[]): Instant | null {
  let last: number | null = null
  for (const { times } of cases) {
    for (const at of Object.values(times)) if (at !== null) last = Math.max(last ?? at, at)
  }
  return last as Instant | null
}

/** Where the report's links lead. Only what people read has any. */
async function homeOf(file: string, typed: Typed, { format }: Wish, terminal: Terminal) {
  if (format !== 'md') return { name: file, home: '' }
  try {
    const { at, host } = await target(typed, terminal)
    const name = `${at.owner}/${at.repo}`
    return { name, home: `https://${host}/${name}` }
  } catch (error) {
    if (!(error instanceof CliError) || typed.options.has('repo')) throw error
    throw new CliError(
      'whose incidents are these? The links of --format md need --repo owner/name',
      2,
    )
  }
}
