import { type Note, noteWords } from '../src/engine/note.ts'
import type { Judged } from './applied.ts'
import { gravest, type Reason } from './reasons.ts'

/** What limits this run beside what was done. It fails nothing but where somebody has to add a permission. */
const REASON: Readonly<Partial<Record<Note['kind'], Reason>>> = {
  claimed: 'claimed',
  'claim-refused': 'permission-missing',
  'pull-refused': 'pull-request-by-hand',
  'stands-down': 'app-installed',
}

/** The same with what limited it. */
export function noted(notes: readonly Note[], { reason, troubles }: Judged): Judged {
  if (notes.length === 0) return { reason, troubles }
  const reasons = notes.flatMap(({ kind }) => REASON[kind] ?? [])
  return { reason: gravest([reason, ...reasons]), troubles: [...troubles, ...notes.map(words)] }
}

/** The link carries the incident's title, which is none of a log's business. */
const words = (note: Note): string =>
  noteWords(note.kind === 'pull-refused' ? { ...note, compare: 'the link on the card' } : note)
