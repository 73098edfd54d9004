import { type Action, NO_ACTION } from '../domain/action.ts'
import { type Problem, refuse } from '../domain/problem.ts'
import type { Scene } from './command.ts'

/** The action item of a scene: commands of action items run nowhere else. */
export const actionOf = ({ action }: Pick<Scene, 'action'>): Action => action ?? NO_ACTION

const ENDS = {
  verified: 'done and verified',
  merged: 'done, and its change is merged',
  unverified: 'done',
  declined: 'declined',
  duplicate: 'a duplicate of another',
} as const

/** Why a clock cannot be set any more; null while the item is open. */
export function over({ end }: Action, name: string): Problem | null {
  if (end === null) return null
  const detail = `The action item is ${ENDS[end.kind]}, so \`/${name}\` has nothing to remind of.`
  return refuse(
    'wrong-status',
    detail,
    'Open the issue again first, if something is left to be done.',
  ).problem
}
