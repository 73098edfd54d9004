import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { type Instant, plus, systemNow } from '../../src/domain/instant.ts'
import type { Started } from '../sandbox/support.ts'
import { type Beside, beside, type Process } from './beside.ts'

/** An App with a store in a file that is killed and comes back. */
export interface Mortal {
  readonly box: Started
  /** The process that lives now. */
  readonly app: () => Process
  /** What was seen in the store of the dead, one for each kill. */
  readonly remains: readonly Remains[]
  /** The file of the store. */
  readonly path: string
  /** Kills at once. */
  readonly kill: () => Promise<void>
  /** Starts it again after the host was off for so long. Resolves when it answers. */
  readonly rise: (offMs?: number) => Promise<void>
  /** Waits for the end of all work; false where what is left waits for the host's clock. */
  readonly settled: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export interface Remains {
  readonly integrity: string
  readonly waiting: number
  readonly unknown: number
  /** Ids of all deliveries that are stored, done or not. */
  readonly stored: ReadonlySet<string>
  /** The delivery that has waited longest; null where none waits. */
  readonly oldest: string | null
}

const LATER = new URL('./later-clock.ts', import.meta.url).href

export async function mortal(): Promise<Mortal> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-mortal-'))
  const path = join(folder, 'store.db')
  let laterMs = 0
  const now = (): Instant => plus(systemNow(), laterMs)
  const it: Beside = await beside({ sandbox: { now } })
  const { sandbox } = it.box
  const start = () =>
    it.run({
      SITREP_STORE: path,
      NODE_OPTIONS: `--import=${LATER}`,
      LATER_MS: String(laterMs),
      LOG_LEVEL: 'warn',
    })
  const remains: Remains[] = []
  let app: Process = await start()
  return {
    box: it.box,
    app: () => app,
    remains,
    path,
    kill: async () => void (await app.kill()),
    async rise(offMs = 0) {
      await app.kill()
      laterMs += offMs
      remains.push(examined(path))
      app = await start()
    },
    settled: () => settled(it.box, () => app),
    async close() {
      await it.close()
      sandbox.faults.clear()
      rmSync(folder, { recursive: true })
    },
  }
}

const ALL = `SELECT id, state FROM
  (SELECT 1 AS turn, seq, id, state FROM inbox UNION ALL SELECT 2, seq, id, 'waiting' FROM arrivals)
  ORDER BY turn, seq`

/** Looked at in a copy, so that the next start finds what the dead has left. */
function examined(path: string): Remains {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-remains-'))
  const copy = join(folder, 'store.db')
  for (const end of ['', '-wal'])
    if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`)
  const database = new DatabaseSync(copy)
  const one = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0]
  const integrity = String(one('PRAGMA integrity_check'))
  const sorted = Number(one("SELECT count(*) FROM inbox WHERE state = 'waiting'"))
  const waiting = sorted + Number(one('SELECT count(*) FROM arrivals'))
  const unknown = Number(one('SELECT count(*) FROM intents WHERE id IS NULL'))
  const all = database.prepare(ALL).all()
  database.close()
  rmSync(folder, { recursive: true })
  const oldest = all.find(({ state }) => state === 'waiting')
  return {
    ...{ integrity, waiting, unknown },
    stored: new Set(all.map(({ id }) => String(id))),
    oldest: oldest === undefined ? null : String(oldest['id']),
  }
}

const QUIET_MS = 250

/** Resolves, with false, when nothing has been asked of GitHub for a moment that is long beside an answer. */
async function quiet(box: Started): Promise<false> {
  const count = () =>
    Object.values(box.sandbox.requests().requests).reduce((sum, one) => sum + one, 0)
  let last = count()
  let since = performance.now()
  while (performance.now() - since < QUIET_MS) {
    await wait(20)
    const now = count()
    if (now !== last) since = performance.now()
    last = now
  }
  return false
}

const PUT_OFF = 'sitrep_worked_total{outcome="again",reason="unsettled"}'
/** Stands on the page from the end of the first scan on. */
const SCANNED = 'sitrep_missed_total{by="scan"}'
const SCAN_MS = 45_000

/** Waits for the end of all work; false where what is left waits for the host's clock. */
export async function settled(box: Started, app: () => Process): Promise<boolean> {
  const figure = (name: string) => figureOf(app(), name)
  await scanned(() => figure(SCANNED))
  const waits = async () => {
    await box.sandbox.settled()
    return (await figure('sitrep_inbox_waiting')) > 0
  }
  // Twice: what is worked off writes, and what is written is told of in turn.
  while ((await waits()) || (await waits())) {
    // What is on its way just now is unknown as well, so that something must have been put off for it.
    const stuck = (await figure('sitrep_intents_unknown')) > 0 && (await figure(PUT_OFF)) > 0
    await (stuck ? quiet(box) : wait(20))
    if (stuck && (await waits())) return false
  }
  return true
}

/** What a process that has just begun looks for may not have been found yet, while nothing waits. */
async function scanned(figure: () => Promise<number>): Promise<void> {
  const until = performance.now() + SCAN_MS
  while (Number.isNaN(await figure()) && performance.now() < until) await wait(20)
}

async function figureOf(app: Process, name: string): Promise<number> {
  const page = await (await fetch(`${app.url}/metrics`)).text()
  const line = page.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1))
}
