import type { Call } from '../markdown/calls.ts'
import { incident } from './incident.ts'

/** Whether one of these makes an incident of the issue that it stands on. */
export const declares = (calls: readonly Pick<Call, 'name'>[]): boolean =>
  calls.some(({ name }) => incident.name === name || incident.aliases.includes(name))
