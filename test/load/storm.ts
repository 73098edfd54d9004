import type { Figure } from './figure.ts'
import { isTaken, type Sent, sends } from './sender.ts'
import { type Setting, within } from './setting.ts'

const REPEATED = 1_000
const DISTINCT = 10_000
const SECONDS = 60
const MOST_ISSUES = 30
/** How long all of it may take to be worked off on a machine that has other things to do. */
const PATIENCE_MS = 1_800_000
/** What is gathered for an incident is told a minute later at most. */
const GATHERED_MS = 75_000

const STORM = { paced: true, tells: true, limited: true } as const

/** One alert that comes a thousand times is one incident. */
export const repeated = (count = REPEATED): Promise<readonly Figure[]> =>
  within(STORM, async (it) => {
    const sent = await alerts(it, count, 100, () => 'the same')
    await quiet(it)
    const what = `one alert, ${count} times:`
    const issues = await it.box.ask('issues')
    return [
      ...common(what, sent, it),
      ...incidents(what, issues.length, 1),
      ...(await written(what, it)),
    ]
  })

/** Ten thousand alerts of as many things within a minute: few issues, and none that is not spoken of. */
export const distinct = (count = DISTINCT, seconds = SECONDS): Promise<readonly Figure[]> =>
  within(STORM, async (it) => {
    const sent = await alerts(it, count, count / seconds, (at) => `thing ${at}`)
    await quiet(it)
    const what = `${count} alerts in ${seconds} s:`
    const issues = await it.box.ask('issues')
    return [
      ...common(what, sent, it),
      ...incidents(what, issues.length, MOST_ISSUES),
      ...(await written(what, it)),
    ]
  })

function alerts(
  { app, hello }: Setting,
  count: number,
  perSecond: number,
  keyOf: (at: number) => string,
): Promise<readonly Sent[]> {
  const { secret, installation, repository } = hello
  const hook = (at: number) => ({
    id: `load-alert-${at}`,
    event: 'repository_dispatch',
    payload: {
      action: 'sitrep',
      branch: 'main',
      client_payload: { alert: { title: `Failing: ${keyOf(at)}`, key: keyOf(at) } },
      installation: { id: installation },
      repository: {
        id: repository,
        name: 'shop',
        owner: { login: 'acme' },
        default_branch: 'main',
      },
      sender: { login: 'ana', type: 'User' },
    },
  })
  return sends({ url: app.url, secret, perSecond, count, hook })
}

/** When all is worked off, also what waits to be told together. */
async function quiet({ app }: Setting): Promise<void> {
  await app.drained(PATIENCE_MS)
  await new Promise((resolve) => setTimeout(resolve, GATHERED_MS))
  await app.drained(PATIENCE_MS)
}

function common(what: string, sent: readonly Sent[], { app }: Setting): readonly Figure[] {
  const refused = sent.filter((one) => !isTaken(one)).length
  // 0 is a line that broke: on a machine with too much to do, and nothing that the App has said.
  const statuses = Map.groupBy(sent, ({ status }) => status)
  if (refused > 0) {
    const told = [...statuses].map(([status, all]) => `${all.length} of ${status}`).join(', ')
    process.stderr.write(`load: ${what} answers: ${told}\n`)
  }
  const waiting = app.stored("SELECT count(*) AS count FROM inbox WHERE state <> 'done'")
  const words = app.stored(
    `SELECT coalesce(sum(json_extract(act, '$.words')), 0) AS count FROM audit
      WHERE json_extract(act, '$.alert') IS NOT NULL`,
  )
  const unaccounted = Math.abs(sent.length - refused - words)
  return [
    { what: `${what} refused`, measured: refused, target: 0, unit: '', fault: true },
    {
      what: `${what} taken and not worked off`,
      measured: waiting,
      target: 0,
      unit: '',
      fault: true,
    },
    { what: `${what} unaccounted`, measured: unaccounted, target: 0, unit: '', fault: true },
  ]
}

/** Not none, and not more than that. */
const incidents = (what: string, measured: number, target: number): readonly Figure[] => [
  { what: `${what} incidents`, measured, target, unit: '', fault: true },
  { what: `${what} incidents`, measured, target: 1, least: true, unit: '', fault: true },
]

/** How fast we wrote, as GitHub counts it. */
async function written(what: string, { box }: Setting): Promise<readonly Figure[]> {
  const { pace } = await box.ask('requests')
  const broken = Object.values(pace.breaches).reduce((sum, count) => sum + count, 0)
  const ours = Object.entries(pace.senders).filter(([who]) => who.startsWith('installation'))
  const most = (of: 'mostWritesPerMinute' | 'mostWritesPerHour') =>
    Math.max(0, ...ours.map(([, standing]) => standing[of]))
  return [
    {
      what: `${what} requests faster than GitHub allows`,
      measured: broken,
      target: 0,
      unit: '',
      fault: true,
    },
    {
      what: `${what} contents made in a minute`,
      measured: most('mostWritesPerMinute'),
      target: 80,
      unit: '',
    },
    {
      what: `${what} contents made in an hour`,
      measured: most('mostWritesPerHour'),
      target: 500,
      unit: '',
    },
  ]
}
