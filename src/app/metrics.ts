import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Instant } from '../domain/instant.ts'
import type { Budget } from '../github/budget.ts'
import type { Outcome } from '../github/outcome.ts'
import type { Store } from '../store/store.ts'

/** What can become of a delivery at the door. */
export type Admitted = 'new' | 'again' | 'known' | 'ignored' | 'refused' | 'not stored'

/** What a look at an issue or at a pull request has written. */
interface Worked {
  readonly applied: readonly {
    readonly effect: { readonly type: string }
    readonly result: string
  }[]
}

/** Counts for Prometheus. No label ever names a repository, an incident or a person. */
export interface Metrics {
  readonly admitted: (what: Admitted) => void
  readonly ended: (outcome: Outcome) => void
  readonly looked: (done: Worked) => void
  readonly found: (by: 'delivery log' | 'scan', count: number) => void
  readonly budget: (budget: Budget) => void
  /** The page, in Prometheus' text format. */
  readonly page: () => Promise<{ readonly type: string; readonly text: string }>
}

export function metrics(store: Store, now: () => Instant): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  standing(registry, store, now)
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const deliveries = counter(
    'sitrep_deliveries_total',
    'Webhooks by what became of them at the door',
    ['admitted'],
  )
  const worked = counter(
    'sitrep_worked_total',
    'Tries to work something off, by outcome and reason',
    ['outcome', 'reason'],
  )
  const effects = counter(
    'sitrep_effects_total',
    'What was written to GitHub, by kind and result',
    ['effect', 'result'],
  )
  const heals = counter(
    'sitrep_heals_total',
    'Second copies of what should be there once, taken away',
    [],
  )
  const finds = counter(
    'sitrep_missed_total',
    'Missed webhooks that were found again, by what found them',
    ['by'],
  )
  const budget = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['resource'], registers })
  const remaining = budget(
    'sitrep_rate_remaining',
    "Requests left of GitHub's hourly limit, as last seen",
  )
  const limit = budget('sitrep_rate_limit', "GitHub's hourly limit, as last seen")
  // An alert on growth misses the first of a series that is born with it.
  deliveries.inc({ admitted: 'not stored' }, 0)
  worked.inc({ outcome: 'again', reason: 'bug' }, 0)
  return {
    admitted: (what) => deliveries.inc({ admitted: what }),
    ended: (outcome) =>
      worked.inc({ outcome: outcome.kind, reason: 'reason' in outcome ? outcome.reason : '' }),
    looked: ({ applied }) => {
      for (const { effect, result } of applied) {
        effects.inc({ effect: effect.type, result })
        if (result === 'done' && HEALS.has(effect.type)) heals.inc()
      }
    },
    found: (by, count) => finds.inc({ by }, count),
    budget: ({ resource, remaining: left, limit: most }) => {
      remaining.set({ resource }, left)
      limit.set({ resource }, most)
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}

const HEALS: ReadonlySet<string> = new Set(['card.delete', 'reply.delete'])

/** Read from the store when somebody asks, so that it costs nothing otherwise and all processes say the same. */
function standing(registry: Registry, store: Store, now: () => Instant): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge(
    'sitrep_inbox_oldest_seconds',
    'Age of the oldest delivery that waits, 0 where none does',
    () => {
      const { oldestAt } = store.standing()
      return oldestAt === null ? 0 : Math.max(0, (now() - oldestAt) / 1000)
    },
  )
  gauge(
    'sitrep_inbox_waiting',
    'Deliveries that wait to be worked off',
    () => store.standing().waiting,
  )
  gauge(
    'sitrep_intents_unknown',
    'Things sent whose answer never came',
    () => store.standing().unknown,
  )
  gauge(
    'sitrep_timers',
    'Incidents that will be looked at again by themselves',
    () => store.standing().timers,
  )
  new Gauge({
    name: 'sitrep_paused',
    help: 'What was told by hand to wait: 1 for everything, and how many installations',
    labelNames: ['what'],
    registers: [registry],
    collect() {
      const { everything, installations } = store.paused()
      this.set({ what: 'everything' }, everything ? 1 : 0)
      this.set({ what: 'installations' }, installations.length)
    },
  })
  new Gauge({
    name: 'sitrep_parked',
    help: 'Deliveries given up, by reason',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [reason, count] of Object.entries(store.standing().parked))
        this.set({ reason }, count)
    },
  })
}
