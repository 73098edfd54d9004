import { asked } from './event.ts'
import { eventOf } from './event-file.ts'
import { type Inputs, readInputs } from './inputs.ts'
import type { Asked, Task } from './task.ts'
import type { Event } from './told.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** How a run begins: with a task, or with all that there is to say. */
export type Beginning =
  | {
      readonly kind: 'task'
      readonly task: Task
      readonly inputs: Inputs
      readonly event: Event
      readonly repository: { readonly owner: string; readonly repo: string }
    }
  | { readonly kind: 'nothing'; readonly sentence: string }
  | { readonly kind: 'mistakes'; readonly reason: Mistake; readonly sentences: readonly string[] }

/** Reason codes of what the workflow file, or whoever starts us, got wrong. */
export type Mistake = 'wrong-input' | 'broken-event'

/** What there is to do, told without a request. `read` gives the text of a file, and throws where there is none. */
export function beginning(env: Env, read: (path: string) => string): Beginning {
  const found = eventOf(env, read)
  if (found.kind === 'broken') return mistakes('broken-event', [found.sentence])
  const { event, repository } = found
  const said = readInputs(env, formOf(event))
  if (said.kind === 'mistakes') return mistakes('wrong-input', said.sentences)
  const { inputs } = said
  const what: Asked = asked(event, inputs)
  if (what.kind === 'nothing') return what
  if (what.kind === 'mistake') return mistakes('wrong-input', [what.sentence])
  return { kind: 'task', task: what.task, inputs, event, repository }
}

const mistakes = (reason: Mistake, sentences: readonly string[]): Beginning => ({
  kind: 'mistakes',
  reason,
  sentences,
})

function formOf({ name, payload }: Event): Readonly<Record<string, unknown>> {
  const form = name === 'workflow_dispatch' ? payload['inputs'] : null
  return typeof form === 'object' && form !== null ? (form as Record<string, unknown>) : {}
}
