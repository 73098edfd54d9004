import type { ClientRequest } from 'node:http'

/** Sends a body of so many bytes, chunk by chunk, no faster than the other side reads, or until it has cut the line. */
export function sendLarge(out: ClientRequest, size: number, chunk: Buffer): void {
  let left = size
  const more = () => {
    while (left > 0 && !out.destroyed) {
      left -= chunk.length
      if (!out.write(chunk)) {
        out.once('drain', more)
        return
      }
    }
    out.end()
  }
  more()
}
