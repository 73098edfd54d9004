import { iso } from '../../domain/instant.ts'
import type { Converged } from '../../engine/converge.ts'
import { noteWords } from '../../engine/note.ts'
import { columns } from '../columns.ts'
import { effectWords } from '../effect-words.ts'
import { itemRows } from '../item-rows.ts'
import { decisionRows } from './decisions.ts'
import { factRows } from './facts.ts'
import { historyRows } from './history.ts'
import { incidentRows } from './incident-rows.ts'

/** How an issue came to be as it is: a table for each stage, each row with where it came from. */
export function replayTables(converged: Converged): string {
  const { seen, replayed, item, effects } = converged
  const told = replayed ?? item
  if (seen === null || told === null) return 'Nothing was seen.'
  const facts = replayed?.incident.history ?? item?.action.history ?? []
  const rows = item === null ? [] : itemRows(item.action, seen)
  return [
    section('History', 'what GitHub shows', ['Time', 'Who', 'What', 'Said'], historyRows(seen)),
    section(
      'Decided',
      'what was made of it, once and for all',
      ['Time', 'Who', 'From', 'Outcome', 'What'],
      decisionRows(told.entries),
    ),
    section('Facts', 'what follows', ['Time', 'Who', 'From', 'Fact', 'Value'], factRows(facts)),
    replayed === null
      ? section('Action item', 'what the facts add up to', ['', 'Now'], rows)
      : section(
          'Incident',
          'what the facts add up to',
          ['', 'Now'],
          incidentRows(replayed.incident),
        ),
    section('Effects', 'what is still to be written', ['Effect', 'What'], effects.map(effectWords)),
    ...next(converged),
  ].join('\n\n')
}

function section(
  title: string,
  about: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const shown = rows.length === 0 ? 'none' : columns(head, rows, 'folded')
  return `${title}: ${about}\n${shown}`
}

/** When more will follow by itself, and what stands in the way of more now. */
function next({ wakeAt, parked, notes }: Converged): readonly string[] {
  const lines = [
    ...(parked === null ? [] : [PARKED[parked]]),
    ...notes.map(noteWords),
    wakeAt === null ? 'No clock is running.' : `The next clock runs out at ${iso(wakeAt)}.`,
  ]
  return [lines.join('\n')]
}

const PARKED: Readonly<Record<NonNullable<Converged['parked']>, string>> = {
  gone: 'The issue is gone.',
  archived: 'The repository is archived, so nothing can be written.',
  'authority-unknown':
    'These credentials may not ask who may do what here, so what depends on that is left undecided.',
  locked: 'The issue is locked, so not all of it can be written.',
}
