import { iso } from '../../domain/instant.ts'
import type { Converged } from '../../engine/converge.ts'
import { type CliCommand, JSON_OPTION, json, REPO } from '../command.ts'
import { configNotes } from '../config-notes.ts'
import { connect } from '../connect.ts'
import { lookAt } from '../incident.ts'
import { issueNumber } from '../parse.ts'
import { replayTables } from '../replay/tables.ts'

export const replay: CliCommand = {
  name: 'replay',
  summary:
    "Show an issue's history, the facts in it, the incident they make, and what would be written",
  about:
    'Reads only. What was decided once comes from the journal in the card, the rest from GitHub.',
  takes: ['issue'],
  options: { ...REPO, ...JSON_OPTION },
  examples: ['sitrep replay 1 --repo acme/shop', 'sitrep replay 1 --repo acme/shop --json'],
  async run(typed, terminal) {
    const number = issueNumber(typed.words[0] ?? '')
    const connection = await connect(typed, terminal)
    const { converged } = await lookAt(connection, number, terminal, 'plan')
    for (const note of configNotes(converged.seen?.config ?? [])) terminal.note(note)
    const shown = typed.switches.has('json')
      ? json(forPrograms(converged))
      : replayTables(converged)
    terminal.out(shown)
    return 0
  },
}

/** Times as ISO texts; the facts of the incident or action item are listed once, under `facts`. */
function forPrograms({ seen, replayed, item, effects, wakeAt, parked, notes }: Converged) {
  const { history = [], ...subject } = replayed?.incident ?? item?.action ?? {}
  const named = item === null ? { incident: subject } : { action: subject }
  return {
    issue: seen?.issue.number,
    history: (replayed ?? item)?.entries.map((entry) => ({ ...entry, at: iso(entry.at) })) ?? [],
    facts: history.map((fact) => ({ ...fact, at: iso(fact.at) })),
    ...named,
    effects,
    parked,
    notes,
    nextLook: wakeAt === null ? null : iso(wakeAt),
  }
}
