import type { Attempt } from './applied.ts'
import { linesFor } from './needed.ts'
import type { Task } from './task.ts'

/** What a run need not do itself, since another one is there for it. That it could not fails nothing. */
export interface Leaves {
  /** Whether whoever writes on an issue at the same time goes on with it. */
  readonly overtaken: boolean
  /** Lines of `permissions:` that its job does without. */
  readonly lines: readonly string[]
}

/**
 * Both look at issues that another run may have to itself. The job that reviews may not write contents, as nothing that comes with a pull
 * request should: what an incident's document has yet to learn is for the next run of the incident, or the sweep.
 */
export const leavesOf = ({ command }: Pick<Task, 'command'>): Leaves => ({
  // What an alert has said is in no history yet: whoever was faster knows nothing of it.
  overtaken: command === 'sweep' || command === 'review',
  lines: command === 'review' ? ['contents: write'] : [],
})

/** Whether that is why it was not done. */
export function isLeft({ overtaken, lines }: Leaves, one: Attempt): boolean {
  const { result, reason, refusal, route } = one
  if (result !== 'failed') return false
  if (reason === 'conflict') return overtaken
  const needed = refusal === 'permission' ? linesFor(route) : []
  return needed.length > 0 && needed.every((line) => lines.includes(line))
}
