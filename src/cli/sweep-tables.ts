import { iso } from '../domain/instant.ts'
import type { Swept } from '../engine/sweep.ts'
import { columns } from './columns.ts'
import { effectWords } from './effect-words.ts'
import { exitCodeOf, type Look, resultOf } from './incident.ts'

/** What a look at one issue came to, in words where it failed. */
export type Looked = Pick<Swept, 'issue'> & ({ readonly look: Look } | { readonly failed: string })

const HEAD = ['Issue', 'Severity', 'Status', 'Next look', 'Effect', 'What', 'Result']

/** A row for each effect; an incident that needs none has one too, what is no incident has none. */
export function sweepTable(looked: readonly Looked[]): string {
  const rows = looked.flatMap(rowsOf)
  const table = rows.length === 0 ? [] : [columns(HEAD, rows), '']
  return [...table, summary(looked)].join('\n')
}

function rowsOf(one: Looked): readonly (readonly string[])[] {
  const issue = `#${one.issue.number}`
  if ('failed' in one) return [[issue, '', '', '', '', '', `failed: ${one.failed}`]]
  const { replayed, effects, wakeAt } = one.look.converged
  const { incident } = replayed ?? {}
  if (effects.length === 0 && !incident?.ours) return []
  const next = wakeAt === null ? '' : iso(wakeAt)
  const head = [issue, incident?.severity ?? '', incident?.status ?? '', next]
  if (effects.length === 0) return [[...head, '', '', 'as it should be']]
  return effects.map((effect, at) => [
    ...(at === 0 ? head : ['', '', '', '']),
    ...effectWords(effect),
    resultOf(one.look, at),
  ])
}

function summary(looked: readonly Looked[]): string {
  const wrong = looked.filter((one) => 'failed' in one || exitCodeOf(one.look) === 1).length
  const changed = looked.filter((one) => 'look' in one && one.look.converged.effects.length > 0)
  const failures = wrong === 0 ? '' : `, ${wrong} not as wished`
  return `Issues looked at: ${looked.length}, with something to write: ${changed.length}${failures}.`
}

/** The same for programs, times as ISO texts. */
export function sweepJson(one: Looked) {
  const { number, open } = one.issue
  if ('failed' in one) return { issue: number, open, failed: one.failed }
  const { replayed, effects, wakeAt, parked } = one.look.converged
  const { ours = false, severity = null, status = null } = replayed?.incident ?? {}
  return {
    issue: number,
    open,
    incident: ours,
    severity,
    status: ours ? status : null,
    nextLook: wakeAt === null ? null : iso(wakeAt),
    parked,
    effects: effects.map((effect, at) => ({ ...effect, result: resultOf(one.look, at) })),
  }
}
