import { refuse } from '../domain/problem.ts'
import { command, decided } from './command.ts'
import { inline } from './inline.ts'
import { actionOf } from './on-action.ts'
import { line } from './parts/text.ts'

export const decline = command({
  name: 'decline',
  aliases: ['wont-do'],
  summary: 'Say that it will not be done, and why',
  parts: { reason: line('reason', 'the risk is smaller than the work') },
  who: 'triage',
  during: 'action',
  examples: ['/decline the risk is smaller than the work'],
  decide({ reason }, scene) {
    const { end } = actionOf(scene)
    if (end?.kind === 'verified' || end?.kind === 'merged') return proven(end.pull.number)
    if (!/[\p{L}\p{N}]/u.test(reason)) return noReason()
    const isSaid = end?.kind === 'declined' && end.reason === reason
    return decided(isSaid ? [] : [{ type: 'action-declined', reason }])
  },
})

function proven(number: number) {
  const detail = `It is done: the merged pull request ${inline(`#${number}`)} proves it.`
  return refuse(
    'wrong-status',
    detail,
    'Open the issue again first, if it is to be declined after all.',
  )
}

const noReason = () =>
  refuse(
    'missing-argument',
    'An action item is declined for a reason, which stays on it and is counted.',
    inline('/decline the risk is smaller than the work'),
  )
