import { fold } from '../../src/domain/evolve.ts'
import type { Fact, FactBody } from '../../src/domain/fact.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { type Instant, instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { ReminderKind } from '../../src/domain/reminder.ts'
import { due } from '../../src/plan/due/due.ts'
import { reminding } from '../../src/plan/due/reminding.ts'
import { POLICY } from './policy.ts'

/** A Friday afternoon. */
const DECLARED = '2026-11-20T14:00:00Z'

/** Something that was seen on the issue so many minutes after it was declared: a click, if nothing else is said. */
export type Happened = readonly [minute: number, fact: FactBody, by?: string]

/** An incident whose facts come from GitHub's log, so that none of them is taken for a response. */
export function happened(
  facts: readonly Happened[],
  declared: string = DECLARED,
  as: 'incident' | 'report' = 'incident',
): Incident {
  const start = instant(declared)
  const ref = { kind: 'event', id: '1' } as const
  const opened: Fact = {
    ...{ type: 'declared', as, status: 'investigating' },
    ...{ at: start, by: 'mona', ref },
  }
  return fold([
    opened,
    ...facts.map(
      ([minute, fact, by = 'ana']): Fact => ({
        ...fact,
        at: plus(start, minute * MINUTE_MS),
        by,
        ref,
      }),
    ),
  ])
}

export const severity = (name: string | null): FactBody => ({
  type: 'severity-set',
  severity: name,
})
export const acknowledged: FactBody = { type: 'acknowledged' }
export const commander = (login: string | null): FactBody => ({
  type: 'role-assigned',
  role: 'commander',
  login,
})
export const entered = (category: Incident['category']): FactBody => ({
  type: 'status-entered',
  status: category,
  category,
})
/** An update, with what it promises in minutes after the declaration. */
export const updated = (next: number | null, declared: string = DECLARED): FactBody => ({
  type: 'update-posted',
  text: 'still looking',
  next: next === null ? null : plus(instant(declared), next * MINUTE_MS),
})

const LAST = instant('2100-01-01T00:00:00Z')

/** All moments at which one kind is said if somebody always looks in time. */
export function moments(
  incident: Incident,
  kind: ReminderKind,
  policy: Policy = POLICY,
): readonly string[] {
  const { passed } = due(incident, LAST, policy)
  return passed.filter((one) => one.kind === kind).map(({ at }) => iso(at))
}

/** What looks at these moments come to, each remembering what was said before. */
export function looked(
  incident: Incident,
  at: readonly Instant[],
  policy: Policy = POLICY,
): readonly (readonly string[])[] {
  const said = new Set<string>()
  return at.map((now) => {
    const { say } = reminding(incident, now, policy, said)
    for (const { key } of say) said.add(key)
    return say.map(({ key }) => key)
  })
}
