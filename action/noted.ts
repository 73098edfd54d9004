import { type Note, noteWords } from '../src/engine/note.ts'
import { PULLS_BOX } from '../src/plan/pulls-box.ts'
import type { Judged } from './applied.ts'
import type { Leaves } from './leaves.ts'
import { gravest, type Reason } from './reasons.ts'

/** What limits this run beside what was done. It fails nothing but where somebody has to add a permission. */
const REASON: Readonly<Partial<Record<Note['kind'], Reason>>> = {
  claimed: 'claimed',
  'claim-refused': 'permission-missing',
  'pull-refused': 'pull-request-by-hand',
  'stands-down': 'app-installed',
}

/** The same with what limited it, but for what another job is there for. */
export function noted(
  all: readonly Note[],
  { reason, troubles }: Judged,
  { lines }: Leaves,
): Judged {
  const isLeft = (note: Note) => note.kind === 'claim-refused' && lines.includes(note.permission)
  const notes = all.filter((note) => !isLeft(note))
  const left: readonly Reason[] = all.some(isLeft) ? ['left-to-others'] : []
  const reasons = notes.flatMap(({ kind }) => REASON[kind] ?? [])
  return {
    reason: gravest([reason, ...reasons, ...left]),
    troubles: [...troubles, ...notes.map(words)],
  }
}

/** The reason says the rest; and the link carries the incident's title, which is none of a log's business. */
const words = (note: Note): string =>
  note.kind === 'pull-refused' ? `So that workflows may open them: ${PULLS_BOX}.` : noteWords(note)
