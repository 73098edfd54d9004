import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { sendLarge } from '../support/large-body.ts'
import type { Figure } from './figure.ts'
import { sends } from './sender.ts'
import { within } from './setting.ts'

const BODIES = 1_000
const AT_ONCE = 20
const SIZE = 25 * 2 ** 20
const CHUNK = Buffer.alloc(64 * 1024, 97)
const MOST_MIB = 64
const WARM = 1_000
const SMALL = 'a'.repeat(10_000)

/** Large bodies of people without the secret, half of which do not say how large they are going to be. */
export const bodies = (count = BODIES): Promise<readonly Figure[]> =>
  within({ paced: false, tells: false, limited: false }, async ({ app, hello: { secret } }) => {
    // What a process takes for itself in its first minute is no growth.
    const hook = (at: number) => ({ id: `warm-${at}`, event: 'push', payload: { text: SMALL } })
    await sends({ url: app.url, secret, perSecond: 200, count: WARM, hook })
    const before = await app.resident()
    let most = before
    let taken = 0
    let next = 0
    const line = async () => {
      while (next < count) {
        const at = next++
        const status = await sent(app.url, at % 2 === 0)
        if (status >= 200 && status <= 299) taken += 1
        if (at % AT_ONCE === 0) most = Math.max(most, await app.resident())
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, line))
    most = Math.max(most, await app.resident())
    const what = `${count} unsigned bodies of 25 MB:`
    return [
      { what: `${what} taken`, measured: taken, target: 0, unit: '', fault: true },
      { what: `${what} growth of memory`, measured: most - before, target: MOST_MIB, unit: 'MiB' },
    ]
  })

/** The status of the answer; 0 where the line was cut before one could be read. */
function sent(url: string, announced: boolean): Promise<number> {
  return new Promise((resolve) => {
    const out = request(`${url}/api/github/webhooks`, {
      agent: false,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(announced ? { 'content-length': SIZE } : {}),
        'x-github-delivery': randomUUID(),
        'x-github-event': 'issue_comment',
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
    })
    let status = 0
    out.once('error', () => undefined)
    out.once('response', (response) => {
      status = response.statusCode ?? 0
      response.resume()
    })
    out.once('close', () => resolve(status))
    sendLarge(out, SIZE, CHUNK)
  })
}
