import type { Fact } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'

interface Opening {
  readonly at: Instant
  /** Null where that cannot be told. */
  readonly by: string | null
}

/**
 * When and by whom the running spell was opened: declared, opened again, or a stranger's report taken up. A report waits
 * for somebody who may respond, so nothing is late before that; and its author may type none of what a reminder asks for.
 */
export function opening({ declaredBy, earlier, history, openedAt }: Incident): Opening | null {
  if (openedAt === null) return null
  const entered = history.filter((fact) => fact.type === 'status-entered')
  if (earlier.length > 0) {
    const again = entered.findLast(({ at }) => at === openedAt)
    return { at: openedAt, by: again?.by ?? declaredBy }
  }
  if (!history.some(isReport)) return { at: openedAt, by: declaredBy }
  const up = entered.find(({ category }) => category !== 'triage')
  return { at: up?.at ?? openedAt, by: up?.by ?? null }
}

const isReport = (fact: Fact): boolean => fact.type === 'declared' && fact.as === 'report'
