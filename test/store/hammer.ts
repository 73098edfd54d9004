import { appendFileSync, readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { type Instant, systemNow } from '../../src/domain/instant.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Lease, Store } from '../../src/store/store.ts'

/** What this process is told to do, as JSON. */
export interface Orders {
  readonly path: string
  /** Gets one line for each delivery that is worked off. */
  readonly log: string
  readonly name: string
  /** How many deliveries it takes in. Their ids are the same for every process. */
  readonly deliveries: number
  readonly lanes: number
  /** Added to the clock, to come after the leases of those who died. */
  readonly lateMs: number
  /** Who else has to have worked something off before this one goes on with its second; null where it is alone. */
  readonly beside: string | null
}

/** Takes deliveries in and works off whatever waits, in turns, and tells on standard output what is now durable. */
function hammer(orders: Orders): void {
  const now = () => (systemNow() + orders.lateMs) as Instant
  const { path, deliveries, lanes } = orders
  process.stdout.write('opening\n')
  const store = openStore({ path, version: '1', pace: GITHUB_PACE, now: now() })
  for (let index = 0; index < deliveries; index += 1) {
    const [id, lane] = [`d${index}`, `lane ${index % lanes}`]
    const one = { id, event: 'issues', lane, installation: 1, body: Buffer.alloc(3_000, 'x') }
    store.accept([one], now())
    process.stdout.write(`accepted ${id}\n`)
    if (index % 3 === 0) work(store, orders, now)
  }
  while (store.standing().waiting > 0) work(store, orders, now)
  store.close()
}

function work(store: Store, orders: Orders, now: () => Instant): void {
  const lease = store.claim(now(), new Set())
  if (lease === null) return
  for (const { id } of store.waiting(lease, 2)) finish(store, lease, id, orders, now())
  store.release(lease, now())
  waitFor(orders)
}

function finish(store: Store, lease: Lease, id: string, orders: Orders, now: Instant): void {
  store.audit({ at: now, incident: lease.lane, delivery: id, act: orders.name })
  appendFileSync(orders.log, `${lease.lane},${id},${orders.name}\n`)
  if (store.done(lease, [id], now)) process.stdout.write(`done ${id}\n`)
}

/** Else the one that starts first might be through before the other has begun, and nothing would have been shared. */
function waitFor({ beside, log }: Orders): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  while (beside !== null && !readFileSync(log, 'utf8').includes(`,${beside}\n`))
    Atomics.wait(pause, 0, 0, 5)
}

hammer(JSON.parse(argv[2] ?? '') as Orders)
