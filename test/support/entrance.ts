import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServiceOptions } from '../../src/app/equipment.ts'
import { type Service, service } from '../../src/app/service.ts'
import { systemNow } from '../../src/domain/instant.ts'
import type { Started } from '../sandbox/support.ts'
import { examineHere } from './examine-here.ts'

/** The App behind its door, to which a test brings deliveries by itself. */
export interface Entrance {
  readonly app: Service
  readonly url: string
  /** Signed as GitHub signs; resolves with the answer's status. Its id is made up where none is given. */
  readonly post: (event: string, payload: unknown, id?: string) => Promise<number>
  /** The lines that were logged. */
  readonly log: () => readonly string[]
  /** Leaves behind what waits to be tried again. */
  readonly close: () => Promise<void>
}

/** Nothing tells this App of what happens in the box. */
export async function entrance(
  box: Started,
  options: Partial<Omit<ServiceOptions, 'logOut'>> = {},
): Promise<Entrance> {
  const { id: appId, privateKey, webhookSecret } = box.seeded.app
  const lines: string[] = []
  const app = await service({
    credentials: { appId, privateKey, webhookSecret },
    apiUrl: box.server.apiUrl,
    logLevel: 'trace',
    keys: null,
    now: systemNow,
    store: ':memory:',
    readOnly: false,
    paced: false,
    examine: examineHere,
    ...options,
    logOut: { write: (line) => void lines.push(line) },
  })
  const server = createServer((request, response) => void app.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    app,
    url,
    log: () => lines,
    post: (event, payload, id) => post(url, webhookSecret, { event, payload, id }),
    async close() {
      await app.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Posted {
  readonly event: string
  readonly payload: unknown
  readonly id: string | undefined
}

async function post(url: string, secret: string, { event, payload, id }: Posted): Promise<number> {
  const body = JSON.stringify(payload)
  const answer = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': id ?? randomUUID(),
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  })
  await answer.arrayBuffer()
  return answer.status
}
