import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'

/** Text as it stands hidden in what we write: raw deflate in base64. */
export const packed = (text: string): string => deflateRawSync(text).toString('base64')

/** What `read` makes of such text; null where it is none, is larger than so many bytes, or says something else. */
export function readPacked<T>(line: string, largest: number, read: (text: string) => T): T | null {
  try {
    const raw = inflateRawSync(Buffer.from(line, 'base64'), { maxOutputLength: largest })
    return read(raw.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    if (error instanceof RangeError || (error as { code?: string }).code?.startsWith('Z_'))
      return null
    throw error
  }
}
