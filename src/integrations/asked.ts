import type { AlertRead, AlertState } from '../domain/alert.ts'
import { alertOf } from './alert-of.ts'

/** What a step of a workflow, or its form, says of what is broken. */
export interface AskedAlert {
  readonly title: string | null
  readonly severity: string | null
  /** Names with commas between them. */
  readonly service: string | null
  readonly key: string | null
  readonly state: AlertState
  /** One a line, a name in front of the address or the address alone. */
  readonly links: string | null
}

/** Reads an alert out of the inputs of a step. */
export function asked({ title, severity, service, key, state, links }: AskedAlert): AlertRead {
  const read = alertOf({
    ...{
      source: 'workflow-step',
      title: title ?? key,
      severity,
      services: service,
      key,
      state,
      links,
    },
    ...{ started: null, details: null },
  })
  if (read === null) {
    return {
      kind: 'unreadable',
      words:
        'Nothing says what is broken. Add to the step: with: { command: declare, title: "Checkout fails" }.',
    }
  }
  return { kind: 'heard', heard: { origin: { kind: 'asked' }, ...read } }
}
