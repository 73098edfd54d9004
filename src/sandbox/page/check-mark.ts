import type { CheckRun } from '../model-checks.ts'
import { type Html, html } from './html.ts'

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  success: ['good', '✓'],
  failure: ['bad', '✕'],
  timed_out: ['bad', '✕'],
  action_required: ['bad', '!'],
}

/** Green, red or grey, and a word for who cannot see it. */
export function checkMark(run: Pick<CheckRun, 'status' | 'conclusion'>): Html {
  if (run.status !== 'completed') return mark('waits', '●', run.status.replace('_', ' '))
  const [kind, sign] = MARKS[run.conclusion ?? ''] ?? ['neutral', '■']
  return mark(kind, sign, (run.conclusion ?? '').replace('_', ' '))
}

export function mark(kind: string, sign: string, word: string): Html {
  return html`<span class="mark ${kind}" role="img" aria-label="${word}" title="${word}">${sign}</span>`
}
