import type { Published } from '../../engine/publish-report.ts'
import type { Drawn } from '../../engine/report.ts'
import type { Report } from '../../reports/report.ts'
import type { ExitCode, Terminal, Typed } from '../command.ts'
import { type Connection, connect } from '../connect.ts'
import { standing } from '../incident.ts'
import { reaching, unseen } from '../reaching.ts'
import { onlineReport, type Read, unfinishedWords } from './online.ts'
import { keep, publish } from './publish.ts'
import { publishedJson, publishedWords } from './published-words.ts'
import { give, hashesOf, shownAs } from './shown.ts'
import type { Wish } from './wish.ts'

/** Shows the report of a repository, or publishes it as the App. Throws CliError. */
export async function reportFromGitHub(
  wish: Wish,
  typed: Typed,
  terminal: Terminal,
): Promise<ExitCode> {
  const connection = await connect(typed, terminal)
  return reaching(connection, unseen(connection.at), async () => {
    const wants = typed.switches.has('publish') && !typed.switches.has('dry-run')
    const allowed = await standing(connection, terminal, wants ? 'apply' : 'plan')
    const read = await onlineReport(connection, allowed, wish, typed, terminal)
    const { place, drawn } = read
    if (drawn.kind === 'unfinished') {
      const inFolder = typed.options.has('snapshot')
      const kept = inFolder || (allowed.writes && (await keep(read, terminal)))
      throw unfinishedWords(drawn, place.setup.policy.zone, kept)
    }
    return allowed.writes
      ? publishDrawn(connection, read, drawn, wish, typed, terminal)
      : show(drawn.report, read, wish, typed, terminal)
  })
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

const wordsOf = (done: Published, empty: boolean, { place }: Read): string =>
  empty
    ? `Nothing to publish: ${place.name} has nothing yet that this report would tell of.`
    : publishedWords(done, place.home)

const exitCodeOf = ({ number, taken }: Published): ExitCode =>
  number === null ||
  taken.some(({ taken: { result } }) => result !== 'done' && result !== 'already')
    ? 1
    : 0
