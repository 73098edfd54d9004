import type { Published } from '../../engine/publish-report.ts'
import type { Drawn } from '../../engine/report.ts'
import type { Report } from '../../reports/report.ts'
import type { CliError, ExitCode, Terminal, Typed } from '../command.ts'
import { type Connection, connect } from '../connect.ts'
import { type Standing, standing } from '../incident.ts'
import { reaching, unseen } from '../reaching.ts'
import { runWish } from '../workflows/run-wish.ts'
import { refuseBot, runExit, runWords, startRun } from '../workflows/start.ts'
import { onlineReport, type Read, unfinishedWords } from './online.ts'
import { foreseen, keep, publish } from './publish.ts'
import { publishedJson, publishedWords } from './published-words.ts'
import { give, hashesOf, shownAs } from './shown.ts'
import type { Wish } from './wish.ts'

/** Shows the report of a repository, or publishes it as the App. Throws CliError. */
export async function reportFromGitHub(
  wish: Wish,
  typed: Typed,
  terminal: Terminal,
): Promise<ExitCode> {
  const { run } = runWish(typed)
  const connection = await connect(typed, terminal)
  if (run) await refuseBot(connection)
  return reaching(connection, unseen(connection.at), async () => {
    const wants = typed.switches.has('publish') && !typed.switches.has('dry-run') && !run
    const allowed = await standing(connection, terminal, wants ? 'apply' : 'plan')
    const read = await onlineReport(connection, allowed, wish, typed, terminal)
    const { drawn } = read
    if (drawn.kind === 'unfinished') throw await stopped(read, drawn, allowed, typed, terminal)
    if (allowed.writes) return publishDrawn(connection, read, drawn, wish, typed, terminal)
    if (isTrial(typed, allowed)) terminal.note(await trialWords(connection, read, drawn))
    const exitCode = await show(drawn.report, read, wish, typed, terminal)
    return run ? publishedByRun(connection, read, drawn, typed, terminal) : exitCode
  })
}

/** What is shown goes where it was asked for, alone; what becomes of the run is a remark. */
async function publishedByRun(
  connection: Connection,
  read: Read,
  { report, empty }: Extract<Drawn, { kind: 'drawn' }>,
  typed: Typed,
  terminal: Terminal,
): Promise<ExitCode> {
  if (empty) {
    terminal.note(nothingIn(read))
    return 0
  }
  const { kind, scope } = report
  const answers = { command: 'report', report: kind, period: scope.period.name }
  const wish = runWish(typed)
  const run = await startRun(connection, answers, wish, terminal)
  if (wish.wait) terminal.note(runWords(run, wish))
  return runExit(run, wish)
}

/** The App would publish, and somebody only wants to know what comes of it. */
const isTrial = ({ switches }: Typed, { around }: Standing): boolean =>
  switches.has('publish') && !around.bystander

const trialWords = async (
  connection: Connection,
  read: Read,
  { report, empty }: Extract<Drawn, { kind: 'drawn' }>,
): Promise<string> => (empty ? nothingIn(read) : foreseen(connection, read, report))

/** What was read so far is kept where the next run looks for it, if there is such a place. */
async function stopped(
  read: Read,
  drawn: Extract<Drawn, { kind: 'unfinished' }>,
  { writes }: Standing,
  { options }: Typed,
  terminal: Terminal,
): Promise<CliError> {
  const kept = options.has('snapshot') || (writes && (await keep(read, terminal)))
  return unfinishedWords(drawn, read.place.setup.policy.zone, kept)
}

async function publishDrawn(
  connection: Connection,
  read: Read,
  { report, empty }: Extract<Drawn, { kind: 'drawn' }>,
  { format }: Wish,
  { options }: Typed,
  terminal: Terminal,
): Promise<ExitCode> {
  const done = empty ? NOTHING : await publish(connection, read, report, terminal)
  const told = format === 'json' ? publishedJson(done, report) : wordsOf(done, empty, read)
  await give(told, options.get('output'), terminal)
  return empty ? 0 : exitCodeOf(done)
}

async function show(
  report: Report,
  { place }: Read,
  { format }: Wish,
  { options }: Typed,
  terminal: Terminal,
): Promise<ExitCode> {
  if (format === 'json' || format === 'csv') terminal.note(hashesOf(report))
  await give(shownAs(report, format ?? 'md', place.templates), options.get('output'), terminal)
  return 0
}

/** Nobody wants to be told every week that there was never anything. */
const NOTHING: Published = { number: null, before: false, taken: [] }

const nothingIn = ({ place }: Read): string =>
  `Nothing to publish: ${place.name} has nothing yet that this report would tell of.`

const wordsOf = (done: Published, empty: boolean, read: Read): string =>
  empty ? nothingIn(read) : publishedWords(done, read.place.home)

const exitCodeOf = ({ number, taken }: Published): ExitCode =>
  number === null ||
  taken.some(({ taken: { result } }) => result !== 'done' && result !== 'already')
    ? 1
    : 0
