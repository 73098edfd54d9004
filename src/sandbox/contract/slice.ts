import { readFileSync } from 'node:fs'
import { isJson, type Json, sha256 } from './json.ts'

/** A part of GitHub's description, as `cut.ts` wrote it. */
export interface Slice {
  readonly origin: Json
  /** `operations`, `webhooks`, `schemas`, `parameters`, `responses`: each by name. */
  readonly sections: Readonly<Record<string, Readonly<Record<string, Json>>>>
  /** Of the parts as they stand in the file. */
  readonly contentSha256: string
}

export type SliceName = 'rest' | 'webhooks'

const READ = new Map<SliceName, Slice>()

/** Read at the first use and kept. */
export function slice(name: SliceName): Slice {
  const known = READ.get(name)
  if (known !== undefined) return known
  const read = parsedSlice(readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8'))
  READ.set(name, read)
  return read
}

/** Without `toString` and its like, which would be found under their names. */
const nameless = (): Record<string, Json> => Object.create(null) as Record<string, Json>

/** Throws where the text is no slice. */
export function parsedSlice(text: string): Slice {
  const [first = '', ...rest] = text.trimEnd().split('\n')
  const origin: unknown = JSON.parse(first)
  if (!isJson(origin)) throw new Error('a slice begins with a line that says where it is from')
  const sections: Record<string, Record<string, Json>> = {}
  for (const line of rest) {
    const [section, name, value] = JSON.parse(line) as readonly [string, string, Json]
    sections[section] ??= nameless()
    sections[section][name] = value
  }
  return { origin, sections, contentSha256: sha256(rest.join('\n')) }
}
