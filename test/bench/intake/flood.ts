import { request } from 'node:http'
import { sendLarge } from '../../support/large-body.ts'
import type { Measured } from './servers.ts'

const SIZE = 100 * 1024 * 1024
const CHUNK = Buffer.alloc(256 * 1024, 97)

/** Bytes that a server's largest resident size grows by when somebody without the secret sends 100 MB. */
export async function flood(server: Measured): Promise<number> {
  const before = await server.ask()
  await sent(server.port)
  const after = await server.ask()
  return after.peak - before.peak
}

/** Ends when the server has answered, or has cut the line. */
function sent(port: number): Promise<void> {
  return new Promise((resolve) => {
    const out = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/github/webhooks',
      headers: {
        'content-type': 'application/json',
        'x-github-delivery': 'flood',
        'x-github-event': 'issue_comment',
        // Without any, a server may refuse it unread.
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
    })
    out.once('error', () => resolve())
    out.once('response', (response) => {
      response.resume()
      response.once('close', () => resolve())
    })
    sendLarge(out, SIZE, CHUNK)
  })
}
