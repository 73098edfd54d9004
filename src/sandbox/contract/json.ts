import { createHash } from 'node:crypto'

export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under this key, or an empty one. */
export function below(value: unknown, key: string): Json {
  const found = isJson(value) ? value[key] : undefined
  return isJson(found) ? found : {}
}

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex')
