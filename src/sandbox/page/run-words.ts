import type { RunJob, RunStep, WorkflowRun } from '../model-actions.ts'
import { mark } from './check-mark.ts'
import type { Html } from './html.ts'

type Shown = Pick<WorkflowRun, 'status' | 'conclusion'>

const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  success: ['good', '✓'],
  failure: ['bad', '×'],
  timed_out: ['bad', '×'],
  startup_failure: ['bad', '×'],
  action_required: ['waits', '!'],
}

/** How a run or a job of one stands, as a sign with its word. */
export function runSign(run: Shown): Html {
  const word = runWord(run)
  if (run.status !== 'completed') return mark('waits', '●', word)
  const [kind, sign] = SIGNS[run.conclusion ?? ''] ?? ['neutral', '■']
  return mark(kind, sign, word)
}

export function runWord({ status, conclusion }: Shown): string {
  if (conclusion === 'action_required') return 'waits for approval'
  return (status === 'completed' ? (conclusion ?? '') : status).replaceAll('_', ' ')
}

export const stepSign = ({ conclusion }: RunStep): Html =>
  runSign({ status: conclusion === null ? 'in_progress' : 'completed', conclusion })

/** Of the host's clock: what the steps took. */
export function seconds(steps: RunJob['steps']): string {
  const sum = steps.reduce((total, { milliseconds }) => total + milliseconds, 0)
  return `${(sum / 1000).toFixed(1)} s`
}
