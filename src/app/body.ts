import type { IncomingMessage } from 'node:http'

/** GitHub sends at most 25 MB. */
const LARGEST_BYTES = 26 * 1024 * 1024
const DEADLINE_MS = 10_000

export type Body =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly status: 408 | 413 }

/** Reads a request's body. One that is announced or grows too large is given up before it is kept. */
export function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BYTES) {
    return Promise.resolve({ ok: false, status: 413 })
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = (body: Body) => {
      clearTimeout(timer)
      request.removeAllListeners('data')
      resolve(body)
    }
    const timer = setTimeout(() => end({ ok: false, status: 408 }), DEADLINE_MS)
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BYTES) end({ ok: false, status: 413 })
      else chunks.push(chunk)
    })
    request.on('end', () => end({ ok: true, bytes: Buffer.concat(chunks) }))
    request.on('error', reject)
  })
}
