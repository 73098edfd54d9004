import type { Sent } from '../history.ts'
import type { Invariant, Witness } from '../invariant.ts'
import { botOf, nameOf, repeated } from './ours.ts'
import { stored } from './stored.ts'

export const quietInTheEnd: Invariant = {
  name: 'I22',
  promise: 'half an hour after the last fault all is done, and nothing goes round in circles',
  broken: (witness) => [...atWork(witness), ...failing(witness), ...circles(witness)],
}

const MINUTE_MS = 60_000
const isWrite = ({ method }: Sent): boolean =>
  method === 'PATCH' || method === 'PUT' || method === 'DELETE'

function atWork(witness: Witness): readonly string[] {
  const lanes = stored(witness, 'SELECT lane, head FROM lanes WHERE head IS NOT NULL')
  const waiting = stored(witness, "SELECT id FROM inbox WHERE state = 'waiting'")
  return [
    ...(witness.quietAt === null ? ['half an hour was not enough'] : []),
    ...lanes.map(({ lane }) => `the lane ${lane} has work left`),
    ...waiting.map(({ id }) => `${id} waits`),
  ]
}

/** Nothing fails any more but what GitHub refuses for good; and that is not asked for over and over. */
function failing({ history, calmAt }: Witness): readonly string[] {
  const late = history.filter(({ at }) => at > calmAt + 10 * MINUTE_MS)
  const failed = late.filter(({ status }) => status === null || status === 403 || status >= 422)
  return repeated(failed.map(({ method, path, status }) => `${method} ${path} ends in ${status}`))
}

/**
 * The same words written to the same place again, when nobody else has done anything for a while. Bots count like people:
 * whoever takes off what we have put on has us put it on again, and as long as that goes on it is not we who go round.
 */
function circles(witness: Witness): readonly string[] {
  const { history, calmAt, it } = witness
  const us = nameOf(witness, botOf(witness))
  const touched = it.log.filter(({ by }) => by !== us).map(({ at }) => at)
  const since = Math.max(calmAt, ...touched) + 5 * MINUTE_MS
  const late = history.filter((one) => isWrite(one) && one.at > since)
  const done = late.filter(({ status }) => status !== null && status < 300)
  return repeated(
    done.map(({ method, path, body }) => `${method} ${path} with ${(body ?? '').slice(0, 60)}`),
  )
}
