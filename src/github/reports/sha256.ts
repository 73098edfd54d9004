import { createHash } from 'node:crypto'
import type { Hasher } from '../../engine/report.ts'

/** SHA-256. */
export function sha256(): Hasher {
  const hash = createHash('sha256')
  return {
    add: (piece) => void hash.update(piece).update('\n'),
    end: () => hash.digest('hex'),
  }
}
