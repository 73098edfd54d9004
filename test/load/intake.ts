import { setTimeout as wait } from 'node:timers/promises'
import { type Figure, quantile, rise } from './figure.ts'
import { isTaken, type Sent, sends } from './sender.ts'
import { type Setting, within } from './setting.ts'

const PER_SECOND = 100
const BURST = 2_000
const BURST_SECONDS = 5
const ISSUES = 50
const SAMPLED_EACH_MS = 10_000
const WINDOW_MS = 30_000

/** Half a minute of the load. Times are milliseconds, memory is MiB. */
export interface Window {
  readonly second: number
  readonly rate: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly resident: number
}

export interface Intake {
  readonly figures: readonly Figure[]
  readonly curve: readonly Window[]
}

interface Sample {
  readonly at: number
  readonly value: number
}

/** Deliveries at the rate of a large organisation for that many seconds, and then a crowd of them at once. */
export function intake(seconds: number, burst = BURST): Promise<Intake> {
  return within({ paced: false, tells: false, limited: false }, async (it) => {
    const numbers = await it.box.ask('open', ISSUES)
    const samples: Sample[] = []
    const watching = watch(it, samples)
    const steady = await send(it, numbers, 'steady', PER_SECOND, PER_SECOND * seconds)
    watching.abort()
    await it.app.drained(300_000)
    const crowd = await send(it, numbers, 'burst', burst / BURST_SECONDS, burst)
    await it.app.drained(300_000)
    const told = steady.length + crowd.length
    const done = it.app.stored(
      "SELECT count(*) AS count FROM inbox WHERE id LIKE 'load-%' AND state = 'done'",
    )
    return {
      figures: [...steadily(steady, samples), ...crowded(crowd), lost(told - done)],
      curve: windows(steady, samples),
    }
  })
}

function watch({ app }: Setting, samples: Sample[]): AbortController {
  const stop = new AbortController()
  const began = performance.now()
  const look = async () => {
    while (!stop.signal.aborted) {
      samples.push({ at: performance.now() - began, value: await app.resident() })
      await wait(SAMPLED_EACH_MS, null, { signal: stop.signal })
    }
  }
  look().catch(() => undefined)
  return stop
}

/** What GitHub says when somebody labels an incident, as much of it as is looked at. */
function send(
  { app, hello }: Setting,
  numbers: readonly number[],
  name: string,
  perSecond: number,
  count: number,
): Promise<readonly Sent[]> {
  const { secret, installation, repository } = hello
  const hook = (at: number) => ({
    id: `load-${name}-${at}`,
    event: 'issues',
    payload: {
      action: 'labeled',
      installation: { id: installation },
      repository: { id: repository, name: 'shop', owner: { login: 'acme' } },
      issue: { number: numbers[at % numbers.length], labels: [] },
      sender: { login: 'ana', type: 'User' },
    },
  })
  return sends({ url: app.url, secret, perSecond, count, hook })
}

const times = (sent: readonly Sent[]): readonly number[] => sent.map(({ ms }) => ms)

const refused = (sent: readonly Sent[]): number => sent.filter((one) => !isTaken(one)).length

function steadily(sent: readonly Sent[], samples: readonly Sample[]): readonly Figure[] {
  const what = `intake at ${PER_SECOND} a second:`
  const late = samples.slice(Math.ceil(samples.length / 2))
  const resident = samples.at(-1)?.value ?? Number.NaN
  const grown = (rise(late) / resident) * 100
  return [
    { what: `${what} refused`, measured: refused(sent), target: 0, unit: '', fault: true },
    { what: `${what} p50 to 2xx`, measured: quantile(times(sent), 0.5), target: 10, unit: 'ms' },
    { what: `${what} p99 to 2xx`, measured: quantile(times(sent), 0.99), target: 100, unit: 'ms' },
    { what: `${what} slowest`, measured: quantile(times(sent), 1), target: 1_000, unit: 'ms' },
    { what: `${what} resident memory`, measured: resident, target: 256, unit: 'MiB' },
    {
      what: `${what} growth of memory over the second half`,
      measured: grown,
      target: 5,
      unit: '%',
    },
  ]
}

function crowded(sent: readonly Sent[]): readonly Figure[] {
  const what = `burst of ${sent.length} in ${BURST_SECONDS} s:`
  return [
    { what: `${what} refused`, measured: refused(sent), target: 0, unit: '', fault: true },
    { what: `${what} p99 to 2xx`, measured: quantile(times(sent), 0.99), target: null, unit: 'ms' },
    { what: `${what} slowest`, measured: quantile(times(sent), 1), target: 9_000, unit: 'ms' },
  ]
}

const lost = (measured: number): Figure => ({
  ...{ what: 'intake: taken and not worked off', measured, target: 0, unit: '', fault: true },
})

function windows(sent: readonly Sent[], samples: readonly Sample[]): readonly Window[] {
  const windowOf = (at: number) => Math.floor(at / WINDOW_MS)
  return [...Map.groupBy(sent, ({ at }) => windowOf(at))].map(([nth, all]) => {
    const until = (all.at(-1)?.at ?? 0) - nth * WINDOW_MS
    return {
      second: nth * (WINDOW_MS / 1_000),
      rate: all.length / (Math.max(until, 1_000) / 1_000),
      p50: quantile(times(all), 0.5),
      p99: quantile(times(all), 0.99),
      max: quantile(times(all), 1),
      resident: samples.findLast(({ at }) => windowOf(at) <= nth)?.value ?? Number.NaN,
    }
  })
}
