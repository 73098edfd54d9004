import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServiceOptions } from '../../src/app/equipment.ts'
import { type Service, service } from '../../src/app/service.ts'
import { type Instant, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { type Started, start } from '../sandbox/support.ts'
import { examineHere } from './examine-here.ts'

export interface Served {
  readonly box: Started
  /** The App that answers now. */
  readonly app: Service
  readonly url: string
  /** Resolves when every delivery was answered and worked off. */
  readonly settled: () => Promise<void>
  /** Ends the App. Until it comes back nobody answers, as while a process is down. */
  readonly stop: () => Promise<void>
  /** The next App on the same address; on a store of its own unless told otherwise. */
  readonly again: (options?: Running) => Promise<void>
  readonly close: () => Promise<void>
}

type Running = Partial<Pick<ServiceOptions, 'now' | 'store' | 'readOnly' | 'paced' | 'examine'>>

export type ServedOptions = Running & {
  readonly box?: Parameters<typeof start>[0]
  /** The moment at which the sandbox's clock stands until a test moves it; it goes by the host's where not given. */
  readonly at?: string | undefined
  /** How far the App's clock is ahead of GitHub's. */
  readonly aheadMs?: number
}

/** What signs itself in is checked against the host's clock, which may be off by a while either way. */
const FROZEN = (Math.floor(Date.now() / 1000) * 1000 + 4 * MINUTE_MS) as Instant

/** The App behind a socket of its own, told of everything that happens in a sandbox from here on. */
export async function served(options: ServedOptions = {}): Promise<Served> {
  const box = await startedAt(options)
  const { app } = box.seeded
  const open = (given: Running) =>
    service({
      credentials: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
      apiUrl: box.server.apiUrl,
      logLevel: 'fatal',
      keys: null,
      now: given.now ?? (() => plus(box.sandbox.world.now(), options.aheadMs ?? 0)),
      store: given.store ?? ':memory:',
      readOnly: given.readOnly ?? false,
      paced: given.paced ?? false,
      examine: given.examine ?? examineHere,
    })
  let one = await open(options)
  let down = false
  const server = createServer((request, response) => {
    if (down) request.socket.destroy()
    else void one.handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app.webhookUrl = `${url}/api/github/webhooks`
  const settled = async () => {
    // What is worked off writes, and what is written is told of in turn.
    for (let turn = 0; turn < 2; turn++) {
      await box.sandbox.settled()
      if (!down) await one.idle()
    }
  }
  const stop = async () => {
    down = true
    await one.stop()
  }
  const again = async (given: Running = {}) => {
    one = await open(given)
    down = false
  }
  const close = async () => {
    await settled()
    if (!down) await one.stop()
    await box.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    box,
    get app() {
      return one
    },
    url,
    settled,
    stop,
    again,
    close,
  }
}

/** A sandbox whose clock stands where it is said, where that is said. */
export async function startedAt({
  box: given = {},
  at,
}: Pick<ServedOptions, 'box' | 'at'>): Promise<Started> {
  if (at === undefined) return start(given)
  const box = await start({ ...given, sandbox: { ...given.sandbox, now: () => FROZEN } })
  box.sandbox.clock.advance(instant(at) - FROZEN)
  return box
}
