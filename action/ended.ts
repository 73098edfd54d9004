import type { Annotation } from '../src/plan/review/check.ts'
import type { OutputName } from './inputs.ts'
import { gravest, type Reason } from './reasons.ts'

/** One thing that was written, or would be. Words of ours and numbers alone: it stands in an output. */
export interface Change {
  /** As the plan calls it: `label.add`, `report.open`. */
  readonly type: string
  /** Number of the issue or pull request; null where it is about the repository. */
  readonly on: number | null
  readonly result: 'planned' | 'done' | 'already' | 'stopped' | 'failed'
}

/** A request as it would be sent. Its parameters may hold what people wrote. */
export interface Planned {
  readonly route: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What a part of a run came to, and the whole run in the end. */
export interface Ended {
  readonly reason: Reason
  readonly changes: readonly Change[]
  readonly outputs: Readonly<Partial<Record<OutputName, string>>>
  /** Parts of the job summary in Markdown, in which what people wrote is inert. */
  readonly summary: readonly string[]
  /** What GitHub is to show at lines of files. */
  readonly annotations: readonly Annotation[]
  /** What could not be done and what to do about it, a sentence each. Never what people wrote. */
  readonly troubles: readonly string[]
  /** What would be sent, in a dry run. */
  readonly planned: readonly Planned[]
}

export const NOTHING: Ended = {
  reason: 'nothing-to-do',
  changes: [],
  outputs: {},
  summary: [],
  annotations: [],
  troubles: [],
  planned: [],
}

/** Several parts as one. What the first says of an output stands. */
export function together(all: readonly Ended[]): Ended {
  return {
    reason: gravest(all.map(({ reason }) => reason)),
    changes: all.flatMap(({ changes }) => changes),
    outputs: Object.assign({}, ...all.toReversed().map(({ outputs }) => outputs)),
    summary: all.flatMap(({ summary }) => summary),
    annotations: all.flatMap(({ annotations }) => annotations),
    troubles: [...new Set(all.flatMap(({ troubles }) => troubles))],
    planned: all.flatMap(({ planned }) => planned),
  }
}
