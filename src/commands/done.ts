import type { Action } from '../domain/action.ts'
import type { MergedPull } from '../domain/fact.ts'
import { command, decided } from './command.ts'
import { actionOf } from './on-action.ts'
import { proof } from './parts/proof.ts'

export const done = command({
  name: 'done',
  aliases: [],
  summary: 'Say that it is done, and which merged pull request proves it',
  parts: { proof },
  who: 'triage',
  during: 'action',
  examples: ['/done', '/done #12', '/done https://github.com/acme/shop/pull/12'],
  decide: ({ proof: named }, scene) =>
    decided(holds(actionOf(scene), named) ? [] : [{ type: 'done-said', proof: named }]),
})

/** Whether it ended so already. Without a proof nothing is said against one that was named before. */
function holds({ end }: Action, named: MergedPull | null): boolean {
  if (end === null || end.kind === 'declined' || end.kind === 'duplicate') return false
  if (named === null) return true
  return (
    end.kind !== 'unverified' && end.pull.number === named.number && end.pull.repository === null
  )
}
