import { type Instant, MINUTE_MS } from '../../../src/domain/instant.ts'
import type { Life } from './life.ts'

/** What nobody has configured: Monday to Friday, nine to five, in UTC. */
export const isWeekday = (at: Instant): boolean => ![0, 6].includes(new Date(at).getUTCDay())

export function bandOf(at: Instant): string {
  const hour = new Date(at).getUTCHours()
  if (isWeekday(at) && hour >= 9 && hour < 17) return 'working hours'
  return hour >= 22 || hour < 8 ? 'night' : 'off hours'
}

/** When something was broken by it, pauses left out; up to `now` where it still is. */
function broken({ startedAt, detectedAt, declaredAt, spells }: Life, now: number) {
  const begun = startedAt ?? detectedAt ?? declaredAt
  return spells.map(({ openedAt, endedAt }, at) => ({
    from: at === 0 ? begun : openedAt,
    to: endedAt ?? now,
  }))
}

/** Minutes without a failure from the first moment to the last that these tell of, over how many there were. */
export function between(lives: readonly Life[]): number {
  const moments = lives.flatMap(({ startedAt, detectedAt, declaredAt, acknowledgedAt, spells }) => [
    ...[declaredAt, startedAt ?? declaredAt, detectedAt ?? declaredAt],
    acknowledgedAt ?? declaredAt,
    ...spells.slice(-1).flatMap(({ mitigatedAt, endedAt }) => [mitigatedAt, endedAt]),
  ])
  const known = moments.filter((at) => at !== null).sort((a, b) => a - b)
  const [first = 0, last = 0] = [known[0], known.at(-1)]
  let [free, until] = [0, first as number]
  for (const { from, to } of lives.flatMap((life) => broken(life, last)).sort(byStart)) {
    if (from < to) {
      free += Math.max(0, from - until)
      until = Math.max(until, to)
    }
  }
  return (free + Math.max(0, last - until)) / lives.length / MINUTE_MS
}

const byStart = (a: { readonly from: number }, b: { readonly from: number }): number =>
  a.from - b.from

/**
 * Minutes in each status, of all together. The end that stands has no length; one after which it was opened again lasted
 * until then.
 */
export function inStatus(lives: readonly Life[]): Readonly<Record<string, number>> {
  const spent: Record<string, number> = {}
  const add = (status: string, ms: number) => {
    if (ms > 0) spent[status] = (spent[status] ?? 0) + ms / MINUTE_MS
  }
  for (const { spells } of lives) {
    for (const [at, { openedAt, mitigatedAt, endedAt }] of spells.entries()) {
      if (endedAt === null) continue
      add('investigating', (mitigatedAt ?? endedAt) - openedAt)
      add('mitigated', mitigatedAt === null ? 0 : endedAt - mitigatedAt)
      add('resolved', (spells[at + 1]?.openedAt ?? endedAt) - endedAt)
    }
  }
  return spent
}
