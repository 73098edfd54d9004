import type { Invariant } from '../invariant.ts'
import { createdIssues } from './created.ts'
import { repeated } from './ours.ts'

export const reportsOnce: Invariant = {
  name: 'I7',
  promise: 'of each kind there is one report for a period',
  broken: (witness) => {
    const made = createdIssues(witness).filter(({ mark }) => mark?.kind === 'report')
    return repeated(made.map(({ repository, mark }) => `${repository}: reports ${mark?.key}`))
  },
}
