import type { Instant } from '../../domain/instant.ts'
import type { Period } from '../../domain/period.ts'
import { ALL } from '../../domain/periods.ts'
import type { Policy } from '../../domain/policy.ts'
import { reportOf } from '../../engine/report.ts'
import { sha256 } from '../../github/reports/sha256.ts'
import type { Case } from '../../metrics/material.ts'
import { readOffline } from '../../reports/data/offline.ts'
import type { Report } from '../../reports/report.ts'
import { CliError, type ExitCode, type Terminal, type Typed } from '../command.ts'
import { target } from '../repository.ts'
import { teamPolicy } from '../team-policy.ts'
import { periodOf } from './period.ts'
import { give, hashesOf, shownAs } from './shown.ts'
import type { Format, Wish } from './wish.ts'

type FileWish = Wish & { readonly format: Format }

/** Shows the report of the incidents in a file. Nobody is asked. Throws CliError, exit code 2 where the file is wrong. */
export async function reportFromFile(
  file: string,
  wish: FileWish,
  typed: Typed,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = await readReport(file, wish, typed, terminal)
  if (wish.format !== 'md') terminal.note(hashesOf(report))
  await give(shownAs(report, wish.format), typed.options.get('output'), terminal)
  return 0
}

async function readReport(
  file: string,
  wish: FileWish,
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
  const policy = await teamPolicy(typed.options.get('config'), terminal)
  const { period, now } = timesOf(cases, wish, policy, terminal)
  const { name, home } = await homeOf(file, typed, wish, terminal)
  const material = { incidents: cases, actions: [], deployments: null }
  const at = { period, now, policy, name, home, file }
  return reportOf({ kind: wish.kind, material, gaps: [], ...at }, sha256)
}

async function incidentsIn(file: string, terminal: Terminal): Promise<readonly Case[]> {
  const read = readOffline(await terminal.read(file))
  const shown = file === '-' ? 'standard input' : file
  for (const note of read.notes) terminal.note(`${shown}: ${note}`)
  if (read.kind === 'read') return read.cases
  const count = read.mistakes.length
  const head = `${shown} holds ${count === 1 ? 'a mistake' : `${count} mistakes`}:`
  throw new CliError([head, ...read.mistakes.map((words) => `- ${words}`)].join('\n'), 2)
}

/**
 * The moment of the report is the end of its period once that is over, and else the last one that the file tells of: the
 * same file gives the same report tomorrow.
 */
function timesOf(
  cases: readonly Case[],
  wish: Wish,
  policy: Policy,
  terminal: Terminal,
): { readonly period: Period; readonly now: Instant } {
  const [clock, last] = [terminal.now(), lastKnown(cases)]
  const period = wish.period === null ? ALL : periodOf(wish, policy, latest(clock, last))
  const now = period.to <= clock ? latest(period.to, last) : (last ?? clock)
  return { period, now: period.kind === 'all' ? now : latest(now, period.from) }
}

const latest = (one: Instant, other: Instant | null): Instant =>
  other === null || other < one ? one : other

/** The last moment that the file tells of; null where it tells of none. */
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
