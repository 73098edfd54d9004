import { inert } from '../../markdown/inert.ts'
import { details, table } from '../../markdown/table.ts'
import { type Entry, isCommand, saidIn } from '../entry.ts'
import { clock, person, type Section, source } from './view.ts'

const NEWEST = 20

/** Who asked for what, and what came of it: accepted and denied, as they were said, newest last. */
export const audit: Section = (view) => {
  // Whose role could not be asked for a while was decided after others, who spoke later.
  const commands = view.entries.filter(({ key }) => isCommand(key)).toSorted((a, b) => a.at - b.at)
  if (commands.length === 0) return null
  const rows = commands
    .slice(-NEWEST)
    .map((entry) => [
      source(clock(entry.at, view), saidIn(entry).ref, view),
      person(entry.by, view),
      `<code>${inert(entry.text ?? '', 120)}</code>`,
      outcomeOf(entry),
    ])
  const older = commands.length > NEWEST ? `, the newest ${NEWEST} shown` : ''
  const title = `Audit: ${commands.length} ${commands.length === 1 ? 'command' : 'commands'}${older}`
  return details(title, table(['Time', 'Who', 'Command', 'Outcome'], rows))
}

/** What came of a command, in a word or two. */
export function outcomeOf({ outcome, problem }: Entry): string {
  if (outcome === 'accepted') return 'accepted'
  if (outcome === 'noted' && problem === undefined) return 'not known: edited since'
  return `refused: ${problem?.code ?? 'unknown'}`
}
