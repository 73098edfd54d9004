import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SHOP } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

export interface Besieged extends Served {
  readonly number: number
  readonly secret: string
  /** How often anything but a read was asked of GitHub so far. */
  readonly writes: () => number
  readonly asked: () => number
  /** Resolves once GitHub is asked nothing any more; what is tried again later is not waited for. */
  readonly calm: () => Promise<void>
  /** A delivery as GitHub sends it, but for what is given. Resolves with the status once all is worked off. */
  readonly bring: (body: string | Uint8Array, given?: Given) => Promise<number>
  /** The bytes as they are; resolves with all that is answered, once the connection ends. */
  readonly raw: (text: string) => Promise<string>
  /** What GitHub would send of a comment on the incident. */
  readonly comment: (id: number, body: string, more?: object) => object
}

export interface Given {
  readonly method?: string
  readonly event?: string | null
  readonly id?: string | null
  readonly type?: string | null
  readonly signature?: string | null
  readonly more?: Readonly<Record<string, string>>
}

export const signed = (body: string | Uint8Array, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

let sent = 0

/** The App behind a socket, an incident on its GitHub, and a door through which anybody may send anything. */
export async function besieged(): Promise<Besieged> {
  const it = await served()
  const { data } = await it.box
    .as('ana')
    .rest.issues.create({ ...SHOP, title: 'Checkout fails', body: '/sev 2', labels: ['incident'] })
  await it.settled()
  const { app, installation, repository } = it.box.seeded
  const secret = app.webhookSecret ?? ''
  const door = `${it.url}/api/github/webhooks`
  const calm = async () => {
    await it.box.sandbox.settled()
    for (let same = 0, last = -1; same < 6; last = asked()) {
      await wait(40)
      same = asked() === last ? same + 1 : 0
    }
  }
  const counted = (isWanted: (route: string) => boolean) =>
    Object.entries(it.box.sandbox.requests().requests)
      .filter(([route]) => isWanted(route))
      .reduce((sum, [, count]) => sum + count, 0)
  const asked = () => counted(() => true)
  return {
    ...it,
    number: data.number,
    secret,
    writes: () => counted((route) => !/^GET |graphql|access_tokens/.test(route)),
    asked,
    calm,
    async close() {
      // What will be tried again is not waited for.
      await it.stop()
      await it.close()
    },
    async bring(body, given = {}) {
      sent += 1
      const answer = await fetch(door, {
        method: given.method ?? 'POST',
        headers: headersOf(body, given, secret),
        ...(given.method === 'GET' ? {} : { body }),
      })
      await answer.arrayBuffer()
      await calm()
      return answer.status
    },
    async raw(text) {
      const { hostname, port } = new URL(door)
      const socket = connect(Number(port), hostname)
      const seen: Buffer[] = []
      socket.on('data', (chunk: Buffer) => seen.push(chunk))
      socket.on('error', () => undefined)
      socket.write(text)
      await new Promise((resolve) => socket.on('close', resolve))
      return Buffer.concat(seen).toString()
    },
    comment: (id, body, more = {}) => ({
      action: 'created',
      installation: { id: installation.id },
      repository: { id: repository.id, name: 'shop', owner: { login: 'acme' } },
      issue: { number: data.number, labels: [{ name: 'incident' }] },
      sender: { login: 'ana' },
      comment: { id, body, user: { login: 'ana' }, performed_via_github_app: null },
      ...more,
    }),
  }
}

function headersOf(body: string | Uint8Array, given: Given, secret: string) {
  const wanted: Readonly<Record<string, string | null>> = {
    'content-type': given.type === undefined ? 'application/json' : given.type,
    'x-github-delivery': given.id === undefined ? `siege-${sent}` : given.id,
    'x-github-event': given.event === undefined ? 'issue_comment' : given.event,
    'x-hub-signature-256': given.signature === undefined ? signed(body, secret) : given.signature,
    ...given.more,
  }
  return Object.fromEntries(
    Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== null),
  )
}
