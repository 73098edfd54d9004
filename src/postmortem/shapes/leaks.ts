import { redact } from '../../markdown/secrets.ts'

/** Lines, from 1 and inclusive, that hold a secret, and the same lines without it. */
export interface Leak {
  readonly line: number
  readonly endLine: number
  readonly kinds: readonly string[]
  /** Null where nobody can tell how far the secret goes. */
  readonly clean: string | null
}

const BEGIN = /-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY/
const END = /-----END [A-Z\d ]{0,40}PRIVATE KEY/
/** Lines of the longest key that people use. */
const LONGEST_KEY = 120

/** Every secret in the lines of a document. A key block is one leak, whatever its length. */
export function leaks(lines: readonly string[]): readonly Leak[] {
  const found: Leak[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (BEGIN.test(line)) {
      const block = keyAt(lines, at)
      found.push(block)
      at = block.endLine - 1
      continue
    }
    const { text, found: kinds } = redact(line)
    if (kinds.length > 0 && !onlyNames(line, text, kinds))
      found.push({ line: at + 1, endLine: at + 1, kinds, clean: text })
  }
  return found
}

function keyAt(lines: readonly string[], at: number): Leak {
  const rest = lines.slice(at, at + LONGEST_KEY)
  const end = rest.findIndex((line) => END.test(line))
  const line = at + 1
  const kinds = ['private-key']
  if (end === -1) return { line, endLine: line, kinds, clean: null }
  const clean = redact(rest.slice(0, end + 1).join('\n')).text
  return { line, endLine: at + end + 1, kinds, clean }
}

/** `token: billing/worker` or `secret = app-tls` names where a secret lies; letters and signs between words hold none. */
function onlyNames(line: string, clean: string, kinds: readonly string[]): boolean {
  if (kinds.some((kind) => kind !== 'password' && kind !== 'authorization')) return false
  const kept = clean.split(/\[redacted: [a-z-]+\]/)
  let at = 0
  return kept.slice(0, -1).every((before, index) => {
    const start = at + before.length
    const next = kept[index + 1] ?? ''
    const end = next === '' ? line.length : line.indexOf(next, start)
    at = end
    return NAME.test(line.slice(start, end))
  })
}

/** Words of letters with `-`, `_`, `.` or `/` between them, a variable, or a call. */
const NAME =
  /^["'`]?(?:[a-z]+(?:[-_./:][a-z]+)*\/?|[A-Z]+(?:_[A-Z]+)+|\$[\w{(].*|[\w.]+\(.*|`.*)["'`]?[.,;:)]*$/
