import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { service } from '../../src/app/service.ts'
import { systemNow } from '../../src/domain/instant.ts'
import { type Started, start } from '../sandbox/support.ts'

export interface Served {
  readonly box: Started
  /** Resolves when every delivery was answered and worked off. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The App behind a socket of its own, told of everything that happens in a sandbox from here on. */
export async function served(): Promise<Served> {
  const box = await start()
  const { app } = box.seeded
  const one = await service({
    credentials: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
    apiUrl: box.server.apiUrl,
    logLevel: 'fatal',
    keys: null,
    now: systemNow,
  })
  const server = createServer((request, response) => void one.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  app.webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`
  const settled = async () => {
    await box.sandbox.settled()
    await one.idle()
  }
  const close = async () => {
    await settled()
    await box.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return { box, settled, close }
}
