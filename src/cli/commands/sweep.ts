import type { Instant } from '../../domain/instant.ts'
import { absolute, iso } from '../../domain/instant.ts'
import { converge, plan } from '../../engine/converge.ts'
import { memorySlots } from '../../engine/memory-slots.ts'
import { GITHUB_PACE } from '../../engine/pace.ts'
import { type Swept, type SweptIssue, sweep as sweepEstate } from '../../engine/sweep.ts'
import { githubEstate } from '../../github/estate.ts'
import { Failure } from '../../github/failure.ts'
import { pace } from '../../github/pace.ts'
import {
  type CliCommand,
  CliError,
  DRY_RUN,
  type ExitCode,
  JSON_OPTION,
  REPO,
  type Terminal,
  type Typed,
} from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { type Connection, connect } from '../connect.ts'
import { exitCodeOf, isUnfinished, type Standing, standing } from '../incident.ts'
import { moment } from '../moment.ts'
import { reaching, unseen } from '../reaching.ts'
import { type Looked, sweepJson, sweepTable } from '../sweep-tables.ts'
import { RUN, runWish } from '../workflows/run-wish.ts'
import { refuseBot } from '../workflows/start.ts'
import { tellThenRun } from '../workflows/tell-then-run.ts'

export const sweep: CliCommand = {
  name: 'sweep',
  summary: 'Look at every open incident and action item, and do what was missed or has fallen due',
  about:
    "Looks at each as the App does by itself from time to time, sends the reminders that are due, and makes good what was missed. Only the App's credentials write: with a token of your own you see what it would do, and --run starts the workflow that does it, and with it the reports, hand-overs and pull requests that wait. An issue that fails does not stop the others; the exit code is then 1.",
  takes: [],
  options: {
    ...REPO,
    ...DRY_RUN,
    at: {
      value: 'time',
      summary: "Look as if it were then: 2h, 'tomorrow 09:00' (UTC). Needs --dry-run",
    },
    since: {
      value: 'time',
      summary: 'Also look at what has changed since then, closed issues included',
    },
    ...RUN,
    ...JSON_OPTION,
  },
  examples: [
    'sitrep sweep --repo acme/shop',
    'sitrep sweep --repo acme/shop --dry-run --at 2030-01-02T09:00Z',
    'sitrep sweep --repo acme/shop --since 2026-11-19T00:00Z --json',
  ],
  async run(typed, terminal) {
    const asked = askedFor(typed, terminal.now())
    const connection = await connect(typed, terminal)
    if (runWish(typed).run) await refuseBot(connection)
    const { looked, writes, whole } = await reaching(connection, unseen(connection.at), () =>
      swept(connection, asked, terminal),
    )
    for (const note of notesIn(looked)) terminal.note(note)
    const { owner, repo } = connection.at
    const at = asked.at === null ? {} : { at: iso(asked.at) }
    const report = { repository: `${owner}/${repo}`, applied: writes, ...at }
    const told = {
      words: () => sweepTable(looked),
      forPrograms: () => ({ ...report, issues: looked.map(sweepJson) }),
      exitCode: whole ? exitCode(looked) : 1,
    } as const
    // The run also looks at reports, hand-overs and pull requests, of which this plan says nothing.
    return tellThenRun(connection, typed, told, { command: 'sweep' }, terminal)
  },
}

/** Of most there is nothing to tell but how many they are. */
const isDue = (one: Looked): boolean => 'failed' in one || isUnfinished(one.look)

interface AskedFor {
  readonly wish: 'plan' | 'apply'
  /** As if it were then; null for now. */
  readonly at: Instant | null
  readonly since: Instant | null
}

function askedFor(typed: Typed, now: Instant): AskedFor {
  const { run } = runWish(typed)
  if (run && typed.options.has('since')) {
    throw new CliError('--run sweeps as the schedule does, which takes no --since', 2)
  }
  const wish = typed.switches.has('dry-run') || run ? 'plan' : 'apply'
  const at = moment(typed, 'at', now, 'future')
  const since = moment(typed, 'since', at ?? now, 'past')
  if (at !== null && !typed.switches.has('dry-run')) {
    throw new CliError('--at shows what would be done then, so it needs --dry-run beside it', 2)
  }
  return { wish, at, since }
}

interface Outcome {
  readonly looked: readonly Looked[]
  readonly writes: boolean
  /** False: some are left for the next sweep. */
  readonly whole: boolean
}

async function swept(
  connection: Connection,
  { wish, at, since }: AskedFor,
  terminal: Terminal,
): Promise<Outcome> {
  const { around, writes } = await standing(connection, terminal, wish)
  const estate = githubEstate(connection.octokit, connection.at, {
    ...around,
    ...(at === null ? {} : { now: () => at }),
    ...(writes ? { pace: lane(terminal) } : {}),
  })
  const looked: Looked[] = []
  let whole = true
  for await (const one of sweepEstate(estate, { since, look: writes ? converge : plan })) {
    if (one.kind === 'surveyed' || one.kind === 'stopped') {
      terminal.note(courseOf(one))
      whole = one.kind !== 'stopped'
      continue
    }
    const told = lookedOf(one, writes)
    looked.push(told)
    if (isDue(told)) terminal.note(progress(told))
  }
  return { looked: looked.toSorted((a, b) => a.issue.number - b.issue.number), writes, whole }
}

/** A sweep may write a lot at once, which GitHub wants in peace. */
const lane = ({ now, sleep }: Terminal) =>
  pace(memorySlots(GITHUB_PACE), 0, { now, sleep, stop: new AbortController().signal })

function lookedOf(one: SweptIssue, applied: Standing['writes']): Looked {
  const { issue } = one
  if (one.kind === 'looked') return { issue, look: { converged: one.converged, applied } }
  if (one.error instanceof Failure) return { issue, failed: one.error.message }
  throw one.error
}

/** How far it has come, or why it ends here. */
function courseOf(one: Exclude<Swept, SweptIssue>): string {
  if (one.kind === 'surveyed') return `${one.quiet} need nothing, ${one.due} are looked at now`
  const left = `${one.left.length} left for the next sweep`
  if (one.until === null) return `Stopped. ${left}.`
  return `Stopped, since GitHub's limit is met until ${absolute(one.until, 'UTC')}. ${left}.`
}

function progress(one: Looked): string {
  const issue = `#${one.issue.number}`
  if ('failed' in one) return `${issue} failed`
  return `${issue} ${one.look.converged.effects.length} to write`
}

/** One config stands behind all of them, so its mistakes are told once. */
function notesIn(looked: readonly Looked[]): readonly string[] {
  const seen = looked.flatMap((one) => ('look' in one ? (one.look.converged.seen ?? []) : []))
  return configNotes(seen[0]?.config ?? [])
}

const exitCode = (looked: readonly Looked[]): ExitCode =>
  looked.some((one) => 'failed' in one || exitCodeOf(one.look) === 1) ? 1 : 0
