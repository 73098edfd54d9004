import type { IncomingMessage } from 'node:http'
import { Refusal } from '../refusal.ts'

/** A body of 65,536 characters, each sent as three escaped bytes of four, and the other fields. */
const MAX_BYTES = 1_048_576

/** The fields of a posted form. Throws 413 for more than a mebibyte, before holding it. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > MAX_BYTES) throw new Refusal(413, 'The form is larger than one mebibyte.')
    chunks.push(bytes)
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
  return new URLSearchParams(
    [...fields].map(([name, value]): [string, string] => [name, value.replaceAll('\r\n', '\n')]),
  )
}

/** Where a form wants to lead back to, within this page: never another host, however it is written. */
export function backPath(sent: URLSearchParams): string {
  const path = sent.get('back') ?? ''
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : '/'
}

/**
 * Throws 403 unless the form was sent from a page of this same host: a page elsewhere can make a
 * browser post here, but it cannot make it lie about where it came from.
 */
export function demandSameOrigin(request: IncomingMessage): void {
  const { origin, referer, host } = request.headers
  const source = origin ?? referer ?? ''
  if (host !== undefined && URL.canParse(source) && new URL(source).host === host) return
  throw new Refusal(403, 'This form was not sent from a page of this sandbox.')
}

export function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  try {
    return found === undefined ? undefined : decodeURIComponent(found)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
