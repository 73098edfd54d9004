import { DAY_MS, type Instant, MINUTE_MS } from '../../../src/domain/instant.ts'
import { bandOf, between, inStatus, isWeekday } from './elapsed.ts'
import { countOf, type Life, lifeOf, PEOPLE, type Size, type Spell } from './life.ts'

/** First moment, and first behind it. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What is true of one metric, under the names that the report's JSON has for it. */
export type Truth = { readonly metric: string } & Readonly<Record<string, unknown>>

export const EVER: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** What reports have to say of such a world, worked out from what its makers know and by arithmetic alone. */
export function truths(size: Size, range: Range): readonly Truth[] {
  const lives = Array.from({ length: countOf(size) }, (_, at) => lifeOf(at + 1, size))
  const counted = lives.filter(({ kind }) => kind === 'incident')
  const isIn = (at: Instant | null) => at !== null && range.from <= at && at < range.to
  const belonging = counted.filter((life) => range === EVER || isIn(endOf(life)))
  const declared = counted.filter(({ declaredAt }) => range === EVER || isIn(declaredAt))
  const alarms = lives.filter(({ declaredAt }) => range === EVER || isIn(declaredAt))
  return [
    length('time-to-detect', belonging, ({ startedAt, detectedAt }) =>
      startedAt === null || detectedAt === null ? null : detectedAt - startedAt,
    ),
    length('time-to-acknowledge', belonging, (life) => since(noticed(life), worked(life))),
    length('time-to-mitigate', belonging, (life) => since(noticed(life), last(life).mitigatedAt)),
    length('time-to-resolve', belonging, brokenFor),
    { metric: 'incidents-declared', value: declared.length, incidents: numbers(declared) },
    groups('incidents-by-severity', declared, ({ severity }) => [severity ?? 'not judged']),
    groups('incidents-by-service', declared, ({ services }) => services),
    groups('incidents-by-cause', declared, (life) => [causeOf(life) ?? 'none named']),
    share('declared-by-alert', declared, ({ author }) => author.endsWith('[bot]')),
    share(
      'detected-by-ourselves',
      declared.filter(({ detection }) => detection !== null),
      ({ detection }) => detection !== 'user',
    ),
    share(
      'false-alarms',
      alarms.filter(({ author, kind }) => author.endsWith('[bot]') && isAlarm(kind)),
      ({ kind }) => kind === 'cancelled',
    ),
    share(
      'recurrence',
      declared.filter((life) => causeOf(life) !== null),
      backIn(counted),
    ),
    share('runbook-coverage', declared, () => false),
    share('night-share', declared, ({ declaredAt }) => bandOf(declaredAt) === 'night'),
    share('weekend-share', declared, ({ declaredAt }) => !isWeekday(declaredAt)),
    groups('incidents-by-hour', declared, ({ declaredAt }) => [bandOf(declaredAt)]),
    { metric: 'rotation-balance', value: busiest(declared) },
    // What depends on the moment of the reading is known here only of what is over.
    range === EVER
      ? { metric: 'time-between-failures', value: between(counted) }
      : { metric: 'time-in-status', values: inStatus(belonging) },
  ]
}

const isAlarm = (kind: Life['kind']): boolean => kind === 'incident' || kind === 'cancelled'
const last = ({ spells }: Life): Spell => spells.at(-1) ?? spells[0]
const endOf = (life: Life): Instant | null => last(life).endedAt
const noticed = ({ detectedAt, declaredAt }: Life): Instant => detectedAt ?? declaredAt
const numbers = (lives: readonly Life[]): readonly number[] => lives.map(({ number }) => number)

/** Nobody names a cause before it is over. */
const causeOf = ({ cause, spells }: Life): string | null =>
  spells[0].endedAt === null ? null : cause

const since = (from: Instant, to: Instant | null): number | null => (to === null ? null : to - from)

/** Who says that it works again has worked on it. */
const worked = ({ acknowledgedAt, spells }: Life): Instant | null =>
  acknowledgedAt ?? spells.find(({ mitigatedAt }) => mitigatedAt !== null)?.mitigatedAt ?? null

/** From when it began, without the pauses between two spells. Null where it still is, or where an end comes first. */
function brokenFor(life: Life): number | null {
  const { startedAt, detectedAt, declaredAt, spells } = life
  const begun = startedAt ?? detectedAt ?? declaredAt
  let ms = 0
  for (const [at, { openedAt, endedAt }] of spells.entries()) {
    const spent = since(at === 0 ? begun : openedAt, endedAt)
    if (spent === null || spent < 0) return null
    ms += spent
  }
  return ms
}

/** A time that would be negative is nobody's to tell. */
function length(metric: string, all: readonly Life[], of: (life: Life) => number | null): Truth {
  const known = all.flatMap((life) => {
    const ms = of(life)
    return ms === null || ms < 0 ? [] : [{ number: life.number, ms }]
  })
  const sorted = known.map(({ ms }) => ms).sort((a, b) => a - b)
  const sum = sorted.reduce((total, ms) => total + ms, 0)
  const logs = sorted.reduce((total, ms) => total + Math.log(ms), 0)
  const n = sorted.length
  const told = (ms: number) => (n === 0 ? null : ms / MINUTE_MS)
  return {
    metric,
    n,
    missing: all.length - n,
    meanMinutes: told(sum / n),
    medianMinutes: told(quantile(sorted, 0.5)),
    p90Minutes: told(quantile(sorted, 0.9)),
    geomeanMinutes: told(Math.exp(logs / n)),
    incidents: known.map(({ number }) => number),
  }
}

/** Between two neighbours it lies as far as its share says. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const low = Math.floor(place)
  const [below = 0, above = below] = [sorted[low], sorted[low + 1]]
  return below + (above - below) * (place - low)
}

function groups(
  metric: string,
  all: readonly Life[],
  names: (life: Life) => readonly string[],
): Truth {
  const found: Record<string, number[]> = {}
  for (const life of all) {
    for (const name of names(life)) {
      found[name] ??= []
      found[name].push(life.number)
    }
  }
  return { metric, groups: found }
}

const share = (metric: string, all: readonly Life[], is: (life: Life) => boolean): Truth => ({
  metric,
  yes: numbers(all.filter(is)),
  no: numbers(all.filter((life) => !is(life))),
})

/** Share of whoever took part in the most. */
function busiest(declared: readonly Life[]): number {
  const parts = declared.filter((life) => worked(life) !== null).map(({ responder }) => responder)
  const most = Math.max(...PEOPLE.map((who) => parts.filter((one) => one === who).length))
  return most / parts.length
}

/** Whether one of the same cause on one of the same services was declared in the ninety days before. */
function backIn(counted: readonly Life[]): (life: Life) => boolean {
  const lately = new Map<string, Life>()
  const earlier = new Map<Life, readonly Life[]>()
  for (const life of counted) {
    if (causeOf(life) === null) continue
    const keys = life.services.map((service) => `${causeOf(life)} ${service}`)
    earlier.set(
      life,
      keys.flatMap((key) => lately.get(key) ?? []),
    )
    for (const key of keys) lately.set(key, life)
  }
  const isNear = (life: Life, { declaredAt }: Life) => life.declaredAt - declaredAt <= 90 * DAY_MS
  return (life) => (earlier.get(life) ?? []).some((other) => isNear(life, other))
}
