import type { Sent } from '../history.ts'
import type { Invariant, Witness } from '../invariant.ts'

export const limitsKept: Invariant = {
  name: 'I11',
  promise: 'nothing is written while GitHub has asked to wait, and no budget is overdrawn',
  broken: (witness) => [...impatient(witness), ...overdrawn(witness)],
}

/** Signing in, and asking GitHub to deliver again, are the App's own and not the installation's. */
const APPS_OWN = /^\/app(?:\/|$)/

const isWrite = ({ method, path, body }: Sent): boolean => {
  if (method === 'GET' || APPS_OWN.test(path)) return false
  return !path.endsWith('/graphql') || /"query"\s*:\s*"(?:\s|\\n)*mutation\b/.test(body ?? '')
}

/**
 * Writes that left after somebody of us had read that nothing may be written. What was on its way by then could not know,
 * and whoever died before reading it has told nobody.
 */
function impatient({ history }: Witness): readonly string[] {
  const told = history.filter((one) => one.waitMs !== null && !APPS_OWN.test(one.path))
  return told.flatMap(({ endedAt, doneAt, waitMs }) => {
    if (endedAt === null) return []
    const until = doneAt + (waitMs ?? 0)
    const early = history.filter((one) => isWrite(one) && one.at > endedAt && one.at < until)
    return early.map(({ method, path, at }) => `${method} ${path}, ${until - at} ms too early`)
  })
}

/** As GitHub counts it. What comes while it asks to wait is judged above, by what we could know. */
function overdrawn({ it }: Witness): readonly string[] {
  const { breaches } = it.sandbox.requests().pace
  return Object.entries(breaches).flatMap(([breach, count]) =>
    breach === 'in-window' ? [] : [`${breach}: ${count} requests too many`],
  )
}
