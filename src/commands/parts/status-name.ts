import { type Status, statusNamed } from '../../domain/status.ts'
import { vocabulary } from './choice.ts'

/** A status of the team, by its own name or its category's. */
export const statusName = vocabulary<Status>({
  label: 'status',
  code: 'unknown-status',
  noun: 'status',
  names: ({ policy }) => policy.statuses.map(({ name }) => name),
  find: (word, { policy }) => statusNamed(word, policy.statuses),
})
