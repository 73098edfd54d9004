import type { Invariant, Witness } from '../invariant.ts'
import { stored } from './stored.ts'

/** Every reason for which something may be set aside. That we have made a mistake ourselves is none. */
const REASONS: ReadonlySet<string> = new Set([
  ...['gone', 'archived', 'authority-unknown', 'locked', 'refused', 'stopped', 'unsettled'],
  ...['permission', 'rate-limit', 'missing', 'conflict', 'unanswered', 'server', 'invalid'],
  ...['credentials', 'unknown', 'away', 'suspended', 'failed', 'unfinished', 'busy'],
])

export const parkedWithReason: Invariant = {
  name: 'I21',
  promise: 'what was set aside says why, in its row and in the log',
  broken: (witness) => [...unexplained(witness), ...unlogged(witness)],
}

const parked = (witness: Witness) =>
  stored(witness, "SELECT id, reason, ended_at FROM inbox WHERE state = 'parked'")

function unexplained(witness: Witness): readonly string[] {
  return parked(witness).flatMap(({ id, reason, ended_at }) => {
    const why = String(reason ?? '')
    if (why === '' || ended_at === null) return [`${id} was set aside and nobody knows why`]
    return REASONS.has(why) ? [] : [`${id} was set aside because of ${why}, which is no reason`]
  })
}

function unlogged(witness: Witness): readonly string[] {
  const told = witness.it.lines.filter((line) => /"msg":"parked\b/.test(line))
  return parked(witness).flatMap(({ id }) =>
    told.some((line) => line.includes(JSON.stringify(id)))
      ? []
      : [`no log line tells that ${id} was set aside`],
  )
}
