import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Service, type ServiceOptions, service } from '../../src/app/service.ts'
import { type Started, start } from '../sandbox/support.ts'

export interface Served {
  readonly box: Started
  readonly app: Service
  readonly url: string
  /** Resolves when every delivery was answered and worked off. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

export type ServedOptions = Partial<
  Pick<ServiceOptions, 'now' | 'store' | 'readOnly' | 'paced'>
> & {
  readonly box?: Parameters<typeof start>[0]
}

/** The App behind a socket of its own, told of everything that happens in a sandbox from here on. */
export async function served(options: ServedOptions = {}): Promise<Served> {
  const box = await start(options.box)
  const { app } = box.seeded
  const one = await service({
    credentials: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
    apiUrl: box.server.apiUrl,
    logLevel: 'fatal',
    keys: null,
    now: options.now ?? (() => box.sandbox.world.now()),
    store: options.store ?? ':memory:',
    readOnly: options.readOnly ?? false,
    paced: options.paced ?? false,
  })
  const server = createServer((request, response) => void one.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app.webhookUrl = `${url}/api/github/webhooks`
  const settled = async () => {
    // What is worked off writes, and what is written is told of in turn.
    for (let turn = 0; turn < 2; turn++) {
      await box.sandbox.settled()
      await one.idle()
    }
  }
  const close = async () => {
    await settled()
    await one.stop()
    await box.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return { box, app: one, url, settled, close }
}
