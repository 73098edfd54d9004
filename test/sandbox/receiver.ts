import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { SHOP, type Started, start } from './support.ts'

interface Heard {
  readonly guid: string
  readonly event: string
  /** The title of the issue that it is about. */
  readonly title: string
}

/** Somebody who listens for webhooks, answering each with the next status and then with 200. */
async function receiver(statuses: number[] = []) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const payload = JSON.parse(await text(request)) as { readonly issue?: { title: string } }
    heard.push({
      guid: String(request.headers['x-github-delivery']),
      event: String(request.headers['x-github-event']),
      title: payload.issue?.title ?? '',
    })
    response.writeHead(statuses.shift() ?? 200).end('thanks')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  return { heard, url, close: () => new Promise((resolve) => server.close(resolve)) }
}

interface Options {
  /** What the receiver answers to the deliveries, one after the other; 200 to the rest. */
  readonly statuses?: readonly number[]
  readonly sandbox?: SandboxOptions
}

/** A box that tells a receiver of issues alone. */
export async function told(options: Options = {}) {
  // The first to come is of the installation itself.
  const ear = await receiver([200, ...(options.statuses ?? [])])
  const box: Started = await start({
    ...(options.sandbox === undefined ? {} : { sandbox: options.sandbox }),
    app: { webhookUrl: ear.url, events: ['issues'] },
  })
  await box.sandbox.settled()
  ear.heard.splice(0)
  const issue = (title: string) => box.as('ana').rest.issues.create({ ...SHOP, title })
  const titles = async () => {
    await box.sandbox.settled()
    return ear.heard.map(({ title }) => title)
  }
  const close = async () => {
    await box.close()
    await ear.close()
  }
  return { box, heard: ear.heard, issue, titles, close }
}
